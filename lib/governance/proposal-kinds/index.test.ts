import fc from 'fast-check';
import { type Address, decodeFunctionData, erc20Abi, parseAbi, zeroAddress } from 'viem';
import { describe, expect, test } from 'vitest';
import { contributionsAbi } from '@/contracts/abi/contributions';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { revenueRouterAbi } from '@/contracts/abi/revenue-router';
import { deployment } from '@/lib/chain/deployment';
import type { ParameterView } from '@/lib/model/composing';
import type { Intent } from '@/lib/protocol/intents';
import { buildAction } from '.';
import { buildSignal, isSignal } from './signal';
import type { BuildContext } from './types';

function at(last: string): Address {
  return `0x${last.padStart(40, '0')}`;
}

const day = 86_400n;
const amounts: readonly Extract<ParameterView, { value: bigint }>[] = [
  { name: 'voting-delay', unit: 'seconds', value: day, min: 0n, max: 30n * day },
  { name: 'voting-period', unit: 'seconds', value: 3n * day, min: 1n, max: 30n * day },
  { name: 'proposal-threshold', unit: 'votes', value: 5n, min: 0n, max: 10n ** 24n },
  { name: 'quorum-fraction', unit: 'basis-points', value: 400n, min: 0n, max: 10_000n },
  { name: 'quorum-floor', unit: 'basis-points', value: 100n, min: 0n, max: 10_000n },
  { name: 'late-quorum-extension', unit: 'seconds', value: day, min: 0n, max: 3n * day },
  { name: 'unstake-cooldown', unit: 'seconds', value: day, min: 0n, max: 2n * day },
  { name: 'timelock-delay', unit: 'seconds', value: 2n * day, min: 0n, max: 30n * day },
];
const context: BuildContext = {
  record: { chainId: 10, registry: at('aa'), id: 7n },
  owner: at('44'),
  token: at('11'),
  vault: at('22'),
  governor: at('33'),
  timelock: at('44'),
  timestamp: 1_000_000n,
  treasury: { nativeWei: 10n ** 18n, tokens: 500n },
  parameters: [
    ...amounts,
    {
      name: 'guardian',
      unit: 'account',
      account: at('99'),
      expiresAt: 2_000_000n,
      latest: 9_000_000n,
    },
  ],
};

function build(intent: Intent, changes: Partial<BuildContext> = {}) {
  return buildAction(intent, { ...context, ...changes });
}

function codeOf(intent: Intent): string {
  const result = build(intent);
  return result.status === 'problem' ? result.problem.code : 'built';
}

describe('approve-revision', () => {
  const intent: Intent = {
    kind: 'approve-revision',
    commit: 'a'.repeat(40),
    manifestHash: `0x${'1'.repeat(64)}`,
    weightsRoot: `0x${'2'.repeat(64)}`,
  };

  test('default', () => {
    const result = build(intent);
    if (result.status !== 'built') throw new Error('problem');
    expect(result.action).toMatchObject({ target: context.record.registry, valueWei: 0n });
    expect(result.warnings).toEqual([]);
    expect(decodeFunctionData({ abi: modelRegistryAbi, data: result.action.calldata })).toEqual({
      functionName: 'approveRevision',
      args: [7n, intent.commit, intent.manifestHash, intent.weightsRoot],
    });
  });

  test('behaviour: says when the timelock does not own the record', () => {
    expect(build(intent, { owner: at('55') })).toMatchObject({ warnings: ['timelock-not-owner'] });
  });
});

describe('terms', () => {
  const licenceFile = `git-sha1:${'7c'.repeat(20)}`;
  const intent: Intent = { kind: 'terms', licence: 'apache-2.0', licenceFile };

  test('default', () => {
    const result = build(intent);
    if (result.status !== 'built') throw new Error('problem');
    expect(result).toMatchObject({ action: { target: context.record.registry }, warnings: [] });
    expect(decodeFunctionData({ abi: modelRegistryAbi, data: result.action.calldata })).toEqual({
      functionName: 'setTerms',
      args: [7n, 'apache-2.0', licenceFile],
    });
  });

  test('behaviour: says when the timelock does not own the record', () => {
    expect(build(intent, { owner: at('55') })).toMatchObject({ warnings: ['timelock-not-owner'] });
  });
});

