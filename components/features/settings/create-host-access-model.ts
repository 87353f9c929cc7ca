import { signal } from '@preact/signals';
import type { HostAccessModel, HostAccessState } from './host-access';

/** The browser's permissions, as far as they are needed here. */
export type HostPermissions = {
  contains: () => Promise<boolean>;
  request: () => Promise<boolean>;
};

/** Follows one host permission. `load` reads it; a browser that cannot tell counts as not granted. */
export function createHostAccessModel(
  permissions: HostPermissions,
): HostAccessModel & { load: () => Promise<void> } {
  const state = signal<HostAccessState>('unknown');
  const settle = async (answer: Promise<boolean>) => {
    const granted = await answer.catch(() => false);
    state.value = granted ? 'granted' : 'missing';
  };
  return {
    state,
    load: () => settle(permissions.contains()),
    ask: () => {
      // The request is made before anything is awaited: the click must still be "now".
      const answer = permissions.request();
      state.value = 'asking';
      void settle(answer);
    },
  };
}
