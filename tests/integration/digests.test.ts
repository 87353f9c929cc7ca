/** The index of digests on a real node: indexed from a published manifest, kept in the key set, read by quorum. */
import { type Address, bytesToHex, getAddress, type Hex, keccak256, sha256 } from 'viem';
import { simulateContract, waitForTransactionReceipt, writeContract } from 'viem/actions';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { deployment } from '@/lib/chain/deployment';
import { readDigestHits, readDigestRecords } from '@/lib/chain/digests';
import { filterKnownDigests, syncDigests } from '@/lib/chain/key-set';
import type { Network } from '@/lib/chain/networks';
import { listDigestOffsets } from '@/lib/provenance/digest-offsets';
import { formatManifest, getWeightsRoot, type ManifestFile } from '@/lib/provenance/manifest';
import { createScriptClient, type ScriptClient } from '@/scripts/contracts/client';
import { deployAll } from '@/scripts/contracts/deploy-all';
import { type EmbeddedChain, startChain } from '@/scripts/embedded-chain/chain';

const chainId = 10;
const first: Hex = `0x${'a1'.repeat(32)}`;
const second: Hex = `0x${'b2'.repeat(32)}`;
const third: Hex = `0x${'c3'.repeat(32)}`;

let chain: EmbeddedChain;
let client: ScriptClient;

beforeEach(async () => {
  chain = await startChain({ ticks: false, chainId });
  const [signer] = (await chain.rpc('eth_accounts')) as readonly Address[];
  client = createScriptClient({ rpcUrl: chain.rpcUrl, signer: signer as Address });
  await deployAll(client);
});
afterEach(() => chain?.stop());

function network(): Network {
  const endpoint = { id: chain.rpcUrl, chainId, url: chain.rpcUrl, operator: 'a', own: true };
  return {
    chainId,
    name: 'Test',
    nativeSymbol: 'ETH',
    demo: false,
    endpoints: [endpoint],
    registry: 'deployed',
  };
}

async function act(functionName: string, args: readonly unknown[]): Promise<void> {
  const call = { address: deployment.registry, abi: modelRegistryAbi, functionName, args };
  const { request } = await simulateContract(client, {
    ...call,
    account: client.account,
  } as never);
  const hash = await writeContract(client, { ...(request as object), chain: null } as never);
  await waitForTransactionReceipt(client, { hash });
}

function shards(digests: readonly Hex[]): readonly ManifestFile[] {
  return digests.map((digest, i) => ({
    path: `model-${i}.safetensors`,
    size: 5,
    algorithm: 'sha256' as const,
    digest: digest.slice(2),
  }));
}

let recordCount = 0;
beforeEach(() => {
  recordCount = 0;
});

/** A record of its own account's that approved files with these digests and indexed them all. */
async function registerWith(digests: readonly Hex[], locator: string): Promise<bigint> {
  await act('register', [client.account.address, [{ locator, repositoryId: 'abc' }], '']);
  recordCount += 1;
  await approve(BigInt(recordCount), 0n, digests);
  return BigInt(recordCount);
}

async function approve(id: bigint, index: bigint, digests: readonly Hex[]): Promise<void> {
  const files = shards(digests);
  const manifest = formatManifest(files);
  const text = bytesToHex(manifest);
  const offsets = listDigestOffsets(manifest).map(({ offset }) => BigInt(offset));
  await act('approveRevision', [id, `commit-${index}`, sha256(manifest), getWeightsRoot(files)]);
  await act('publishManifest', [id, index, text]);
  await act('indexDigests', [id, index, text, offsets]);
}

async function readHits(digests: readonly Hex[], hints: readonly bigint[] = []) {
  const answer = await readDigestHits(network(), { digests, hints }, () => Date.now());
  if (answer.status !== 'answered') throw new Error('One endpoint cannot disagree.');
  return answer.value;
}

describe('readDigestHits', () => {
  test('default: hits with what is needed to judge their records; misses are left out', async () => {
    const id = await registerWith([first, second], 'huggingface.co/acme/model');
    const hits = await readHits([third, second]);
    expect(hits).toEqual([
      {
        digest: second,
        count: 1,
        records: [
          {
            record: { chainId, registry: deployment.registry, id },
            owner: getAddress(client.account.address),
            locator: 'huggingface.co/acme/model',
            repositoryId: 'abc',
            approval: {
              index: 0,
              isNewest: true,
              commit: 'commit-0',
              approvedAt: expect.any(BigInt),
              by: getAddress(client.account.address),
              byVote: false,
            },
            suspendedAt: null,
            firstBlock: expect.any(BigInt),
          },
        ],
      },
    ]);
  });

  test('behaviour: a newer approval is told apart until the digest is indexed for it', async () => {
    const id = await registerWith([first, second], 'huggingface.co/acme/model');
    await approve(id, 1n, [second, third]);
    const newest = (await readHits([first, second, third])).map(
      ({ records }) => records[0]?.approval,
    );
    expect(newest.map((approval) => [approval?.index, approval?.isNewest])).toEqual([
      [0, false],
      [1, true],
      [1, true],
    ]);
  });

  test('behaviour: a flood of squatters hides no hinted record, and pages tell all', async () => {
    const squatters: bigint[] = [];
    for (let i = 0; i < 10; i += 1) {
      squatters.push(await registerWith([first], `huggingface.co/squatter/m${i}`));
    }
    const honest = await registerWith([first], 'huggingface.co/acme/model');
    const ids = async (hints: readonly bigint[]) =>
      (await readHits([first], hints))[0]?.records.map(({ record }) => record.id);
    expect(await ids([])).toEqual(squatters.slice(0, 8));
    expect(await ids([honest])).toEqual([honest, ...squatters.slice(0, 7)]);

    const all: bigint[] = [];
    for (let afterId: bigint | null = 0n; afterId !== null; ) {
      const page = await readDigestRecords(
        network(),
        { digest: first, afterId, count: 4 },
        () => 1,
      );
      if (page.status !== 'answered') throw new Error('One endpoint cannot disagree.');
      all.push(...page.value.records.map(({ record }) => record.id));
      afterId = page.value.next;
    }
    expect(all).toEqual([...squatters, honest]);
  });

  test('behaviour: a suspension shows', async () => {
    const id = await registerWith([first], 'huggingface.co/acme/model');
    await act('suspend', [id, 'a backdoor was found']);
    expect((await readHits([first]))[0]?.records[0]?.suspendedAt).toEqual(expect.any(BigInt));
  });
});

describe('syncDigests', () => {
  test('default: the digests of the chain, each once', async () => {
    await registerWith([first, second], 'huggingface.co/acme/model');
    await registerWith([second, third], 'huggingface.co/acme/other');
    expect((await syncDigests(network(), 1)).count).toBe(3);
    expect(await filterKnownDigests(network(), [third, keccak256('0x')])).toEqual([true, false]);
  });
});
