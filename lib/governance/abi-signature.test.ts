import fc from 'fast-check';
import { parseAbiItem } from 'viem';
import { describe, expect, test } from 'vitest';
import { parseSignature, type SignatureParameter } from './abi-signature';

const types = ['address', 'bool', 'string', 'bytes', 'bytes32', 'uint256', 'int8', 'uint128'];
const called = fc.constantFrom('', ' to', ' _amount', ' $x1');
const lengths = fc.constantFrom('', '[]', '[3]', '[2][]');
const { parameter } = fc.letrec<{ parameter: string }>((tie) => ({
  parameter: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(fc.constantFrom(...types), lengths, called).map((parts) => parts.join('')),
    fc
      .tuple(fc.array(tie('parameter'), { minLength: 1, maxLength: 3 }), lengths, called)
      .map(([parts, length, name]) => `(${parts.join(', ')})${length}${name}`),
  ),
}));
const signature = fc
  .tuple(
    fc.array(parameter, { maxLength: 4 }),
    fc.constantFrom('', ' external', ' public'),
    fc.constantFrom('', ' view', ' pure', ' payable'),
    fc.constantFrom('', ' returns (uint256)', ' returns (bool ok, (address a, bytes b)[] list)'),
  )
  .map(([list, seen, kind, gives]) => `function f(${list.join(', ')})${seen}${kind}${gives}`);

/** As viem has it: a name that is not given is absent. */
function toShape({ name, type, components }: SignatureParameter): unknown {
  return {
    ...(name && { name }),
    type,
    ...(components && { components: components.map(toShape) }),
  };
}

describe('parseSignature', () => {
  test('default', () => {
    expect(parseSignature('pay((address to, uint8[] n)[2] calldata all) payable')).toEqual({
      type: 'function',
      name: 'pay',
      inputs: [
        {
          name: 'all',
          type: 'tuple[2]',
          components: [
            { name: 'to', type: 'address' },
            { name: 'n', type: 'uint8[]' },
          ],
        },
      ],
      stateMutability: 'payable',
    });
  });

  test('property: as viem reads it', () => {
    fc.assert(
      fc.property(signature, (line) => {
        const ours = parseSignature(line);
        const theirs = parseAbiItem(line);
        if (!ours || theirs.type !== 'function') throw new Error(line);
        expect(ours.inputs.map(toShape)).toEqual(theirs.inputs);
        expect([ours.name, ours.stateMutability]).toEqual([theirs.name, theirs.stateMutability]);
      }),
    );
  });

  test.each([
    '',
    'f',
    'f(',
    'f(uint256',
    'f(uint256))',
    'f((uint256)',
    'f(uint7)',
    'f(uint264)',
    'f(bytes33)',
    'f(uint256,)',
    'f(uint256 a b)',
    'f(Struct s)',
    'f() nonsense',
    'event E(uint256)',
    'function (uint256)',
    `f(${'('.repeat(20)}uint256${')'.repeat(20)})`,
  ])('behaviour: %s is none', (line) => {
    expect(parseSignature(line)).toBeNull();
  });

  test('property: no text throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(() => parseSignature(`f(${text})`)).not.toThrow();
      }),
    );
  });
});
