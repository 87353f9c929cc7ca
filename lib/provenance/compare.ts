/** The files of one revision against those of another: did the weights change, the code, or only texts. Pure. */
import type { ChangedFile, FileKind } from '@/lib/model/badge';
import type { FilesFacts } from './facts';
import type { ManifestFile } from './manifest';

/** Files that no loader runs or reads: prose, pictures, git's own. */
const textPattern =
  /(^|\/)(licen[cs]e|copying|notice|readme|changelog|authors|citation)[\w-]*(\.(txt|html))?$|\.(md|rst|bib|cff|png|jpe?g|gif|svg|webp|pdf|mp4)$|(^|\/)\.git(attributes|ignore)$/i;
/**
 * Code and settings, whatever their size: what a loader runs or is told by. Tokenizers are often large files; the last
 * four are layers of an Ollama manifest.
 */
const codePattern =
  /\.(py|pyc|so|dll|js|sh|json|jsonl|ya?ml|toml|cfg|ini|txt|jinja2?|tiktoken|pkl|pickle|joblib|dill)$|(^|\/)(tokenizer|spiece|sentencepiece)[^/]*\.model$|^(template|system|params|messages)$/i;
/** Files that a loader reads as weights, however small. */
const weightsPattern =
  /\.(safetensors|gguf|ggml|bin|pt|pth|ckpt|onnx|h5|msgpack|tflite|pb|npz|npy)$/i;
const licencePattern = /^(licen[cs]e|copying)[\w.-]*$/i;

export type Comparison = {
  /** The worst of what changed. */
  result: Exclude<FilesFacts, 'not-read'>;
  /** Every file that is not as approved, the worst kind first, then by path. */
  changes: readonly ChangedFile[];
};

/**
 * What changed. A large file that differs, moved, came or went is a change of the weights unless its name says that it
 * is code or text; its name counts, since a loader goes by names. Small files that are no text count as code.
 */
export function compareFiles(
  approved: readonly ManifestFile[],
  shown: readonly ManifestFile[],
): Comparison {
  const before = new Map(approved.map((file) => [file.path, file]));
  const after = new Map(shown.map((file) => [file.path, file]));
  const sources = new Map(approved.map((file) => [getDigest(file), file.path]));
  const changes: ChangedFile[] = [];
  const moved = new Set<string>();
  for (const file of shown) {
    const old = before.get(file.path);
    if (isSameFile(old, file)) continue;
    const from = sources.get(getDigest(file));
    const isMoved = from !== undefined && !isSameFile(before.get(from), after.get(from));
    if (isMoved) moved.add(from);
    const what = isMoved ? 'moved' : old ? 'changed' : 'added';
    const kind = getKind(file.path, [old, file]);
    changes.push({ path: file.path, kind, what, from: isMoved ? from : null });
  }
  for (const old of approved) {
    if (after.has(old.path) || moved.has(old.path)) continue;
    changes.push({ path: old.path, kind: getKind(old.path, [old]), what: 'removed', from: null });
  }
  changes.sort(byKind);
  return { result: getResult(changes[0]?.kind), changes };
}

/** The same of one file alone, for its own page: a file the approved revision has not is a change too. */
export function getFileResult(
  path: string,
  changes: readonly ChangedFile[],
): Exclude<FilesFacts, 'not-read'> {
  return getResult(changes.find((change) => change.path === path)?.kind);
}

/** Whether a file is one that a loader reads as weights. */
export function isWeightsFile(file: ManifestFile): boolean {
  return getKind(file.path, [file]) === 'weights';
}

/** The repository's licence files: at its root, by name. */
export function isLicenceFile(path: string): boolean {
  return licencePattern.test(path);
}

const kinds: readonly FileKind[] = ['weights', 'code', 'text'];
const results = { weights: 'weights-differ', code: 'code-changed', text: 'texts-changed' } as const;

function getResult(worst: FileKind | undefined): Comparison['result'] {
  return worst === undefined ? 'same' : results[worst];
}

function byKind(a: ChangedFile, b: ChangedFile): number {
  return kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.path < b.path ? -1 : 1);
}

function getKind(path: string, versions: readonly (ManifestFile | undefined)[]): FileKind {
  if (textPattern.test(path)) return 'text';
  if (weightsPattern.test(path)) return 'weights';
  const isLarge = versions.some((file) => file?.algorithm === 'sha256');
  return isLarge && !codePattern.test(path) ? 'weights' : 'code';
}

function getDigest({ algorithm, digest }: ManifestFile): string {
  return `${algorithm}:${digest}`;
}

function isSameFile(a: ManifestFile | undefined, b: ManifestFile | undefined): boolean {
  return a !== undefined && b !== undefined && a.size === b.size && getDigest(a) === getDigest(b);
}
