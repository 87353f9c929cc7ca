import { createResource, type Resource } from '@/components/ui/async-state';
import { type Action, createAction } from '@/components/ui/create-action';
import type { Settings } from '@/lib/model/network';
import type { InputOf } from '@/lib/protocol/messages';
import type { Send } from '@/lib/protocol/send';

export type SettingsModel = {
  settings: Resource<Settings>;
  write: Action<[changes: InputOf<'settings.write'>], Settings>;
};

/** The settings as pages see them; a change shows once the background has stored it. */
export function createSettingsModel({ send }: { send: Send }): SettingsModel {
  const settings = createResource(() => send('settings.read', {}));
  const write = createAction(async (changes: InputOf<'settings.write'>) => {
    const after = await send('settings.write', changes);
    settings.set(after);
    return after;
  });
  return { settings, write };
}
