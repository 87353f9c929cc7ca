/** A person takes their time with a wallet's window; a worker that waits for it must not be stopped before they decide. */
import type { Provider, ProviderAnswer } from './provider-wallet';

/** The worker dies after 30 s without an event or a call of the browser's interface. */
const beatEveryMs = 20_000;
/** No event may take longer than five minutes; what was asked may then still be answered, and nobody hears it. */
const patienceMs = 270_000;

/** The provider with a heartbeat while it is waited for, and an end to the waiting: `lost`. */
export function withPatience(provider: Provider, keepAwake: () => void): Provider {
  return (method, params) =>
    new Promise<ProviderAnswer>((resolve, reject) => {
      const beat = setInterval(keepAwake, beatEveryMs);
      const end = setTimeout(() => resolve({ status: 'lost' }), patienceMs);
      const stop = () => {
        clearInterval(beat);
        clearTimeout(end);
      };
      provider(method, params).then(resolve, reject).finally(stop);
    });
}
