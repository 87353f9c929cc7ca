import { type Address, decodeFunctionData, erc20Abi, getAddress, zeroAddress } from 'viem';
import { describe, expect, test } from 'vitest';
import { adapterFactoryAbi } from '@/contracts/abi/adapter-factory';
import { poolAllocatorAbi } from '@/contracts/abi/pool-allocator';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { deployment } from '@/lib/chain/deployment';
import { getAdapter } from '@/lib/chain/pool-adapters';
import { pools } from './pools';
import type { BuildContext, IntentOf } from './types';

function at(last: string): Address {
  return `0x${last.padStart(40, '0')}`;
}

const context: BuildContext = {
  record: { chainId: 10, registry: at('aa'), id: 7n },
  owner: at('44'),
  token: at('11'),
  vault: at('22'),
  governor: at('33'),
  timelock: at('44'),
  timestamp: 1_000_000n,
  treasury: { nativeWei: 0n, tokens: 500n },
  parameters: [],
};
const adapter = getAddress(at('ad'));
const kind = 'pools';
const riskId = `0x${'7'.repeat(64)}` as const;

type Case = readonly [IntentOf<'pools'>, functionName: string, args: readonly unknown[]];

/** What the call says, decoded with the whole ABI of the contract it goes to. */
function decode(intent: IntentOf<'pools'>) {
  const result = pools.build(intent, context);
  if (result.status !== 'built') throw new Error(result.problem.code);
  const { target, calldata, valueWei } = result.action;
  expect(valueWei).toBe(0n);
  const abi = target === context.vault ? [...stakeVaultAbi] : [...poolAllocatorAbi];
  return { target, ...decodeFunctionData({ abi, data: calldata }) };
}

