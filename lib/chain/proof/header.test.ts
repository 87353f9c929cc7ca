import { describe, expect, test } from 'vitest';
import { ProofInvalidError } from '@/lib/errors/proof';
import { readHeader } from './header';

const zero = `0x${'00'.repeat(32)}`;
/** Ethereum's first block, as every node tells it. */
const genesis = {
  hash: '0xd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3',
  parentHash: zero,
  sha3Uncles: '0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347',
  miner: '0x0000000000000000000000000000000000000000',
  stateRoot: '0xd7f8974fb5ac78d9ac099b9ad5018bedc2ce0a72dad1827a1709da30580f0544',
  transactionsRoot: '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421',
  receiptsRoot: '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421',
  logsBloom: `0x${'00'.repeat(256)}`,
  difficulty: '0x400000000',
  number: '0x0',
  gasLimit: '0x1388',
  gasUsed: '0x0',
  timestamp: '0x0',
  extraData: '0x11bbe8db4e347b4e8c937c1c8370e4b5ed33adb3db69cbdb7a38e1e50b1b82fa',
  mixHash: zero,
  nonce: '0x0000000000000042',
  transactions: [],
};

describe('readHeader', () => {
  test('default: a block that everybody knows', () => {
    expect(readHeader(genesis)).toEqual({
      hash: genesis.hash,
      parentHash: zero,
      stateRoot: genesis.stateRoot,
      number: 0n,
      timestamp: 0n,
    });
  });

  test('behaviour: what a node adds beside the header changes nothing', () => {
    const added = { ...genesis, totalDifficulty: '0x1', size: '0x21c', baseFeePerGas: null };
    expect(readHeader(added).number).toBe(0n);
  });

  test.each(['stateRoot', 'parentHash', 'number', 'timestamp', 'hash', 'extraData'] as const)(
    'error: a header that does not hash to its hash: another %s',
    (name) => {
      const digit = genesis[name].endsWith('1') ? '2' : '1';
      const changed = { ...genesis, [name]: `${genesis[name].slice(0, -1)}${digit}` };
      expect(() => readHeader(changed)).toThrow(ProofInvalidError);
    },
  );

  test.each([null, 'text', {}, { ...genesis, stateRoot: '0x12' }, { ...genesis, nonce: 1 }])(
    'error: %j is no block',
    (answer) => {
      expect(() => readHeader(answer)).toThrow();
    },
  );
});
