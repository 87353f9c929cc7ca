/**
 * The manifest of one revision and its two digests (DESIGN section 2). Pure; pages may import it.
 * One line per file, `path NUL size NUL algorithm:digest LF`, in byte order of the UTF-8 path.
 */
import type { Hex } from 'viem';
import { concat, sha256, stringToBytes } from 'viem';
import { ManifestPathError } from '@/lib/errors/provenance';

/** One file at one revision. `digest` is lower-case hex without 0x; `size` in bytes. */
export type ManifestFile = {
  path: string;
  size: number;
  algorithm: 'sha256' | 'git-sha1';
  digest: string;
};

/**
 * The manifest's bytes.
 * @throws {@link ManifestPathError} for a path that stands twice or holds a NUL or a line break
 */
export function formatManifest(files: readonly ManifestFile[]): Uint8Array {
  const lines = sortByPath(files).map(
    ({ path, size, algorithm, digest }) => `${path}\0${size}\0${algorithm}:${digest}\n`,
  );
  return stringToBytes(lines.join(''));
}

/** sha256 of the manifest's bytes. @throws {@link ManifestPathError} */
export function getManifestHash(files: readonly ManifestFile[]): Hex {
  return sha256(formatManifest(files));
}

/**
 * sha256 over the raw sha256 digests of the large files in byte order of path: the weights' identity, whatever
 * the texts beside them (the serialisation of OpenSSF Model Signing). Of no large file: sha256 of nothing.
 */
export function getWeightsRoot(files: readonly ManifestFile[]): Hex {
  const digests = sortByPath(files)
    .filter(({ algorithm }) => algorithm === 'sha256')
    .map(({ digest }) => `0x${digest}` as Hex);
  return sha256(concat(digests));
}

function sortByPath(files: readonly ManifestFile[]): ManifestFile[] {
  const keyed = files.map((file) => ({ file, bytes: stringToBytes(file.path) }));
  keyed.sort((a, b) => compareBytes(a.bytes, b.bytes));
  keyed.forEach(({ file }, index) => {
    const twice = keyed[index - 1]?.file.path === file.path;
    if (twice || /[\0\n\r]/.test(file.path)) throw new ManifestPathError({ path: file.path });
  });
  return keyed.map(({ file }) => file);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (a[index] as number) - (b[index] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
