/** What the background makes of the intents in the composer's pictures. */
import type { Address } from 'viem';
import type {
  AbiFunctionView,
  BuiltAction,
  BuiltProposal,
  DescribedCall,
  TargetView,
} from '@/lib/model/composing';
import type { DraftAction } from '@/lib/model/draft';
import type { IntentInput } from '@/lib/protocol/intents';
import { context, contracts, recipient } from './composer-people';
import * as people from './people';
import { unit } from './people';

const { model } = context;

export const grantRole: AbiFunctionView = {
  name: 'grantRole',
  signature: 'grantRole(bytes32,address)',
  selector: '0x2f2ff15d',
  mutability: 'nonpayable',
  inputs: [
    { name: 'role', type: 'bytes32', components: [] },
    { name: 'account', type: 'address', components: [] },
  ],
};
export const setAll: AbiFunctionView = {
  name: 'setAll',
  signature: 'setAll((address,uint256)[],bool)',
  selector: '0x12345678',
  mutability: 'payable',
  inputs: [
    {
      name: 'shares',
      type: 'tuple[]',
      components: [
        { name: 'to', type: 'address', components: [] },
        { name: 'amount', type: 'uint256', components: [] },
      ],
    },
    { name: 'atOnce', type: 'bool', components: [] },
  ],
};

/** An action that calls a function with these arguments. */
export function callOf(view: AbiFunctionView, values: readonly unknown[]): DraftAction {
  const { name, inputs, mutability, signature } = view;
  return {
    id: 'call',
    kind: 'call',
    fields: {
      target: recipient,
      abi: `${name}(…)`,
      signature,
      function: JSON.stringify({ name, inputs, mutability }),
      arguments: JSON.stringify(values),
      value: '',
    },
  };
}

function known(name: string, functionName: string, values: Readonly<Record<string, string>>) {
  return {
    kind: 'known' as const,
    contractName: name,
    functionName,
    inner: [],
    arguments: Object.entries(values).map(([argument, value]) => ({
      name: argument,
      type: value.startsWith('0x') ? 'bytes32' : 'uint256',
      value,
      exact: value,
    })),
  };
}

const data = (selector: string) => `0x${selector}${'0'.repeat(56)}2a` as const;

function own(address: Address, name: string): TargetView {
  return { address, name, code: 'own' };
}

type IntentOf<Kind extends IntentInput['kind']> = Extract<IntentInput, { kind: Kind }>;

const allocator = people.address('a110ca');
const factory = people.address('fac7');
type Made = Pick<DescribedCall, 'action' | 'target' | 'decoded' | 'warnings'>;

function callTo(
  target: TargetView,
  functionName: string,
  values: Readonly<Record<string, string>>,
): Made {
  return {
    action: { target: target.address, valueWei: 0n, calldata: data('ddeeff00') },
    target,
    decoded: known(target.name ?? '', functionName, values),
    warnings: [],
  };
}

function toPoolCalls(intent: IntentOf<'pools'>): BuiltAction {
  const [vault, token] = [own(contracts.vault, 'StakeVault'), own(contracts.token, 'ModelToken')];
  const budget = own(allocator, 'PoolAllocator');
  const status = 'built';
  if (intent.change === 'fund') {
    const before = callTo(token, 'approve', { spender: allocator, value: '2500' });
    return { status, before, ...callTo(budget, 'fund', { vault: vault.address, assets: '2500' }) };
  }
  if (intent.change === 'end') {
    const before = callTo(budget, 'setProgramme', { vault: vault.address, endsAt: '0' });
    const values = { vault: vault.address, to: contracts.timelock, assets: '1200' };
    return { status, before, ...callTo(budget, 'returnBudget', values) };
  }
  const list = callTo(vault, 'setPool', { 1: people.address('adb0'), absoluteCap: '50000' });
  if (intent.change !== 'add') return { status, ...list };
  const name = intent.pair ? 'createUniV2' : 'createERC4626';
  const before = callTo(own(factory, 'AdapterFactory'), name, {
    ...{ vault: vault.address, pool: intent.pool },
    ...(intent.pair && { minAgeSeconds: '86400' }),
  });
  return { status, before, ...list };
}

