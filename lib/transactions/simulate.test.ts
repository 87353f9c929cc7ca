import { encodeErrorResult } from 'viem';
import { describe, expect, test } from 'vitest';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { EndpointUnreachableError } from '@/lib/errors/chain';
import { createFakeChain, refuse } from '@/tests/helpers/fake-chain';
import { simulate } from './simulate';

const call = {
  to: '0x00000000000000000000000000000000000000a1',
  data: '0xaa',
  valueWei: 0n,
} as const;
const from = '0x00000000000000000000000000000000000000b2';
const request = { chainId: 10, from, call } as const;
const reason = encodeErrorResult({
  abi: stakeVaultAbi,
  errorName: 'StakeVaultNothingToUnstake',
});
const topic = `0x${'e1'.repeat(32)}`;
const reverts = { status: 'reverts', code: 'revert.nothing_to_unstake' };

function chainWith(answers: Record<string, (params: readonly unknown[]) => unknown>) {
  const chain = createFakeChain();
  for (const [method, answer] of Object.entries(answers)) chain.answers.set(method, answer);
  return chain;
}
const absent = () => {
  throw refuse('the method eth_simulateV1 does not exist', -32601);
};
const block =
  (...calls: unknown[]) =>
  () => [{ number: '0x1', calls }];
const fine = { status: '0x1', gasUsed: '0x5208', returnData: '0x' };

describe('simulate', () => {
  test('default: by eth_simulateV1, with the gas of the call itself', async () => {
    const chain = chainWith({ eth_simulateV1: block({ ...fine, gasUsed: '0x1' }, fine) });
    expect(await simulate(chain, { ...request, before: [call] })).toEqual({
      simulation: { status: 'ok', method: 'eth_simulateV1' },
      gasUsed: 21_000n,
      logs: null,
    });
  });

  test('default: what the call itself left is told, not what came before it', async () => {
    const log = { address: call.to, topics: [topic], data: '0xAB', logIndex: '0x0' };
    const before = { ...fine, logs: [{ ...log, data: '0xcd' }] };
    const chain = chainWith({ eth_simulateV1: block(before, { ...fine, logs: [log] }) });
    const { logs } = await simulate(chain, { ...request, before: [call] });
    expect(logs).toEqual([{ address: call.to, topics: [topic], data: '0xab' }]);
  });

  test.each([
    ['no list', 'nonsense'],
    ['no address', [{ address: '0x1', topics: [], data: '0x' }]],
    ['a short topic', [{ address: call.to, topics: ['0x1'], data: '0x' }]],
    ['no data', [{ address: call.to, topics: [] }]],
  ])('behaviour: logs that are none are not told, and the run counts: %s', async (_, logs) => {
    const chain = chainWith({ eth_simulateV1: block({ ...fine, logs }) });
    expect(await simulate(chain, request)).toEqual({
      simulation: { status: 'ok', method: 'eth_simulateV1' },
      gasUsed: 21_000n,
      logs: null,
    });
  });

  test.each([
    ['in the data', { status: '0x0', gasUsed: '0x1', returnData: reason }],
    [
      'in the error',
      { status: '0x0', gasUsed: '0x1', returnData: '0x', error: { code: 3, data: reason } },
    ],
  ])('behaviour: a revert told %s', async (_, failed) => {
    const chain = chainWith({ eth_simulateV1: block(failed) });
    const { simulation } = await simulate(chain, request);
    expect(simulation).toMatchObject({ ...reverts, method: 'eth_simulateV1' });
  });

  test('behaviour: what must come before fails', async () => {
    const failed = { status: '0x0', gasUsed: '0x1', returnData: reason };
    const chain = chainWith({ eth_simulateV1: block(failed, fine) });
    const { simulation } = await simulate(chain, { ...request, before: [call] });
    expect(simulation).toMatchObject(reverts);
  });

  test('behaviour: without the method by eth_call, and says so', async () => {
    const chain = chainWith({ eth_simulateV1: absent });
    expect((await simulate(chain, request)).simulation).toEqual({
      status: 'ok',
      method: 'eth_call',
    });
    const failing = chainWith({
      eth_simulateV1: absent,
      eth_call: () => {
        throw refuse('execution reverted', 3, reason);
      },
    });
    const { simulation } = await simulate(failing, request);
    expect(simulation).toMatchObject({ ...reverts, method: 'eth_call' });
  });

  test('behaviour: what needs a call before it cannot be told by eth_call', async () => {
    const chain = chainWith({ eth_simulateV1: absent });
    const { simulation } = await simulate(chain, { ...request, before: [call] });
    expect(simulation).toEqual({ status: 'not-simulated', code: 'chain.refused' });
  });

  test.each([
    ['nonsense', () => 'nonsense'],
    ['a call too few', block()],
    ['nothing', () => null],
  ])('behaviour: %s is not "ok"', async (_, answer) => {
    const chain = chainWith({ eth_simulateV1: answer, eth_call: () => 'nonsense' });
    const { simulation } = await simulate(chain, request);
    expect(simulation).toEqual({ status: 'not-simulated', code: 'chain.malformed' });
  });

  test('behaviour: no answer is not a revert', async () => {
    const silent = () => {
      throw new EndpointUnreachableError({ host: 'x', status: null });
    };
    const chain = chainWith({ eth_simulateV1: silent, eth_call: silent });
    const { simulation } = await simulate(chain, request);
    expect(simulation).toEqual({ status: 'not-simulated', code: 'chain.unreachable' });
  });

  test('behaviour: a refusal without data is not taken for a revert', async () => {
    const chain = chainWith({
      eth_simulateV1: absent,
      eth_call: () => {
        throw refuse('header not found', -32000);
      },
    });
    const { simulation } = await simulate(chain, request);
    expect(simulation).toEqual({ status: 'not-simulated', code: 'chain.refused' });
  });
});
