/** An allocation from the list to the last claim: the tree of lib/staking against the contract on a real node. */
import { type Address, type Hash, parseEther, parseEventLogs, zeroAddress } from 'viem';
import {
  getBlock,
  getTransactionReceipt,
  readContract,
  simulateContract,
  waitForTransactionReceipt,
  writeContract,
} from 'viem/actions';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allocationAbi } from '@/contracts/abi/allocation';
import { modelTokenAbi } from '@/contracts/abi/model-token';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { deployment } from '@/lib/chain/deployment';
import type { Network } from '@/lib/chain/networks';
import { type AllocationEntry, buildAllocation, parseAllocation } from '@/lib/staking/allocation';
import { readAllocation } from '@/lib/staking/read-allocation';
import { createScriptClient, type ScriptClient } from '@/scripts/contracts/client';
import { deployAll } from '@/scripts/contracts/deploy-all';
import { type LaunchedModel, launchModel } from '@/scripts/contracts/launch-model';
import { type EmbeddedChain, startChain } from '@/scripts/embedded-chain/chain';

const startsAt = 1_800_000_000;
const week = 7 * 86_400;
const chainId = 10;

let chain: EmbeddedChain;
let clients: readonly ScriptClient[];

beforeEach(async () => {
  chain = await startChain({ ticks: false, chainId, startsAt });
  const accounts = (await chain.rpc('eth_accounts')) as readonly Address[];
  clients = accounts.map((signer) => createScriptClient({ rpcUrl: chain.rpcUrl, signer }));
  await deployAll(clientOf(0));
});
afterEach(() => chain?.stop());

function clientOf(index: number): ScriptClient {
  const client = clients[index];
  if (!client) throw new Error(`The node holds no account ${index}.`);
  return client;
}

/** Entry i is account i's, so that clientOf(i) can claim it. */
function createEntries(count: number): readonly AllocationEntry[] {
  return Array.from({ length: count }, (_, index) => ({
    account: clients[index % clients.length]?.account.address ?? zeroAddress,
    amount: parseEther(String(index + 1)),
  }));
}

async function launch(list: ReturnType<typeof buildAllocation>): Promise<LaunchedModel> {
  return await launchModel(clientOf(0), {
    launcher: deployment.launcher,
    model: {
      name: 'Acme Model',
      symbol: 'ACME',
      places: [{ locator: 'huggingface.co/acme/model', repositoryId: '' }],
      uri: '',
      holders: [{ account: clientOf(0).account.address, amount: 0n, staked: parseEther('100') }],
      governance: {
        votingDelay: 1,
        votingPeriod: 100,
        lateQuorumExtension: 0,
        proposalThreshold: 1n,
        quorumBps: 100,
        quorumFloorBps: 0,
        timelockDelay: 10,
        unstakeCooldown: 10,
        guardian: zeroAddress,
        guardianExpiresAt: 0,
      },
      allocation: { root: list.root, amount: list.amount, claimUntil: startsAt + week },
    },
  });
}

async function act(
  by: ScriptClient,
  contract: Address | null,
  functionName: 'publish' | 'claim' | 'claimAndStake',
  args: readonly unknown[],
): Promise<Hash> {
  const call = { address: contract ?? zeroAddress, abi: allocationAbi, functionName, args };
  const { request } = await simulateContract(by, { ...call, account: by.account } as never);
  const hash = await writeContract(by, { ...(request as object), chain: null } as never);
  const { status } = await waitForTransactionReceipt(by, { hash });
  expect(status).toBe('success');
  return hash;
}

/** The network as the extension would have it, with one endpoint. */
function network(): Network {
  const endpoint = { id: 'e', chainId, url: chain.rpcUrl, operator: 'a', own: true };
  return {
    chainId,
    name: 'Test',
    nativeSymbol: 'ETH',
    demo: false,
    endpoints: [endpoint],
    registry: 'deployed',
  };
}

async function readState(record: bigint, indexes: readonly bigint[] = []) {
  const answer = await readAllocation(network(), { record, indexes }, () => Date.now());
  if (answer.status !== 'answered') throw new Error('One endpoint cannot disagree.');
  return answer.value;
}

