/**
 * Checks proofs of Ethereum's Merkle-Patricia trie (Yellow Paper, appendix D), as `eth_getProof` gives them (EIP-1186):
 * the nodes from the root to the key, each told by its hash in the one before. Nodes shorter than 32 bytes stand
 * inside their parent and are not listed. Exact: a node too many is refused like a node too few.
 */
import { fromRlp, type Hex, hexToBytes, keccak256 } from 'viem';
import { type ProofFlaw, ProofInvalidError } from '@/lib/errors/proof';

/** Root of a trie that holds nothing: keccak256(rlp('')). */
export const emptyRoot: Hex = '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421';

type Item = Hex | readonly Item[];
/** What a node says of a path: the value, nothing, or where to go on and with which nibbles. */
type Step =
  | { kind: 'value'; value: Hex }
  | { kind: 'nothing' }
  | { kind: 'child'; child: Item; used: number };

/**
 * The value at a key, null when the trie is proved to hold none. `key` is the key in the trie: for accounts and storage
 * the keccak256 of address or slot.
 * @throws {@link ProofInvalidError}
 */
export function readTrieProof(root: Hex, key: Hex, proof: readonly Hex[]): Hex | null {
  const path = toNibbles(key);
  if (root === emptyRoot && proof.length === 0) return null;
  const next = createNodeReader(proof);
  let node = next(root);
  for (let depth = 0; ; ) {
    const step = takeStep(node, path.slice(depth));
    if (step.kind !== 'child') {
      if (!next.isAtEnd()) throw flaw('unused-nodes');
      return step.kind === 'value' ? step.value : null;
    }
    depth += step.used;
    node = typeof step.child === 'string' ? next(step.child) : step.child;
  }
}

/** Gives the listed nodes one by one, each only for its own hash. */
function createNodeReader(proof: readonly Hex[]) {
  let position = 0;
  const next = (hash: Hex): Item => {
    // A reference is a whole hash; anything else is no reference (an empty one was dealt with before).
    if (hash.length !== 66) throw flaw('malformed-node');
    const node = proof[position];
    if (node === undefined) throw flaw('too-short');
    const bytes = hexToBytes(node);
    if (keccak256(bytes) !== hash.toLowerCase()) throw flaw('wrong-node');
    position += 1;
    return decodeNode(bytes);
  };
  next.isAtEnd = () => position === proof.length;
  return next;
}

function decodeNode(bytes: Uint8Array): Item {
  try {
    return fromRlp(bytes, 'hex') as Item;
  } catch (cause) {
    throw new ProofInvalidError({ flaw: 'malformed-node' }, { cause });
  }
}

function takeStep(node: Item, path: readonly number[]): Step {
  // The root of an empty trie is listed by some nodes.
  if (node === '0x') return { kind: 'nothing' };
  if (typeof node === 'string') throw flaw('malformed-node');
  if (node.length === 17) return takeBranch(node, path);
  if (node.length === 2) return takePath(node as readonly [Item, Item], path);
  throw flaw('malformed-node');
}

function takeBranch(node: readonly Item[], path: readonly number[]): Step {
  const [nibble] = path;
  const child = node[nibble ?? 16] as Item;
  if (nibble === undefined) return toValue(child);
  return child === '0x' ? { kind: 'nothing' } : { kind: 'child', child, used: 1 };
}

/** An extension or a leaf: its own nibbles in hex-prefix encoding, then child or value. */
function takePath([encoded, rest]: readonly [Item, Item], path: readonly number[]): Step {
  if (typeof encoded !== 'string') throw flaw('malformed-node');
  const [flag, second, ...pairs] = toNibbles(encoded);
  if (flag === undefined || second === undefined || flag > 3) throw flaw('malformed-node');
  const isOdd = flag % 2 === 1;
  if (!isOdd && second !== 0) throw flaw('malformed-node');
  const own = isOdd ? [second, ...pairs] : pairs;
  const isMatch = own.every((nibble, i) => path[i] === nibble);
  if (flag < 2) {
    if (own.length === 0 || rest === '0x') throw flaw('malformed-node');
    return isMatch ? { kind: 'child', child: rest, used: own.length } : { kind: 'nothing' };
  }
  const value = toValue(rest);
  if (value.kind === 'nothing') throw flaw('malformed-node');
  return isMatch && own.length === path.length ? value : { kind: 'nothing' };
}

function toValue(item: Item): Step {
  if (typeof item !== 'string') throw flaw('malformed-node');
  return item === '0x' ? { kind: 'nothing' } : { kind: 'value', value: item };
}

function toNibbles(hex: Hex): number[] {
  return [...hexToBytes(hex)].flatMap((byte) => [byte >> 4, byte & 15]);
}

function flaw(what: ProofFlaw): ProofInvalidError {
  return new ProofInvalidError({ flaw: what });
}