describe('standing', () => {
  test.each<[Intent, string, readonly unknown[]]>([
    [{ kind: 'standing', change: 'suspend', reason: 'It leaks.' }, 'suspend', [7n, 'It leaks.']],
    [{ kind: 'standing', change: 'reinstate' }, 'reinstate', [7n]],
  ])('default: %o', (intent, functionName, args) => {
    const result = build(intent);
    if (result.status !== 'built') throw new Error('problem');
    expect(result).toMatchObject({ action: { target: context.record.registry }, warnings: [] });
    const call = decodeFunctionData({ abi: modelRegistryAbi, data: result.action.calldata });
    expect(call).toEqual({ functionName, args });
  });
});

describe('splits', () => {
  const parts = { stakersBps: 5000, contributorsBps: 2000, treasuryBps: 2000, incentivesBps: 500 };
  const intent: Extract<Intent, { kind: 'splits' }> = {
    kind: 'splits',
    ...parts,
    parents: [{ id: 2n, bps: 500 }],
    currencies: [at('11'), at('88')],
  };

  test('default: all of it in one call of the router', () => {
    const result = build(intent);
    if (result.status !== 'built') throw new Error('problem');
    expect(result).toMatchObject({ action: { target: deployment.revenueRouter }, warnings: [] });
    const call = decodeFunctionData({ abi: revenueRouterAbi, data: result.action.calldata });
    const { currencies } = intent;
    expect(call).toEqual({
      functionName: 'setSplits',
      args: [7n, { ...parts, parents: [{ id: 2, bps: 500 }], currencies }],
    });
  });

  test.each([
    ['a sum that is not the whole', { stakersBps: 4999 }, 'splits_sum'],
    ['itself as parent', { parents: [{ id: 7n, bps: 500 }] }, 'splits_parent'],
    [
      'a parent twice',
      {
        parents: [
          { id: 2n, bps: 250 },
          { id: 2n, bps: 250 },
        ],
      },
      'splits_parent',
    ],
    [
      'a parent without a part',
      { stakersBps: 5500, parents: [{ id: 2n, bps: 0 }] },
      'splits_parent',
    ],
    ['no token', { currencies: [] }, 'splits_no_currency'],
  ])('error: %s', (_, changes, code) => {
    const result = build({ ...intent, ...changes });
    expect(result).toMatchObject({ status: 'problem', problem: { code } });
  });
});

describe('credit', () => {
  const evidenceHash = `0x${'e1'.repeat(32)}` as const;

  test('default: names what the vote looks at', () => {
    const result = build({ kind: 'credit', index: 3n, evidenceHash, weight: 50n });
    if (result.status !== 'built') throw new Error('problem');
    expect(result).toMatchObject({ action: { target: deployment.contributions }, warnings: [] });
    const call = decodeFunctionData({ abi: contributionsAbi, data: result.action.calldata });
    expect(call).toEqual({ functionName: 'credit', args: [7n, 3n, evidenceHash, 50n] });
  });

  test('behaviour: warns where no vote rules the record', () => {
    const intent = { kind: 'credit', index: 3n, evidenceHash, weight: 50n } as const;
    expect(build(intent, { owner: at('55') })).toMatchObject({ warnings: ['timelock-not-owner'] });
  });
});

describe('contribution', () => {
  const evidenceHash = `0x${'e1'.repeat(32)}` as const;
  const reason = 'It was there before.';
  const decline = {
    kind: 'contribution',
    change: 'decline',
    index: 3n,
    evidenceHash,
    reason,
  } as const;

  test.each([
    [decline, { functionName: 'decline', args: [7n, 3n, evidenceHash, reason] }],
    [
      { kind: 'contribution', change: 'end', index: 3n } as const,
      { functionName: 'end', args: [7n, 3n] },
    ],
  ])('default: %o', (intent, expected) => {
    const result = build(intent);
    if (result.status !== 'built') throw new Error('problem');
    expect(result).toMatchObject({ action: { target: deployment.contributions }, warnings: [] });
    const call = decodeFunctionData({ abi: contributionsAbi, data: result.action.calldata });
    expect(call).toEqual(expected);
  });

  test('behaviour: warns where no vote rules the record', () => {
    expect(build(decline, { owner: at('55') })).toMatchObject({ warnings: ['timelock-not-owner'] });
  });
});

