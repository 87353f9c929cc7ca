/** The facts a verdict rests on, each with the storage it is proved by and what the lens told of it. */
import { getAddress, numberToHex, zeroAddress } from 'viem';
import { isSameAddress } from '@/lib/format/address';
import type { Model } from '@/lib/model/badge';
import type { FactName } from '@/lib/model/provenance';
import { getLocatorKey } from '../lens';
import type { Slot, Words } from './account';
import {
  registrySlots as at,
  getBits,
  getExecutionSlot,
  getLaunchedSlot,
  getTextSlots,
  getWord,
  type ModuleKind,
  readText,
} from './slots';

/** A model as the lens told it, with the block that published its manifest. */
export type ToldModel = { model: Model; publishedBlock: bigint };

/** One fact: `told` and what `read` gives are written the same way, so that equal texts are equal facts. */
export type ProvableFact = {
  fact: FactName;
  told: string;
  slots: readonly Slot[];
  read: (words: Words) => string;
};

/** The registry takes no longer text of those proved here. */
const textBytesMax = 256;
const moduleKinds: readonly ModuleKind[] = ['token', 'vault', 'timelock', 'governor'];

/** What the registry holds. The locator asked for is part of each path, so it needs no fact of its own. */
export function getRegistryFacts({ model, publishedBlock }: ToldModel): readonly ProvableFact[] {
  const { id } = model.record;
  const key = getLocatorKey(model.locator);
  const [claim, registered] = [at.claim(key, id), at.registered(id)];
  return [
    bits('claim', 'true', claim, (word) => String(getBits(word, 96, 48) !== 0n)),
    text('repository-id', model.repositoryId, at.repositoryId(key, id)),
    bits('claim-count', String(model.claimCount), at.locator(key), (word) =>
      String(getBits(word, 96, 48)),
    ),
    bits('owner', getAddress(model.owner), at.owner(id), toAddressText),
    bits('registration', toPair(model.registeredBlock, model.registeredAt), registered, (word) =>
      toPair(getBits(word, 0, 48), getBits(word, 48, 48)),
    ),
    ...moduleKinds.map((kind) =>
      bits(kind, getAddress(model[kind] ?? zeroAddress), at.module(id, kind), toAddressText),
    ),
    bits('approval-count', String(model.approval?.count ?? 0), at.approvalCount(id), String),
    ...getApprovalFacts(model, publishedBlock),
    ...getStatementFacts(model),
  ];
}

/** Whether the model is suspended, by whom and why; and the terms it is under. */
function getStatementFacts({ record, suspension, terms }: Model): ProvableFact[] {
  const slot = (field: Parameters<typeof at.statement>[1]) => at.statement(record.id, field);
  const { by, at: suspendedAt } = suspension ?? { by: zeroAddress, at: 0n };
  const toStatement = (word: bigint) => `${toAddressText(word)}, ${getBits(word, 208, 48)}`;
  return [
    bits('suspension', `${getAddress(by)}, ${suspendedAt}`, slot('suspension'), toStatement),
    text('suspension', suspension?.reason ?? '', slot('suspensionReason')),
    bits('licence', String(terms?.at ?? 0n), slot('terms'), (word) =>
      String(getBits(word, 208, 48)),
    ),
    text('licence', terms?.licence ?? '', slot('licence')),
    text('licence', terms?.licenceFile ?? '', slot('licenceFile')),
  ];
}

function getApprovalFacts({ record, approval }: Model, publishedBlock: bigint): ProvableFact[] {
  if (!approval) return [];
  const { commit, manifestHash, weightsRoot, by, blockNumber, approvedAt, count } = approval;
  const field = (name: Parameters<typeof at.approval>[2]) =>
    at.approval(record.id, BigInt(count - 1), name);
  return [
    text('commit', commit, field('commit')),
    bits('manifest-hash', manifestHash.toLowerCase(), field('manifestHash'), toHashText),
    bits('weights-root', weightsRoot.toLowerCase(), field('weightsRoot'), toHashText),
    bits('approved-by', getAddress(by), field('given'), toAddressText),
    bits('approved-at', toPair(blockNumber, approvedAt), field('given'), (word) =>
      toPair(getBits(word, 160, 48), getBits(word, 208, 48)),
    ),
    bits('manifest-published', String(publishedBlock), field('published'), (word) =>
      String(getBits(word, 0, 48)),
    ),
  ];
}

