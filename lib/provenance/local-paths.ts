/**
 * Which files of a manifest the files of a computer stand for, by their paths. What was picked may be a folder with a
 * name of its own, one that lies deeper, or files without any folder. Pure; pages may import it.
 */
import type { ManifestFile } from './manifest';

/** What tools and systems leave beside a download, and no repository has. */
const bookkeeping =
  /(^|\/)(\.git|\.cache\/huggingface)\/|(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/i;

/** Whether a path is of a tool's own and not of the model. */
export function isBookkeeping(path: string): boolean {
  return bookkeeping.test(path);
}

/**
 * The path in the manifest for each path that was picked together, in the same order. Paths are relative to the folder
 * in which most of them are those of the manifest; a bare name that only one folder of the manifest has stands for
 * that one.
 */
export function toManifestPaths(
  picked: readonly string[],
  approved: readonly ManifestFile[],
): readonly string[] {
  const known = new Set(approved.map(({ path }) => path));
  const root = findRoot(picked, known);
  return picked.map((path) => {
    const inside = path.startsWith(root) ? path.slice(root.length) : path;
    return known.has(inside) ? inside : (findBareName(inside, approved) ?? inside);
  });
}

/** The folder (empty, or with its slash) in which most paths are known; of equals the outermost. */
function findRoot(picked: readonly string[], known: ReadonlySet<string>): string {
  const counts = new Map<string, number>();
  for (const path of picked) {
    for (const folder of listFolders(path)) {
      if (known.has(path.slice(folder.length))) counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length);
  return ranked[0]?.[0] ?? getCommonFolder(picked);
}

/** `a/b/c` → ``, `a/`, `a/b/`. */
function listFolders(path: string): readonly string[] {
  const folders = [''];
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
    folders.push(path.slice(0, at + 1));
  }
  return folders;
}

/** The name of the picked folder itself, where all paths have it. */
function getCommonFolder(picked: readonly string[]): string {
  const [first = ''] = picked;
  const top = first.slice(0, first.indexOf('/') + 1);
  return picked.every((path) => path.startsWith(top)) ? top : '';
}

function findBareName(name: string, approved: readonly ManifestFile[]): string | null {
  if (name.includes('/')) return null;
  const named = approved.filter(({ path }) => path.endsWith(`/${name}`));
  return named.length === 1 ? (named[0]?.path ?? null) : null;
}
