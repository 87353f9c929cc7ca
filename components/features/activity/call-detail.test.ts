import { encodeFunctionData, zeroHash } from 'viem';
import { describe, expect, test } from 'vitest';
import { modelGovernorAbi } from '@/contracts/abi/model-governor';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { prepareVote } from '@/lib/governance/openzeppelin-governor';
import type { ProposalId } from '@/lib/model/ids';
import { prepareDelegate, prepareRequestUnstake, prepareSend } from '@/lib/staking/vault';
import { toDetail } from './call-detail';

const to = '0x00000000000000000000000000000000000000a1';
const other = '0x00000000000000000000000000000000000000b2';
const vote = (support: 'for' | 'against') =>
  prepareVote(to, {
    proposalId: 7n as ProposalId,
    choice: { kind: 'nominal', support },
    reason: 'Because',
  });

describe('toDetail', () => {
  test.each([
    ['request-unstake', prepareRequestUnstake(to, 5n), { what: 'shares', value: 5n }],
    ['send', prepareSend(other, { recipient: to, amount: 3n }), { what: 'account', address: to }],
    ['send', prepareSend(null, { recipient: to, amount: 3n }), { what: 'account', address: to }],
    ['vote', vote('for'), { what: 'choice', support: 1 }],
    ['vote', vote('against'), { what: 'choice', support: 0 }],
    ['revoke', prepareDelegate(to, to), null],
  ] as const)('default: %s', (kind, call, detail) => {
    expect(toDetail({ ...call, kind })).toEqual(detail);
  });

  test('default: two delegations are told apart', () => {
    const [first, second] = ([to, other] as const).map((account) =>
      toDetail({ ...prepareDelegate(to, account), kind: 'delegate' }),
    );
    expect(first).not.toEqual(second);
  });

  test('default: a stake, a proposal', () => {
    const stake = encodeFunctionData({
      abi: stakeVaultAbi,
      functionName: 'stakeWithPermitAndDelegate',
      args: [9n, to, 0n, 0, zeroHash, zeroHash],
    });
    expect(toDetail({ kind: 'stake', to, data: stake })).toEqual({ what: 'tokens', value: 9n });
    const propose = encodeFunctionData({
      abi: modelGovernorAbi,
      functionName: 'propose',
      args: [[], [], [], '# Pay the auditors\n\nThey did it.'],
    });
    expect(toDetail({ kind: 'propose', to, data: propose })).toEqual({
      what: 'title',
      text: 'Pay the auditors',
    });
  });

  test('error: a call cut short does not take the others with it', () => {
    for (const kind of ['stake', 'delegate', 'vote', 'propose'] as const) {
      expect(() => toDetail({ kind, to, data: '0xdeadbeef' })).not.toThrow();
    }
  });
});
