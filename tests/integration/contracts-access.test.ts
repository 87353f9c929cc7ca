/** Every function that changes something has its access-control test in Solidity, or a reason why it is open to all. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadArtifacts } from '@/scripts/contracts/artifacts';
import { contractsFolder } from '@/scripts/contracts/paths';

/** Contract → functions anyone may call, because they touch what is the caller's own, or check what they are given. */
const open: Readonly<Record<string, readonly string[]>> = {
  ModelRegistry: [
    ...['register', 'registerWithModules', 'publishManifest', 'indexDigests', 'acknowledge'],
    'setApprovalForAll',
  ],
  Launcher: ['launch'],
  ModelToken: ['approve', 'transfer', 'permit'],
  StakeVault: [
    ...['approve', 'transfer', 'permit', 'delegate', 'delegateBySig'],
    ...['deposit', 'mint', 'stakeWithPermitAndDelegate', 'requestUnstake'],
    // Writes down what is so; takes a gift.
    ...['book', 'addGain'],
  ],
  ModelGovernor: [
    ...['propose', 'castVote', 'castVoteWithReason', 'castVoteWithReasonAndParams'],
    ...['castVoteBySig', 'castVoteWithReasonAndParamsBySig'],
    // Refuse what is sent to them, or say that they took a token.
    ...['onERC721Received', 'onERC1155Received', 'onERC1155BatchReceived'],
  ],
  TimelockControllerUpgradeable: [
    ...['onERC721Received', 'onERC1155Received', 'onERC1155BatchReceived'],
  ],
  // Pays whoever stands in the list; `claimAndStake` looks for the caller there.
  Allocation: ['publish', 'claim', 'claimAndStake'],
  ModelLens: [],
  DigestLens: [],
  ParticipationLens: [],
  // `fund` takes the caller's own tokens; `claim` pays the account of each contribution, if that is the caller.
  Contributions: ['submit', 'fund', 'claim'],
  // `claim` pays the caller its own; the others move what is there to where it belongs, whoever calls.
  RevenueLens: [],
  RevenueRouter: ['pay', 'distribute', 'claim', 'payTreasury', 'fundIncentives', 'rollOver'],
  // A move is checked, not trusted: PoolAllocator.t.sol.
  PoolAllocator: ['rebalance', 'poke', 'fund'],
  ERC4626PoolAdapter: ['poke'],
  UniV2PoolAdapter: ['poke'],
  AdapterFactory: ['createERC4626', 'createUniV2'],
  PoolLens: [],
};

const prefixes: Readonly<Record<string, string>> = {
  ModelRegistry: 'modelRegistry',
  Launcher: 'launcher',
  ModelToken: 'modelToken',
  StakeVault: 'stakeVault',
  ModelGovernor: 'modelGovernor',
  TimelockControllerUpgradeable: 'timelock',
  Allocation: 'allocation',
  ModelLens: 'modelLens',
  DigestLens: 'digestLens',
  ParticipationLens: 'participationLens',
  Contributions: 'contributions',
  RevenueLens: 'revenueLens',
  RevenueRouter: 'revenueRouter',
  PoolAllocator: 'poolAllocator',
  ERC4626PoolAdapter: 'erc4626PoolAdapter',
  UniV2PoolAdapter: 'uniV2PoolAdapter',
  AdapterFactory: 'adapterFactory',
  PoolLens: 'poolLens',
};

const tests = ['AccessControl.t.sol', 'AccessControlOfPools.t.sol']
  .map((file) => readFileSync(join(contractsFolder, 'test', file), 'utf8'))
  .join('');
const artifacts = loadArtifacts();

function changingFunctions(contract: string): string[] {
  const artifact = artifacts.find(({ name }) => name === contract);
  if (!artifact) throw new Error(`No contract ${contract} was compiled.`);
  const names = artifact.abi
    .filter((entry) => entry.type === 'function')
    .filter(({ stateMutability }) => !['view', 'pure'].includes(stateMutability))
    .map(({ name }) => name);
  return [...new Set(names)];
}

describe.each(Object.keys(open))('%s', (contract) => {
  const isOpen = (name: string) => open[contract]?.includes(name) ?? false;

  test('each function is tested or open', () => {
    const missing = changingFunctions(contract).filter(
      (name) => !isOpen(name) && !tests.includes(`function test_${prefixes[contract]}_${name}(`),
    );
    expect(missing).toEqual([]);
  });

  test('what is said to be open is there', () => {
    expect(changingFunctions(contract)).toEqual(
      expect.arrayContaining([...(open[contract] ?? [])]),
    );
  });
});
