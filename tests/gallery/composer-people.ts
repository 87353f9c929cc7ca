/** What the composer's pictures show: a draft, the model's government, a revision, calls. */
import type {
  ComposingContext,
  ModelChoice,
  ParameterView,
  RevisionFile,
  RevisionReport,
} from '@/lib/model/composing';
import type { Draft, DraftAction, DraftSummary } from '@/lib/model/draft';
import * as people from './people';

const { day, hour, now, nowMs, unit } = people;
export const contracts = {
  token: people.address('11dd'),
  vault: people.address('22cc'),
  governor: people.address('33aa'),
  timelock: people.address('44bb'),
} as const;

export const recipient = people.address('70997970c51812dc3a');
const model: ComposingContext['model'] = {
  ...people.model,
  ...contracts,
  owner: contracts.timelock,
};

const amounts: readonly Exclude<ParameterView, { name: 'guardian' }>[] = [
  { name: 'voting-delay', unit: 'seconds', value: day, min: 0n, max: 365n * day },
  { name: 'voting-period', unit: 'seconds', value: 4n * day, min: 1n, max: 365n * day },
  {
    name: 'proposal-threshold',
    unit: 'votes',
    value: 1_000n * unit,
    min: 0n,
    max: 1_000_000n * unit,
  },
  { name: 'quorum-fraction', unit: 'basis-points', value: 400n, min: 0n, max: 10_000n },
  { name: 'quorum-floor', unit: 'basis-points', value: 150n, min: 0n, max: 10_000n },
  { name: 'late-quorum-extension', unit: 'seconds', value: 12n * hour, min: 0n, max: 4n * day },
  { name: 'unstake-cooldown', unit: 'seconds', value: day, min: 0n, max: 2n * day },
  { name: 'timelock-delay', unit: 'seconds', value: 2n * day, min: 0n, max: 365n * day },
];

export const context: ComposingContext = {
  model,
  networkName: 'Demo chain',
  nativeSymbol: 'ETH',
  demo: true,
  provenance: {
    kind: 'single',
    operator: 'Embedded chain',
    at: { chainId: 31337, blockNumber: 21_402n, timestamp: now, readAtMs: nowMs },
  },
  timestamp: now,
  readAtMs: nowMs,
  eligibility: {
    status: 'eligible',
    account: people.me,
    votes: 12_500n * unit,
    threshold: 1_000n * unit,
  },
  parameters: [
    ...amounts,
    {
      name: 'guardian',
      unit: 'account',
      account: people.address('90f79bf6eb2c4f87'),
      expiresAt: now + 200n * day,
      latest: now + 730n * day,
    },
  ],
  treasury: { nativeWei: (3n * unit) / 2n, tokens: 125_000n * unit },
};

export const body = `> This model card says nothing about the data it was trained on.

Page: <https://huggingface.co/mistralai/Mistral-7B-v0.1>

## What I propose

1. Publish the list of sources.
2. Mark what was **removed**, and *why*.

See the [discussion](https://huggingface.co/mistralai/Mistral-7B-v0.1/discussions/12).
`;

export const draft: Draft = {
  id: '4d1f0f5e-6a51-4b3f-9f6e-0d7a3a1f2b11',
  version: 3,
  createdAtMs: nowMs - 9_000_000,
  updatedAtMs: nowMs - 60_000,
  origin: {
    pageUrl: 'https://huggingface.co/mistralai/Mistral-7B-v0.1',
    revision: null,
    quote: '',
  },
  locator: model.locator,
  record: model.record,
  actions: [],
  decided: false,
  title: '',
  body,
  submitted: null,
};
export const title = 'Publish the sources of the training data';

/** A finished draft that does this. */
export function decided(...actions: DraftAction[]): Draft {
  return { ...draft, title, decided: true, actions };
}

const summary = {
  locator: model.locator,
  createdAtMs: 0,
  submitted: null,
  actionCount: 0,
} satisfies Partial<DraftSummary>;
export const drafts: readonly DraftSummary[] = [
  { ...summary, id: '1', title, updatedAtMs: nowMs - 60_000 },
  {
    ...summary,
    id: '2',
    title: '',
    locator: null,
    updatedAtMs: nowMs - 90_000_000,
    actionCount: 1,
  },
  {
    ...summary,
    id: '3',
    title: `Pay the first audit ${'of many '.repeat(30)}`,
    updatedAtMs: nowMs - 900_000_000,
    submitted: { activityId: 'a', atMs: nowMs },
    actionCount: 1,
  },
];

