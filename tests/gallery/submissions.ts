/** What the gallery's account is about to sign, and what it sent. */
import type { Hex } from 'viem';
import type { Activity, PreparedView, RaiseView, TrialEvent } from '@/lib/model/submission';
import { address, hash, hostileModel, hour, me, model, now, nowMs, other, unit } from './people';

export const prepared: PreparedView = {
  id: 'prepared-1',
  kind: 'vote',
  record: model.record,
  modelName: model.name,
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
  before: [],
  simulation: { status: 'ok', method: 'eth_simulateV1' },
  events: [
    {
      address: address('aa03'),
      contractName: 'ModelGovernor',
      topics: [
        '0xb8e138887d0aa13bab447e82de9d5c1777041ecd21ca36ba824ff1e6c07ddda4',
        `0x${me.slice(2).padStart(64, '0')}`,
      ],
      data: `0x${[41234n, 1n, 5_000n * unit].map((word) => word.toString(16).padStart(64, '0')).join('')}`,
    },
  ],
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

const moved = (
  of: { token: string; contractName: string | null },
  [from, to, value]: [string, string, bigint],
): TrialEvent => ({
  address: address(of.token),
  contractName: of.contractName,
  topics: [
    '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
    `0x${from.slice(2).padStart(64, '0')}`,
    `0x${to.slice(2).padStart(64, '0')}`,
  ],
  data: `0x${value.toString(16).padStart(64, '0')}`,
});
/** A stake, and something else that comes of it in a token that is not ours. */
export const movedEvents: readonly TrialEvent[] = [
  moved({ token: 'aa01', contractName: 'ModelToken' }, [me, address('aa02'), 1_250n * unit]),
  moved({ token: 'aa02', contractName: 'StakeVault' }, [address('0'), me, (2_425n * unit) / 2n]),
  moved({ token: 'd0d0', contractName: null }, [other, me, 54_687_500n]),
];

/** Coin sent to somebody. */
export const preparedCoin: PreparedView = {
  ...prepared,
  kind: 'send',
  to: other,
  toName: null,
  valueWei: 3n * unit,
  data: '0x',
  events: [],
  decoded: { kind: 'transfer' },
};

/** A proposal with two calls, one of which nobody can read. */
export const preparedProposal: PreparedView = {
  ...prepared,
  kind: 'propose',
  permit: {
    token: address('aa01'),
    tokenName: 'Aurora',
    symbol: model.symbol,
    spender: address('aa02'),
    value: 1_250n * unit + 1n,
    deadline: now + hour,
  },
  decoded: {
    kind: 'known',
    contractName: 'ModelGovernor',
    functionName: 'propose',
    arguments: [
      {
        name: 'description',
        type: 'string',
        value: '# Pay…',
        exact: '# Pay 2,000 AUR for a safety evaluation',
      },
    ],
    inner: [
      {
        target: address('aa01'),
        valueWei: 0n,
        calldata: '0xa9059cbb',
        decoded: {
          kind: 'known',
          contractName: 'ModelToken',
          functionName: 'transfer',
          arguments: [
            { name: 'to', type: 'address', value: other, exact: other },
            {
              name: 'value',
              type: 'uint256',
              value: '2000',
              exact: '2000000000000000000000',
            },
          ],
          inner: [],
        },
      },
      {
        target: other,
        valueWei: unit,
        calldata: '0xdeadbeef',
        decoded: { kind: 'unknown', selector: '0xdeadbeef' },
      },
    ],
  },
};

const sent = {
  record: model.record,
  modelName: model.name,
  chainId: 31337,
  demo: true,
  from: me,
  to: address('aa03'),
  data: '0x',
  error: null,
  raisable: false,
} as const;

/** What it takes to speed the first one up. */
export const raiseView: RaiseView = {
  ...prepared,
  id: '1',
  purpose: 'speed-up',
  attempts: 1,
  fee: { ...prepared.fee, maxFeePerGasWei: 2_250_000_001n, maxCostWei: 207_000_000_092_000n },
};

/** The same for an empty transaction in its place. */
export const cancelView: RaiseView = {
  ...raiseView,
  purpose: 'cancel',
  to: me,
  toName: null,
  decoded: { kind: 'transfer' },
};

export const activity: readonly Activity[] = [
  {
    ...sent,
    id: '1',
    kind: 'vote',
    data: prepared.data,
    state: 'seen',
    raisable: true,
    hash: hash('3f'),
    blockNumber: null,
    createdAtMs: nowMs - 9_000,
    updatedAtMs: nowMs - 4_000,
  },
  {
    ...sent,
    id: '2',
    kind: 'stake',
    data: `0x00000000${(100n * unit).toString(16).padStart(64, '0')}`,
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
    data: `0x00000000${other.slice(2).padStart(64, '0')}`,
    state: 'replaced',
    hash: hash('d5'),
    blockNumber: null,
    createdAtMs: nowMs - 172_800_000,
    updatedAtMs: nowMs - 172_700_000,
  },
];
