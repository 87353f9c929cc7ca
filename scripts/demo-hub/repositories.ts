/**
 * The models of the demo hub. The first seven are those the embedded chain has records of; the ids are real,
 * the commits, files and digests are not.
 */
import { defineRepository } from './define-repository';
import { plainRepositories } from './plain-repositories';
import type { Repository } from './repository';

/** A stand-in for a tokenizer's vocabulary: as many lines as it has tokens. */
function writeVocabulary(tokens: number): string {
  return Array.from(
    { length: tokens },
    (_, index) => `<0x${index.toString(16)}>\t${-index}\n`,
  ).join('');
}

const governed: readonly Repository[] = [
  defineRepository({
    id: 'mistralai/Mistral-7B-v0.1',
    downloads: 431_204,
    likes: 3_871,
    pipelineTag: 'text-generation',
    license: 'apache-2.0',
    parametersMillions: 7_242,
    about:
      'Mistral-7B-v0.1 is a pretrained generative text model with 7 billion parameters: grouped-query ' +
      'attention, sliding-window attention, a byte-fallback BPE tokenizer.',
    servedFiles: { 'tokenizer.model': writeVocabulary(2_000) },
    commits: [
      { date: '2023-09-20T13:03:50Z', title: 'Upload MistralForCausalLM' },
      { date: '2023-12-11T14:06:29Z', title: 'Update the configuration', code: 2 },
      {
        date: '2024-07-24T14:04:08Z',
        title: 'Update README.md',
        note: 'Changes to these weights are voted on by those who hold a stake in the model.',
      },
    ],
  }),
  defineRepository({
    id: 'HuggingFaceTB/SmolLM2-1.7B-Instruct',
    downloads: 98_417,
    likes: 672,
    pipelineTag: 'text-generation',
    license: 'apache-2.0',
    parametersMillions: 1_711,
    baseModel: 'HuggingFaceTB/SmolLM2-1.7B',
    about: 'SmolLM2 is a family of compact language models made to run on a device.',
    commits: [
      { date: '2024-10-31T13:42:06Z', title: 'Upload weights' },
      {
        date: '2025-01-09T09:12:44Z',
        title: 'Weights after preference training',
        weights: 2,
        code: 2,
      },
      {
        date: '2025-04-21T20:51:14Z',
        title: 'Update README.md',
        note: 'Thanks to everybody who reported mistakes in this card.',
      },
    ],
  }),
  defineRepository({
    id: 'Qwen/Qwen2.5-7B-Instruct',
    downloads: 9_218_340,
    likes: 874,
    pipelineTag: 'text-generation',
    license: 'apache-2.0',
    parametersMillions: 7_616,
    baseModel: 'Qwen/Qwen2.5-7B',
    about: 'Qwen2.5 is a series of large language models; this is the instruction-tuned one of 7B.',
    commits: [
      { date: '2024-09-16T11:55:40Z', title: 'Upload weights' },
      { date: '2025-01-12T02:10:10Z', title: 'Update the configuration', code: 2 },
      { date: '2025-06-02T08:30:00Z', title: 'Replace the weights', weights: 2 },
    ],
  }),
  defineRepository({
    id: 'BAAI/bge-m3',
    downloads: 7_513_882,
    likes: 2_403,
    pipelineTag: 'sentence-similarity',
    libraryName: 'sentence-transformers',
    license: 'mit',
    parametersMillions: 568,
    about: 'BGE-M3 embeds texts in more than a hundred languages, long and short.',
    extraFiles: {
      '1_Pooling/config.json': '{\n  "pooling_mode_cls_token": true\n}\n',
      'modules.json': '[{ "idx": 0, "type": "sentence_transformers.models.Transformer" }]\n',
    },
    commits: [
      { date: '2024-01-27T17:07:29Z', title: 'Upload weights' },
      {
        date: '2024-07-03T14:50:10Z',
        title: 'Update README.md',
        note: 'See the paper for details.',
      },
    ],
  }),
  defineRepository({
    id: 'openai/whisper-large-v3',
    downloads: 4_402_117,
    likes: 4_688,
    pipelineTag: 'automatic-speech-recognition',
    license: 'apache-2.0',
    parametersMillions: 1_543,
    about:
      'Whisper recognises speech and translates it; it was trained on 5 million hours of audio.',
    extraFiles: { 'preprocessor_config.json': '{\n  "feature_size": 128\n}\n' },
    commits: [
      { date: '2023-11-07T18:41:14Z', title: 'Upload weights' },
      { date: '2024-08-12T10:20:10Z', title: 'Update the configuration', code: 2 },
    ],
  }),
  defineRepository({
    id: 'google-bert/bert-base-uncased',
    formerIds: ['bert-base-uncased', 'google/bert-base-uncased'],
    downloads: 58_204_991,
    likes: 2_377,
    pipelineTag: 'fill-mask',
    license: 'apache-2.0',
    parametersMillions: 110,
    about:
      'BERT base, pretrained on English by masked language modelling; it does not tell case apart.',
    extraFiles: { LICENSE: 'Apache License, Version 2.0\n' },
    commits: [
      { date: '2022-03-02T23:29:04Z', title: 'Upload weights' },
      {
        date: '2024-02-19T11:06:12Z',
        title: 'Update README.md',
        note: 'The model moved to a new owner.',
      },
    ],
  }),
  defineRepository({
    id: 'meta-llama/Llama-3.1-8B-Instruct',
    formerIds: ['meta-llama/Meta-Llama-3.1-8B-Instruct'],
    gated: 'manual',
    downloads: 6_015_623,
    likes: 4_512,
    pipelineTag: 'text-generation',
    license: 'llama3.1',
    parametersMillions: 8_030,
    baseModel: 'meta-llama/Llama-3.1-8B',
    about: 'Llama 3.1 instruct of 8B, for dialogue in several languages.',
    extraFiles: { 'USE_POLICY.md': 'Use it lawfully.\n' },
    commits: [
      { date: '2024-07-18T08:56:00Z', title: 'Upload weights' },
      { date: '2024-09-25T17:00:57Z', title: 'Update the configuration', code: 2 },
    ],
  }),
];

/** All of them, in the order of the listing's default sort. */
export const repositories: readonly Repository[] = [...governed, ...plainRepositories];

/** The repository of an id or of a former id, in any case; null when there is none. */
export function findRepository(id: string): Repository | null {
  const key = id.toLowerCase();
  const names = ({ id, formerIds }: Repository) => [id, ...formerIds];
  return repositories.find((one) => names(one).some((name) => name.toLowerCase() === key)) ?? null;
}
