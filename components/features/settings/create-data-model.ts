import { type Action, createAction } from '@/components/ui/create-action';
import { ExportInvalidError } from '@/lib/errors/storage';
import type { Send } from '@/lib/protocol/send';

/** What came of an export: rows taken back, rows that were here already or cannot be taken, and whether accounts are among these. */
export type Imported = { added: number; skipped: number; accountsLeft: boolean };

/** All that is kept here, as `lib/storage/everything` has it; given from outside, so that a view needs no browser. */
export type KeptData = {
  /** Longest export that is taken, in characters. */
  lengthMax: number;
  /** Gives the text of an export made at this time, in ms since 1970. */
  write: (nowMs: number) => Promise<string>;
  /** Takes an export back. @throws ExportInvalidError */
  read: (text: string) => Promise<Imported>;
  /** Gives what is left, which should be nothing. */
  erase: () => Promise<readonly string[]>;
};

export type DataModel = {
  /** Gives the file to be saved. */
  save: Action<[], string>;
  restore: Action<[file: Blob], Imported>;
  /** Gives what is left, which should be nothing. */
  erase: Action<[], readonly string[]>;
  /** A description for a bug report: states and counts, nothing that says whose they are. */
  diagnose: Action<[], string>;
};

/** `version`: of the extension. */
export type DataOptions = { send: Send; now: () => number; kept: KeptData; version: string };

/** All that is kept here, as a whole. Our own pages reach the same stores as the background. */
export function createDataModel({ send, now, kept, version }: DataOptions): DataModel {
  return {
    save: createAction(() => kept.write(now())),
    restore: createAction(async (file) => {
      if (file.size > kept.lengthMax) throw new ExportInvalidError({ what: 'size' });
      return kept.read(await file.text());
    }),
    erase: createAction(kept.erase),
    diagnose: createAction(() => describe(send, version, now())),
  };
}

async function describe(send: Send, version: string, nowMs: number): Promise<string> {
  const [settings, vault, activity, networks] = await Promise.all([
    send('settings.read', {}),
    send('account.read', {}),
    send('activity.list', {}),
    send('network.list', {}),
  ]);
  const facts = {
    version,
    browser: navigator.userAgent,
    time: new Date(nowMs).toISOString(),
    settings: { ...settings, mirrors: settings.mirrors.length, hiddenHubs: null },
    keystore: { status: vault.status, ...countBy(vault.accounts.map(({ kind }) => kind)) },
    journal: countBy(
      activity.map(({ kind, state, error }) => [kind, state, error?.code ?? ''].join(' ').trim()),
    ),
    networks: networks.map(({ chainId, registry, demo, endpoints }) => {
      const states = endpoints.map(({ status, lastErrorCode }) =>
        [status, lastErrorCode ?? ''].join(' ').trim(),
      );
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
