import { numberToHex } from 'viem';
import { describe, expect, test } from 'vitest';
import { createFakeChain } from '@/tests/helpers/fake-chain';
import type { Answer, ChainAccess } from './chain-access';
import { estimateGas, readFeePerGas, toFee, withRoom } from './fees';

const gwei = 1_000_000_000n;
const limitWei = 1000n * gwei;
const block = (baseGwei: bigint) => ({
  number: '0x1',
  baseFeePerGas: numberToHex(baseGwei * gwei),
});

/** Endpoints that tell these base fees and tips; each of another operator, or of those given. */
function chainOf(
  bases: readonly unknown[],
  tips: readonly unknown[],
  operators: readonly string[] = ['a', 'b', 'c'],
): ChainAccess {
  const told = (values: readonly unknown[]) =>
    values.map((value, i): Answer => ({ operator: `${operators[i]}`, status: 'told', value }));
  return {
    ...createFakeChain(),
    askAll: async (_, method) => told(method === 'eth_getBlockByNumber' ? bases : tips),
  };
}

describe('readFeePerGas', () => {
  test('default: twice the base fee, and the tip', async () => {
    const fees = await readFeePerGas(chainOf([block(10n)], [numberToHex(2n * gwei)]), 10, limitWei);
    expect(fees).toEqual({ maxFeePerGasWei: 22n * gwei, maxPriorityFeePerGasWei: 2n * gwei });
  });

  test.each([
    ['the middle of three', [block(10n), block(9000n), block(11n)], 22n],
    ['the lower of two', [block(10n), block(9000n)], 20n],
    ['nonsense left out', [block(10n), 'x', { baseFeePerGas: -1 }], 20n],
  ])('behaviour: %s counts', async (_, bases, expectedGwei) => {
    const { maxFeePerGasWei } = await readFeePerGas(chainOf(bases, ['0x0']), 10, limitWei);
    expect(maxFeePerGasWei).toBe(expectedGwei * gwei);
  });

  test('behaviour: two endpoints of one operator are one voice', async () => {
    const chain = chainOf([block(9000n), block(9000n), block(10n)], ['0x0'], ['a', 'a', 'b']);
    expect((await readFeePerGas(chain, 10, limitWei)).maxFeePerGasWei).toBe(20n * gwei);
  });

  test('behaviour: a tip that would drain an account is cut', async () => {
    const chain = chainOf([block(1n)], [numberToHex(5000n * gwei)]);
    expect((await readFeePerGas(chain, 10, limitWei)).maxPriorityFeePerGasWei).toBe(50n * gwei);
  });

  test('behaviour: no tip told is one gwei', async () => {
    const chain = chainOf([block(1n)], [null]);
    expect((await readFeePerGas(chain, 10, limitWei)).maxPriorityFeePerGasWei).toBe(gwei);
  });

  test('error: a base fee beyond what the person set', async () => {
    await expect(
      readFeePerGas(chainOf([block(501n)], ['0x0']), 10, limitWei),
    ).rejects.toMatchObject({
      code: 'transactions.fee_too_high',
      facts: { maxFeePerGasWei: 1002n * gwei, limitWei },
    });
  });

  test('error: a chain without a base fee', async () => {
    await expect(
      readFeePerGas(chainOf([{ number: '0x1' }], []), 10, limitWei),
    ).rejects.toMatchObject({
      code: 'transactions.no_base_fee',
      facts: { chainId: 10 },
    });
  });
});

describe('gas', () => {
  const request = {
    chainId: 10,
    from: '0x00000000000000000000000000000000000000b2',
    call: { to: '0x00000000000000000000000000000000000000a1', data: '0xaa', valueWei: 0n },
  } as const;

  test('default: the estimate with room; what fails now has none', async () => {
    const chain = createFakeChain();
    expect(await estimateGas(chain, request)).toBe(200_000n);
    chain.answers.set('eth_estimateGas', () => 'nonsense');
    expect(await estimateGas(chain, request)).toBeNull();
  });

  test('behaviour: never more than one transaction may have', () => {
    expect(withRoom(10n ** 12n, { data: '0xaa' })).toBe(16_777_216n);
  });

  test.each([
    ['a small call', 60_000n, '0xaa', 160_000n],
    ['a large one', 1_000_000n, '0xaa', 1_300_000n],
    ['coins alone', 21_000n, '0x', 27_300n],
  ] as const)('behaviour: room of %s', (_, gas, data, expected) => {
    expect(withRoom(gas, { data })).toBe(expected);
  });

  test('default: the most it can cost', () => {
    const perGas = { maxFeePerGasWei: 7n, maxPriorityFeePerGasWei: 1n };
    expect(toFee(3n, perGas)).toEqual({ gas: 3n, ...perGas, maxCostWei: 21n });
  });
});
