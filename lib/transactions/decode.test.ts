import fc from 'fast-check';
import { encodeFunctionData, erc20Abi, type Hex, zeroHash } from 'viem';
import { describe, expect, test } from 'vitest';
import { modelGovernorAbi } from '@/contracts/abi/model-governor';
import { poolAllocatorAbi } from '@/contracts/abi/pool-allocator';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { timelockAbi } from '@/contracts/abi/timelock';
import type { ContractName } from '@/lib/chain/known-code';
import { prepareLaunch } from '@/lib/governance/launch';
import type { Locator } from '@/lib/model/ids';
import { decodeCall, listTargets, type NameOf } from './decode';

const vault = '0x00000000000000000000000000000000000000A1';
const governor = '0x00000000000000000000000000000000000000B2';
const stranger = '0x00000000000000000000000000000000000000C3';
const names: Record<string, ContractName> = {
  [vault]: 'StakeVault',
  [governor]: 'ModelGovernor',
};
const nameOf: NameOf = (address) => names[address] ?? null;

const transfer = encodeFunctionData({
  abi: erc20Abi,
  functionName: 'transfer',
  args: [stranger, 15n * 10n ** 17n],
});

describe('decodeCall', () => {
  test('default: contract, function, arguments', () => {
    const data = encodeFunctionData({
      abi: stakeVaultAbi,
      functionName: 'claimUnstake',
      args: [7n, stranger],
    });
    expect(decodeCall({ to: vault, data, valueWei: 0n }, nameOf)).toEqual({
      kind: 'known',
      contractName: 'StakeVault',
      functionName: 'claimUnstake',
      arguments: [
        { name: 'id', type: 'uint256', value: '7', exact: '7' },
        { name: 'receiver', type: 'address', value: stranger, exact: stranger },
      ],
      inner: [],
    });
  });

  test.each([
    ['setVotingPeriod', 259_200, 'seconds', '259200'],
    ['setProposalThreshold', 15n * 10n ** 17n, 'amount', '1.5'],
    ['setQuorumFloor', 600, 'basis-points', '600'],
  ] as const)('behaviour: what the number of %s counts', (functionName, value, unit, text) => {
    const args = [value] as never;
    const data = encodeFunctionData({ abi: modelGovernorAbi, functionName, args });
    expect(decodeCall({ to: governor, data, valueWei: 0n }, nameOf)).toMatchObject({
      arguments: [{ unit, value: text, exact: String(value) }],
    });
  });

  test('behaviour: a proposal’s actions are read too, each by its own target', () => {
    const data = encodeFunctionData({
      abi: modelGovernorAbi,
      functionName: 'propose',
      args: [
        [stranger, vault, stranger, stranger],
        [0n, 0n, 5n, 0n],
        [transfer, transfer, '0x', '0xdeadbeef'],
        'Text',
      ],
    });
    const decoded = decodeCall({ to: governor, data, valueWei: 0n }, nameOf);
    expect(decoded).toMatchObject({
      functionName: 'propose',
      inner: [
        {
          target: stranger,
          valueWei: 0n,
          calldata: transfer,
          // Read by its selector; the code at the target is not ours, so it has no name, and its numbers no unit.
          decoded: {
            kind: 'known',
            contractName: null,
            functionName: 'transfer',
            arguments: [{ name: 'to' }, { name: 'value', value: '1500000000000000000' }],
          },
        },
        { decoded: { kind: 'known', contractName: 'StakeVault' } },
        { valueWei: 5n, decoded: { kind: 'transfer' } },
        { decoded: { kind: 'unknown', selector: '0xdeadbeef' } },
      ],
    });
    expect(listTargets(decoded)).toEqual([stranger, vault, stranger, stranger]);
  });

  test('behaviour: calls in a batch in a proposal are read to a depth and no further', () => {
    const wrap = (data: Hex): Hex =>
      encodeFunctionData({
        abi: timelockAbi,
        functionName: 'scheduleBatch',
        args: [[stranger], [0n], [data], zeroHash, zeroHash, 0n],
      });
    const data = [0, 1, 2, 3, 4, 5].reduce<Hex>((inner) => wrap(inner), transfer);
    const decoded = decodeCall({ to: stranger, data, valueWei: 0n }, nameOf);
    expect(listTargets(decoded)).toHaveLength(3);
  });

  test('behaviour: the stake that a move between pools names is an amount', () => {
    const data = encodeFunctionData({
      abi: poolAllocatorAbi,
      functionName: 'rebalance',
      args: [vault, stranger, vault, 15n * 10n ** 17n],
    });
    expect(decodeCall({ to: vault, data, valueWei: 0n }, () => 'PoolAllocator')).toMatchObject({
      arguments: [{}, {}, {}, { name: 'assets', value: '1.5', unit: 'amount' }],
    });
  });

  test('behaviour: what the numbers of an allocator’s policy count', () => {
    const policy = {
      ...{ minEdge: 0n, scoreWindowSeconds: 86_400, cooldownSeconds: 600, minHoldSeconds: 7_200 },
      ...{ moveWindowSeconds: 43_200, maxMoveBps: 500, tipBps: 10 },
      ...{ maxTip: 25n * 10n ** 17n, pokeTip: 10n ** 17n },
    };
    const args = [vault, policy] as const;
    const data = encodeFunctionData({ abi: poolAllocatorAbi, functionName: 'setPolicy', args });
    expect(decodeCall({ to: vault, data, valueWei: 0n }, () => 'PoolAllocator')).toMatchObject({
      arguments: [
        { name: 'vault' },
        { name: 'newPolicy.minEdge' },
        { name: 'newPolicy.scoreWindowSeconds', unit: 'seconds' },
        { name: 'newPolicy.cooldownSeconds', unit: 'seconds' },
        { name: 'newPolicy.minHoldSeconds', unit: 'seconds' },
        { name: 'newPolicy.moveWindowSeconds', unit: 'seconds' },
        { name: 'newPolicy.maxMoveBps', unit: 'basis-points' },
        { name: 'newPolicy.tipBps', unit: 'basis-points' },
        { name: 'newPolicy.maxTip', value: '2.5', unit: 'amount' },
        { name: 'newPolicy.pokeTip', value: '0.1', unit: 'amount' },
      ],
    });
  });

  test('behaviour: what the numbers of a vault’s limits count', () => {
    const limits = { maxDeployedBps: 5_000, idleFloorBps: 1_000, penaltyBps: 50 };
    const data = encodeFunctionData({
      abi: stakeVaultAbi,
      functionName: 'setPoolLimits',
      args: [{ ...limits, maxRatePerYear: 0n }],
    });
    expect(decodeCall({ to: vault, data, valueWei: 0n }, nameOf)).toMatchObject({
      arguments: [
        { name: 'maxDeployedBps', unit: 'basis-points', exact: '5000' },
        { name: 'idleFloorBps', unit: 'basis-points', exact: '1000' },
        { name: 'penaltyBps', unit: 'basis-points', exact: '50' },
        { name: 'maxRatePerYear' },
      ],
    });
  });

  test('behaviour: our own contract has only its own functions', () => {
    const data = encodeFunctionData({
      abi: modelGovernorAbi,
      functionName: 'castVote',
      args: [1n, 1],
    });
    expect(decodeCall({ to: vault, data, valueWei: 0n }, nameOf)).toEqual({
      kind: 'unknown',
      selector: data.slice(0, 10),
    });
    expect(decodeCall({ to: stranger, data, valueWei: 0n }, nameOf)).toMatchObject({
      functionName: 'castVote',
      contractName: null,
    });
  });

  test('behaviour: long texts are cut for people and whole in the exact form', () => {
    const description = 'a'.repeat(100_000);
    const data = encodeFunctionData({
      abi: modelGovernorAbi,
      functionName: 'propose',
      args: [[], [], [], description],
    });
    const decoded = decodeCall({ to: governor, data, valueWei: 0n }, nameOf);
    const text = decoded.kind === 'known' ? decoded.arguments[3] : null;
    expect(text?.exact).toBe(description);
    expect(text?.value.length).toBeLessThan(201);
  });

  test('property: no bytes make it throw', () => {
    const selectors = fc.constantFrom<Hex>(
      '0x7d5e81e2',
      '0x8f2a0bb0',
      '0xa9059cbb',
      '0x01d5062a',
      '0x',
    );
    const bytes = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(
        selectors,
        bytes,
        fc.constantFrom(vault, governor, stranger),
        (start, rest, to) => {
          const data: Hex = `${start}${Buffer.from(rest).toString('hex')}`;
          expect(['known', 'unknown', 'transfer']).toContain(
            decodeCall({ to, data, valueWei: 0n }, nameOf).kind,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('structures', () => {
  const launcher = '0x00000000000000000000000000000000000000cc';
  const call = prepareLaunch({
    name: 'Test',
    symbol: 'TEST',
    place: { locator: 'huggingface.co/acme/test' as Locator, repositoryId: 'abc' },
    holders: [
      { account: launcher, amount: 2n * 10n ** 18n, staked: 0n },
      { account: launcher, amount: 0n, staked: 5n * 10n ** 17n },
    ],
    supply: 25n * 10n ** 17n,
    allocation: null,
    rules: {
      votingDelay: 60,
      votingPeriod: 120,
      lateQuorumExtension: 30,
      thresholdBps: 100,
      quorumBps: 2_000,
      quorumFloorBps: 200,
      timelockDelay: 90,
      unstakeCooldown: 90,
      guardian: null,
    },
  });

  test('behaviour: a launch is told part by part, with units', () => {
    const decoded = decodeCall(call, () => 'Launcher');
    const told = decoded.kind === 'known' ? decoded.arguments : [];
    const get = (name: string) => told.find((one) => one.name === name);
    expect(get('name')).toMatchObject({ value: 'Test', type: 'string' });
    expect(get('places[0].locator')?.value).toBe('huggingface.co/acme/test');
    expect(get('holders[1].staked')).toMatchObject({ value: '0.5', unit: 'amount' });
    expect(get('governance.votingPeriod')).toMatchObject({ exact: '120', unit: 'seconds' });
    expect(get('governance.quorumBps')).toMatchObject({ exact: '2000', unit: 'basis-points' });
    expect(get('allocation.amount')).toMatchObject({ exact: '0', unit: 'amount' });
  });

  test('behaviour: nothing of the call is left out', () => {
    const decoded = decodeCall(call, () => 'Launcher');
    const told = decoded.kind === 'known' ? decoded.arguments : [];
    // Three texts, two fields of the place, two holders of three, ten rules, three of the allocation.
    expect(told).toHaveLength(3 + 2 + 6 + 10 + 3);
  });
});
