import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { toErrorData } from '@/lib/errors/base';
import { digestFile } from '@/lib/provenance/file-digest';
import type { Algorithm, Digests } from '@/lib/provenance/file-verdict';

export type HashRequest = { file: File; algorithms: readonly Algorithm[] };
export type HashReply =
  | { kind: 'bytes'; done: number }
  | { kind: 'digests'; digests: Digests }
  | { kind: 'failed'; code: string };

/** Between two words about how far it is. */
const tellEveryMs = 100;

/** The worker of the files page: reads the one file it is given, tells how far it is, answers with its digests. */
export default defineUnlistedScript(() => {
  const tell = (reply: HashReply) => postMessage(reply);
  const hash = async ({ file, algorithms }: HashRequest) => {
    let toldAtMs = 0;
    const onBytes = (done: number) => {
      if (performance.now() - toldAtMs < tellEveryMs) return;
      toldAtMs = performance.now();
      tell({ kind: 'bytes', done });
    };
    try {
      tell({ kind: 'digests', digests: await digestFile(file, { algorithms, onBytes }) });
    } catch (error) {
      tell({ kind: 'failed', code: toErrorData(error).code });
    }
  };
  addEventListener('message', ({ data }: MessageEvent<HashRequest>) => void hash(data));
});