export const pay: DraftAction = {
  id: 'pay',
  kind: 'pay',
  fields: { asset: 'token', recipient, amount: '2500' },
};
export const period: DraftAction = {
  id: 'period',
  kind: 'parameter',
  fields: { name: 'voting-period', value: '3', unit: 'days' },
};
export const terms: DraftAction = {
  id: 'terms',
  kind: 'terms',
  fields: { licence: 'apache-2.0', licenceFile: `git-sha1:${'7c'.repeat(20)}` },
};
export const suspension: DraftAction = {
  id: 'standing',
  kind: 'standing',
  fields: {
    change: 'suspend',
    reason: 'It repeats personal data it was trained on; see the report.',
  },
};
export const splits: DraftAction = {
  id: 'splits',
  kind: 'splits',
  fields: {
    ...{ stakers: '50', contributors: '20', treasury: '20', incentives: '5', parents: '2 5' },
    currencies: `0x${'a0'.repeat(20)}\n0x${'d0'.repeat(20)}`,
  },
};
export const credit: DraftAction = {
  id: 'credit',
  kind: 'credit',
  fields: { index: '3', evidenceHash: `0x${'e1'.repeat(32)}`, weight: '50' },
};
export const contribution: DraftAction = {
  id: 'contribution',
  kind: 'contribution',
  fields: { change: 'end', index: '0', evidenceHash: `0x${'e1'.repeat(32)}` },
};
export const guardian: DraftAction = {
  id: 'guardian',
  kind: 'parameter',
  fields: { name: 'guardian', mode: 'set', account: recipient, expires: '2027-05-01' },
};

const unchanged = { change: 'same' } as const;
const files: readonly RevisionFile[] = [
  {
    path: '.gitattributes',
    sizeBytes: 1_519,
    digest: '0f'.repeat(20),
    algorithm: 'git-sha1',
    ...unchanged,
  },
  {
    path: 'README.md',
    sizeBytes: 4_212,
    digest: '1e'.repeat(20),
    algorithm: 'git-sha1',
    change: 'changed',
  },
  {
    path: 'config.json',
    sizeBytes: 571,
    digest: '2d'.repeat(20),
    algorithm: 'git-sha1',
    ...unchanged,
  },
  {
    path: 'model-00001-of-00002.safetensors',
    sizeBytes: 9_942_981_696,
    digest: '3c'.repeat(32),
    algorithm: 'sha256',
    change: 'added',
  },
  {
    path: 'model-00002-of-00002.safetensors',
    sizeBytes: 4_540_516_344,
    digest: '4b'.repeat(32),
    algorithm: 'sha256',
    ...unchanged,
  },
  {
    path: 'pytorch_model.bin',
    sizeBytes: 4_540_516_344,
    digest: '5a'.repeat(32),
    algorithm: 'sha256',
    change: 'removed',
  },
];
export const report: RevisionReport = {
  licence: { tag: 'apache-2.0', file: `git-sha1:${'7c'.repeat(20)}` },
  locator: model.locator,
  asked: 'main',
  commit: '7231864981174d9bee8c7687c24c8344414eae6b',
  manifestHash: people.hash('12ab'),
  weightsRoot: people.hash('34cd'),
  files,
  totalBytes: 14_483_504_342,
  repository: 'as-recorded',
  approved: { commit: '26bca36bde8333b5d7f72e9ed20ccda6a618af24', check: 'as-approved' },
  readAtMs: nowMs,
};
export const approve: DraftAction = {
  id: 'approve',
  kind: 'approve-revision',
  fields: {
    revision: 'main',
    commit: report.commit,
    manifestHash: report.manifestHash,
    weightsRoot: report.weightsRoot,
    repository: 'as-recorded',
  },
};

const choice: ModelChoice = {
  record: model.record,
  locator: model.locator,
  name: model.name,
  symbol: model.symbol,
  networkName: 'Demo chain',
  demo: true,
  link: null,
};
export const linkedChoice: ModelChoice = { ...choice, link: 'linked' };
export const claimedChoice: ModelChoice = { ...choice, link: 'claimed' };
export const choices: readonly ModelChoice[] = [
  choice,
  {
    ...choice,
    record: { ...choice.record, id: 8n },
    locator: people.hostileModel.locator,
    name: people.hostileModel.name,
    symbol: people.hostileModel.symbol,
    networkName: 'Ethereum',
    demo: false,
  },
];
