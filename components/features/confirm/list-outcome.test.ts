import { encodeAbiParameters, encodeEventTopics, erc20Abi, erc721Abi, pad } from 'viem';
import { describe, expect, test } from 'vitest';
import { modelGovernorAbi } from '@/contracts/abi/model-governor';
import type { TrialEvent } from '@/lib/model/submission';
import { listOutcome } from './list-outcome';

const account = '0x00000000000000000000000000000000000000aa';
const other = '0x00000000000000000000000000000000000000b2';
const token = '0x00000000000000000000000000000000000000c3';

const word = (value: bigint) => encodeAbiParameters([{ type: 'uint256' }], [value]);
const of = (
  event: Pick<TrialEvent, 'topics' | 'data'>,
  contractName: string | null = null,
): TrialEvent => ({ address: token, contractName, ...event });

function moves(from: typeof account | typeof other, to: typeof from, value = 7n) {
  const args = { from, to };
  const topics = encodeEventTopics({ abi: erc20Abi, eventName: 'Transfer', args });
  return { topics: topics as TrialEvent['topics'], data: word(value) };
}

function votes(eventName: 'VoteCast' | 'VoteCastWithParams', voter: typeof account | typeof other) {
  const topics = encodeEventTopics({ abi: modelGovernorAbi, eventName, args: { voter } });
  const inputs = [
    { type: 'uint256' },
    { type: 'uint8' },
    { type: 'uint256' },
    { type: 'string' },
  ] as const;
  const data = encodeAbiParameters(inputs, [42n, 1, 5n, 'why']);
  return { topics: topics as TrialEvent['topics'], data };
}

describe('listOutcome', () => {
  test('default: tokens that leave and reach the account, with the contract that tells it', () => {
    const events = [of(moves(account, other), 'ModelToken'), of(moves(other, account, 9n))];
    expect(listOutcome(events, account)).toEqual([
      { what: 'leaves', token, contractName: 'ModelToken', value: 7n, isNumber: false },
      { what: 'arrives', token, contractName: null, value: 9n, isNumber: false },
    ]);
  });

  test('default: one of a kind is told by its number', () => {
    const args = { from: other, to: account, tokenId: 12n } as const;
    const topics = encodeEventTopics({ abi: erc721Abi, eventName: 'Transfer', args });
    const event = of({ topics: topics as TrialEvent['topics'], data: '0x' });
    expect(listOutcome([event], account)).toMatchObject([
      { what: 'arrives', value: 12n, isNumber: true },
    ]);
  });

  test.each(['VoteCast', 'VoteCastWithParams'] as const)('default: votes cast: %s', (name) => {
    const event = of(votes(name, account), 'ModelGovernor');
    expect(listOutcome([event], account)).toEqual([{ what: 'vote', support: 1, votes: 5n }]);
  });

  test.each<[string, TrialEvent]>([
    ['of others', of(moves(other, other))],
    ['to itself', of(moves(account, account))],
    ['without an amount', of({ ...moves(account, other), data: '0x' })],
    ['with too much of it', of({ ...moves(account, other), data: `${word(1n)}00` })],
    ['another event', of({ topics: [pad('0x01')], data: word(1n) })],
    ['without topics', of({ topics: [], data: '0x' })],
    ['a vote of another', of(votes('VoteCast', other), 'ModelGovernor')],
    ['a vote told by code that is not ours', of(votes('VoteCast', account))],
    ['a vote cut short', of({ ...votes('VoteCast', account), data: word(1n) }, 'ModelGovernor')],
  ])('behaviour: says nothing of the account: %s', (_, event) => {
    expect(listOutcome([event], account)).toEqual([]);
  });
});
