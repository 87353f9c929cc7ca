/**
 * The slots of lib/chain/proof/slots.ts against a node: each is read with `eth_getStorageAt`, unpacked as the proofs
 * unpack it, and held against what the contract itself says. A field that moves in a contract turns this red.
 */
import {
  type Address,
  getAddress,
  type Hex,
  keccak256,
  numberToHex,
  parseEther,
  sha256,
  stringToBytes,
} from 'viem';
import {
  getBlockNumber,
  readContract,
  waitForTransactionReceipt,
  writeContract,
} from 'viem/actions';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modelGovernorAbi } from '@/contracts/abi/model-governor';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { deployment } from '@/lib/chain/deployment';
import { getLocatorKey } from '@/lib/chain/lens';
import {
  getBits,
  getCheckpointSlots,
  getExecutionSlot,
  getLaunchedSlot,
  getTextSlots,
  readText,
  registrySlots,
} from '@/lib/chain/proof/slots';
import type { Locator } from '@/lib/model/ids';
import { createScriptClient } from '@/scripts/contracts/client';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import { createWorld, holder, type World } from '@/tests/helpers/world';

const registry = { address: deployment.registry, abi: modelRegistryAbi } as const;
const manifest: Hex = '0x6100310a';
/** Texts around the border between one slot and several (31 bytes), and the longest the registry takes. */
const texts = ['', 'a', 'a'.repeat(31), 'b'.repeat(32), 'c'.repeat(33), 'd'.repeat(64)];
const commits = ['abc1234', 'e'.repeat(31), 'f'.repeat(32), '0'.repeat(40), '1'.repeat(64)];
const locators = texts.map((_, i) => `huggingface.co/acme/layout-${i}` as Locator);

let world: World;
let id: bigint;
let client: ReturnType<typeof createScriptClient>;

async function send(
  functionName: string,
  args: readonly unknown[],
  address: Address = registry.address,
) {
  const abis = { [registry.address]: modelRegistryAbi, [world.model.governor]: modelGovernorAbi };
  const abi = abis[address] ?? stakeVaultAbi;
  const request = { address, abi, functionName, args, account: client.account, chain: null };
  const hash = await writeContract(client, request as Parameters<typeof writeContract>[1]);
  await waitForTransactionReceipt(client, { hash });
}

beforeAll(async () => {
  world = await createWorld();
  client = createScriptClient({ rpcUrl: world.chain.rpcUrl, signer: getAddressOf('ada') });
  const places = locators.map((locator, i) => ({ locator, repositoryId: texts[i] ?? '' }));
  await send('register', [getAddressOf('ada'), places, '']);
  id = await readContract(client, { ...registry, functionName: 'recordCount' });
  for (const commit of commits)
    await send('approveRevision', [id, commit, sha256(manifest), numberToHex(7n, { size: 32 })]);
  await send('publishManifest', [id, 1n, manifest]);
  await send('register', [getAddressOf('ada'), [places[0]], '']);
});
afterAll(() => world?.chain.stop());

async function readSlot(address: Address, slot: Hex): Promise<bigint> {
  return BigInt((await world.chain.rpc('eth_getStorageAt', [address, slot, 'latest'])) as Hex);
}

async function readStoredText(head: Hex, length: number): Promise<string | null> {
  const slots = getTextSlots(head, length);
  const words = slots.map(async (slot) => [slot, await readSlot(registry.address, slot)] as const);
  return readText(new Map(await Promise.all(words)), head);
}

