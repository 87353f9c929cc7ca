/** A model about to be registered, what its hub says of it, and its holders. */

import { getPresetFields } from '@/components/features/register/rules';
import { formatRecordId } from '@/lib/model/caip';
import type { Locator } from '@/lib/model/ids';
import type {
  Aftermath,
  ClaimsReport,
  HoldersReport,
  LinkEdit,
  PlaceReport,
  Registration,
} from '@/lib/model/registration';
import type { PreparedView } from '@/lib/model/submission';
import * as people from './people';
import * as submissions from './submissions';

const { unit, now, day, nowMs, address, hash } = people;

export const locator = 'huggingface.co/aurora-labs/aurora-9b-base' as Locator;
const id = '7c1e6a52-0d3f-4f1e-9a0b-5a3c2f7e8d11';

export const begun: Registration = {
  id,
  version: 3,
  createdAtMs: nowMs - 600_000,
  updatedAtMs: nowMs - 20_000,
  step: 'model',
  locator,
  revision: null,
  chainId: 31337,
  kind: 'launch',
  fields: { ...getPresetFields('open'), name: 'Aurora 9B Base', symbol: 'AUR9' },
  source: 'rows',
  rows: [
    { id: 'a', account: people.me, amount: '400,000', staked: '100,000' },
    { id: 'b', account: people.other, amount: '', staked: '250,000' },
    { id: 'c', account: address('c0ffee'), amount: '250,000', staked: '' },
  ],
  list: '',
  submitted: null,
};

const file = (
  path: string,
  sizeBytes: number,
  algorithm: 'sha256' | 'git-sha1',
  digit: string,
) => ({
  path,
  sizeBytes,
  algorithm,
  digest: digit.repeat(algorithm === 'sha256' ? 64 : 40),
  change: null,
});

export const place: PlaceReport = {
  asked: locator,
  locator,
  canonicalId: 'aurora-labs/Aurora-9B-Base',
  repositoryId: '66b1c2d3e4f5061728394a5b',
  commit: '8c0e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a',
  gated: false,
  governance: [],
  link: 'front-matter',
  manifest: {
    status: 'read',
    manifestHash: hash('ab'),
    weightsRoot: hash('cd'),
    files: [
      file('README.md', 4_210, 'git-sha1', 'a'),
      file('config.json', 812, 'git-sha1', 'b'),
      file('model-00001-of-00002.safetensors', 9_876_543_210, 'sha256', 'c'),
      file('model-00002-of-00002.safetensors', 8_765_432_109, 'sha256', 'd'),
      file('tokenizer.json', 2_100_345, 'git-sha1', 'e'),
    ],
    totalBytes: 18_644_081_000,
  },
  readAtMs: nowMs - 4_000,
};

const on = { chainId: 31337, networkName: 'Demo chain', nativeSymbol: 'ETH', demo: true };
export const unclaimed: ClaimsReport = { ...on, status: 'read', claimCount: 0, oldest: null };
export const claimed: ClaimsReport = {
  ...on,
  status: 'read',
  claimCount: 2,
  oldest: { ...people.model, locator, name: 'Aurora 9B', owner: people.other },
};
export const onMainnet: ClaimsReport = {
  chainId: 1,
  networkName: 'Ethereum',
  nativeSymbol: 'ETH',
  demo: false,
  status: 'failed',
  code: 'chain.timed_out',
};

const holder = (account: `0x${string}`, amount: bigint, staked = 0n) => ({
  account,
  amount: amount * unit,
  staked: staked * unit,
});

export const holders: HoldersReport = {
  count: 3,
  total: 1_000_000n * unit,
  staked: 350_000n * unit,
  problems: [],
  problemCount: 0,
  largest: [
    holder(people.me, 400_000n, 100_000n),
    holder(people.other, 0n, 250_000n),
    holder(address('c0ffee'), 250_000n),
  ],
  voterCount: 2,
  fitting: 'direct',
};

