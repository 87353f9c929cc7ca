/** Models nobody governs. One line each: id, task, licence, parameters in millions, downloads, likes, base model. */
import { defineRepository } from './define-repository';
import type { Repository } from './repository';

type Row = readonly [
  id: string,
  pipelineTag: string,
  license: string,
  parametersMillions: number,
  downloads: number,
  likes: number,
  baseModel?: string,
];

const rows: readonly Row[] = [
  [
    'Qwen/Qwen2.5-0.5B-Instruct',
    'text-generation',
    'apache-2.0',
    494,
    1_820_443,
    391,
    'Qwen/Qwen2.5-0.5B',
  ],
  [
    'Qwen/Qwen2.5-Coder-7B-Instruct',
    'text-generation',
    'apache-2.0',
    7616,
    804_112,
    512,
    'Qwen/Qwen2.5-Coder-7B',
  ],
  ['Qwen/Qwen3-8B', 'text-generation', 'apache-2.0', 8191, 3_120_771, 604],
  ['Qwen/Qwen3-0.6B', 'text-generation', 'apache-2.0', 752, 2_904_551, 587],
  ['deepseek-ai/DeepSeek-R1-Distill-Qwen-7B', 'text-generation', 'mit', 7616, 1_204_410, 721],
  ['deepseek-ai/DeepSeek-R1-Distill-Llama-8B', 'text-generation', 'mit', 8030, 903_222, 790],
  ['microsoft/phi-4', 'text-generation', 'mit', 14_660, 512_204, 2088],
  ['microsoft/Phi-3.5-mini-instruct', 'text-generation', 'mit', 3821, 402_118, 897],
  ['microsoft/phi-2', 'text-generation', 'mit', 2780, 611_330, 3370],
  ['google/gemma-2-2b-it', 'text-generation', 'gemma', 2614, 390_114, 1193, 'google/gemma-2-2b'],
  ['google/gemma-3-4b-it', 'image-text-to-text', 'gemma', 4300, 870_552, 778],
  ['google/flan-t5-base', 'text2text-generation', 'apache-2.0', 248, 2_411_833, 930],
  [
    'google/siglip-so400m-patch14-384',
    'zero-shot-image-classification',
    'apache-2.0',
    878,
    1_500_332,
    552,
  ],
  ['google/vit-base-patch16-224', 'image-classification', 'apache-2.0', 87, 4_210_882, 842],
  ['meta-llama/Llama-3.2-1B-Instruct', 'text-generation', 'llama3.2', 1236, 2_311_442, 978],
  ['meta-llama/Llama-3.2-3B-Instruct', 'text-generation', 'llama3.2', 3213, 1_640_993, 1420],
  [
    'mistralai/Mistral-7B-Instruct-v0.3',
    'text-generation',
    'apache-2.0',
    7248,
    1_034_220,
    1740,
    'mistralai/Mistral-7B-v0.3',
  ],
  ['mistralai/Mixtral-8x7B-Instruct-v0.1', 'text-generation', 'apache-2.0', 46_703, 422_180, 4493],
  ['mistralai/Mistral-Nemo-Instruct-2407', 'text-generation', 'apache-2.0', 12_248, 187_714, 1540],
  ['HuggingFaceTB/SmolLM2-1.7B', 'text-generation', 'apache-2.0', 1711, 71_022, 139],
  ['HuggingFaceTB/SmolLM2-360M-Instruct', 'text-generation', 'apache-2.0', 362, 143_210, 132],
  ['HuggingFaceTB/SmolVLM-Instruct', 'image-text-to-text', 'apache-2.0', 2246, 38_112, 498],
  [
    'openai/whisper-large-v3-turbo',
    'automatic-speech-recognition',
    'mit',
    809,
    3_820_551,
    2411,
    'openai/whisper-large-v3',
  ],
  ['openai/whisper-small', 'automatic-speech-recognition', 'apache-2.0', 242, 1_288_410, 421],
  ['openai/clip-vit-large-patch14', 'zero-shot-image-classification', 'mit', 428, 11_240_331, 1790],
  ['openai-community/gpt2', 'text-generation', 'mit', 137, 14_331_207, 2744],
  ['FacebookAI/roberta-base', 'fill-mask', 'mit', 125, 10_382_211, 519],
  ['FacebookAI/xlm-roberta-base', 'fill-mask', 'mit', 279, 8_820_441, 721],
  ['distilbert/distilbert-base-uncased', 'fill-mask', 'apache-2.0', 67, 9_820_114, 701],
  [
    'sentence-transformers/all-MiniLM-L6-v2',
    'sentence-similarity',
    'apache-2.0',
    23,
    88_210_442,
    3412,
  ],
  [
    'sentence-transformers/all-mpnet-base-v2',
    'sentence-similarity',
    'apache-2.0',
    109,
    21_442_089,
    1102,
  ],
  ['BAAI/bge-small-en-v1.5', 'feature-extraction', 'mit', 33, 5_220_114, 342],
  ['BAAI/bge-reranker-v2-m3', 'text-classification', 'apache-2.0', 568, 2_044_182, 641],
  ['intfloat/multilingual-e5-large', 'feature-extraction', 'mit', 560, 3_120_550, 960],
  ['nomic-ai/nomic-embed-text-v1.5', 'sentence-similarity', 'apache-2.0', 137, 1_420_881, 612],
  ['jinaai/jina-embeddings-v3', 'feature-extraction', 'cc-by-nc-4.0', 572, 2_201_334, 891],
  ['facebook/bart-large-cnn', 'summarization', 'mit', 406, 3_944_210, 1320],
  ['facebook/opt-125m', 'text-generation', 'other', 125, 5_201_998, 190],
  ['facebook/dinov2-base', 'image-feature-extraction', 'apache-2.0', 87, 1_320_044, 112],
  ['facebook/sam-vit-base', 'mask-generation', 'apache-2.0', 94, 402_119, 139],
  [
    'stabilityai/stable-diffusion-xl-base-1.0',
    'text-to-image',
    'openrail++',
    3470,
    2_520_331,
    6402,
  ],
  ['black-forest-labs/FLUX.1-schnell', 'text-to-image', 'apache-2.0', 11_900, 712_004, 3630],
  ['stabilityai/stable-diffusion-3.5-medium', 'text-to-image', 'other', 2470, 91_220, 702],
  [
    'tiiuae/falcon-7b-instruct',
    'text-generation',
    'apache-2.0',
    7217,
    130_228,
    960,
    'tiiuae/falcon-7b',
  ],
  ['tiiuae/Falcon3-7B-Instruct', 'text-generation', 'other', 7456, 42_119, 61],
  ['EleutherAI/pythia-160m', 'text-generation', 'apache-2.0', 213, 220_118, 32],
  ['EleutherAI/gpt-neo-1.3B', 'text-generation', 'mit', 1366, 290_114, 301],
  ['bigscience/bloom-560m', 'text-generation', 'bigscience-bloom-rail-1.0', 559, 340_112, 361],
  ['bigcode/starcoder2-3b', 'text-generation', 'bigcode-openrail-m', 3030, 130_882, 172],
  ['allenai/OLMo-2-1124-7B', 'text-generation', 'apache-2.0', 7299, 31_022, 60],
  ['ibm-granite/granite-3.1-8b-instruct', 'text-generation', 'apache-2.0', 8171, 72_440, 170],
  ['TinyLlama/TinyLlama-1.1B-Chat-v1.0', 'text-generation', 'apache-2.0', 1100, 1_322_041, 1280],
  [
    'NousResearch/Hermes-3-Llama-3.1-8B',
    'text-generation',
    'llama3',
    8030,
    220_114,
    341,
    'meta-llama/Llama-3.1-8B',
  ],
  [
    'HuggingFaceH4/zephyr-7b-beta',
    'text-generation',
    'mit',
    7242,
    244_102,
    1710,
    'mistralai/Mistral-7B-v0.1',
  ],
  [
    'teknium/OpenHermes-2.5-Mistral-7B',
    'text-generation',
    'apache-2.0',
    7242,
    91_140,
    842,
    'mistralai/Mistral-7B-v0.1',
  ],
  ['ProsusAI/finbert', 'text-classification', 'other', 110, 1_720_331, 870],
  [
    'cardiffnlp/twitter-roberta-base-sentiment-latest',
    'text-classification',
    'cc-by-4.0',
    125,
    2_440_118,
    690,
  ],
  [
    'dslim/bert-base-NER',
    'token-classification',
    'mit',
    108,
    2_302_114,
    602,
    'google-bert/bert-base-cased',
  ],
  ['google-bert/bert-base-cased', 'fill-mask', 'apache-2.0', 108, 4_120_338, 340],
  ['hexgrad/Kokoro-82M', 'text-to-speech', 'apache-2.0', 82, 1_520_443, 4301],
  ['pyannote/segmentation-3.0', 'voice-activity-detection', 'mit', 2, 12_010_442, 482],
  ['microsoft/table-transformer-detection', 'object-detection', 'mit', 29, 2_220_110, 343],
  ['Salesforce/blip-image-captioning-large', 'image-to-text', 'bsd-3-clause', 470, 1_420_881, 1370],
];

