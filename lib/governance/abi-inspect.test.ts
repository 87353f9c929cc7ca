import { encodeFunctionData, parseAbi } from 'viem';
import { describe, expect, test } from 'vitest';
import { inspectAbi, toAbiFunction } from './abi-inspect';

function signatures(text: string): readonly string[] {
  const inspected = inspectAbi(text);
  return inspected.status === 'parsed'
    ? inspected.functions.map(({ signature }) => signature)
    : [inspected.code];
}

describe('inspectAbi', () => {
  test('default', () => {
    expect(inspectAbi('transfer(address to, uint256 amount)')).toEqual({
      status: 'parsed',
      functions: [
        {
          name: 'transfer',
          signature: 'transfer(address,uint256)',
          selector: '0xa9059cbb',
          inputs: [
            { name: 'to', type: 'address', components: [] },
            { name: 'amount', type: 'uint256', components: [] },
          ],
          mutability: 'nonpayable',
        },
      ],
    });
  });

  test('args: lines with keyword, semicolon, comment, tuple and short type', () => {
    const text = [
      '// the vault',
      'function set((uint a, bytes32[] b) x, uint[2] y) external payable;',
      'function read() view returns (uint256)',
      '',
    ].join('\n');
    expect(signatures(text)).toEqual(['set((uint256,bytes32[]),uint256[2])', 'read()']);
  });

  test('args: JSON, as a list, as an artefact, as one item', () => {
    const item = { type: 'function', name: 'f', inputs: [{ type: 'uint8' }] };
    const event = { type: 'event', name: 'E', inputs: [] };
    expect(signatures(JSON.stringify([event, item]))).toEqual(['f(uint8)']);
    expect(signatures(JSON.stringify({ abi: [item], bytecode: '0x' }))).toEqual(['f(uint8)']);
    expect(signatures(JSON.stringify(item))).toEqual(['f(uint8)']);
  });

  test.each([
    ['hello', 'not-abi'],
    ['', 'not-abi'],
    ['f(uint7)', 'not-abi'],
    ['[]', 'no-function'],
    ['null', 'not-abi'],
    ['{"abi":5}', 'no-function'],
    ['[{"type":"function","name":"<img src=x>","inputs":[]}]', 'no-function'],
    ['[{"type":"function","name":"f","inputs":[{"type":"uint256 onload"}]}]', 'no-function'],
    [
      JSON.stringify(
        Array.from({ length: 500 }, (_, n) => ({ type: 'function', name: `f${n}`, inputs: [] })),
      ),
      'too-many',
    ],
  ])('behaviour: %.40s is %s', (text, code) => {
    expect(signatures(text)).toEqual([code]);
  });

  test('behaviour: functions that change something come first, each once', () => {
    const text = 'b() view\na()\na()\nc()';
    expect(signatures(text)).toEqual(['a()', 'c()', 'b()']);
  });

  test('behaviour: encodes as the same function written for viem', () => {
    const line = 'function f((uint8 a, (string s, bool[] t)[] b) x, int y)';
    const inspected = inspectAbi(line);
    if (inspected.status !== 'parsed') throw new Error(inspected.code);
    const args = [[1, [['s', [true]]]], -2n] as const;
    const [view] = inspected.functions;
    if (!view) throw new Error('no function');
    expect(encodeFunctionData({ abi: [toAbiFunction(view)], functionName: 'f', args })).toBe(
      encodeFunctionData({
        abi: parseAbi([line]),
        args: [{ a: 1, b: [{ s: 's', t: [true] }] }, -2n],
      }),
    );
  });
});
