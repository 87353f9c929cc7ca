/** Who and what the gallery shows: one demo model with its votes, and its rivals. Amounts have 18 decimals. */
import type { Address, Hex } from 'viem';
import type { Account, AllocationView, Position, Vault } from '@/lib/model/account';
import { type BadgeState, type Model, nothingKnown } from '@/lib/model/badge';
import type { HubView } from '@/lib/model/hub';
import type { Locator } from '@/lib/model/ids';
import type { NetworkView, Settings } from '@/lib/model/network';
import type { Verdict } from '@/lib/model/verdict';

export const unit = 10n ** 18n;
/** The gallery's clock stands still. */
export const nowMs = Date.UTC(2026, 10, 24, 12, 0, 0);
export const now = BigInt(nowMs / 1000);
export const hour = 3_600n;
export const day = 24n * hour;

const hex = (digit: string, length: number) => `0x${digit.repeat(length)}`.slice(0, length + 2);
export const address = (digits: string) => hex(digits, 40) as Address;
export const hash = (digits: string) => hex(digits, 64) as Hex;

export const me = address('1a2b3c4d5e6f7081');
export const other = address('90f0e0d0c0b0a091');
const registry = address('5ec7a1b2c3d4e5f6');

export const accounts: readonly Account[] = [
  { address: me, name: 'Main', kind: 'derived' },
  { address: other, name: 'Votes only', kind: 'imported' },
];

export const unlocked: Vault = {
  status: 'unlocked',
  accounts,
  selected: me,
  backedUp: true,
  locksAtMs: nowMs + 900_000,
};
/** A multisig that is looked at acts; the keystore is beside it. */
export const watched: Vault = {
  status: 'locked',
  accounts: [...accounts.slice(1), { address: me, name: 'Treasury', kind: 'watch-only' }],
  selected: me,
  backedUp: true,
};

export const locked: Vault = { status: 'locked', accounts, selected: me, backedUp: true };

export const settings: Settings = {
  consentedAtMs: nowMs - 86_400_000,
  hiddenHubs: [],
  enabledHubs: [],
  mirrors: [],
  autoLockMinutes: 15,
  feeCapGwei: 1000,
  proofMode: false,
  lookUpAll: false,
};

export const hubs: readonly HubView[] = [
  {
    ...{ id: 'hugging-face', name: 'Hugging Face', kind: 'always', structure: 'verified' },
    ...{ origins: ['https://huggingface.co/*'], link: 'front-matter', digests: 'large' },
    ...{ on: true, permitted: true },
  },
  {
    ...{ id: 'ollama', name: 'Ollama', kind: 'optional', structure: 'verified' },
    ...{ origins: ['https://ollama.com/*', 'https://registry.ollama.ai/*'], link: 'none' },
    ...{ digests: 'all', on: true, permitted: true },
  },
  {
    ...{ id: 'github', name: 'GitHub', kind: 'optional', structure: 'unverified' },
    ...{ origins: ['https://github.com/*', 'https://api.github.com/*'], link: 'file' },
    ...{ digests: 'git', on: false, permitted: false },
  },
  {
    ...{ id: 'mirror:hf-mirror.com', name: 'hf-mirror.com', kind: 'mirror' },
    ...{ origins: ['https://hf-mirror.com/*'], structure: 'unverified', link: 'none' },
    ...{ digests: 'large', on: true, permitted: true },
  },
];

export const demoNetwork: NetworkView = {
  chainId: 31337,
  name: 'Demo chain',
  nativeSymbol: 'ETH',
  demo: true,
  endpoints: [
    {
      id: 'a',
      host: 'http://127.0.0.1:8545',
      operator: '127.0.0.1',
      own: true,
      status: 'ok',
      latencyMs: 3,
      lastErrorCode: null,
    },
  ],
  registry: 'deployed',
  keys: { count: 5, syncedAtMs: nowMs - 40_000 },
};

export const mainNetwork: NetworkView = {
  chainId: 1,
  name: 'Ethereum',
  nativeSymbol: 'ETH',
  demo: false,
  endpoints: [
    {
      id: 'b',
      host: 'https://rpc.example.org',
      operator: 'Example Foundation',
      own: false,
      status: 'ok',
      latencyMs: 84,
      lastErrorCode: null,
    },
    {
      id: 'c',
      host: 'https://a-rather-long-host-name-of-an-endpoint.provider.example.com',
      operator: 'Provider',
      own: false,
      status: 'failing',
      latencyMs: null,
      lastErrorCode: 'chain.rate_limited',
    },
  ],
  registry: 'deployed',
  keys: { count: 1_204, syncedAtMs: nowMs - 600_000 },
};

