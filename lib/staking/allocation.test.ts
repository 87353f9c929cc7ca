import fc from 'fast-check';
import { type Address, concatHex, encodeAbiParameters, type Hex, keccak256 } from 'viem';
import { describe, expect, test } from 'vitest';
import { AllocationListError } from '@/lib/errors/staking';
import { allocationEntriesMax, buildAllocation, parseAllocation } from './allocation';

const ada: Address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const bruno: Address = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';

const entries = fc.array(
  fc.record({
    account: fc
      .bigInt({ min: 1n, max: 2n ** 160n - 1n })
      .map((value): Address => `0x${value.toString(16).padStart(40, '0')}`),
    amount: fc.bigInt({ min: 1n, max: 2n ** 128n - 1n }),
  }),
  { minLength: 1, maxLength: 40 },
);

/** As OpenZeppelin's MerkleProof does it, written apart from the code under test. */
function climb(proof: readonly Hex[], leaf: Hex): Hex {
  return proof.reduce((node, sibling) => {
    const [low, high] = BigInt(node) < BigInt(sibling) ? [node, sibling] : [sibling, node];
    return keccak256(concatHex([low, high]));
  }, leaf);
}

function hashLeaf(index: number, account: Address, amount: bigint): Hex {
  const types = [{ type: 'uint256' }, { type: 'address' }, { type: 'uint256' }] as const;
  return keccak256(keccak256(encodeAbiParameters(types, [BigInt(index), account, amount])));
}

describe('buildAllocation', () => {
  test('default', () => {
    const list = [
      { account: ada, amount: 1n },
      { account: bruno, amount: 2n ** 100n },
    ];
    const { root, amount, leaves, proofOf } = buildAllocation(list);
    expect(amount).toBe(2n ** 100n + 1n);
    expect(leaves).toBe(
      `${ada.toLowerCase()}${'1'.padStart(32, '0')}${bruno.slice(2).toLowerCase()}${`1${'0'.repeat(25)}`.padStart(32, '0')}`,
    );
    expect(proofOf(0)).toEqual([hashLeaf(1, bruno, 2n ** 100n)]);
    expect(climb(proofOf(0), hashLeaf(0, ada, 1n))).toBe(root);
  });

  test('args: one entry is its own root', () => {
    const { root, proofOf } = buildAllocation([{ account: ada, amount: 5n }]);
    expect(root).toBe(hashLeaf(0, ada, 5n));
    expect(proofOf(0)).toEqual([]);
  });

  test('behaviour: every proof leads to the root, no other leaf does', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, at) => {
        const { root, proofOf } = buildAllocation(list);
        const index = at % list.length;
        const { account, amount } = list[index] as (typeof list)[number];
        expect(climb(proofOf(index), hashLeaf(index, account, amount))).toBe(root);
        expect(climb(proofOf(index), hashLeaf(index, account, amount + 1n))).not.toBe(root);
        expect(climb(proofOf(index), hashLeaf(index + 1, account, amount))).not.toBe(root);
      }),
    );
  });

  test('behaviour: an account may stand in the list twice', () => {
    const list = [ada, bruno, ada].map((account) => ({ account, amount: 7n }));
    const { root, proofOf } = buildAllocation(list);
    expect(climb(proofOf(2), hashLeaf(2, ada, 7n))).toBe(root);
    expect(proofOf(2)).not.toEqual(proofOf(0));
  });

  test('error: RangeError beyond the list', () => {
    const { proofOf } = buildAllocation([{ account: ada, amount: 1n }]);
    expect(() => proofOf(1)).toThrow(RangeError);
  });

  test.each([
    ['empty', null, []],
    ['too-long', null, new Array(allocationEntriesMax + 1).fill({ account: ada, amount: 1n })],
    ['account', 1, [ada, '0x12' as Address].map((account) => ({ account, amount: 1n }))],
    ['account', 0, [{ account: `0x${'0'.repeat(40)}` as Address, amount: 1n }]],
    ['amount', 1, [1n, 0n].map((amount) => ({ account: ada, amount }))],
    ['amount', 0, [{ account: ada, amount: 2n ** 128n }]],
  ] as const)('error: AllocationListError: %s', (why, index, list) => {
    const build = () => buildAllocation(list);
    expect(build).toThrow(AllocationListError);
    expect(build).toThrow(expect.objectContaining({ facts: { why, index } }));
  });
});

describe('parseAllocation', () => {
  test('behaviour: gives back what was built', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const parsed = parseAllocation(buildAllocation(list).leaves);
        const lower = parsed.map((one) => ({ ...one, account: one.account.toLowerCase() }));
        expect(lower).toEqual(list);
      }),
    );
  });

  test('error: AllocationListError for cut bytes', () => {
    expect(() => parseAllocation('0x1234')).toThrow(AllocationListError);
  });
});