describe('storage layout of the registry', () => {
  test('owner, registration and modules of a launched record', async () => {
    const { model } = world;
    const owner = await readSlot(registry.address, registrySlots.owner(model.id));
    expect(getAddress(numberToHex(owner, { size: 20 }))).toBe(model.timelock);
    const packed = await readSlot(registry.address, registrySlots.registered(model.id));
    expect([getBits(packed, 0, 48), getBits(packed, 48, 48)]).toEqual(
      await readContract(client, { ...registry, functionName: 'registration', args: [model.id] }),
    );
    for (const kind of ['token', 'vault', 'timelock', 'governor'] as const) {
      const word = await readSlot(registry.address, registrySlots.module(model.id, kind));
      expect([kind, getAddress(numberToHex(word, { size: 20 }))]).toEqual([kind, model[kind]]);
    }
  });

  test.each(texts.map((text, i) => [text.length, i] as const))(
    'claim and repository id of %i bytes',
    async (length, i) => {
      const key = getLocatorKey(locators[i] as Locator);
      const args = [key, id] as const;
      const claim = await readContract(client, { ...registry, functionName: 'claim', args });
      const packed = await readSlot(registry.address, registrySlots.claim(key, id));
      expect([getBits(packed, 96, 48), getBits(packed, 144, 48), getBits(packed, 192, 48)]).toEqual(
        [claim.claimedBlock, claim.claimedAt, claim.releasedBlock],
      );
      expect(await readStoredText(registrySlots.repositoryId(key, id), length)).toBe(texts[i]);
    },
  );

  test('a text of another length than asked for is no text', async () => {
    const key = getLocatorKey(locators[5] as Locator);
    expect(await readStoredText(registrySlots.repositoryId(key, id), 63)).not.toBeNull();
    expect(await readStoredText(registrySlots.repositoryId(key, id), 31)).toBeNull();
    expect(await readStoredText(registrySlots.repositoryId(key, id), 32)).toBeNull();
  });

  test('how many claim a locator, and since whom', async () => {
    const key = getLocatorKey(locators[0] as Locator);
    const [count, oldestId] = await readContract(client, {
      ...registry,
      functionName: 'claims',
      args: [key],
    });
    const packed = await readSlot(registry.address, registrySlots.locator(key));
    expect([getBits(packed, 96, 48), getBits(packed, 0, 48)]).toEqual([count, oldestId]);
    expect(count).toBe(2n);
  });

  test.each(commits.map((commit, index) => [commit.length, index] as const))(
    'approval with a commit of %i characters',
    async (length, index) => {
      const slots = (field: Parameters<typeof registrySlots.approval>[2]) =>
        registrySlots.approval(id, BigInt(index), field);
      const args = [id, BigInt(index)] as const;
      const told = await readContract(client, { ...registry, functionName: 'approval', args });
      const word = (field: Parameters<typeof slots>[0]) => readSlot(registry.address, slots(field));
      expect(numberToHex(await word('manifestHash'), { size: 32 })).toBe(told.manifestHash);
      expect(numberToHex(await word('weightsRoot'), { size: 32 })).toBe(told.weightsRoot);
      const given = await word('given');
      expect(getAddress(numberToHex(getBits(given, 0, 160), { size: 20 }))).toBe(told.by);
      expect([getBits(given, 160, 48), getBits(given, 208, 48)]).toEqual([
        told.blockNumber,
        told.approvedAt,
      ]);
      expect(getBits(await word('published'), 0, 48)).toBe(told.publishedBlock);
      expect(told.publishedBlock > 0n).toBe(index === 1);
      expect(await readStoredText(slots('commit'), length)).toBe(commits[index]);
      expect(await readSlot(registry.address, registrySlots.approvalCount(id))).toBe(
        BigInt(commits.length),
      );
    },
  );
});

describe("storage layout of the registry's statements", () => {
  test.each([
    ['short', 'a fork', 'mit', ''],
    ['long', 'r'.repeat(200), 'l'.repeat(64), `sha256:${'0'.repeat(64)}`],
  ])('suspension and terms, %s texts', async (_, reason, licence, licenceFile) => {
    await send('suspend', [id, reason]);
    await send('setTerms', [id, licence, licenceFile]);
    const of = { ...registry, args: [id] } as const;
    const suspension = await readContract(client, { ...of, functionName: 'suspension' });
    const terms = await readContract(client, { ...of, functionName: 'terms' });
    const packed = await readSlot(registry.address, registrySlots.statement(id, 'suspension'));
    expect(getAddress(numberToHex(getBits(packed, 0, 160), { size: 20 }))).toBe(suspension.by);
    expect([getBits(packed, 160, 48), getBits(packed, 208, 48)]).toEqual([
      suspension.blockNumber,
      suspension.suspendedAt,
    ]);
    const set = await readSlot(registry.address, registrySlots.statement(id, 'terms'));
    expect([getBits(set, 160, 48), getBits(set, 208, 48)]).toEqual([
      terms.blockNumber,
      terms.setAt,
    ]);
    const readStatement = (
      field: 'suspensionReason' | 'licence' | 'licenceFile',
      { length }: string,
    ) => readStoredText(registrySlots.statement(id, field), length);
    expect(await readStatement('suspensionReason', reason)).toBe(reason);
    expect(await readStatement('licence', licence)).toBe(licence);
    expect(await readStatement('licenceFile', licenceFile)).toBe(licenceFile);
    await send('reinstate', [id]);
    expect(await readSlot(registry.address, registrySlots.statement(id, 'suspension'))).toBe(0n);
    expect(await readStatement('suspensionReason', '')).toBe('');
  });
});

