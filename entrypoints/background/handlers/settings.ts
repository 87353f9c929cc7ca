import type { Handlers } from '@/lib/protocol/router';
import { readSettings, writeSettings } from '@/lib/storage/settings';

export function createSettingsHandlers(
  now: () => number,
): Pick<Handlers, 'settings.read' | 'settings.write'> {
  return {
    'settings.read': () => readSettings(),
    'settings.write': async ({ consented, ...changes }) => {
      const before = await readSettings();
      const consentedAtMs =
        consented === undefined ? before.consentedAtMs : consented ? now() : null;
      const defined = Object.fromEntries(
        Object.entries(changes).filter(([, value]) => value !== undefined),
      );
      const after = { ...before, ...defined, consentedAtMs };
      await writeSettings(after);
      return after;
    },
  };
}