describe('pay', () => {
  const native: Intent = { kind: 'pay', asset: 'native', recipient: at('77'), amount: 3n };
  const token: Intent = { ...native, asset: 'token' };

  test('args: native', () => {
    expect(build(native)).toEqual({
      status: 'built',
      action: { target: at('77'), valueWei: 3n, calldata: '0x' },
      warnings: [],
    });
  });

  test('args: token', () => {
    const result = build(token);
    if (result.status !== 'built') throw new Error('problem');
    expect(result.action).toMatchObject({ target: context.token, valueWei: 0n });
    expect(decodeFunctionData({ abi: erc20Abi, data: result.action.calldata })).toEqual({
      functionName: 'transfer',
      args: [at('77'), 3n],
    });
  });

  test('behaviour: more than the treasury holds, or to a contract of the model', () => {
    expect(build({ ...token, amount: 501n })).toMatchObject({ warnings: ['more-than-treasury'] });
    expect(build({ ...native, amount: 10n ** 18n + 1n })).toMatchObject({
      warnings: ['more-than-treasury'],
    });
    expect(build({ ...token, recipient: context.vault })).toMatchObject({
      warnings: ['to-own-contract'],
    });
  });

  test('error: nothing, or to nobody', () => {
    expect(codeOf({ ...token, amount: 0n })).toBe('amount_zero');
    expect(codeOf({ ...token, recipient: zeroAddress })).toBe('recipient_zero');
  });
});

describe('parameter', () => {
  const setters = parseAbi([
    'function setVotingDelay(uint48)',
    'function setVotingPeriod(uint32)',
    'function setProposalThreshold(uint256)',
    'function updateQuorumNumerator(uint256)',
    'function setQuorumFloor(uint16)',
    'function setLateQuorumVoteExtension(uint48)',
    'function setCooldown(uint48)',
    'function updateDelay(uint256)',
    'function setGuardian(address,uint48)',
  ]);

  test.each([
    ['voting-delay', context.governor, 'setVotingDelay'],
    ['voting-period', context.governor, 'setVotingPeriod'],
    ['proposal-threshold', context.governor, 'setProposalThreshold'],
    ['quorum-fraction', context.governor, 'updateQuorumNumerator'],
    ['quorum-floor', context.governor, 'setQuorumFloor'],
    ['late-quorum-extension', context.governor, 'setLateQuorumVoteExtension'],
    ['unstake-cooldown', context.vault, 'setCooldown'],
    ['timelock-delay', context.timelock, 'updateDelay'],
  ] as const)('args: %s', (name, target, functionName) => {
    const max = amounts.find((view) => view.name === name)?.max ?? 0n;
    const result = build({ kind: 'parameter', name, value: max });
    if (result.status !== 'built') throw new Error(result.problem.code);
    expect(result.action).toMatchObject({ target, valueWei: 0n });
    const decoded = decodeFunctionData({ abi: setters, data: result.action.calldata });
    expect({ ...decoded, args: decoded.args.map(BigInt) }).toEqual({ functionName, args: [max] });
  });

  test('error: outside the limits, or as it is', () => {
    expect(codeOf({ kind: 'parameter', name: 'voting-period', value: 0n })).toBe('parameter_below');
    expect(codeOf({ kind: 'parameter', name: 'unstake-cooldown', value: 2n * day + 1n })).toBe(
      'parameter_above',
    );
    expect(codeOf({ kind: 'parameter', name: 'quorum-floor', value: 100n })).toBe(
      'parameter_unchanged',
    );
  });

  test('behaviour: warns of a vote nobody can follow and of a cut cooldown', () => {
    expect(build({ kind: 'parameter', name: 'voting-period', value: 60n })).toMatchObject({
      warnings: ['short-vote'],
    });
    expect(build({ kind: 'parameter', name: 'timelock-delay', value: 60n })).toMatchObject({
      warnings: ['cuts-cooldown'],
    });
  });

  test('args: guardian', () => {
    const result = build({
      kind: 'parameter',
      name: 'guardian',
      account: at('98'),
      expiresAt: 3_000_000n,
    });
    if (result.status !== 'built') throw new Error(result.problem.code);
    expect(decodeFunctionData({ abi: setters, data: result.action.calldata })).toEqual({
      functionName: 'setGuardian',
      args: [at('98'), 3_000_000],
    });
    expect(result.warnings).toEqual(['guardian-may-cancel']);
    expect(
      build({ kind: 'parameter', name: 'guardian', account: zeroAddress, expiresAt: 0n }),
    ).toMatchObject({ status: 'built', warnings: [] });
  });

  test.each<[string, Address, bigint]>([
    ['guardian_end_missing', at('98'), 0n],
    ['guardian_end_missing', zeroAddress, 5n],
    ['guardian_end_late', at('98'), 9_000_001n],
    ['guardian_end_past', at('98'), 1_000_000n],
    ['guardian_end_past', at('98'), 1_000_000n + 6n * day],
  ])('error: %s', (code, account, expiresAt) => {
    expect(codeOf({ kind: 'parameter', name: 'guardian', account, expiresAt })).toBe(code);
  });
});

