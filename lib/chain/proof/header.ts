/**
 * A block header as `eth_getBlockBy…` tells it, bound to its hash: keccak256 of the RLP of its fields. Each fork since
 * London added fields at the end; those a block has are taken, in order, and the hash tells whether they were all.
 */
import * as v from 'valibot';
import { type Hex, keccak256, toRlp } from 'viem';
import { ProofInvalidError } from '@/lib/errors/proof';
import { bytes, hash, quantity } from '../quantity';

export type Header = {
  hash: Hex;
  parentHash: Hex;
  stateRoot: Hex;
  number: bigint;
  /** Seconds. */
  timestamp: bigint;
};

const field = v.pipe(bytes, v.maxLength(4096));
const schema = v.looseObject({
  hash,
  parentHash: hash,
  stateRoot: hash,
  number: quantity,
  timestamp: quantity,
});

/** In the header's order; a number is written without leading zeros, anything else as it is. */
const fields: readonly (readonly [name: string, kind: 'bytes' | 'quantity'])[] = [
  ['parentHash', 'bytes'],
  ['sha3Uncles', 'bytes'],
  ['miner', 'bytes'],
  ['stateRoot', 'bytes'],
  ['transactionsRoot', 'bytes'],
  ['receiptsRoot', 'bytes'],
  ['logsBloom', 'bytes'],
  ['difficulty', 'quantity'],
  ['number', 'quantity'],
  ['gasLimit', 'quantity'],
  ['gasUsed', 'quantity'],
  ['timestamp', 'quantity'],
  ['extraData', 'bytes'],
  ['mixHash', 'bytes'],
  ['nonce', 'bytes'],
  // London (EIP-1559).
  ['baseFeePerGas', 'quantity'],
  // Shanghai (EIP-4895).
  ['withdrawalsRoot', 'bytes'],
  // Cancun (EIP-4844, EIP-4788).
  ['blobGasUsed', 'quantity'],
  ['excessBlobGas', 'quantity'],
  ['parentBeaconBlockRoot', 'bytes'],
  // Prague (EIP-7685).
  ['requestsHash', 'bytes'],
  // Amsterdam (EIP-7928, EIP-7843).
  ['blockAccessListHash', 'bytes'],
  ['slotNumber', 'quantity'],
];
/** Every header has these. */
const fieldsMin = 15;

/**
 * The header of a block answer, its hash recomputed.
 * @throws {@link ProofInvalidError} `wrong-header`, and valibot's error when it is no block
 */
export function readHeader(answer: unknown): Header {
  const block = v.parse(schema, answer);
  const end = fields.findIndex(([name], i) => i >= fieldsMin && isAbsent(block[name]));
  const told = fields.slice(0, end < 0 ? fields.length : end);
  const encoded = told.map(([name, kind]) => toBytes(block[name], kind));
  if (keccak256(toRlp(encoded)) !== block.hash)
    throw new ProofInvalidError({ flaw: 'wrong-header' });
  const { parentHash, stateRoot } = block;
  const [number, timestamp] = [block.number, block.timestamp];
  return { hash: block.hash, parentHash, stateRoot, number, timestamp };
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function toBytes(value: unknown, kind: 'bytes' | 'quantity'): Hex {
  if (kind === 'bytes') return v.parse(field, value);
  const number = typeof value === 'bigint' ? value : v.parse(quantity, value);
  const digits = number === 0n ? '' : number.toString(16);
  return `0x${digits.length % 2 === 1 ? '0' : ''}${digits}`;
}
