/** What the other hubs can show: a link where a repository can hold one, digests where they are given, the reason where not. */
import type { Scenario } from '../scenario';

/** The record of a seeded community, by their order; it approved the commit before the newest one. */
const bge = { id: 'BAAI/bge-m3', record: 4n, commit: 1 };

const mirror: readonly Scenario[] = [
  {
    ...{ id: 'mirror', hub: 'mirror', link: 'unknown', word: 'mirror', tone: 'neutral' },
    why: 'A mirror that the reader added: its listing has the digests of the weights that were approved by vote at the hub.',
    url: 'https://hf-mirror.com/BAAI/bge-m3',
    onChain: (acts) => acts.index('farah', bge.record, acts.listFiles(bge.id, bge.commit)),
  },
  {
    ...{
      id: 'mirror-differs',
      hub: 'mirror',
      link: 'unknown',
      word: 'weights-differ',
      tone: 'red',
    },
    why: 'The same mirror, of a model whose weights are not the approved ones.',
    url: 'https://hf-mirror.com/HuggingFaceTB/SmolLM2-1.7B-Instruct',
  },
];

const ollama: readonly Scenario[] = [
  {
    ...{ id: 'ollama-claimed', hub: 'ollama', link: 'claimed', word: 'claimed', tone: 'amber' },
    says: ['hub-no-link'],
    why: 'Somebody registered the model. The registry has no place for a link, so it stays a claim.',
    url: 'https://ollama.com/library/smollm2',
  },
  {
    ...{ id: 'ollama-mirror', hub: 'ollama', link: 'claimed', word: 'mirror', tone: 'neutral' },
    why: "The layer with the weights has the digest that is indexed on chain for a linked model's approved weights.",
    url: 'https://ollama.com/library/bge-m3',
    onChain: async (acts) => {
      await acts.claim('lab', 'ollama.com/library/bge-m3', '');
    },
  },
];

const civitai: readonly Scenario[] = [
  {
    ...{ id: 'civitai-claimed', hub: 'civitai', link: 'claimed', word: 'claimed', tone: 'amber' },
    says: ['hub-no-link'],
    why: 'Somebody registered the model. A model page has no place for a link, so it stays a claim.',
    url: 'https://civitai.com/models/4384',
  },
  {
    ...{ id: 'civitai-mirror', hub: 'civitai', link: 'claimed', word: 'mirror', tone: 'neutral' },
    why: "The version's file has the digest that is indexed on chain for a linked model's approved weights.",
    url: 'https://civitai.com/models/4385',
    onChain: async (acts) => {
      await acts.claim('lab', 'civitai.com/models/4385', '4385');
    },
  },
];

const github: readonly Scenario[] = [
  {
    ...{ id: 'github-linked', hub: 'github', link: 'linked', word: 'self-approved', tone: 'amber' },
    why: "The repository's governance.json names the record, whose one owner approved the commit.",
    url: 'https://github.com/openai/whisper',
  },
  {
    ...{ id: 'github-claimed', hub: 'github', link: 'claimed', word: 'claimed', tone: 'amber' },
    says: ['not-linked'],
    why: 'Somebody registered the repository, which has no governance.json.',
    url: 'https://github.com/demo-user/bge-copy',
    onChain: async (acts) => {
      await acts.claim('squatter', 'github.com/demo-user/bge-copy', '');
    },
  },
];

const modelscope: readonly Scenario[] = [
  {
    ...{ id: 'modelscope-linked', hub: 'modelscope' },
    ...{ link: 'linked', word: 'self-approved', tone: 'amber' },
    why: "The repository's governance.json names the record, whose one owner approved the commit.",
    url: 'https://www.modelscope.cn/models/Qwen/Qwen2.5-7B-Instruct',
  },
  {
    ...{ id: 'modelscope-mirror', hub: 'modelscope' },
    ...{ link: 'claimed', word: 'mirror', tone: 'neutral' },
    why: "Somebody registered a copy; when the reader looks, its digests turn out to be a linked model's approved ones.",
    url: 'https://www.modelscope.cn/models/demo-user/bge-m3',
    onChain: async (acts) => {
      await acts.claim('squatter', 'modelscope.cn/models/demo-user/bge-m3', '');
    },
    looksNow: true,
  },
];

/** Where nothing can be compared, the card says why. */
const untold: readonly Scenario[] = [
  {
    ...{ id: 'kaggle', hub: 'kaggle', link: 'unknown', word: 'unknown', tone: 'grey' },
    says: ['hub-no-link', 'hub-no-digests'],
    why: 'Somebody registered the model. The hub lists files to holders of a key only, and without digests: nothing is asked, nothing can be told.',
    url: 'https://www.kaggle.com/models/mistral-ai/mistral',
  },
  {
    ...{ id: 'replicate', hub: 'replicate', link: 'unknown', word: 'unknown', tone: 'grey' },
    says: ['hub-no-link', 'hub-no-digests'],
    why: 'Somebody registered the model. The hub runs models and gives no digest of their weights: nothing is asked, nothing can be told.',
    url: 'https://replicate.com/openai/whisper',
    onChain: async (acts) => {
      await acts.claim('lab', 'replicate.com/openai/whisper', '');
    },
  },
];

export const otherHubScenarios: readonly Scenario[] = [
  ...mirror,
  ...ollama,
  ...civitai,
  ...github,
  ...modelscope,
  ...untold,
];
