/** The seeded demo, looked at from outside: by the contracts' own views, over plain JSON-RPC. */
import {
  type Address,
  createClient,
  http,
  keccak256,
  parseAbi,
  parseEther,
  stringToHex,
} from 'viem';
import { readContract } from 'viem/actions';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modelGovernorAbi } from '@/contracts/abi/model-governor';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { getWeightsRoot } from '@/lib/provenance/manifest';
import { demoAccount, getAddressOf } from '@/scripts/embedded-chain/accounts';
import { demoChainId, type EmbeddedChain } from '@/scripts/embedded-chain/chain';
import { getContracts, startDemoChain } from '@/scripts/embedded-chain/demo-chain';
import { getHubRecords, getSeedRepositories } from '@/scripts/embedded-chain/hub-repositories';
import { parseSeedFile, seedEntries } from '@/scripts/embedded-chain/seed-file';
import {
  conflictingLocator,
  linkedRecordIds,
  seedModels,
  suspendedLocator,
} from '@/scripts/embedded-chain/seed-models';
import { createTemporaryFolder, type TemporaryFolder } from '@/tests/helpers/temporary-folder';

const repositories = getSeedRepositories(
  getHubRecords({ chainId: demoChainId, contracts: getContracts() }),
);
const states = [
  'pending',
  'active',
  'canceled',
  'defeated',
  'succeeded',
  'queued',
  'expired',
  'executed',
] as const;
const day = 86_400n;

let folder: TemporaryFolder;
let chain: EmbeddedChain;

beforeAll(async () => {
  folder = await createTemporaryFolder('demo-chain');
  chain = await startDemoChain({ folder: folder.path });
});

afterAll(async () => {
  await chain?.stop();
  await folder?.remove();
});

const client = () => createClient({ transport: http(chain.rpcUrl) });

type SeenProposal = { id: bigint; governor: Address; vault: Address; state: string };

async function readModule(id: bigint, kind: string): Promise<Address> {
  return await readContract(client(), {
    address: getContracts().registry,
    abi: modelRegistryAbi,
    functionName: 'module',
    args: [id, `0x${Buffer.from(kind).toString('hex').padEnd(64, '0')}`],
  });
}

async function readProposals(recordId: bigint): Promise<readonly SeenProposal[]> {
  const governor = await readModule(recordId, 'governor');
  const vault = await readModule(recordId, 'vault');
  const of = { address: governor, abi: modelGovernorAbi } as const;
  const count = await readContract(client(), { ...of, functionName: 'proposalCount' });
  return await Promise.all(
    Array.from({ length: Number(count) }, async (_, index) => {
      const [id] = await readContract(client(), {
        ...of,
        functionName: 'proposalAt',
        args: [BigInt(index)],
      });
      const state = await readContract(client(), { ...of, functionName: 'state', args: [id] });
      return { id, governor, vault, state: states[state] ?? String(state) };
    }),
  );
}

async function readAllProposals(): Promise<readonly SeenProposal[]> {
  const ids = seedModels.map(({ locator }) => linkedRecordIds.get(locator) as bigint);
  return (await Promise.all(ids.map(readProposals))).flat();
}

