import { describe, expect, test } from 'vitest';
import { addresses } from '@/contracts/deployments.json';
import { nameCode } from './known-code';

const cloneOf = (target: string) =>
  `0x363d3d373d3d3d363d73${target.slice(2)}5af43d82803e903d91602b57fd5bf3` as const;

describe('nameCode', () => {
  test('default: a clone of ours, whatever the case of its hex', () => {
    expect(nameCode(cloneOf(addresses.stakeVault))).toBe('StakeVault');
    expect(nameCode(cloneOf(addresses.modelGovernor.toLowerCase()))).toBe('ModelGovernor');
    expect(nameCode(cloneOf(addresses.timelock))).toBe('TimelockController');
  });

  test.each([
    ['no code', '0x'],
    ['a clone of somebody else’s', cloneOf(`0x${'12'.repeat(20)}`)],
    ['a clone with something behind it', `${cloneOf(addresses.stakeVault)}00`],
    ['a delegated account (EIP-7702)', `0xef0100${addresses.stakeVault.slice(2)}`],
  ] as const)('behaviour: %s has no name', (_, code) => {
    expect(nameCode(code as `0x${string}`)).toBeNull();
  });
});
