/** An `eth_getProof` answer (EIP-1186) held against a state root: one account, and slots of its storage. */
import * as v from 'valibot';
import { type Address, fromRlp, type Hex, keccak256 } from 'viem';
import { type ProofFlaw, ProofInvalidError } from '@/lib/errors/proof';
import { bytes, quantity } from '../quantity';
import { emptyRoot, readTrieProof } from './trie';

/** A slot of storage: 32 bytes. */
export type Slot = Hex;
/** Words by slot, lower case; every slot asked for is there, 0n where storage holds nothing. */
export type Words = ReadonlyMap<Slot, bigint>;

/** keccak256 of nothing: an account without code. */
const emptyCodeHash: Hex = '0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470';
/** A path has 64 nibbles, so no honest proof is longer. */
const nodesMax = 65;

const nodes = v.pipe(v.array(bytes), v.maxLength(nodesMax));
const schema = v.object({
  address: bytes,
  accountProof: nodes,
  storageProof: v.pipe(
    v.array(v.object({ key: quantity, value: quantity, proof: nodes })),
    v.maxLength(400),
  ),
});

/**
 * The account's code hash and the words at `slots`, proved under `stateRoot`. An account that does not exist has the
 * hash of no code and nothing but zeros.
 * @throws {@link ProofInvalidError}, and valibot's error when it is no such answer
 */
export function readAccountProof(
  answer: unknown,
  of: { stateRoot: Hex; address: Address; slots: readonly Slot[] },
): { codeHash: Hex; words: Words } {
  const { address, accountProof, storageProof } = v.parse(schema, answer);
  if (address !== of.address.toLowerCase()) throw flaw('wrong-account');
  const leaf = readTrieProof(of.stateRoot, keccak256(of.address), accountProof);
  const { storageRoot, codeHash } = leaf ? toAccount(leaf) : noAccount;
  const given = new Map(storageProof.map((one) => [one.key, one]));
  const words = of.slots.map((slot): [Slot, bigint] => {
    const one = given.get(BigInt(slot));
    if (!one) throw flaw('missing-slot');
    const word = toWord(readTrieProof(storageRoot, keccak256(slot), one.proof));
    if (word !== one.value) throw flaw('other-value');
    return [slot.toLowerCase() as Slot, word];
  });
  return { codeHash, words: new Map(words) };
}

const noAccount = { storageRoot: emptyRoot, codeHash: emptyCodeHash };

/** An account in the state trie: nonce, balance, storage root, code hash (Yellow Paper 4.1). */
function toAccount(leaf: Hex): { storageRoot: Hex; codeHash: Hex } {
  const fields = decode(leaf);
  const [, , storageRoot, codeHash] = Array.isArray(fields) ? fields : [];
  if (fields.length !== 4 || !isHash(storageRoot) || !isHash(codeHash)) {
    throw flaw('malformed-value');
  }
  return { storageRoot, codeHash };
}

/**
 * A stored word: its bytes without leading zeros, in RLP. A trie has no leaf for zero, but anvil keeps one for a slot that
 * was set to zero: the word is the same.
 */
function toWord(value: Hex | null): bigint {
  if (value === null) return 0n;
  const bytes = decode(value);
  if (bytes === '0x') return 0n;
  const isWord = typeof bytes === 'string' && bytes.length > 2 && bytes.length <= 66;
  if (!isWord || bytes.startsWith('0x00')) throw flaw('malformed-value');
  return BigInt(bytes);
}

function decode(value: Hex) {
  try {
    return fromRlp(value, 'hex');
  } catch (cause) {
    throw new ProofInvalidError({ flaw: 'malformed-value' }, { cause });
  }
}

function isHash(field: unknown): field is Hex {
  return typeof field === 'string' && field.length === 66;
}

function flaw(what: ProofFlaw): ProofInvalidError {
  return new ProofInvalidError({ flaw: what });
}
