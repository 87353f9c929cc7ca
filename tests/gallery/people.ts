/** Who and what the gallery shows: one demo model with its votes, and its rivals. Amounts have 18 decimals. */
import type { Address, Hex } from 'viem';
import type { Account, Position, Power, Vault } from '@/lib/model/account';
import type { BadgeState, Model } from '@/lib/model/badge';
import type { Locator, ProposalId } from '@/lib/model/ids';
import type { NetworkView, Settings } from '@/lib/model/network';
import type { Proposal } from '@/lib/model/proposal';
import type { Activity, PreparedView } from '@/lib/model/submission';
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
export const locked: Vault = { status: 'locked', accounts, selected: me, backedUp: true };

export const settings: Settings = {
  consentedAtMs: nowMs - 86_400_000,
  hiddenHubs: [],
  autoLockMinutes: 15,
  showUngoverned: false,
};

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
  stake: {
    totalAssets: 412_500n * unit,
    totalShares: 400_000n * unit,
    tokenSupply: 1_000_000n * unit,
  },
  approval: {
    commit: '8c0e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a',
    manifestHash: hash('ab'),
    weightsRoot: hash('cd'),
    blockNumber: 20_004n,
    approvedAt: now - 12n * day,
    by: address('77aa77bb77cc77dd'),
    byVote: true,
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
  locator,
  revision: null,
  verdict,
  model,
  provenance: { kind: 'single', at, operator: '127.0.0.1' },
  hub: { readAtMs: nowMs, commit: model.approval?.commit ?? null },
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

export const proposal: Proposal = {
  id: 41_234n as ProposalId,
  record: model.record,
  governor: address('aa03'),
  state: 'active',
  proposer: other,
  snapshot: now - 2n * day,
  deadline: now + 26n * hour,
  etaSeconds: 0n,
  tally: { forVotes: 61_200n * unit, againstVotes: 14_350n * unit, abstainVotes: 4_000n * unit },
  quorum: 80_000n * unit,
  blockNumber: 20_990n,
  title: 'Approve revision 2.1 with the longer context',
  body: 'Revision 2.1 extends the context to **32k** tokens.\n\n- weights retrained by the community run\n- evaluation: see the [report](https://example.org/report)\n\n> The licence does not change.',
  description: '',
  actions: [{ target: registry, valueWei: 0n, calldata: `0xa1b2c3d4${'00'.repeat(96)}` as Hex }],
};

export const pendingProposal: Proposal = {
  ...proposal,
  id: 51_000n as ProposalId,
  state: 'pending',
  snapshot: now + 5n * hour,
  deadline: now + 3n * day,
  quorum: null,
  tally: { forVotes: 0n, againstVotes: 0n, abstainVotes: 0n },
  title: 'Pay 2,000 AUR for a safety evaluation',
};

export const hostileProposal: Proposal = {
  ...proposal,
  id: 52_000n as ProposalId,
  record: hostileModel.record,
  title:
    'A\u202eevil\u202c title that goes on and on, with 漢字 and العربية, so that nobody could ever want to read all of it in one line',
  body: '',
  tally: { forVotes: 1n, againstVotes: 300_000n * unit, abstainVotes: 0n },
  deadline: now + 40n,
};

export const pastProposals: readonly Proposal[] = (
  ['executed', 'defeated', 'canceled'] as const
).map((state, index) => ({
  ...proposal,
  id: BigInt(index + 1) as ProposalId,
  state,
  deadline: now - BigInt(index + 3) * day,
  title: ['Approve revision 2.0', 'Raise the quorum to 20%', 'Change the licence'][index] ?? '',
}));

export const queuedProposal: Proposal = {
  ...proposal,
  id: 53_000n as ProposalId,
  state: 'queued',
  deadline: now - 3n * day,
  etaSeconds: now - hour,
  tally: { forVotes: 120_000n * unit, againstVotes: 2_000n * unit, abstainVotes: 0n },
  title: 'Shorten the unstaking time to two days',
};

export const power: Power = {
  atSnapshot: 5_000n * unit,
  used: 0n,
  now: 5_000n * unit,
  hasVoted: false,
  reason: 'has-power',
};

export const prepared: PreparedView = {
  id: 'prepared-1',
  kind: 'vote',
  record: model.record,
  from: me,
  chainId: 31337,
  networkName: 'Demo chain',
  nativeSymbol: 'ETH',
  demo: true,
  to: address('aa03'),
  toName: 'ModelGovernor',
  valueWei: 0n,
  data: `0x7b3c71d3${'0'.repeat(62)}2a${'0'.repeat(63)}1` as Hex,
  decoded: {
    kind: 'known',
    contractName: 'ModelGovernor',
    functionName: 'castVoteWithReason',
    arguments: [
      { name: 'proposalId', type: 'uint256', value: '41234', exact: '41234' },
      { name: 'support', type: 'uint8', value: '1', exact: '1' },
      {
        name: 'reason',
        type: 'string',
        value: 'The evaluation convinced me, and the licence stays…',
        exact: 'The evaluation convinced me, and the licence stays as it is.',
      },
    ],
    inner: [],
  },
  permit: null,
  simulation: { status: 'ok', method: 'eth_simulateV1' },
  fee: {
    gas: 92_000n,
    maxFeePerGasWei: 2_000_000_000n,
    maxPriorityFeePerGasWei: 1_000_000_000n,
    maxCostWei: 184_000_000_000_000n,
  },
  nativeBalanceWei: 9_998n * unit + 1n,
  missingWei: 0n,
  expiresAtMs: nowMs + 120_000,
};

const sent = {
  record: model.record,
  modelName: model.name,
  chainId: 31337,
  demo: true,
  from: me,
  error: null,
} as const;

export const activity: readonly Activity[] = [
  {
    ...sent,
    id: '1',
    kind: 'vote',
    state: 'seen',
    hash: hash('3f'),
    blockNumber: null,
    createdAtMs: nowMs - 9_000,
    updatedAtMs: nowMs - 4_000,
  },
  {
    ...sent,
    id: '2',
    kind: 'stake',
    state: 'final',
    hash: hash('b7'),
    blockNumber: 21_390n,
    createdAtMs: nowMs - 3_600_000,
    updatedAtMs: nowMs - 3_590_000,
  },
  {
    ...sent,
    id: '3',
    kind: 'claim-unstake',
    modelName: hostileModel.name,
    state: 'failed',
    hash: hash('c4'),
    blockNumber: 21_200n,
    createdAtMs: nowMs - 86_400_000,
    updatedAtMs: nowMs - 86_390_000,
    error: { code: 'revert.too_early', fields: {} },
  },
  {
    ...sent,
    id: '4',
    kind: 'delegate',
    state: 'replaced',
    hash: hash('d5'),
    blockNumber: null,
    createdAtMs: nowMs - 172_800_000,
    updatedAtMs: nowMs - 172_700_000,
  },
];
