// Rows of the gas report about indexed digests, terms, suspension and allocations.
import {
  type Hex,
  hexToBytes,
  keccak256,
  numberToHex,
  parseEther,
  sha256,
  stringToHex,
} from 'viem';
import { getTransactionReceipt } from 'viem/actions';
import { allocationAbi } from '@/contracts/abi/allocation';
import { digestLensAbi } from '@/contracts/abi/digest-lens';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { listDigestOffsets } from '@/lib/provenance/digest-offsets';
import { buildAllocation } from '@/lib/staking/allocation';
import { launch } from './gas-rows';
import type { Call, Scene } from './gas-scene';

/** A repository of 200 large files, about 25,000 bytes. */
const manifest = stringToHex(
  Array.from({ length: 200 }, (_, index) => {
    const path = `model-${String(index + 1).padStart(5, '0')}-of-00200.safetensors`;
    return `${path}\x004976698672\x00sha256:${keccak256(numberToHex(index)).slice(2)}\n`;
  }).join(''),
);
const found = listDigestOffsets(hexToBytes(manifest));
const commit = '0123456789abcdef0123456789abcdef01234567';

/** A record of alice's with 50 indexed digests; then the reads of them. */
export async function digestRows({ send, addresses, people, chain }: Scene): Promise<void> {
  const call = (functionName: string, ...args: readonly unknown[]): Call => ({
    address: addresses.modelRegistry,
    abi: modelRegistryAbi,
    functionName,
    args,
  });
  const { alice, bob } = people;
  const owner = alice.account.address;
  const places = [{ locator: 'huggingface.co/acme/governed', repositoryId: 'x' }];
  const modules = ['governor', 'token', 'timelock'].map((kind) => ({
    kind: stringToHex(kind, { size: 32 }),
    component: owner,
  }));
  const register = call('registerWithModules', owner, places, '', modules);
  await send(alice, register, 'register with three modules');
  // The report's records are counted here: the first two are of the rows before.
  const id = 3n;
  await send(alice, call('approveRevision', id, commit, sha256(manifest), keccak256('0x01')));
  await send(bob, call('publishManifest', id, 0n, manifest));
  await chain.increaseTime(12);
  const index = (from: number, to: number) => {
    const offsets = found.slice(from, to).map(({ offset }) => BigInt(offset));
    return call('indexDigests', id, 0n, manifest, offsets);
  };
  const bytes = hexToBytes(manifest).length.toLocaleString('en');
  await send(bob, index(0, 1), `index one digest of a manifest of ${bytes} bytes`);
  await send(bob, index(1, 51), 'index 50 more');
  await send(alice, call('setTerms', id, 'apache-2.0', `git-sha1:${commit}`), 'set the terms');
  await send(alice, call('suspend', id, 'A backdoor was found in shard 3.'), 'suspend');
  await send(alice, call('reinstate', id), 'reinstate');
}

export async function digestReadRows(scene: Scene): Promise<void> {
  const onLens = (functionName: string, ...args: readonly unknown[]): Call => ({
    address: scene.addresses.digestLens,
    abi: digestLensAbi,
    functionName,
    args,
  });
  const digests: readonly Hex[] = found.map(({ digest }) => digest);
  await scene.read('a digest nobody indexed', onLens('readDigests', digests.slice(199), [], 0n));
  await scene.read('an indexed digest', onLens('readDigests', digests.slice(0, 1), [], 0n));
  await scene.read('50 indexed digests', onLens('readDigests', digests.slice(0, 50), [], 0n));
  await scene.read('50 digests of the list', onLens('digests', 0n, 50n));
}

/** A launch with an allocation for 100 accounts, its list, and two claims. */
export async function allocationRows(scene: Scene): Promise<void> {
  const { send, people, rows } = scene;
  const { alice, bob } = people;
  const entries = Array.from({ length: 100 }, (_, index) => ({
    account: (index % 2 === 0 ? alice : bob).account.address,
    amount: parseEther(String(index + 1)),
  }));
  const { root, amount, leaves, proofOf } = buildAllocation(entries);
  const list = { root, amount, claimUntil: 4_000_000_000 };
  const model = await launch(scene, 'huggingface.co/acme/allocated', list);
  const { allocation, hash } = model;
  if (allocation === null) throw new Error('The launch made no allocation.');
  const { gasUsed } = await getTransactionReceipt(alice, { hash });
  rows.push({ what: 'launch the same with an allocation', gas: gasUsed });
  const call = (functionName: string, ...args: readonly unknown[]): Call => ({
    address: allocation,
    abi: allocationAbi,
    functionName,
    args,
  });
  await scene.chain.increaseTime(12);
  await send(bob, call('publish', leaves), 'publish its list (100 accounts)');
  const claim = call('claim', 0n, alice.account.address, parseEther('1'), proofOf(0));
  await send(bob, claim, 'claim from it');
  const stake = call('claimAndStake', 1n, parseEther('2'), proofOf(1), alice.account.address);
  await send(bob, stake, 'claim, stake and delegate');
}
