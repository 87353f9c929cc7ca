/** Deploying: one address on every chain, safe to run again; and a launch read back through the lens. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Address,
  createClient,
  custom,
  keccak256,
  parseEther,
  stringToHex,
  zeroAddress,
} from 'viem';
import { getBlock, getBlockNumber, getCode, getTransactionCount, readContract } from 'viem/actions';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { modelLensAbi } from '@/contracts/abi/model-lens';
import { createScriptClient, type ScriptClient } from '@/scripts/contracts/client';
import { create2Deployer, create2Signer } from '@/scripts/contracts/create2-deployer';
import { deployAll, findFirstBlock } from '@/scripts/contracts/deploy-all';
import type { Deployments } from '@/scripts/contracts/deployments';
import { launchModel, type ModelLaunch } from '@/scripts/contracts/launch-model';
import { deploymentsFile, rootFolder } from '@/scripts/contracts/paths';
import { type EmbeddedChain, startChain } from '@/scripts/embedded-chain/chain';
import { readProgram } from '@/scripts/process/run';
import { createTemporaryFolder } from '@/tests/helpers/temporary-folder';

const locator = 'huggingface.co/acme/model';
const committed = JSON.parse(readFileSync(deploymentsFile, 'utf8')) as Deployments;

let chain: EmbeddedChain;
let client: ScriptClient;
let accounts: readonly Address[];

beforeEach(async () => {
  chain = await startChain({ ticks: false, chainId: 10 });
  accounts = (await chain.rpc('eth_accounts')) as readonly Address[];
  client = createScriptClient({ rpcUrl: chain.rpcUrl, signer: accounts[0] as Address });
});

afterEach(async () => {
  await chain?.stop();
});

function createModel(holder: Address): ModelLaunch {
  return {
    name: 'Acme Model',
    symbol: 'ACME',
    places: [{ locator, repositoryId: '65f0c0ffee65f0c0ffee65f0' }],
    uri: '',
    holders: [{ account: holder, amount: parseEther('600'), staked: parseEther('400') }],
    governance: {
      votingDelay: 86_400,
      votingPeriod: 259_200,
      lateQuorumExtension: 43_200,
      proposalThreshold: parseEther('10'),
      quorumBps: 2000,
      quorumFloorBps: 500,
      timelockDelay: 172_800,
      unstakeCooldown: 86_400,
      guardian: zeroAddress,
      guardianExpiresAt: 0,
    },
  };
}

describe('deployAll', () => {
  test('default: the addresses and code hashes that are committed', async () => {
    const deployed = await deployAll(client);
    expect(deployed.every(({ receipt }) => receipt !== null)).toBe(true);
    for (const { name, address } of deployed) {
      expect(address).toBe(committed.addresses[name]);
      const code = await getCode(client, { address });
      expect(keccak256(code ?? '0x')).toBe(committed.codeHashes[name]);
    }
  });

  test('behaviour: a second run sends nothing', async () => {
    await deployAll(client);
    const sent = await getTransactionCount(client, { address: client.account.address });
    const again = await deployAll(client);
    expect(again.some(({ receipt }) => receipt !== null)).toBe(false);
    expect(await getTransactionCount(client, { address: client.account.address })).toBe(sent);
  });

  test('behaviour: goes on where an earlier run ended', async () => {
    const [registry] = await deployAll(client);
    await chain.rpc('anvil_setCode', [registry?.address, '0x']);
    await chain.rpc('anvil_setNonce', [registry?.address, '0x0']);
    const again = await deployAll(client);
    expect(again.map(({ receipt }) => receipt !== null)).toEqual(
      again.map(({ name }) => name === registry?.name),
    );
  });

  test('behaviour: puts the canonical deployer on a chain that lacks it', async () => {
    await chain.rpc('anvil_setCode', [create2Deployer, '0x']);
    await chain.rpc('anvil_setNonce', [create2Deployer, '0x0']);
    await chain.rpc('anvil_setBalance', [create2Signer, '0x0']);
    const [registry] = await deployAll(client);
    expect(registry?.address).toBe(committed.addresses.modelRegistry);
  });

  test('error: a chain older than Cancun', async () => {
    const old = createClient({
      account: client.account,
      transport: custom({
        async request({ method, params }: { method: string; params?: readonly unknown[] }) {
          if (method === 'eth_call') throw new Error('EVM error OpcodeNotFound');
          return await chain.rpc(method, params);
        },
      }),
    });
    await expect(deployAll(old)).rejects.toThrow('older than Cancun');
    expect(await getBlockNumber(client, { cacheTime: 0 })).toBe(0n);
  });

  test('error: other code at an address', async () => {
    await chain.rpc('anvil_setCode', [committed.addresses.modelToken, '0x00']);
    await expect(deployAll(client)).rejects.toThrow('is not that of modelToken');
  });
});

describe('findFirstBlock', () => {
  test('default', async () => {
    await chain.mine(7);
    const before = await getBlockNumber(client, { cacheTime: 0 });
    const [registry] = await deployAll(client);
    await chain.mine(5);
    if (!registry) throw new Error('Nothing was deployed.');
    expect(await findFirstBlock(client, registry)).toBe(before + 1n);
  });
});

describe('npm run deploy', () => {
  test('prints the addresses and notes the chain', async () => {
    const folder = await createTemporaryFolder('deploy');
    const out = join(folder.path, 'deployments.json');
    const run = async () =>
      await readProgram('npx', [
        'tsx',
        join(rootFolder, 'scripts/contracts/deploy.ts'),
        ...['--rpc', chain.rpcUrl, '--account', '0', '--out', out],
      ]);
    const first = await run();
    expect(first).toContain(`${committed.addresses.modelLens} deployed`);
    const noted = JSON.parse(readFileSync(out, 'utf8')) as Deployments;
    expect(noted).toEqual({ ...committed, chains: { 10: { block: expect.any(Number) } } });
    expect(await run()).toContain(`${committed.addresses.modelLens} was there`);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(noted);
    await folder.remove();
  });
});

describe('launchModel', () => {
  test('default: read back through the lens', async () => {
    await deployAll(client);
    const holder = accounts[1] as Address;
    const launcher = committed.addresses.launcher;
    const launched = await launchModel(client, { launcher, model: createModel(holder) });
    const page = await readContract(client, {
      address: committed.addresses.modelLens,
      abi: modelLensAbi,
      functionName: 'read',
      args: [[keccak256(stringToHex(locator))], [0n], 0n],
    });
    expect(page.hits).toHaveLength(1);
    expect(page.hits[0]).toMatchObject({
      claimCount: 1n,
      record: {
        id: launched.id,
        owner: launched.timelock,
        name: 'Acme Model',
        token: launched.token,
        governor: launched.governor,
        knownLaunch: true,
        registeredBlock: launched.blockNumber,
      },
      stake: { totalStaked: parseEther('400'), tokenSupply: parseEther('1000') },
    });
  });

  test('behaviour: the point read is a block of the chain', async () => {
    await deployAll(client);
    const { point } = await readContract(client, {
      address: committed.addresses.modelLens,
      abi: modelLensAbi,
      functionName: 'read',
      args: [[], [], 0n],
    });
    const block = await getBlock(client, { blockNumber: point.blockNumber });
    expect(point).toMatchObject({ chainId: 10n, parentHash: block.parentHash });
    expect(point.timestamp).toBe(block.timestamp);
  });

  test('error: a name of 32 bytes', async () => {
    await deployAll(client);
    const model = { ...createModel(accounts[1] as Address), name: 'x'.repeat(32) };
    const launch = launchModel(client, { launcher: committed.addresses.launcher, model });
    await expect(launch).rejects.toThrow('LauncherNameLength');
  });
});