/** What the launcher holds: whether it made the model's contracts, and whether it made whoever gave the approval. */
export function getLauncherFacts({ model }: ToldModel): readonly ProvableFact[] {
  const slots = moduleKinds.map((kind) => getLaunchedSlot(model[kind] ?? zeroAddress));
  const isLaunch = (words: Words) => {
    const [first, ...others] = slots.map((slot) => getWord(words, slot));
    return first !== 0n && others.every((id) => id === first);
  };
  const launch: ProvableFact = {
    fact: 'known-launch',
    told: String(model.knownLaunch),
    slots,
    read: (words) => String(isLaunch(words)),
  };
  const { approval } = model;
  if (!approval || isByOwnTimelock(model)) return [launch];
  // Whom the launcher did not make has no governor we know of. Of another community's vote nothing is proved here.
  const isAsTold = (word: bigint) => String(word === 0n ? false : approval.byVote);
  return [launch, bits('by-vote', String(approval.byVote), getLaunchedSlot(approval.by), isAsTold)];
}

/** Whether the launcher made whoever approved, by its proved words, for another community than the model's. */
export function isByForeignTimelock({ model }: ToldModel, launcher: Words): boolean {
  const { approval } = model;
  if (!approval || isByOwnTimelock(model)) return false;
  return getWord(launcher, getLaunchedSlot(approval.by)) !== 0n;
}

/** What the model's own governor holds of the vote that approved it. */
export function getGovernorFacts({ model }: ToldModel): readonly ProvableFact[] {
  const { approval } = model;
  if (!approval || !isByOwnTimelock(model)) return [];
  const slot = getExecutionSlot(approval.blockNumber);
  const { byVote, soloVoter } = approval;
  return [
    bits('by-vote', toVote(byVote, soloVoter ?? zeroAddress), slot, (word) => {
      const solo = toAddressText(word);
      const isExecuted = getBits(word, 160, 8) !== 0n;
      return toVote(isExecuted && solo === zeroAddress, isExecuted ? solo : zeroAddress);
    }),
  ];
}

/** Whether the approval came from the timelock of the model's own launch: then its governor tells who decided it. */
function isByOwnTimelock({ knownLaunch, timelock, approval }: Model): boolean {
  return (
    knownLaunch && timelock !== null && approval !== null && isSameAddress(timelock, approval.by)
  );
}

function toVote(byVote: boolean, soloVoter: string): string {
  return `${byVote}, ${getAddress(soloVoter)}`;
}

function bits(
  fact: FactName,
  told: string,
  slot: Slot,
  toText: (word: bigint) => string,
): ProvableFact {
  return { fact, told, slots: [slot], read: (words) => toText(getWord(words, slot)) };
}

function text(fact: FactName, told: string, head: Slot): ProvableFact {
  // Bytes that are no UTF-8 were replaced on the way here, so how many there were is not known.
  const isExact = !told.includes('\ufffd');
  const length = isExact ? new TextEncoder().encode(told).length : textBytesMax;
  const slots = getTextSlots(head, length);
  // A text of another length is another text; its bytes were not asked for.
  return { fact, told, slots, read: (words) => readText(words, head) ?? '…' };
}

function toPair(block: bigint, second: bigint): string {
  return `${block}, ${second}`;
}

function toAddressText(word: bigint): string {
  return getAddress(numberToHex(getBits(word, 0, 160), { size: 20 }));
}

function toHashText(word: bigint): string {
  return numberToHex(word, { size: 32 });
}