export const noHolders: HoldersReport = {
  ...holders,
  count: 0,
  total: 0n,
  staked: 0n,
  largest: [],
  voterCount: 0,
  problems: [{ line: 0, code: 'empty', values: [] }],
  problemCount: 1,
};

export const manyHolders: HoldersReport = {
  ...holders,
  count: 412,
  staked: 0n,
  voterCount: 0,
  largest: Array.from({ length: 14 }, (_, i) =>
    holder(address(`${i + 10}e`), BigInt(90_000 - 5_000 * i)),
  ),
  fitting: 'allocation',
};

export const flawed: HoldersReport = {
  ...holders,
  problems: [
    { line: 2, code: 'checksum', values: [people.other] },
    { line: 3, code: 'amount', values: ['1.000,50'] },
    { line: 7, code: 'duplicate', values: [people.me, '1'] },
    { line: 8, code: 'address', values: ['vitalik.eth'] },
  ],
  problemCount: 4,
};

const record = { ...people.model.record, id: 12n };
export const made = { ...people.model, record, locator, name: 'Aurora 9B Base', symbol: 'AUR9' };

export const prepared: PreparedView = {
  ...submissions.preparedProposal,
  kind: 'launch',
  record: { ...record, id: 0n },
};

const activity = {
  ...(submissions.activity[0] as (typeof submissions.activity)[number]),
  id: 'a1',
  kind: 'launch' as const,
  modelName: 'Aurora 9B Base',
};

export const pending: Aftermath = {
  activity: { ...activity, state: 'broadcast', blockNumber: null },
  record: null,
  model: null,
  watch: null,
  allocation: null,
};
export const waiting: Aftermath = {
  activity: { ...activity, state: 'included', blockNumber: 21_410n },
  record,
  model: made,
  watch: {
    locator,
    status: 'waiting',
    tries: 3,
    askedAtMs: nowMs - 20_000,
    nextAtMs: nowMs + 45_000,
    why: null,
  },
  allocation: null,
};
const progress = {
  amount: 650_000n * unit,
  unclaimed: 650_000n * unit,
  claimUntil: now + 180n * day,
  isPublished: false,
};
export const unpublished: Aftermath = { ...waiting, allocation: progress };
export const published: Aftermath = {
  ...waiting,
  allocation: { ...progress, unclaimed: 212_500n * unit, isPublished: true },
};
export const limited: Aftermath = {
  ...waiting,
  watch: waiting.watch && { ...waiting.watch, why: 'rate-limited', nextAtMs: nowMs + 240_000 },
};
export const linked: Aftermath = {
  ...waiting,
  watch: waiting.watch && { ...waiting.watch, status: 'linked' },
};
export const failed: Aftermath = {
  ...pending,
  activity: {
    ...activity,
    state: 'failed',
    blockNumber: 21_410n,
    error: {
      code: 'revert.other',
      fields: { detail: 'ModelRegistryTooManyLocators(count: 17, max: 16)' },
    },
  },
};

const name = formatRecordId(record);
const same = (text: string) => ({ text, change: 'same' as const });
export const edit: LinkEdit = {
  kind: 'front-matter',
  path: 'README.md',
  lines: [
    same('---'),
    same('license: apache-2.0'),
    same('library_name: transformers'),
    same('tags:'),
    same('- text-generation'),
    { text: `governance: ${name}`, change: 'added' },
    same('---'),
  ],
  block: `---\nlicense: apache-2.0\ngovernance: ${name}\n---\n`,
  editUrl: 'https://huggingface.co/aurora-labs/Aurora-9B-Base/edit/main/README.md',
  read: true,
};
export const fileEdit: LinkEdit = {
  kind: 'file',
  path: 'governance.json',
  lines: ['{', `  "governance": "${name}"`, '}'].map((text) => ({ text, change: 'added' })),
  block: `{\n  "governance": "${name}"\n}\n`,
  editUrl: null,
  read: false,
};

export const guardianUntil = new Date(Number(now + 200n * day) * 1_000).toISOString().slice(0, 10);
