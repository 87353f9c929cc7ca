/** Digests of a file by a worker of its own, so that the page stays alive and a stop is at once. */
import type { Digest } from '@/components/features/check-files/create-check-queue';
import { RemoteError } from '@/lib/errors/protocol';
import type { HashReply, HashRequest } from '../hash-worker';

type ScriptPolicy = { createScriptURL: (url: string) => string };
type TrustedTypes = {
  createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy;
};

/** Reads files by the worker script at `url`, which is of this extension. */
export function createWorkerDigest(url: string): Digest {
  const script = trust(url);
  return (file, { algorithms, onBytes, signal }) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script);
      const end = () => {
        worker.terminate();
        signal.removeEventListener('abort', onAbort);
      };
      const onAbort = () => {
        end();
        reject(signal.reason);
      };
      signal.addEventListener('abort', onAbort);
      worker.onmessage = ({ data }: MessageEvent<HashReply>) => {
        if (data.kind === 'bytes') return onBytes(data.done);
        end();
        if (data.kind === 'digests') {
          onBytes(file.size);
          resolve(data.digests);
        } else reject(new RemoteError({ code: data.code, facts: {} }));
      };
      worker.onerror = () => {
        end();
        reject(new RemoteError({ code: 'protocol.unexpected', facts: {} }));
      };
      worker.postMessage({ file, algorithms } satisfies HashRequest);
    });
}

/** Our pages require Trusted Types where the browser has them: this one script, and no other, may run as a worker. */
function trust(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  const createScriptURL = (asked: string) => {
    if (asked !== url) throw new TypeError('Only the hash worker may be started.');
    return asked;
  };
  return trustedTypes.createPolicy('commonweight-worker', { createScriptURL }).createScriptURL(url);
}
