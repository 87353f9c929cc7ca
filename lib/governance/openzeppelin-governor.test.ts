import { decodeFunctionData, parseAbi } from 'viem';
import { describe, expect, test } from 'vitest';
import { ProposalStateError } from '@/lib/errors/governance';
import type { ProposalId } from '@/lib/model/ids';
import { type Proposal, proposalStates } from '@/lib/model/proposal';
import { prepareProposal, prepareStep, prepareVote } from './openzeppelin-governor';
import { getProposalId } from './proposal-id';

const governor = '0x1111111111111111111111111111111111111111';
const target = '0x2222222222222222222222222222222222222222';
/** Written by hand, not taken from the ABI the code uses. */
const abi = parseAbi([
  'function castVote(uint256 proposalId, uint8 support)',
  'function castVoteWithReason(uint256 proposalId, uint8 support, string reason)',
  'function castVoteWithReasonAndParams(uint256 proposalId, uint8 support, string reason, bytes params)',
  'function propose(address[] targets, uint256[] values, bytes[] calldatas, string description)',
  'function queue(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash)',
  'function execute(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash)',
  'function cancel(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash)',
]);
const proposalId = 5n as ProposalId;
const actions = [{ target, valueWei: 7n, calldata: '0x1234' }] as const;

function decode(data: `0x${string}`) {
  const { functionName, args } = decodeFunctionData({ abi, data });
  return [functionName, ...args];
}

describe('prepareVote', () => {
  test.each([
    ['against', 0],
    ['for', 1],
    ['abstain', 2],
  ] as const)('default: %s', (support, value) => {
    const ballot = { proposalId, choice: { kind: 'nominal', support }, reason: '' } as const;
    const { to, data, valueWei } = prepareVote(governor, ballot);
    expect({ to, valueWei }).toEqual({ to: governor, valueWei: 0n });
    expect(decode(data)).toEqual(['castVote', 5n, value]);
  });

  test('args: with a reason', () => {
    const choice = { kind: 'nominal', support: 'for' } as const;
    const { data } = prepareVote(governor, { proposalId, choice, reason: 'because' });
    expect(decode(data)).toEqual(['castVoteWithReason', 5n, 1, 'because']);
  });

  test('args: fractional, 48 bytes in the order against, for, abstain', () => {
    const tally = { againstVotes: 1n, forVotes: 2n, abstainVotes: 2n ** 128n - 1n };
    const choice = { kind: 'fractional', tally } as const;
    const { data } = prepareVote(governor, { proposalId, choice, reason: '' });
    const params = `0x${'0'.repeat(31)}1${'0'.repeat(31)}2${'f'.repeat(32)}`;
    expect(decode(data)).toEqual(['castVoteWithReasonAndParams', 5n, 255, '', params]);
  });

  test('error: a weight beyond 128 bits', () => {
    const tally = { againstVotes: 2n ** 128n, forVotes: 0n, abstainVotes: 0n };
    const choice = { kind: 'fractional', tally } as const;
    expect(() => prepareVote(governor, { proposalId, choice, reason: '' })).toThrow(RangeError);
  });
});

describe('prepareProposal', () => {
  test('default: with the suffix that binds it to its proposer', () => {
    const { data } = prepareProposal(governor, { actions, description: 'Title', proposer: target });
    const description = `Title\n\n#proposer=${target}`;
    expect(decode(data)).toEqual(['propose', [target], [7n], ['0x1234'], description]);
  });
});

describe('prepareStep', () => {
  const proposal = { governor, actions, description: 'Title' } as unknown as Proposal;

  test.each([
    ['queue', ['succeeded']],
    ['execute', ['queued']],
    ['cancel', ['pending', 'active', 'succeeded', 'queued']],
  ] as const)('default: %s in its states only', (step, states) => {
    for (const state of proposalStates) {
      const prepare = () => prepareStep({ ...proposal, state }, step);
      if ((states as readonly string[]).includes(state)) {
        // keccak256('Title')
        const hash = '0x3f82a2b5852cbedcda3d9062384397479ac9a00dae9991874d842bec7aab98ce';
        expect(decode(prepare().data)).toEqual([step, [target], [7n], ['0x1234'], hash]);
      } else {
        expect(prepare).toThrow(ProposalStateError);
      }
    }
  });
});

describe('getProposalId', () => {
  test('default: changes with every part', () => {
    const id = getProposalId(actions, 'Title');
    const others = [
      getProposalId(actions, 'title'),
      getProposalId([{ ...actions[0], valueWei: 8n }], 'Title'),
      getProposalId([{ ...actions[0], calldata: '0x1235' }], 'Title'),
      getProposalId([{ ...actions[0], target: governor }], 'Title'),
      getProposalId([...actions, ...actions], 'Title'),
    ];
    expect(new Set([id, ...others]).size).toBe(6);
  });
});
