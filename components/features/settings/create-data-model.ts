import { type Action, createAction } from '@/components/ui/create-action';
import { ExportInvalidError } from '@/lib/errors/storage';
import type { Send } from '@/lib/protocol/send';
import {
  eraseEverything,
  exportEverything,
  exportLengthMax,
  type Imported,
  importEverything,
} from '@/lib/storage/everything';

export type DataModel = {
  /** Gives the file to be saved. */
  save: Action<[], string>;
  restore: Action<[file: Blob], Imported>;
  /** Gives what is left, which should be nothing. */
  erase: Action<[], readonly string[]>;
  /** A description for a bug report: states and counts, nothing that says whose they are. */
  diagnose: Action<[], string>;
};

/** All that is kept here, as a whole. Our own pages reach the same stores as the background. */
export function createDataModel({ send, now }: { send: Send; now: () => number }): DataModel {
  return {
    save: createAction(() => exportEverything(now())),
    restore: createAction(async (file) => {
      if (file.size > exportLengthMax) throw new ExportInvalidError({ what: 'size' });
      return importEverything(await file.text());
    }),
    erase: createAction(eraseEverything),
    diagnose: createAction(() => describe(send, now())),
  };
}

async function describe(send: Send, nowMs: number): Promise<string> {
  const [settings, vault, activity, networks] = await Promise.all([
    send('settings.read', {}),
    send('account.read', {}),
    send('activity.list', {}),
    send('network.list', {}),
  ]);
  const facts = {
    browser: navigator.userAgent,
    time: new Date(nowMs).toISOString(),
    settings: { ...settings, mirrors: settings.mirrors.length, hiddenHubs: null },
    keystore: { status: vault.status, ...countBy(vault.accounts.map(({ kind }) => kind)) },
    journal: countBy(
      activity.map(({ kind, state, error }) => [kind, state, error?.code ?? ''].join(' ').trim()),
    ),
    networks: networks.map(({ chainId, registry, demo, endpoints }) => {
      const states = endpoints.map(({ status }) => status);
      return { chainId, registry, demo, endpoints: states };
    }),
  };
  return JSON.stringify(facts, null, 2);
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