describe('an allocation', () => {
  test.each([1, 2, 3, 7, 64])('a list of %i is accepted, and every entry claims', async (count) => {
    const entries = createEntries(count);
    const list = buildAllocation(entries);
    const model = await launch(list);
    await act(clientOf(9), model.allocation, 'publish', [list.leaves]);
    for (const [index, { account, amount }] of entries.entries()) {
      const claim = [BigInt(index), account, amount, list.proofOf(index)];
      await act(clientOf(8), model.allocation, 'claim', claim);
    }
    const state = await readState(model.id, [0n, BigInt(count - 1), BigInt(count)]);
    expect(state).toMatchObject({
      amount: list.amount,
      unclaimed: 0n,
      claimed: [true, true, false],
    });
  });

  test('a contributor builds the proof from one block of the chain', async () => {
    const list = buildAllocation(createEntries(5));
    const model = await launch(list);
    expect(await readState(model.id)).toMatchObject({
      contract: model.allocation,
      root: list.root,
      claimUntil: BigInt(startsAt + week),
      publishedBlock: null,
    });
    const hash = await act(clientOf(9), model.allocation, 'publish', [list.leaves]);
    const { blockNumber } = await getTransactionReceipt(clientOf(0), { hash });
    const state = await readState(model.id);
    expect(state?.publishedBlock).toBe(blockNumber);

    const { hash: blockHash } = await getBlock(clientOf(0), { blockNumber });
    const { logs } = await getTransactionReceipt(clientOf(0), { hash });
    const [event] = parseEventLogs({ abi: allocationAbi, eventName: 'AllocationPublished', logs });
    expect(event?.blockHash).toBe(blockHash);
    const rebuilt = buildAllocation(parseAllocation(event?.args.leaves ?? '0x'));
    expect(rebuilt.root).toBe(state?.root);

    const bob = clientOf(2);
    const carol = clientOf(3).account.address;
    const stake = [2n, parseEther('3'), rebuilt.proofOf(2), carol];
    await act(bob, model.allocation, 'claimAndStake', stake);
    const read = (functionName: 'balanceOf' | 'getVotes', of: Address) =>
      readContract(bob, { address: model.vault, abi: stakeVaultAbi, functionName, args: [of] });
    expect(await read('balanceOf', bob.account.address)).toBe(parseEther('3'));
    expect(await read('getVotes', carol)).toBe(parseEther('3'));
  });

  test('what goes wrong says why', async () => {
    const entries = createEntries(4);
    const list = buildAllocation(entries);
    const model = await launch(list);
    const [first, second] = entries as [AllocationEntry, AllocationEntry];
    const claim = (index: number, { account, amount }: AllocationEntry) =>
      act(clientOf(5), model.allocation, 'claim', [
        BigInt(index),
        account,
        amount,
        list.proofOf(index),
      ]);
    await expect(claim(0, first)).rejects.toThrow('AllocationNotPublished');
    const other = buildAllocation(entries.slice(1));
    const publish = (leaves: string) => act(clientOf(5), model.allocation, 'publish', [leaves]);
    await expect(publish(other.leaves)).rejects.toThrow('AllocationRootMismatch');
    await publish(list.leaves);
    await expect(publish(list.leaves)).rejects.toThrow('AllocationAlreadyPublished');
    await expect(claim(0, second)).rejects.toThrow('AllocationInvalidProof');
    await claim(0, first);
    await expect(claim(0, first)).rejects.toThrow('AllocationAlreadyClaimed');
    await chain.increaseTime(week + 1);
    await expect(claim(1, second)).rejects.toThrow('AllocationClosed');
  });

  test('the supply holds it, and a model without one has none', async () => {
    const list = buildAllocation(createEntries(3));
    const model = await launch(list);
    const supply = await readContract(clientOf(0), {
      address: model.token,
      abi: modelTokenAbi,
      functionName: 'totalSupply',
    });
    expect(supply).toBe(parseEther('100') + list.amount);
    expect(await readState(model.id + 1n)).toBeNull();
  });
});
