/** One file against the approved manifest: by its path, its size and its digests. Pure; pages may import it. */
import type { ManifestFile } from './manifest';

export type Algorithm = ManifestFile['algorithm'];
/** Lower-case hex without 0x, by algorithm; those that are not known are left out. */
export type Digests = Readonly<Partial<Record<Algorithm, string>>>;

/** A file as it is found: on a hub's page, or on the reader's computer. */
export type HeldFile = {
  /** As a manifest would have it. */
  path: string;
  /** In bytes. */
  size: number;
  digests: Digests;
};

export type FileVerdict =
  | { kind: 'same'; approved: ManifestFile }
  | {
      kind: 'differs';
      approved: ManifestFile;
      /** A size that differs settles it without a digest. */
      by: 'size' | 'digest';
      /** The approved file whose content this one has: names were swapped. */
      content: ManifestFile | null;
    }
  /** The path is not in the manifest, the content is: that of another path. */
  | { kind: 'moved'; from: ManifestFile }
  | { kind: 'unlisted' };

/** What a file is. Its name counts, since a loader goes by names. */
export function judgeFile(file: HeldFile, approved: readonly ManifestFile[]): FileVerdict {
  const named = approved.find(({ path }) => path === file.path);
  if (named && hasContent(file, named)) return { kind: 'same', approved: named };
  const content = approved.find((one) => hasContent(file, one)) ?? null;
  if (named) {
    const by = named.size === file.size ? 'digest' : 'size';
    return { kind: 'differs', approved: named, by, content };
  }
  return content ? { kind: 'moved', from: content } : { kind: 'unlisted' };
}

/** The digests without which a file cannot be judged: none where no approved file has its size. */
export function listNeededDigests(
  size: number,
  approved: readonly ManifestFile[],
): readonly Algorithm[] {
  return [
    ...new Set(approved.filter((one) => one.size === size).map(({ algorithm }) => algorithm)),
  ];
}

function hasContent({ size, digests }: HeldFile, one: ManifestFile): boolean {
  return size === one.size && digests[one.algorithm] === one.digest;
}