describe('pools', () => {
  const cases: readonly Case[] = [
    [
      { kind, change: 'list', adapter, absoluteCap: 9n, relativeCapBps: 2_500n, maxLossBps: 50n },
      'setPool',
      [adapter, { absoluteCap: 9n, relativeCapBps: 2_500, maxLossBps: 50 }],
    ],
    [{ kind, change: 'remove', adapter, writtenOff: 4n }, 'removePool', [adapter, 4n]],
    [
      { kind, change: 'risk-cap', riskId, absoluteCap: 9n, relativeCapBps: 100n },
      'setRiskCap',
      [riskId, { absoluteCap: 9n, relativeCapBps: 100 }],
    ],
    [
      {
        kind,
        change: 'limits',
        maxDeployedBps: 4_000n,
        idleFloorBps: 2_000n,
        penaltyBps: 100n,
        maxRatePerYear: 10n ** 18n,
      },
      'setPoolLimits',
      [
        {
          ...{ maxDeployedBps: 4_000, idleFloorBps: 2_000 },
          ...{ penaltyBps: 100, maxRatePerYear: 10n ** 18n },
        },
      ],
    ],
    [{ kind, change: 'switch-on' }, 'setAllocator', [deployment.poolAllocator]],
    [{ kind, change: 'switch-off' }, 'setAllocator', [zeroAddress]],
  ];
  test.each(cases)('args: %o', (intent, functionName, args) => {
    expect(decode(intent)).toEqual({ target: context.vault, functionName, args });
  });

  test('args: an incentive, of the allocator, for this vault', () => {
    const programme = { ratePerYear: 10n ** 16n, target: 8n, endsAt: 1_000_001n };
    expect(decode({ kind, change: 'programme', adapter, ...programme })).toEqual({
      target: deployment.poolAllocator,
      functionName: 'setProgramme',
      args: [context.vault, adapter, { ...programme, endsAt: 1_000_001 }],
    });
  });

  test('args: the rules of moves, of the allocator, for this vault', () => {
    const amounts = { minEdge: 10n ** 16n, maxTip: 5n * 10n ** 19n, pokeTip: 10n ** 18n };
    const rules = {
      ...{ scoreWindowSeconds: 86_400n, cooldownSeconds: 600n, minHoldSeconds: 172_800n },
      ...{ moveWindowSeconds: 7_200n, maxMoveBps: 1_000n, tipBps: 10n },
    };
    const numbers = Object.entries(rules).map(([name, value]) => [name, Number(value)]);
    expect(decode({ kind, change: 'policy', ...amounts, ...rules })).toEqual({
      target: deployment.poolAllocator,
      functionName: 'setPolicy',
      args: [context.vault, { ...amounts, ...Object.fromEntries(numbers) }],
    });
  });

  test('args: funding, with an allowance of exactly that much before it', () => {
    const result = pools.build({ kind, change: 'fund', amount: 400n }, context);
    if (result.status !== 'built' || !result.before) throw new Error('No allowance.');
    expect(result.before.target).toBe(context.token);
    expect(decodeFunctionData({ abi: erc20Abi, data: result.before.calldata })).toEqual({
      functionName: 'approve',
      args: [deployment.poolAllocator, 400n],
    });
    expect(decode({ kind, change: 'fund', amount: 400n })).toEqual({
      target: deployment.poolAllocator,
      functionName: 'fund',
      args: [context.vault, 400n],
    });
    expect(result.warnings).toEqual([]);
  });

  const rules = { absoluteCap: 9n, relativeCapBps: 2_500n, maxLossBps: 50n };
  const pair = { minDepth: 7n, minAgeSeconds: 3_600n, maxDeviationBps: 200n };
  const pool = getAddress(at('b0'));

  test.each([
    [null, 'createERC4626', []],
    [pair, 'createUniV2', [{ minDepth: 7n, minAgeSeconds: 3_600, maxDeviationBps: 200 }]],
  ] as const)(
    'args: a pool whose adapter is made just before it is listed: %o',
    (of, name, rest) => {
      const intent = { kind, change: 'add', pool, pair: of, ...rules } as const;
      const result = pools.build(intent, context);
      if (result.status !== 'built' || !result.before) throw new Error('No adapter is made.');
      const { target, calldata } = result.before;
      expect(target).toBe(deployment.adapterFactory);
      expect(decodeFunctionData({ abi: adapterFactoryAbi, data: calldata })).toEqual({
        functionName: name,
        args: [getAddress(context.vault), pool, ...rest],
      });
      const made = getAdapter(context.vault, pool, of).adapter;
      expect(decode(intent)).toEqual({
        target: context.vault,
        functionName: 'setPool',
        args: [made, { ...rules, relativeCapBps: 2_500, maxLossBps: 50 }],
      });
    },
  );

  const none = { ratePerYear: 0n, target: 0n, endsAt: 0 };
  const end = { kind, change: 'end' } as const;

  test('args: the end of an incentive, and budget that goes back to the treasury', () => {
    const args = [context.vault, adapter, none];
    const ended = { functionName: 'setProgramme', args };
    const returned = { functionName: 'returnBudget', args: [context.vault, context.timelock, 5n] };
    expect(decode({ ...end, adapter, amount: 0n })).toMatchObject(ended);
    expect(decode({ ...end, adapter: null, amount: 5n })).toMatchObject(returned);
    const both = pools.build({ ...end, adapter, amount: 5n }, context);
    if (both.status !== 'built' || !both.before) throw new Error('Nothing ends.');
    expect(decodeFunctionData({ abi: poolAllocatorAbi, data: both.before.calldata })).toMatchObject(
      ended,
    );
    expect(decode({ ...end, adapter, amount: 5n })).toMatchObject(returned);
  });

  test('error: nothing that would end or come back', () => {
    expect(pools.build({ ...end, adapter: null, amount: 0n }, context)).toMatchObject({
      problem: { code: 'end_nothing' },
    });
  });

  test('behaviour: more than the treasury has is told, nothing at all is no action', () => {
    expect(pools.build({ kind, change: 'fund', amount: 501n }, context)).toMatchObject({
      status: 'built',
      warnings: ['more-than-treasury'],
    });
    expect(pools.build({ kind, change: 'fund', amount: 0n }, context)).toMatchObject({
      problem: { code: 'amount_zero' },
    });
  });

  test('behaviour: an incentive that is over before it begins', () => {
    const over = { ratePerYear: 1n, target: 1n, endsAt: context.timestamp };
    expect(pools.build({ kind, change: 'programme', adapter, ...over }, context)).toMatchObject({
      problem: { code: 'programme_past' },
    });
  });
});
