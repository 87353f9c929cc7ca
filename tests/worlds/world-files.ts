/** File listings of a made-up model, and what can be done to them. Digests are made from names, so a seed tells them all. */
import { createHash } from 'node:crypto';

/** `lfs`: kept outside git, with its sha256; else known by its git blob id. */
export type WorldFile = { path: string; size: number; lfs: boolean; digest: string };
export type Revision = { commit: string; files: readonly WorldFile[] };

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

const large = (path: string, content = path): WorldFile => ({
  path,
  size: 5_000_000_000,
  lfs: true,
  digest: sha256(content),
});
const small = (path: string, content = path): WorldFile => ({
  path,
  size: 700,
  lfs: false,
  digest: sha1(content),
});

const base: readonly WorldFile[] = [
  small('.gitattributes'),
  small('LICENSE'),
  small('README.md'),
  small('config.json'),
  small('modeling_alpha.py'),
  large('model-00001-of-00002.safetensors'),
  large('model-00002-of-00002.safetensors'),
  large('tokenizer.json'),
];

const [first, second] = ['model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors'];
const tokenizer = 'tokenizer.json';

type Change = (files: readonly WorldFile[]) => readonly WorldFile[];
const replace =
  (path: string, by: (file: WorldFile) => WorldFile): Change =>
  (files) =>
    files.map((file) => (file.path === path ? by(file) : file));
const swap =
  (one: string, other: string): Change =>
  (files) => {
    const of = (path: string) => files.find((file) => file.path === path) as WorldFile;
    const [a, b] = [of(one), of(other)];
    return files.map((file) =>
      file === a ? { ...b, path: one } : file === b ? { ...a, path: other } : file,
    );
  };

/** Everything that can be done to the approved files; `base` and `same` leave them as they are. */
export const changes = {
  base: (files) => files,
  /** Another commit with the very same files. */
  same: (files) => files,
  texts: replace('README.md', () => small('README.md', 'other words')),
  code: replace('modeling_alpha.py', () => small('modeling_alpha.py', 'import os')),
  settings: replace('config.json', () => small('config.json', '{"auto_map": {}}')),
  weights: replace(first, () => large(first, 'other weights')),
  swapped: swap(first, second),
  pointers: swap(first, tokenizer),
  renamed: replace(first, (file) => ({ ...file, path: 'model-1.safetensors' })),
  added: (files) => [...files, small('pytorch_model.bin')],
  pickle: (files) => [...files, small('handler.pkl')],
  /** A file in a folder. */
  nested: (files) => [...files, small('onnx/config.json')],
  removed: (files) => files.filter(({ path }) => path !== second),
  licence: replace('LICENSE', () => small('LICENSE', 'all rights reserved')),
  size: replace(second, (file) => ({ ...file, size: file.size + 1 })),
  /** The pointer's text in place of what it points to. */
  pointerText: replace(first, () => small(first, 'version https://git-lfs.github.com/spec/v1')),
} satisfies Record<string, Change>;

export type Variant = keyof typeof changes;
export const variants = Object.keys(changes) as Variant[];

/** A revision with these files; another `salt` is another commit. */
export function createRevision(variant: Variant, salt: string): Revision {
  return { commit: sha1(`commit ${variant} ${salt}`), files: changes[variant](base) };
}

/** The manifest's text, made anew from DESIGN section 2. */
export function toManifestText(files: readonly WorldFile[]): string {
  return [...files]
    .sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)))
    .map(({ path, size, lfs, digest }) => {
      return `${path}\0${size}\0${lfs ? 'sha256' : 'git-sha1'}:${digest}\n`;
    })
    .join('');
}

/** sha256 of the manifest, 0x and hex. */
export function toManifestHash(files: readonly WorldFile[]): `0x${string}` {
  return `0x${sha256(toManifestText(files))}`;
}

/** sha256 over the raw digests of the large files in byte order of path. */
export function toWeightsRoot(files: readonly WorldFile[]): `0x${string}` {
  const hash = createHash('sha256');
  const sorted = [...files].sort((a, b) =>
    Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)),
  );
  for (const { lfs, digest } of sorted) if (lfs) hash.update(Buffer.from(digest, 'hex'));
  return `0x${hash.digest('hex')}`;
}

/** A permanent id as the hub gives it: 24 hex digits. */
export function toPermanentId(name: string): string {
  return sha256(`repository ${name}`).slice(0, 24);
}
