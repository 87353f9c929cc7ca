/**
 * Checking the proof of one model: the accounts of registry, launcher and governor, and the slots the
 * facts of a model with an approval and terms take. The tries are as deep as random keys make them, which is what
 * hashed keys are; a real chain's state has two or three levels more, so its share is told apart.
 */
import { createMerkleProof, MerklePatriciaTrie } from '@ethereumjs/mpt';
import { bytesToHex, type Hex, hexToBytes, keccak256, numberToHex, toRlp } from 'viem';
import { deployment } from '@/lib/chain/deployment';
import { readAccountProof, type Slot } from '@/lib/chain/proof/account';
import { median, type Row } from './report';

const runs = 25;
const accountsAround = 20_000;
const slotsAround = 20_000;
/** As lib/chain/proof/model-facts.ts asks of each: words, texts in several slots among them. */
const registrySlots = 28;
const launcherSlots = 4;
const governorSlots = 1;
const governor: Hex = '0x5f49333093ef1f0e2a6b4d21d02ae8e3c0b1f9d7';
const budgetMs = 50;

type Account = { address: Hex; slots: readonly Slot[]; answer: unknown };

/** The row of the table. */
export async function measureProof(): Promise<Row> {
  const registry = await growAccount(deployment.registry, registrySlots);
  const launcher = await growAccount(deployment.launcher, launcherSlots);
  const voted = await growAccount(governor, governorSlots);
  const state = await growState([registry, launcher, voted]);
  const accounts = await Promise.all(
    [registry, launcher, voted].map(async (grown): Promise<Account> => {
      const { address, storageProof } = grown;
      const key = hexToBytes(keccak256(address));
      const accountProof = (await createMerkleProof(state, key)).map((node) => bytesToHex(node));
      const slots = storageProof.map((one) => one.key);
      return { address, slots, answer: { address, accountProof, storageProof } };
    }),
  );
  const stateRoot = bytesToHex(state.root());
  const check = () => {
    for (const { address, slots, answer } of accounts)
      readAccountProof(answer, { stateRoot, address, slots });
  };
  const first = time(check);
  const ms = median(Array.from({ length: runs }, () => time(check)));
  const bytes = JSON.stringify(accounts.map(({ answer }) => answer)).length;
  return {
    name: 'check a proof for one model',
    ms,
    note: `${(bytes / 1000).toFixed(0)} kB, ${registrySlots + launcherSlots + governorSlots} slots of 3 accounts; the first one in a fresh process ${first.toFixed(1)} ms`,
    budgets: [{ text: `under ${budgetMs} ms`, holds: Math.max(ms, first) < budgetMs }],
  };
}

function time(work: () => void): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

type Grown = {
  address: Hex;
  root: Uint8Array;
  storageProof: { key: Slot; value: Hex; proof: Hex[] }[];
};

/** An account whose storage holds some slots of ours among many others. */
async function growAccount(address: Hex, count: number): Promise<Grown> {
  const trie = new MerklePatriciaTrie();
  for (let i = 0; i < slotsAround; i += 1)
    await trie.put(hexToBytes(keccak256(numberToHex(i, { size: 32 }))), rlp('0x01'));
  const slots = Array.from({ length: count }, (_, i) =>
    keccak256(numberToHex(10n ** 12n + BigInt(i), { size: 32 })),
  );
  for (const slot of slots) await trie.put(hexToBytes(keccak256(slot)), rlp(slot));
  const storageProof = await Promise.all(
    slots.map(async (key) => {
      const proof = await createMerkleProof(trie, hexToBytes(keccak256(key)));
      return { key, value: key, proof: proof.map((node) => bytesToHex(node)) };
    }),
  );
  return { address, root: trie.root(), storageProof };
}

async function growState(ours: readonly Grown[]): Promise<MerklePatriciaTrie> {
  const state = new MerklePatriciaTrie();
  const account = (root: Hex) => hexToBytes(toRlp(['0x01', '0x', root, keccak256('0x')]));
  const other = account(keccak256('0x00'));
  for (let i = 0; i < accountsAround; i += 1)
    await state.put(hexToBytes(keccak256(numberToHex(i, { size: 20 }))), other);
  for (const { address, root } of ours)
    await state.put(hexToBytes(keccak256(address)), account(bytesToHex(root)));
  return state;
}

function rlp(value: Hex): Uint8Array {
  return hexToBytes(toRlp(value));
}