describe('startDemoChain', () => {
  test('default: it ends in the present', async () => {
    expect(Math.abs(Number(await chain.readTime()) - Date.now() / 1000)).toBeLessThan(60);
  });

  test('default: proposals in every state, several open', async () => {
    const seen = (await readAllProposals()).map(({ state }) => state);
    expect([...new Set(seen)].sort()).toEqual(states.filter((one) => one !== 'expired').sort());
    expect(seen.filter((state) => state === 'active').length).toBeGreaterThanOrEqual(5);
  });

  test('default: the demo account can vote where it has not delegated away', async () => {
    const open = (await readAllProposals()).filter(({ state }) => state === 'active');
    const votes = await Promise.all(
      open.map(async ({ id, governor, vault }) => {
        const of = { address: governor, abi: modelGovernorAbi } as const;
        const [snapshot, deadline, hasVoted, delegate] = await Promise.all([
          readContract(client(), { ...of, functionName: 'proposalSnapshot', args: [id] }),
          readContract(client(), { ...of, functionName: 'proposalDeadline', args: [id] }),
          readContract(client(), {
            ...of,
            functionName: 'hasVoted',
            args: [id, demoAccount.address],
          }),
          readContract(client(), {
            address: vault,
            abi: stakeVaultAbi,
            functionName: 'delegates',
            args: [demoAccount.address],
          }),
        ]);
        expect(hasVoted).toBe(false);
        expect(deadline - (await chain.readTime())).toBeGreaterThan(3_600n);
        const power = await readContract(client(), {
          ...of,
          functionName: 'getVotes',
          args: [demoAccount.address, snapshot],
        });
        expect(power > 0n).toBe(delegate === demoAccount.address);
        return power;
      }),
    );
    expect(votes.filter((power) => power > 0n).length).toBeGreaterThanOrEqual(5);
    expect(votes).toContain(0n);
  });

  test('default: approvals by vote are those of the hub, and can be told from others', async () => {
    const of = { address: getContracts().registry, abi: modelRegistryAbi } as const;
    const [mistral, smollm] = seedModels.map(({ locator }) => ({
      locator,
      id: linkedRecordIds.get(locator) as bigint,
    }));
    for (const [model, revision] of [
      [mistral, 0],
      [smollm, 2],
    ] as const) {
      const id = model?.id as bigint;
      const approved = await readContract(client(), {
        ...of,
        functionName: 'approval',
        args: [id, 0n],
      });
      const expected = repositories.get(model?.locator ?? '')?.revisions[revision];
      expect(approved.commit).toBe(expected?.commit);
      expect(approved.weightsRoot).toBe(getWeightsRoot(expected?.files ?? []));
      expect(approved.by).toBe(await readModule(id, 'timelock'));
      const [head] = repositories.get(model?.locator ?? '')?.revisions ?? [];
      expect(approved.weightsRoot === getWeightsRoot(head?.files ?? [])).toBe(revision === 0);
    }
    const selfApproved = await readContract(client(), {
      ...of,
      functionName: 'approval',
      args: [8n, 0n],
    });
    expect(selfApproved.by).toBe(getAddressOf('lab'));
  });

  test('default: one famous model has a rival claim, made later', async () => {
    const of = { address: getContracts().registry, abi: modelRegistryAbi } as const;
    const key = await readContract(client(), {
      ...of,
      functionName: 'locatorKey',
      args: ['huggingface.co/mistralai/mistral-7b-v0.1'],
    });
    expect(await readContract(client(), { ...of, functionName: 'claims', args: [key] })).toEqual([
      2n,
      1n,
    ]);
  });

  test('default: terms that agree, terms that conflict, a suspension with its reason', async () => {
    const of = { address: getContracts().registry, abi: modelRegistryAbi } as const;
    const idOf = (locator: string) => linkedRecordIds.get(locator) as bigint;
    const terms = (locator: string) =>
      readContract(client(), { ...of, functionName: 'terms', args: [idOf(locator)] });
    expect(await terms('huggingface.co/mistralai/mistral-7b-v0.1')).toMatchObject({
      licence: 'apache-2.0',
      by: await readModule(1n, 'timelock'),
    });
    // The card says cc-by-nc-4.0.
    expect(await terms(conflictingLocator)).toMatchObject({ licence: 'apache-2.0' });
    for (const locator of [conflictingLocator, suspendedLocator]) {
      const keys = await readContract(client(), {
        ...of,
        functionName: 'locatorKeysOf',
        args: [idOf(locator)],
      });
      expect(keys).toEqual([keccak256(stringToHex(locator))]);
    }
    const suspension = await readContract(client(), {
      ...of,
      functionName: 'suspension',
      args: [idOf(suspendedLocator)],
    });
    expect(suspension).toMatchObject({
      by: getAddressOf('lab'),
      reason: expect.stringContaining('evaluation'),
    });
  });

  test('default: digests of a famous model, by a squatter first and by its own record', async () => {
    const files = repositories.get(seedModels[0]?.locator ?? '')?.revisions[0]?.files ?? [];
    const large = files.find(({ algorithm }) => algorithm === 'sha256');
    const records = await readContract(client(), {
      address: getContracts().registry,
      abi: modelRegistryAbi,
      functionName: 'digestRecords',
      args: [`0x${large?.digest ?? ''}`, 0n, 10n],
    });
    const [squatter, own] = records;
    expect(records).toHaveLength(2);
    expect([...linkedRecordIds.values()]).not.toContain(squatter?.id);
    expect(own).toMatchObject({ id: 1n, index: 0n });
  });

  test('default: one unstake request can be claimed', async () => {
    const vault = await readModule(4n, 'vault');
    const [request] = await readContract(client(), {
      address: vault,
      abi: stakeVaultAbi,
      functionName: 'unstakeRequestsOf',
      args: [demoAccount.address],
    });
    expect(request?.shares).toBe(parseEther('6000'));
    expect((request?.readyAt as bigint) + day).toBeLessThan(await chain.readTime());
  });

  test('behaviour: a second start resumes time and proposals instead of seeding again', async () => {
    const before = await chain.readTime();
    const proposals = await readAllProposals();
    await chain.stop();
    chain = await startDemoChain({ folder: folder.path });
    expect(chain.resumed).toBe(true);
    expect((await chain.readTime()) - before).toBeLessThan(30n);
    expect(await readAllProposals()).toEqual(proposals);
  });
});

describe('seedEntries', () => {
  test('default: a model of a file is governed, with a vote that is open for the demo account', async () => {
    const [seeded] = await seedEntries({
      rpcUrl: chain.rpcUrl,
      contracts: getContracts(),
      entries: parseSeedFile('[{"locator":"huggingface.co/somebody/their-model"}]'),
    });
    await chain.increaseTime(2);
    const [proposal] = await readProposals(seeded?.launched.id as bigint);
    expect(proposal?.state).toBe('active');
    const balance = await readContract(client(), {
      address: seeded?.launched.token as Address,
      abi: parseAbi(['function balanceOf(address) view returns (uint256)']),
      functionName: 'balanceOf',
      args: [demoAccount.address],
    });
    expect(balance).toBeGreaterThan(0n);
  });

  test('args: terms, in the name of the timelock', async () => {
    const terms = { licence: 'apache-2.0', licenceFile: 'git-sha1:00ff' };
    const text = JSON.stringify([{ locator: 'huggingface.co/somebody/with-terms', terms }]);
    const [seeded] = await seedEntries({
      rpcUrl: chain.rpcUrl,
      contracts: getContracts(),
      entries: parseSeedFile(text),
    });
    const read = await readContract(client(), {
      address: getContracts().registry,
      abi: modelRegistryAbi,
      functionName: 'terms',
      args: [seeded?.launched.id as bigint],
    });
    expect(read).toMatchObject({ ...terms, by: seeded?.launched.timelock });
  });
});