export const locator = 'huggingface.co/aurora-labs/aurora-7b-instruct' as Locator;

export const model: Model = {
  record: { chainId: 31337, registry, id: 3n },
  locator,
  name: 'Aurora 7B Instruct',
  symbol: 'AUR',
  owner: address('77aa77bb77cc77dd'),
  token: address('aa01'),
  vault: address('aa02'),
  governor: address('aa03'),
  timelock: address('77aa77bb77cc77dd'),
  knownLaunch: true,
  repositoryId: '65f0a1b2c3d4e5f60718293a',
  registeredAt: now - 90n * day,
  registeredBlock: 1_204n,
  claimCount: 1,
  oldestClaimAt: now - 90n * day,
  stake: {
    totalAssets: 412_500n * unit,
    totalShares: 400_000n * unit,
    tokenSupply: 1_000_000n * unit,
  },
  suspension: null,
  terms: null,
  allocation: null,
  approval: {
    commit: '8c0e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a',
    manifestHash: hash('ab'),
    weightsRoot: hash('cd'),
    blockNumber: 20_004n,
    approvedAt: now - 12n * day,
    by: address('77aa77bb77cc77dd'),
    byVote: true,
    soloVoter: null,
    count: 2,
  },
  live: [],
  liveCount: 2,
};

/** Names that try to break a layout or to mislead. */
export const hostileModel: Model = {
  ...model,
  record: { chainId: 31337, registry, id: 9n },
  name: 'Моdel with \u202ereversed\u202c part and a name that goes on for far more than sixty characters 東京都大阪府モデル',
  symbol: 'S\u200bYMBOLLONGERTHANUSUAL',
  locator:
    'huggingface.co/a-very-long-organisation-name/an-even-longer-model-name-that-does-not-fit' as Locator,
  knownLaunch: false,
  timelock: null,
  claimCount: 3,
  approval: null,
};

export const verdict: Verdict = {
  tone: 'demo',
  word: 'approved',
  link: 'linked',
  files: 'approved',
  demo: true,
  reasons: ['demo-chain', 'single-endpoint'],
};

const at = { chainId: 31337, blockNumber: 21_402n, timestamp: now, readAtMs: nowMs };

export const badge: BadgeState = {
  ...nothingKnown,
  locator,
  revision: null,
  verdict,
  model,
  provenance: { kind: 'single', at, operator: '127.0.0.1' },
  hub: { readAtMs: nowMs, commit: model.approval?.commit ?? null, gated: false },
};

export const greenBadge: BadgeState = {
  ...badge,
  verdict: { ...verdict, tone: 'green', demo: false, reasons: [] },
  provenance: { kind: 'agreed', at, agreed: 3, asked: 4, operators: ['A', 'B', 'C'] },
};

export const redBadge: BadgeState = {
  ...badge,
  model: hostileModel,
  locator: hostileModel.locator,
  verdict: {
    tone: 'red',
    word: 'impostor',
    link: 'impostor',
    files: 'cannot-tell',
    demo: false,
    reasons: ['repository-id-differs', 'not-linked', 'rival-claims', 'no-approval'],
  },
  provenance: { kind: 'stale', at: { ...at, readAtMs: nowMs - 7_200_000 } },
};

export const position: Position = {
  record: model.record,
  account: me,
  tokenBalance: 1_250n * unit + 123_456_789n,
  shares: 5_000n * unit,
  shareValue: 5_156n * unit + unit / 4n,
  votes: 5_000n * unit,
  delegate: me,
  allowance: 0n,
  requests: [
    { id: 1n, shares: 100n * unit, assets: 103n * unit + unit / 8n, readyAt: now - hour },
    { id: 2n, shares: 40n * unit, assets: 41n * unit + unit / 4n, readyAt: now + 30n * hour },
  ],
  nativeBalanceWei: 9_998n * unit + 1n,
  nativeSymbol: 'ETH',
  cooldownSeconds: 3n * day,
  chainId: 31337,
  timestamp: now,
  blockNumber: 21_402n,
};

export const emptyPosition: Position = {
  ...position,
  tokenBalance: 0n,
  shares: 0n,
  shareValue: 0n,
  votes: 0n,
  delegate: hex('0', 40) as Address,
  requests: [],
  nativeBalanceWei: 0n,
};

/** What the account was given in a list: one part open, one taken. */
export const allocation: AllocationView = {
  contract: address('a110c'),
  claimUntil: now + 150n * day,
  shares: [
    { index: 41n, amount: 1_250n * unit, claimed: false },
    { index: 97n, amount: 10n * unit, claimed: true },
  ],
  timestamp: now,
};
