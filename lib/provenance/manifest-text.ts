/** The files that a manifest's bytes list; the other direction of `formatManifest`. Pure. */
import { bytesToString } from 'viem';
import type { ManifestFile } from './manifest';

const linePattern =
  /^([^\0\n\r]+)\0(\d{1,15})\0(?:(sha256):([0-9a-f]{64})|(git-sha1):([0-9a-f]{40}))$/;
const bytesMax = 4_000_000;

/** The listed files, or null when the bytes are no manifest. Whether they are the approved ones, their sha256 tells. */
export function parseManifest(bytes: Uint8Array): readonly ManifestFile[] | null {
  if (bytes.length > bytesMax) return null;
  const lines = bytesToString(bytes).split('\n');
  if (lines.pop() !== '') return null;
  const files = lines.map(parseLine);
  return files.every((file) => file !== null) ? files : null;
}

function parseLine(line: string): ManifestFile | null {
  const match = linePattern.exec(line);
  if (!match) return null;
  const [, path, size, sha256, sha256Digest, , gitDigest] = match;
  return {
    path: path as string,
    size: Number(size),
    algorithm: sha256 ? 'sha256' : 'git-sha1',
    digest: (sha256Digest ?? gitDigest) as string,
  };
}
