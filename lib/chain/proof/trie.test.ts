/** Held against @ethereumjs/mpt, which we did not write: what it proves we accept, what it refuses we refuse. */
import { createMerkleProof, MerklePatriciaTrie, verifyMerkleProof } from '@ethereumjs/mpt';
import fc from 'fast-check';
import { bytesToHex, type Hex, hexToBytes, keccak256 } from 'viem';
import { describe, expect, test } from 'vitest';
import { ProofInvalidError } from '@/lib/errors/proof';
import { emptyRoot, readTrieProof } from './trie';

type Entry = { key: Uint8Array; value: Uint8Array };
type Built = { trie: MerklePatriciaTrie; root: Hex };

const bytes = (min: number, max: number) => fc.uint8Array({ minLength: min, maxLength: max });
/** Storage's own form: keys of 32 bytes, values of a word. */
const words = fc.uniqueArray(fc.record({ key: bytes(32, 32), value: bytes(1, 33) }), {
  selector: ({ key }) => bytesToHex(key),
  minLength: 1,
  maxLength: 40,
});
/** Short keys of one length out of few digits: extensions, deep branches, nodes inside their parents. */
const crowded = fc.uniqueArray(
  fc.record({
    key: fc
      .array(fc.constantFrom(0x00, 0x01, 0x10, 0x11, 0xff), { minLength: 3, maxLength: 3 })
      .map((digits) => Uint8Array.from(digits)),
    value: bytes(1, 40),
  }),
  { selector: ({ key }) => bytesToHex(key), minLength: 1, maxLength: 60 },
);

async function build(entries: readonly Entry[]): Promise<Built> {
  const trie = new MerklePatriciaTrie();
  for (const { key, value } of entries) await trie.put(key, value);
  return { trie, root: bytesToHex(trie.root()) };
}

/** As nodes of chains give it: this library lists nodes that stand inside their parent once more (EIP-1186 does not). */
async function prove({ trie }: Built, key: Uint8Array): Promise<Hex[]> {
  const nodes = await createMerkleProof(trie, key);
  return nodes.filter(({ length }, i) => i === 0 || length >= 32).map((node) => bytesToHex(node));
}

/** What the other implementation says: the value, null, or a refusal. */
async function readByTheirs(root: Hex, key: Uint8Array, proof: readonly Hex[]) {
  const nodes = proof.map((node) => hexToBytes(node));
  const trie = new MerklePatriciaTrie({ root: hexToBytes(root) });
  const value = await verifyMerkleProof(key, nodes, { root: trie.root() }).catch(() => undefined);
  return value instanceof Uint8Array ? bytesToHex(value) : value;
}

/** Ours: the value, null, or undefined for a refusal, which is always of one kind. */
function readByOurs(root: Hex, key: Uint8Array, proof: readonly Hex[]) {
  try {
    return readTrieProof(root, bytesToHex(key), proof);
  } catch (error) {
    if (error instanceof ProofInvalidError) return undefined;
    throw error;
  }
}

/** One byte of one node changed. */
function spoil(proof: readonly Hex[], at: number): Hex[] {
  const lengths = proof.map((node) => node.length / 2 - 1);
  let rest = at % lengths.reduce((sum, length) => sum + length, 0);
  return proof.map((node, i) => {
    const length = lengths[i] ?? 0;
    const here = rest;
    rest -= length;
    if (here < 0 || here >= length) return node;
    const raw = hexToBytes(node);
    raw[here] = (raw[here] ?? 0) ^ (1 + (at % 255));
    return bytesToHex(raw);
  });
}

