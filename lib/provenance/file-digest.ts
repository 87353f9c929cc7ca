/**
 * Digests of a file of any size, read piece by piece: never more than two pieces are in memory. A browser's own
 * `crypto.subtle` takes nothing but whole buffers, so the sums are @noble/hashes (decision 2). For a worker.
 */
import { sha1 } from '@noble/hashes/legacy';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import { FileChangedError, FileUnreadableError } from '@/lib/errors/file';
import type { Algorithm, Digests } from './file-verdict';

/** Bytes read at once. */
export const pieceBytes = 4 * 1024 * 1024;

/** A sum under way. */
export type Sum = { update: (bytes: Uint8Array) => unknown; digest: () => Uint8Array };

/** What is read of a file; a Blob is one. */
export type Readable = { size: number; slice: (start: number, end: number) => Piece };
type Piece = { arrayBuffer: () => Promise<ArrayBuffer> };

type Options = {
  algorithms: readonly Algorithm[];
  /** Told after every piece how many bytes are done. */
  onBytes?: (done: number) => void;
  signal?: AbortSignal;
  /** The sum of one algorithm over a file of this size. */
  createSum?: (algorithm: Algorithm, size: number) => Sum;
};

/**
 * The digests of a file, all in one reading.
 * @throws {@link FileUnreadableError}, {@link FileChangedError}, the signal's reason
 */
export async function digestFile(file: Readable, options: Options): Promise<Digests> {
  const { algorithms, onBytes, signal, createSum = createFileSum } = options;
  const sums = algorithms.map((algorithm) => [algorithm, createSum(algorithm, file.size)] as const);
  let done = 0;
  for await (const bytes of readPieces(file)) {
    signal?.throwIfAborted();
    for (const [, sum] of sums) sum.update(bytes);
    done += bytes.length;
    onBytes?.(done);
  }
  if (done !== file.size) throw new FileChangedError({ size: file.size, read: done });
  return Object.fromEntries(sums.map(([name, sum]) => [name, bytesToHex(sum.digest())]));
}

/** sha256 as it is; a git blob id is the sha1 of `blob <size>`, NUL and the bytes. */
export function createFileSum(algorithm: Algorithm, size: number): Sum {
  if (algorithm === 'sha256') return sha256.create();
  return sha1.create().update(utf8ToBytes(`blob ${size}\0`));
}

/** One piece after the other; the next one is read while this one is summed. */
async function* readPieces(file: Readable): AsyncGenerator<Uint8Array> {
  let next = readPiece(file, 0);
  for (let start = 0; start < file.size; start += pieceBytes) {
    const bytes = await next;
    const after = start + pieceBytes;
    if (after < file.size) {
      next = readPiece(file, after);
      // It is awaited in its turn; a reader that stops before must not leave it unhandled.
      next.catch(() => {});
    }
    yield bytes;
  }
}

async function readPiece(file: Readable, start: number): Promise<Uint8Array> {
  try {
    const end = Math.min(start + pieceBytes, file.size);
    return new Uint8Array(await file.slice(start, end).arrayBuffer());
  } catch (cause) {
    throw new FileUnreadableError({ cause });
  }
}
