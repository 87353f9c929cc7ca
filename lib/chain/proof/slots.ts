/**
 * Where this release's contracts keep what we prove, and how it is packed: written by hand after Solidity's layout rules
 * (docs.soliditylang.org, "Layout of State Variables in Storage") and held against a node in
 * tests/integration/storage-layout.test.ts. A contract that moves a field must move it here.
 */
import {
  type Address,
  concatHex,
  type Hex,
  hexToString,
  keccak256,
  numberToHex,
  padHex,
  stringToHex,
} from 'viem';
import type { LocatorKey } from '@/lib/model/ids';
import type { Slot, Words } from './account';

/** Root slots of the contracts' own variables. */
const roots = {
  /** ModelRegistry, ERC-721 part: `_owners`. */
  owners: 2n,
  records: 8n,
  locators: 9n,
  claims: 10n,
  /** Launcher: `recordOf`. */
  launched: 0n,
  /** ModelGovernor: `execution`. */
  executions: 5n,
  /** StakeVault: ERC-7201 namespace `openzeppelin.storage.Votes`, second field. */
  delegateCheckpoints: 0xe8b26c30fad74198956032a3533d903385d56dd795af560196f9c78d4af40d01n,
} as const;

/** Fields of `ModelRegistry.RecordEntry`, in slots from its beginning. */
const recordFields = {
  registered: 0n,
  approvals: 3n,
  modules: 4n,
  suspension: 8n,
  suspensionReason: 9n,
  terms: 10n,
  licence: 11n,
  licenceFile: 12n,
} as const;
/** Of `ModelRegistry.ApprovalEntry`, and how many slots one takes. */
const approvalFields = {
  manifestHash: 0n,
  weightsRoot: 1n,
  given: 2n,
  published: 3n,
  commit: 4n,
} as const;
const approvalSlots = 5n;

export type ModuleKind = 'token' | 'vault' | 'timelock' | 'governor';

/** Slots of the registry for one record and one locator. */
export const registrySlots = {
  owner: (id: bigint): Slot => at(mapping(roots.owners, word(id))),
  /** `registeredBlock` and `registeredAt`, 48 bits each from the low end. */
  registered: (id: bigint): Slot => at(record(id) + recordFields.registered),
  approvalCount: (id: bigint): Slot => at(record(id) + recordFields.approvals),
  approval: (id: bigint, index: bigint, field: keyof typeof approvalFields): Slot => {
    const list = hashOf(at(record(id) + recordFields.approvals));
    return at(list + index * approvalSlots + approvalFields[field]);
  },
  module: (id: bigint, kind: ModuleKind): Slot =>
    at(mapping(record(id) + recordFields.modules, stringToHex(kind, { size: 32 }))),
  /** `by` (160 bits), then `blockNumber` and `suspendedAt`, or `setAt`, 48 bits each; beside them their texts. */
  statement: (
    id: bigint,
    field: 'suspension' | 'suspensionReason' | 'terms' | 'licence' | 'licenceFile',
  ): Slot => at(record(id) + recordFields[field]),
  /** `oldestId`, `newestId` and `count`, 48 bits each from the low end. */
  locator: (key: LocatorKey): Slot => at(mapping(roots.locators, key)),
  /** `previousId`, `nextId`, `claimedBlock`, `claimedAt`, `releasedBlock`, 48 bits each, then `position`, 16. */
  claim: (key: LocatorKey, id: bigint): Slot => at(claim(key, id)),
  repositoryId: (key: LocatorKey, id: bigint): Slot => at(claim(key, id) + 1n),
} as const;

/** The launcher's record of a contract it made; 0 for any other. */
export function getLaunchedSlot(component: Address): Slot {
  return at(mapping(roots.launched, padHex(component, { size: 32 })));
}

/** What a governor of ours executed in a block: `soloVoter` (160 bits), then `executed` (8 bits). */
export function getExecutionSlot(blockNumber: bigint): Slot {
  return at(mapping(roots.executions, word(blockNumber)));
}

/** Slots of a vault's vote checkpoints of one delegate: their number, and each by its place. */
export function getCheckpointSlots(delegate: Address): {
  length: Slot;
  at: (index: bigint) => Slot;
} {
  const length = at(mapping(roots.delegateCheckpoints, padHex(delegate, { size: 32 })));
  const first = hashOf(length);
  return { length, at: (index) => at(first + index) };
}

/** `count` bits of a word, from bit `from` of its low end. */
export function getBits(packed: bigint, from: number, count: number): bigint {
  return (packed >> BigInt(from)) & ((1n << BigInt(count)) - 1n);
}

/** The slots of a text of `byteLength` bytes: one up to 31 bytes, else a head and the rest by 32. */
export function getTextSlots(head: Slot, byteLength: number): Slot[] {
  const first = hashOf(head);
  const rest = byteLength < 32 ? 0 : Math.ceil(byteLength / 32);
  return [head, ...Array.from({ length: rest }, (_, i) => at(first + BigInt(i)))];
}

/** The text at a head, or null when it is of another length than its slots were asked for. */
export function readText(words: Words, head: Slot): string | null {
  const packed = getWord(words, head);
  if (packed % 2n === 0n) {
    const length = Number(packed & 0xffn) / 2;
    return length < 32 ? toText(numberToHex(packed, { size: 32 }), length) : null;
  }
  const length = Number((packed - 1n) / 2n);
  const slots = length < 2_048 ? getTextSlots(head, length).slice(1) : [];
  if (length < 32 || slots.length === 0 || slots.some((slot) => !words.has(slot))) return null;
  return toText(concatHex(slots.map((slot) => word(getWord(words, slot)))), length);
}

/** A word that was asked for. */
export function getWord(words: Words, slot: Slot): bigint {
  const found = words.get(slot);
  if (found === undefined) throw new TypeError('A slot is read that was not asked for.');
  return found;
}

function toText(bytes: Hex, length: number): string {
  return hexToString(bytes.slice(0, 2 + 2 * length) as Hex);
}

function record(id: bigint): bigint {
  return mapping(roots.records, word(id));
}

function claim(key: LocatorKey, id: bigint): bigint {
  return mapping(mapping(roots.claims, key), word(id));
}

/** Where a mapping keeps the value of a key of 32 bytes. */
function mapping(root: bigint, key: Hex): bigint {
  return BigInt(keccak256(concatHex([key, word(root)])));
}

/** Where a list, or the rest of a long text, begins. */
function hashOf(slot: Slot): bigint {
  return BigInt(keccak256(slot));
}

function at(slot: bigint): Slot {
  return word(BigInt.asUintN(256, slot));
}

function word(value: bigint): Hex {
  return numberToHex(value, { size: 32 });
}
