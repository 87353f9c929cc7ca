/** Every word and every state of the link, on Hugging Face. */
import { waitForTitleBadge } from '@/tests/helpers/badges';
import type { Scenario } from '../scenario';

const page = (id: string) => `https://huggingface.co/${id}`;
const hub = 'hugging-face';
const modelApi = (id: string) => new RegExp(`^/api/models/${id}`, 'i');

const mistral = 'mistralai/Mistral-7B-v0.1';
const smollm = 'HuggingFaceTB/SmolLM2-1.7B-Instruct';

/** Files of linked models against the approved ones: what the seeded communities voted for and the hub shows. */
const files: readonly Scenario[] = [
  {
    ...{ id: 'approved', hub, link: 'linked', word: 'approved', tone: 'green' },
    why: 'The community approved this very revision by vote, record and repository name each other, and two operators agree on all of it.',
    url: page(mistral),
  },
  {
    ...{ id: 'newer-commit', hub, link: 'linked', word: 'newer-commit', tone: 'neutral' },
    why: 'Only the model card was changed since the revision that was approved by vote.',
    url: page('BAAI/bge-m3'),
  },
  {
    ...{ id: 'code-changed', hub, link: 'linked', word: 'code-changed', tone: 'amber' },
    why: 'The weights are the approved ones, the configuration is another.',
    url: page('openai/whisper-large-v3'),
  },
  {
    ...{ id: 'weights-differ', hub, link: 'linked', word: 'weights-differ', tone: 'red' },
    why: 'The weights were replaced since the vote.',
    url: page(smollm),
  },
  {
    ...{ id: 'file-approved', hub, link: 'linked', word: 'file-approved', tone: 'neutral' },
    why: "The page is one file's, which is as approved; other files of the revision are not.",
    url: page(`${smollm}/blob/main/generation_config.json`),
  },
  {
    ...{ id: 'nothing-approved', hub, link: 'linked', word: 'nothing-approved', tone: 'neutral' },
    why: 'Record and repository name each other, and no revision was ever approved.',
    url: page('Qwen/Qwen2.5-7B-Instruct'),
  },
  {
    ...{ id: 'self-approved', hub, link: 'linked', word: 'self-approved', tone: 'amber' },
    why: 'The record belongs to one account, which approved the files by itself.',
    url: page('google-bert/bert-base-uncased'),
  },
];

/** Record and repository, seen together. */
const links: readonly Scenario[] = [
  {
    ...{ id: 'claimed', hub, link: 'claimed', word: 'claimed', tone: 'amber' },
    why: 'A stranger registered the model; its repository names no record.',
    url: page('meta-llama/Llama-3.1-8B-Instruct'),
  },
  {
    ...{ id: 'contested', hub, link: 'contested', word: 'contested', tone: 'amber' },
    why: 'Two strangers registered the model; its repository names neither record.',
    url: page('Qwen/Qwen3-8B'),
    onChain: async (acts) => {
      await acts.register('lab', 'Qwen/Qwen3-8B');
      await acts.register('squatter', 'Qwen/Qwen3-8B');
    },
  },
  {
    ...{ id: 'declared', hub, link: 'declared', word: 'declared', tone: 'neutral' },
    why: 'The model card names a governor on another chain, and there is no record.',
    url: page('microsoft/phi-4'),
    onChain: async (acts) => {
      acts.name('microsoft/phi-4', 'eip155:1:0x408ed6354d4973f66138c91495f2f2fcbd8724c3');
    },
  },
  linkChanged(),
  {
    ...{ id: 'impostor', hub, link: 'impostor', word: 'impostor', tone: 'red' },
    why: "The card names the record, but the repository's own id is not the recorded one: the name was freed and taken by somebody else.",
    url: page('google/gemma-3-4b-it'),
    onChain: async (acts) => {
      const record = await acts.register('lab', 'google/gemma-3-4b-it', '0123456789abcdef01234567');
      acts.name('google/gemma-3-4b-it', record);
    },
  },
  {
    ...{ id: 'gone', hub, link: 'gone', word: 'gone', tone: 'grey' },
    why: "There is a record, and the hub's API shows the repository to strangers no more: deleted, or private now.",
    url: page('facebook/opt-125m'),
    onChain: async (acts) => {
      await acts.own('lab', 'facebook/opt-125m');
    },
    before: async ({ stage }) => stage.hub.set({ status: 404, only: modelApi('facebook/opt') }),
    after: async ({ stage }) => stage.hub.set(null),
  },
  {
    ...{ id: 'unknown', hub, link: 'unknown', word: 'unknown', tone: 'grey' },
    why: "There is a record, and the hub's API answers with an error.",
    url: page('facebook/bart-large-cnn'),
    onChain: async (acts) => {
      await acts.own('lab', 'facebook/bart-large-cnn');
    },
    before: async ({ stage }) => stage.hub.set({ status: 500, only: modelApi('facebook/bart') }),
    after: async ({ stage }) => stage.hub.set(null),
  },
];

