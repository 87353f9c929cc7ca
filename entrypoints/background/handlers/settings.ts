import type { Handlers } from '@/lib/protocol/router';
import { readSettings, updateSettings } from '@/lib/storage/settings';

export function createSettingsHandlers(
  now: () => number,
): Pick<Handlers, 'settings.read' | 'settings.write'> {
  return {
    'settings.read': () => readSettings(),
    'settings.write': ({ consented, ...changes }) =>
      updateSettings((before) => {
        const consentedAtMs =
          consented === undefined ? before.consentedAtMs : consented ? now() : null;
        const defined = Object.fromEntries(
          Object.entries(changes).filter(([, value]) => value !== undefined),
        );
        return { ...before, ...defined, consentedAtMs };
      }),
  };
}