describe('call', () => {
  const intent: Extract<Intent, { kind: 'call' }> = {
    kind: 'call',
    target: at('77'),
    valueWei: 0n,
    function: {
      name: 'pay',
      mutability: 'nonpayable',
      inputs: [
        { name: 'to', type: 'address', components: [] },
        { name: 'amounts', type: 'uint256[]', components: [] },
      ],
    },
    arguments: [at('88'), ['1', '2']],
  };

  test('default', () => {
    const result = build(intent);
    if (result.status !== 'built') throw new Error(result.problem.code);
    expect(result.action).toMatchObject({ target: at('77'), valueWei: 0n });
    expect(
      decodeFunctionData({
        abi: parseAbi(['function pay(address,uint256[])']),
        data: result.action.calldata,
      }),
    ).toEqual({ functionName: 'pay', args: [at('88'), [1n, 2n]] });
  });

  test('error: a wrong checksum, a wrong count, value to what takes none', () => {
    const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
    const wrong = address.replace('E7Ef', 'e7Ef');
    expect(codeOf({ ...intent, arguments: [address, []] })).toBe('built');
    expect(codeOf({ ...intent, arguments: [wrong, []] })).toBe('call_argument');
    expect(codeOf({ ...intent, arguments: [address] })).toBe('call_arguments');
    expect(codeOf({ ...intent, valueWei: 1n })).toBe('call_not_payable');
  });

  test('behaviour: a call that only reads is said to change nothing', () => {
    expect(
      build({ ...intent, function: { ...intent.function, mutability: 'view' } }),
    ).toMatchObject({ warnings: ['read-only-function'] });
  });

  test('property: what is encoded decodes to what was typed', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 2n ** 256n - 1n),
        fc.string({ unit: 'grapheme' }),
        fc.boolean(),
        (n, text, flag) => {
          const result = build({
            ...intent,
            function: {
              name: 'f',
              mutability: 'nonpayable',
              inputs: [
                {
                  name: 'x',
                  type: 'tuple[]',
                  components: [
                    { name: 'n', type: 'uint256', components: [] },
                    { name: 's', type: 'string', components: [] },
                    { name: 'b', type: 'bool', components: [] },
                  ],
                },
              ],
            },
            arguments: [[[n.toString(), text, String(flag)]]],
          });
          if (result.status !== 'built') throw new Error(result.problem.code);
          const abi = parseAbi(['function f((uint256 n, string s, bool b)[] x)']);
          expect(decodeFunctionData({ abi, data: result.action.calldata }).args).toEqual([
            [{ n, s: text, b: flag }],
          ]);
        },
      ),
    );
  });
});

describe('signal', () => {
  test('default', () => {
    expect(buildSignal(context)).toEqual({
      target: context.timelock,
      valueWei: 0n,
      calldata: '0x',
    });
    expect(isSignal(buildSignal(context))).toBe(true);
    expect(isSignal({ target: at('1'), valueWei: 1n, calldata: '0x' })).toBe(false);
  });
});
