/** Endpoints that fail on the way: whatever is asked, no answer of the node's comes back. */
import type { Fault } from '../fault-proxy';

export const rateLimited: Fault = () => ({ status: 429, body: 'slow down' });

export const rateLimitedFor =
  (seconds: number): Fault =>
  () => ({ status: 429, headers: { 'retry-after': String(seconds) }, body: 'slow down' });

export const serverError: Fault = () => ({ status: 503, body: 'unavailable' });

export const hang: Fault = () => 'hang';

/** The connection ends in the middle of an answer. */
export const halfBody: Fault = () => ({
  ...{ status: 200, headers: { 'content-length': '400' }, cut: true },
  body: '{"jsonrpc":"2.0","id":1,"resu',
});

/** A captive portal, or a provider's front page. */
export const html: Fault = () => ({ status: 200, body: '<!doctype html><title>Sign in</title>' });

export const wrongId: Fault = async ({ id }, pass) => ({ result: await pass(), id: id + 1000 });

export const hugeAnswer: Fault = () => ({ status: 200, body: ' '.repeat(50_000_000) });

/** The node does what it is asked, and nobody hears of it. */
export const answerLost: Fault = async (_, pass) => {
  await pass();
  return { status: 502, body: 'bad gateway' };
};
