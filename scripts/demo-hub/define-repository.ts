/** Writes a repository out from a few words: names of weights, a model card, a configuration, its history. */
import {
  type Commit,
  createLargeFile,
  createServedFile,
  createTextFile,
  getHexDigest,
  type Repository,
  type RepositoryFile,
  sortFiles,
} from './repository';

/** One commit; what it does not change is as in the one before. */
export type CommitSketch = {
  date: string;
  title: string;
  /** Number of the weights' version. Default that of the commit before, at first 1. */
  weights?: number;
  /** Number of the configuration's and code's version; the same rule. */
  code?: number;
  /** A paragraph more at the end of the model card. */
  note?: string;
};

export type RepositorySketch = {
  id: string;
  downloads: number;
  likes: number;
  pipelineTag: string;
  license: string;
  /** In millions. */
  parametersMillions: number;
  /** Oldest first. */
  commits: readonly [CommitSketch, ...CommitSketch[]];
  about?: string;
  libraryName?: string;
  baseModel?: string;
  formerIds?: readonly string[];
  gated?: 'auto' | 'manual';
  isPrivate?: boolean;
  /** Files beside the usual ones: path → text. */
  extraFiles?: Readonly<Record<string, string>>;
  /** Large files that can be downloaded: path → text. */
  servedFiles?: Readonly<Record<string, string>>;
};

/** bfloat16. */
const bytesPerParameter = 2;
const shardBytesMax = 4_900_000_000;

/** The same sketch always gives the same ids and digests. */
export function defineRepository(sketch: RepositorySketch): Repository {
  const parameters = sketch.parametersMillions * 1_000_000;
  return {
    id: sketch.id,
    _id: getHexDigest('sha256', `repository:${sketch.id}`).slice(0, 24),
    commits: writeHistory(sketch),
    formerIds: sketch.formerIds ?? [],
    isPrivate: sketch.isPrivate ?? false,
    gated: sketch.gated ?? false,
    downloads: sketch.downloads,
    likes: sketch.likes,
    pipelineTag: sketch.pipelineTag,
    libraryName: sketch.libraryName ?? 'transformers',
    license: sketch.license,
    baseModel: sketch.baseModel ?? null,
    parameters,
  };
}

function writeHistory(sketch: RepositorySketch): readonly [Commit, ...Commit[]] {
  const commits: Commit[] = [];
  let weights = 1;
  let code = 1;
  const notes: string[] = [];
  for (const [index, one] of sketch.commits.entries()) {
    weights = one.weights ?? weights;
    code = one.code ?? code;
    if (one.note) notes.push(one.note);
    commits.unshift({
      sha: getHexDigest('sha1', `commit:${sketch.id}:${index}`),
      date: one.date,
      title: one.title,
      files: writeFiles(sketch, { weights, code }),
      readme: writeReadme(sketch, notes),
    });
  }
  return commits as [Commit, ...Commit[]];
}

function writeFiles(
  sketch: RepositorySketch,
  version: { weights: number; code: number },
): readonly RepositoryFile[] {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const name = sketch.id.split('/')[1] as string;
  const weights = writeWeights(sketch, version.weights);
  const weightMap = Object.fromEntries(
    weights.map(({ path }, index) => [`layers.${index}`, path] as const),
  );
  return sortFiles([
    ...weights,
    createTextFile('.gitattributes', '*.safetensors filter=lfs diff=lfs merge=lfs -text\n'),
    createTextFile(
      'config.json',
      json({ _name_or_path: name, torch_dtype: 'bfloat16', revision: version.code }),
    ),
    createTextFile('generation_config.json', json({ do_sample: false })),
    createTextFile('tokenizer_config.json', json({ model_max_length: 32_768, name })),
    ...(weights.length > 1
      ? [createTextFile('model.safetensors.index.json', json({ weight_map: weightMap }))]
      : []),
    ...Object.entries(sketch.extraFiles ?? {}).map(([path, text]) => createTextFile(path, text)),
    ...Object.entries(sketch.servedFiles ?? {}).map(([path, text]) => createServedFile(path, text)),
  ]);
}

function writeWeights(sketch: RepositorySketch, version: number): readonly RepositoryFile[] {
  const total = sketch.parametersMillions * 1_000_000 * bytesPerParameter;
  const count = Math.max(1, Math.ceil(total / shardBytesMax));
  const pad = (number: number) => String(number).padStart(5, '0');
  return Array.from({ length: count }, (_, index) =>
    createLargeFile({
      path:
        count === 1 ? 'model.safetensors' : `model-${pad(index + 1)}-of-${pad(count)}.safetensors`,
      size: Math.ceil(total / count) + 1024 + index,
      seed: `weights:${sketch.id}:${version}`,
    }),
  );
}

function writeReadme(sketch: RepositorySketch, notes: readonly string[]): string {
  const [, name] = sketch.id.split('/');
  const { about, baseModel, license, pipelineTag, libraryName = 'transformers' } = sketch;
  const front = [
    `license: ${license}`,
    `library_name: ${libraryName}`,
    `pipeline_tag: ${pipelineTag}`,
    ...(baseModel ? [`base_model: ${baseModel}`] : []),
  ];
  const body = [
    `# ${name}`,
    about ?? `${name} is a model for ${pipelineTag.replaceAll('-', ' ')}.`,
    '## How to use',
    '```python\nfrom transformers import pipeline\n\n' +
      `pipe = pipeline("${pipelineTag}", model="${sketch.id}")\n\`\`\``,
    '## Limits',
    'Check what the model says before you rely on it. This page is part of a demo: no weights are served.',
    ...notes,
  ];
  return `---\n${front.join('\n')}\n---\n\n${body.join('\n\n')}\n`;
}