function linkChanged(): Scenario {
  const id = 'tiiuae/falcon-7b-instruct';
  let next = 0n;
  return {
    ...{ id: 'link-changed', hub, link: 'link-changed', word: 'link-changed', tone: 'amber' },
    why: 'The reader met the repository linked with one record; now its card names another, and the first was not released.',
    url: page(id),
    onChain: async (acts) => {
      await acts.own('lab', id);
      next = await acts.register('squatter', id);
    },
    looksNow: true,
    before: async ({ stage, acts }) => {
      const first = await stage.openHubPage(`/${id}`);
      await waitForTitleBadge(first);
      await first.close();
      acts.name(id, next);
    },
  };
}

/** What a model comes from, and what its record says of it. */
const standing: readonly Scenario[] = [
  {
    ...{ id: 'suspended', hub, link: 'linked', word: 'suspended', tone: 'red' },
    why: 'The owner of the record suspended it, with a reason.',
    url: page('google-bert/bert-base-cased'),
    onChain: async (acts) => {
      const record = await acts.own('lab', 'google-bert/bert-base-cased');
      await acts.suspend('lab', record, 'It repeats addresses from its training data.');
    },
  },
  {
    ...{ id: 'parent-suspended', hub, link: 'unknown', word: 'parent-suspended', tone: 'amber' },
    why: 'The model has no record of its own and says that it is made from the suspended one.',
    url: page('dslim/bert-base-NER'),
  },
  {
    ...{ id: 'derivative', hub, link: 'unknown', word: 'derivative', tone: 'neutral' },
    why: 'The model has no record of its own and says that it is made from a governed one.',
    url: page('HuggingFaceH4/zephyr-7b-beta'),
  },
  {
    ...{ id: 'licence-conflict', hub, link: 'linked', word: 'licence-conflict', tone: 'amber' },
    why: "The record's terms say MIT, the hub's tag says Apache 2.0.",
    url: page('Qwen/Qwen3-0.6B'),
    onChain: async (acts) => {
      const record = await acts.own('lab', 'Qwen/Qwen3-0.6B');
      await acts.setTerms('lab', record, 'mit');
    },
  },
];

/** What the endpoints answer; after all others, since an endpoint that answered badly is asked less. */
export const endpointScenarios: readonly Scenario[] = [
  {
    ...{ id: 'single-endpoint', hub, link: 'linked', word: 'approved', tone: 'grey' },
    why: 'As the approved one, but one of the two operators does not answer: what a single endpoint says is not confirmed.',
    url: page(mistral),
    before: async ({ operators: [, south] }) => south.setFault(() => ({ status: 503, body: '' })),
    after: async ({ operators: [, south], forgive }) => {
      south.setFault(null);
      await forgive();
    },
  },
  {
    ...{ id: 'disagreement', hub, link: 'unknown', word: 'disagreement', tone: 'grey' },
    why: 'One of the two operators answers with another token symbol: no value is shown at all.',
    url: page('BAAI/bge-m3'),
    before: async ({ operators: [, south] }) => {
      const [symbol = '', lie = ''] = ['BGEM', 'EVIL'].map((text) =>
        Buffer.from(text).toString('hex'),
      );
      south.setFault(async ({ method }, pass) => {
        if (method !== 'eth_call') return null;
        return { result: String(await pass()).replaceAll(symbol, lie) };
      });
    },
    after: async ({ operators: [, south], forgive }) => {
      south.setFault(null);
      await forgive();
    },
  },
  {
    ...{ id: 'stale', hub, link: 'linked', word: 'approved', tone: 'stale' },
    why: 'Nobody answers: the badge shows what was read before, muted, and says that it is not confirmed.',
    url: page(mistral),
    before: async ({ operators }) => {
      for (const one of operators) one.setFault(() => ({ status: 503, body: '' }));
    },
    after: async ({ operators, forgive }) => {
      for (const one of operators) one.setFault(null);
      await forgive();
    },
  },
];

/** The last of all: the other network is forgotten for it. */
export const demoScenario: Scenario = {
  ...{ id: 'demo', hub, link: 'linked', word: 'approved', tone: 'demo' },
  says: ['demo-chain'],
  why: 'As the approved one, on a chain on this computer alone: never green, and said so.',
  url: page(mistral),
  before: async ({ stage, acts, demo }) => {
    await stage.ask('network.remove', { chainId: stage.chain.chainId, endpointId: null });
    await stage.ask('network.add', { url: demo.rpcUrl, operator: 'Embedded chain', own: true });
    acts.name(mistral, 1n, demo.chainId);
  },
  // The hub was read minutes ago, when its card named the record of the other chain.
  looksNow: true,
};

export const huggingFaceScenarios: readonly Scenario[] = [...files, ...links, ...standing];
