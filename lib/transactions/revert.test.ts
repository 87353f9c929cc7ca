import { type Abi, encodeErrorResult, parseAbi, toFunctionSelector } from 'viem';
import { describe, expect, test } from 'vitest';
import { allocationAbi } from '@/contracts/abi/allocation';
import { launcherAbi } from '@/contracts/abi/launcher';
import { modelGovernorAbi } from '@/contracts/abi/model-governor';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { modelTokenAbi } from '@/contracts/abi/model-token';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { timelockAbi } from '@/contracts/abi/timelock';
import messages from '@/public/_locales/en/messages.json';
import { decodeRevert, revertCodes } from './revert';

const voter = '0x00000000000000000000000000000000000000A1';

/** Everything a call of ours can come back from. */
const release: readonly Abi[] = [
  allocationAbi,
  launcherAbi,
  modelGovernorAbi,
  modelRegistryAbi,
  modelTokenAbi,
  stakeVaultAbi,
  timelockAbi,
];

describe('decodeRevert', () => {
  test('default: an error of ours, with all its values', () => {
    const data = encodeErrorResult({
      abi: stakeVaultAbi,
      errorName: 'StakeVaultNotReady',
      args: [3n, 1_800_000_000n],
    });
    expect(decodeRevert(data)).toEqual({
      code: 'revert.too_early',
      detail: 'StakeVaultNotReady(id: 3, readyAt: 1800000000)',
    });
  });

  test('behaviour: a governor’s', () => {
    const abi = modelGovernorAbi;
    const args = [voter, 1n, 5n] as const;
    const data = encodeErrorResult({ abi, errorName: 'GovernorInsufficientProposerVotes', args });
    expect(decodeRevert(data).code).toBe('revert.below_threshold');
  });

  test('behaviour: every error of every contract has its name', () => {
    const errors = release.flatMap((abi) => abi.filter((item) => item.type === 'error'));
    expect(errors.length).toBeGreaterThan(100);
    for (const { name, inputs } of errors) {
      const selector = toFunctionSelector(`${name}(${inputs.map(({ type }) => type).join(',')})`);
      // Zeros are a value of every static type, and an empty one of the others.
      const data = `${selector}${'0'.repeat(64 * 12)}` as const;
      expect(decodeRevert(data).detail, name).toMatch(new RegExp(`^${name}\\(`));
    }
  });

  test.each([
    ['no data', null, 'revert.none', ''],
    ['empty data', '0x', 'revert.none', ''],
    ['an unknown error', '0x12345678', 'revert.other', '0x12345678'],
    ['ours, cut off', '0x', 'revert.none', ''],
    [
      'a selector of ours with nonsense behind it',
      `${toData().slice(0, 10)}00`,
      'revert.other',
      toData().slice(0, 10),
    ],
  ] as const)('behaviour: %s', (_, data, code, detail) => {
    expect(decodeRevert(data as `0x${string}` | null)).toEqual({ code, detail });
  });

  test('behaviour: a sentence or a panic of somebody else’s contract is a detail, cut to length', () => {
    const abi = parseAbi(['error Error(string)', 'error Panic(uint256)']);
    const said = encodeErrorResult({ abi, errorName: 'Error', args: ['x'.repeat(5000)] });
    expect(decodeRevert(said).code).toBe('revert.other');
    expect(decodeRevert(said).detail).toHaveLength(300);
    const panic = encodeErrorResult({ abi, errorName: 'Panic', args: [17n] });
    expect(decodeRevert(panic)).toEqual({ code: 'revert.other', detail: 'Panic(code: 17)' });
  });

  test('behaviour: each code has its text', () => {
    const keys = revertCodes.map((code) => `error_${code.replace('.', '_')}`);
    expect(keys.filter((key) => !(key in messages))).toEqual([]);
  });
});

function toData() {
  return encodeErrorResult({
    abi: stakeVaultAbi,
    errorName: 'StakeVaultNotReady',
    args: [1n, 2n],
  });
}
