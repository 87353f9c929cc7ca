import { type Action, createAction } from '@/components/ui/create-action';
import { ExportInvalidError } from '@/lib/errors/storage';
import type { Send } from '@/lib/protocol/send';

export type DataModel = {
  /** Gives the file to be saved. */
  save: Action<[], string>;
  restore: Action<[file: Blob], { added: number; skipped: number }>;
  /** Gives what is left, which should be nothing. */
  erase: Action<[], readonly string[]>;
  diagnose: Action<[], string>;
};

/** Longest file that is read at all. */
const fileBytesMax = 20_000_000;

/** All that is kept here, as a whole. */
export function createDataModel({ send }: { send: Send }): DataModel {
  return {
    save: createAction(async () => (await send('data.export', {})).file),
    restore: createAction(async (file) => {
      if (file.size > fileBytesMax) throw new ExportInvalidError({ what: 'size' });
      return send('data.import', { file: await file.text() });
    }),
    erase: createAction(async () => (await send('data.erase', {})).left),
    diagnose: createAction(async () => (await send('data.diagnose', {})).text),
  };
}
