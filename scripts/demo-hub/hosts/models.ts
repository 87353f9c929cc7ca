/**
 * What the stand-ins of the other hubs show. Their weights are those of models on the demo's Hugging Face, digest by
 * digest, so that the same weights can be met elsewhere; names are real, numbers and files are not.
 */
import { findRepository } from '../repositories';
import {
  createTextFile,
  getHexDigest,
  getReadme,
  type Repository,
  type RepositoryFile,
  sortFiles,
} from '../repository';

/** A model of another hub. `source` is the one on Hugging Face whose files it has. */
export type OtherModel = {
  /** As in the hub's own addresses, in its own case. */
  id: string;
  title: string;
  about: string;
  source: Repository;
};

/** The name of the file that links a repository to its record. */
export const linkFile = 'governance.json';

function getSource(id: string): Repository {
  const source = findRepository(id);
  if (!source) throw new Error(`The demo hub has no ${id}.`);
  return source;
}

const whisper = getSource('openai/whisper-large-v3');
const bge = getSource('BAAI/bge-m3');
const smol = getSource('HuggingFaceTB/SmolLM2-1.7B-Instruct');
const qwen = getSource('Qwen/Qwen2.5-7B-Instruct');
const mistral = getSource('mistralai/Mistral-7B-v0.1');

const describe = (id: string, title: string, source: Repository): OtherModel => ({
  ...{ id, title, source },
  about: `The weights are those of ${source.id} on Hugging Face.`,
});

/** Of the names only these have files; the others fill the listing. */
export const ollamaModels: readonly OtherModel[] = [
  describe('library/smollm2', 'smollm2', smol),
  describe('library/bge-m3', 'bge-m3', bge),
  describe('demo_user/whisper', 'whisper', whisper),
];
export const ollamaNames: readonly string[] = [
  ...ollamaModels.map(({ id }) => id),
  ...Array.from({ length: 45 }, (_, index) => `library/filler-${index + 1}`),
];

/** Number → model; the number of its one version is ten times that. */
export const civitaiModels: ReadonlyMap<number, OtherModel> = new Map([
  [4384, describe('4384', 'Whisper for subtitles', whisper)],
  [4385, describe('4385', 'A search companion', bge)],
  [4386, describe('4386', 'Small talk', smol)],
]);

export const githubModels: readonly OtherModel[] = [
  describe('openai/whisper', 'openai/whisper', whisper),
  describe('demo-user/bge-copy', 'demo-user/bge-copy', bge),
];

export const modelscopeModels: readonly OtherModel[] = [
  describe('Qwen/Qwen2.5-7B-Instruct', 'Qwen2.5-7B-Instruct', qwen),
  describe('demo-user/bge-m3', 'bge-m3', bge),
];

export const kaggleModels: readonly OtherModel[] = [
  describe('mistral-ai/mistral', 'Mistral', mistral),
  describe('demo-user/bge', 'BGE', bge),
];

export const replicateModels: readonly OtherModel[] = [
  describe('openai/whisper', 'openai/whisper', whisper),
  describe('demo-user/smollm2', 'demo-user/smollm2', smol),
];

/** The newest files of a model, with the link file when it names a record. */
export function listOtherFiles(
  { source }: OtherModel,
  record: string | null,
): readonly RepositoryFile[] {
  const [newest] = source.commits;
  const link = record === null ? [] : [createTextFile(linkFile, formatLink(record))];
  return sortFiles([
    ...newest.files,
    createTextFile('README.md', getReadme(newest, null)),
    ...link,
  ]);
}

/** What a `governance.json` holds. */
export function formatLink(record: string): string {
  return `${JSON.stringify({ governance: [record] }, null, 2)}\n`;
}

/** A commit id of 40 hex digits; the same for the same model of the same hub. */
export function getCommitId(host: string, { id }: OtherModel): string {
  return getHexDigest('sha1', `commit:${host}/${id}`);
}

/** A permanent number, as some hubs have for a repository. */
export function getNumber(host: string, { id }: OtherModel): number {
  return Number.parseInt(getHexDigest('sha1', `number:${host}/${id}`).slice(0, 7), 16) + 1;
}

/** A model by its id, in any case; null when there is none. */
export function findModel(models: readonly OtherModel[], id: string): OtherModel | null {
  return models.find((one) => one.id.toLowerCase() === id.toLowerCase()) ?? null;
}