describe.each([
  ['storage tries', words, 32],
  ['crowded tries', crowded, 3],
] as const)('readTrieProof over generated %s', (_, entries, keyLength) => {
  test('default: every key it holds, with its value', async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (list) => {
        const built = await build(list);
        for (const { key, value } of list) {
          const proof = await prove(built, key);
          expect(readByOurs(built.root, key, proof)).toBe(bytesToHex(value));
          expect(await readByTheirs(built.root, key, proof)).toBe(bytesToHex(value));
        }
      }),
      { numRuns: 250 },
    );
  });

  test('behaviour: keys it does not hold are proved absent', async () => {
    await fc.assert(
      fc.asyncProperty(
        entries,
        fc.array(bytes(keyLength, keyLength), { minLength: 4, maxLength: 4 }),
        async (list, others) => {
          const built = await build(list);
          const held = new Set(list.map(({ key }) => bytesToHex(key)));
          // Strangers, and neighbours that share all but the last digits with a key that is there.
          const near = list.slice(0, 4).map(({ key }) => key.map((b, i) => (i < 2 ? b : b ^ 3)));
          for (const key of [...others, ...near]) {
            if (held.has(bytesToHex(key))) continue;
            expect(readByOurs(built.root, key, await prove(built, key))).toBeNull();
          }
        },
      ),
      { numRuns: 250 },
    );
  });

  test('behaviour: one byte of one node changed is refused', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), fc.nat(), async (list, which, at) => {
        const built = await build(list);
        const { key } = list[which % list.length] as Entry;
        const proof = spoil(await prove(built, key), at);
        expect(readByOurs(built.root, key, proof)).toBeUndefined();
        expect(await readByTheirs(built.root, key, proof)).toBeUndefined();
      }),
      { numRuns: 600 },
    );
  });

  test('behaviour: a node left out, added, doubled or moved is refused', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), async (list, which) => {
        const built = await build(list);
        const { key } = list[which % list.length] as Entry;
        const proof = await prove(built, key);
        const [first, last] = [proof[0] as Hex, proof.at(-1) as Hex];
        const wrong = [proof.slice(0, -1), proof.slice(1), [...proof, last], [first, ...proof]];
        if (first !== last) wrong.push([...proof].reverse());
        for (const one of wrong) expect(readByOurs(built.root, key, one)).toBeUndefined();
      }),
      { numRuns: 250 },
    );
  });

  test("behaviour: another key's proof never gives that key's value", async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), fc.nat(), async (list, a, b) => {
        const built = await build(list);
        const one = list[a % list.length] as Entry;
        const other = list[b % list.length] as Entry;
        if (one === other) return;
        const proof = await prove(built, other.key);
        // Where both have the same last node (it holds one of them inside), the proof is good for both.
        const expected = [undefined, bytesToHex(one.value)];
        expect(expected).toContain(readByOurs(built.root, one.key, proof));
      }),
      { numRuns: 250 },
    );
  });
});

describe('readTrieProof', () => {
  const key = keccak256('0x01');

  test('default: a trie that holds nothing', () => {
    expect(readTrieProof(emptyRoot, key, [])).toBeNull();
    expect(readTrieProof(emptyRoot, key, ['0x80'])).toBeNull();
  });

  test.each<[string, Hex[]]>([
    ['no RLP', ['0xf8']],
    ['a string', ['0x8201ff']],
    ['three items', ['0xc3010203']],
    ['a path with a flag of 4', ['0xc24005']],
    ['a path with digits beside its flag', ['0xc20105']],
    ['an empty path', ['0xc28005']],
    ['a list as path', ['0xc3c10105']],
    ['a list as value of a leaf', ['0xc320c105']],
    ['a leaf without value', ['0xc22080']],
    ['a child that is half a hash', ['0xc61184deadbeef']],
  ])('error: a root that is %s', (_, proof) => {
    const root = keccak256(proof[0] as Hex);
    expect(() => readTrieProof(root, '0x1105', proof)).toThrow(ProofInvalidError);
  });

  test('error: the root is not the one asked for', () => {
    expect(() => readTrieProof(keccak256('0x02'), key, ['0x80'])).toThrow(
      expect.objectContaining({ facts: { flaw: 'wrong-node' } }),
    );
  });
});