describe('storage layout of the launcher', () => {
  test('the contracts of a launch, and none else', async () => {
    const { id: launched, token, vault, timelock, governor } = world.model;
    for (const component of [token, vault, timelock, governor])
      expect(await readSlot(deployment.launcher, getLaunchedSlot(component))).toBe(launched);
    expect(await readSlot(deployment.launcher, getLaunchedSlot(registry.address))).toBe(0n);
  });
});

/** A proposal that one holder alone votes for, executed. */
async function executeByOne(): Promise<bigint> {
  const { chain, model } = world;
  const call = [[getAddressOf('ada')], [0n], ['0x'], 'layout'] as const;
  const hashed = [...call.slice(0, 3), keccak256(stringToBytes('layout'))];
  await chain.increaseTime(10);
  await send('propose', call, model.governor);
  const proposalId = await readProposal(0n);
  await chain.increaseTime(10);
  await send('castVote', [proposalId, 1], model.governor);
  await chain.increaseTime(2000);
  await send('queue', hashed, model.governor);
  await chain.increaseTime(200);
  await send('execute', hashed, model.governor);
  return getBlockNumber(client, { cacheTime: 0 });
}

async function readProposal(index: bigint): Promise<bigint> {
  const [proposalId] = await readContract(client, {
    address: world.model.governor,
    abi: modelGovernorAbi,
    functionName: 'proposalAt',
    args: [index],
  });
  return proposalId;
}

describe('storage layout of the governor', () => {
  test('what was executed in a block, and who decided it alone', async () => {
    const { governor } = world.model;
    const voter = getAddress(getAddressOf('ada'));
    const blockNumber = await executeByOne();
    const packed = await readSlot(governor, getExecutionSlot(blockNumber));
    const [soloVoter, executed] = await readContract(client, {
      address: governor,
      abi: modelGovernorAbi,
      functionName: 'execution',
      args: [blockNumber],
    });
    expect({ soloVoter, executed }).toEqual({ soloVoter: voter, executed: true });
    expect(getAddress(numberToHex(getBits(packed, 0, 160), { size: 20 }))).toBe(voter);
    expect(getBits(packed, 160, 8)).toBe(1n);
    expect(await readSlot(governor, getExecutionSlot(blockNumber - 1n))).toBe(0n);
  });
});

describe('storage layout of the vault', () => {
  test('every vote checkpoint of a delegate', async () => {
    const { vault } = world.model;
    const account = getAddressOf('ada');
    for (const step of [1, 2, 3]) {
      await world.chain.increaseTime(step * 10);
      await send('transfer', [holder, parseEther(String(step))], vault);
    }
    await world.chain.increaseTime(10);
    const of = { address: vault, abi: stakeVaultAbi } as const;
    const slots = getCheckpointSlots(account);
    const count = await readSlot(vault, slots.length);
    expect(count).toBe(4n);
    for (let i = 0n; i < count; i += 1n) {
      const packed = await readSlot(vault, slots.at(i));
      const [key, value] = [getBits(packed, 0, 48), getBits(packed, 48, 208)];
      const args = [account, key] as const;
      expect(value).toBe(await readContract(client, { ...of, functionName: 'getPastVotes', args }));
    }
  });
});
