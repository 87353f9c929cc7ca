/** Where the sha256 digests stand in a manifest: what `indexDigests` of the registry is told. Pure. */
import { bytesToString, type Hex } from 'viem';

/** A large file's digest (0x and 64 hex digits) and the byte offset of the NUL before `sha256:` in its line. */
export type DigestOffset = { digest: Hex; offset: number };

const nul = 0;
const lineFeed = 10;
const field = /^sha256:([0-9a-f]{64})$/;

/** In the manifest's order; a digest that stands in several lines is named once. */
export function listDigestOffsets(manifest: Uint8Array): readonly DigestOffset[] {
  const found = new Map<Hex, number>();
  let lineStart = 0;
  for (let at = 0; at < manifest.length; at += 1) {
    if (manifest[at] !== lineFeed) continue;
    const line = manifest.subarray(lineStart, at);
    const offset = line.lastIndexOf(nul);
    const hex = field.exec(bytesToString(line.subarray(offset + 1)))?.[1];
    if (hex !== undefined && !found.has(`0x${hex}`)) found.set(`0x${hex}`, lineStart + offset);
    lineStart = at + 1;
  }
  return [...found].map(([digest, offset]) => ({ digest, offset }));
}