/** Old names of single segments that lead to what the model is called now. */
const formerIds: Readonly<Record<string, readonly string[]>> = {
  'openai-community/gpt2': ['gpt2'],
  'FacebookAI/roberta-base': ['roberta-base'],
  'distilbert/distilbert-base-uncased': ['distilbert-base-uncased'],
};

const secondsPerDay = 86_400;
const firstDayMs = Date.UTC(2024, 0, 8, 9, 30);

/** A date for each row, so that sorting by date differs from sorting by number. */
function getDate(index: number): string {
  const days = (index * 37) % 500;
  return new Date(firstDayMs + days * secondsPerDay * 1000).toISOString().replace('.000', '');
}

function toRepository(row: Row, index: number): Repository {
  const [id, pipelineTag, license, parametersMillions, downloads, likes, baseModel] = row;
  return defineRepository({
    ...{ id, pipelineTag, license, parametersMillions, downloads, likes },
    ...(baseModel === undefined ? {} : { baseModel }),
    formerIds: formerIds[id] ?? [],
    commits: [{ date: getDate(index), title: 'Upload weights' }],
  });
}

/** A repository that only its owner sees: asked without credentials it looks missing. */
const hidden = defineRepository({
  id: 'mistralai/unreleased-model',
  isPrivate: true,
  pipelineTag: 'text-generation',
  license: 'other',
  parametersMillions: 7242,
  downloads: 0,
  likes: 0,
  commits: [{ date: '2025-05-05T05:05:05Z', title: 'Upload weights' }],
});

export const plainRepositories: readonly Repository[] = [...rows.map(toRepository), hidden];