const makers: { [Kind in IntentInput['kind']]: (intent: IntentOf<Kind>) => BuiltAction } = {
  pay: ({ amount }) => ({
    status: 'built',
    action: { target: contracts.token, valueWei: 0n, calldata: data('a9059cbb') },
    target: own(contracts.token, 'ModelToken'),
    decoded: known('ModelToken', 'transfer', { to: recipient, value: '2500' }),
    warnings: amount > 125_000n * unit ? ['more-than-treasury'] : [],
  }),
  parameter: ({ name }) => ({
    status: 'built',
    action: { target: contracts.governor, valueWei: 0n, calldata: data('ea0217cf') },
    target: own(contracts.governor, 'ModelGovernor'),
    decoded:
      name === 'guardian'
        ? known('ModelGovernor', 'setGuardian', {
            newGuardian: recipient,
            newExpiresAt: '1809215999',
          })
        : known('ModelGovernor', 'setVotingPeriod', { newVotingPeriod: '259200' }),
    warnings: name === 'guardian' ? ['guardian-may-cancel'] : [],
  }),
  'approve-revision': ({ commit, manifestHash, weightsRoot }) => ({
    status: 'built',
    action: { target: model.record.registry, valueWei: 0n, calldata: data('11223344') },
    target: own(model.record.registry, 'ModelRegistry'),
    decoded: known('ModelRegistry', 'approveRevision', {
      id: '7',
      commit,
      manifestHash,
      weightsRoot,
    }),
    warnings: [],
  }),
  terms: ({ licence, licenceFile }) => ({
    status: 'built',
    action: { target: model.record.registry, valueWei: 0n, calldata: data('55667788') },
    target: own(model.record.registry, 'ModelRegistry'),
    decoded: known('ModelRegistry', 'setTerms', { id: '7', licence, licenceFile }),
    warnings: [],
  }),
  pools: (intent) => toPoolCalls(intent),
  standing: (intent) => ({
    status: 'built',
    action: { target: model.record.registry, valueWei: 0n, calldata: data('99aabbcc') },
    target: own(model.record.registry, 'ModelRegistry'),
    decoded:
      intent.change === 'suspend'
        ? known('ModelRegistry', 'suspend', { id: '7', reason: intent.reason })
        : known('ModelRegistry', 'reinstate', { id: '7' }),
    warnings: [],
  }),
  splits: ({ stakersBps, contributorsBps, treasuryBps, incentivesBps }) => ({
    status: 'built',
    action: { target: contracts.governor, valueWei: 0n, calldata: data('a1b2c3d4') },
    target: own(contracts.governor, 'RevenueRouter'),
    decoded: known('RevenueRouter', 'setSplits', {
      id: '7',
      'splits.stakersBps': String(stakersBps),
      'splits.contributorsBps': String(contributorsBps),
      'splits.treasuryBps': String(treasuryBps),
      'splits.incentivesBps': String(incentivesBps),
    }),
    warnings: [],
  }),
  credit: ({ index, evidenceHash, weight }) => ({
    status: 'built',
    action: { target: contracts.governor, valueWei: 0n, calldata: data('b1c2d3e4') },
    target: own(contracts.governor, 'Contributions'),
    decoded: known('Contributions', 'credit', {
      id: '7',
      index: String(index),
      evidenceHash,
      weight: String(weight),
    }),
    warnings: [],
  }),
  contribution: (intent) => ({
    status: 'built',
    action: { target: contracts.governor, valueWei: 0n, calldata: data('c1d2e3f4') },
    target: own(contracts.governor, 'Contributions'),
    decoded: known('Contributions', intent.change, { id: '7', index: String(intent.index) }),
    warnings: [],
  }),
  call: () => ({
    status: 'built',
    action: { target: recipient, valueWei: 0n, calldata: data('2f2ff15d') },
    target: { address: recipient, name: null, code: 'unknown' },
    decoded: { kind: 'unknown', selector: '0x2f2ff15d' },
    warnings: ['unknown-code', 'grants-role'],
  }),
};

function toCall(intent: IntentInput): BuiltAction {
  return (makers[intent.kind] as (of: IntentInput) => BuiltAction)(intent);
}

/** What the background would make of intents. */
export function build(intents: readonly IntentInput[]): BuiltProposal {
  const nothing: BuiltAction = {
    status: 'built',
    action: { target: contracts.timelock, valueWei: 0n, calldata: '0x' },
    target: { address: contracts.timelock, name: 'TimelockController', code: 'own' },
    decoded: { kind: 'transfer' },
    warnings: [],
  };
  return {
    actions: intents.length === 0 ? [nothing] : intents.map(toCall),
    simulation: { status: 'ok', method: 'eth_simulateV1' },
  };
}
