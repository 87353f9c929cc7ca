/** Compares decoded answers field by field, to name what endpoints tell differently and who said what. */
import { type Difference, differencesMax, type FactName } from '@/lib/model/provenance';

/** An answer and whose it is: an operator, or null for the proof. */
export type Told = { by: string | null; value: unknown };

const valueLengthMax = 80;
/** Answers are capped in size before; this caps the walk through one made to be deep. */
const depthMax = 12;

/** Names of fields in lens answers, innermost first. A field without a name of its own is told as `other`. */
const facts: Readonly<Record<string, FactName>> = {
  point: 'block',
  owner: 'owner',
  repositoryId: 'repository-id',
  claimCount: 'claim-count',
  oldestId: 'claim',
  oldestBlock: 'claim',
  oldestAt: 'claim',
  hintReleasedBlock: 'claim',
  claimedBlock: 'claim',
  claimedAt: 'claim',
  id: 'claim',
  name: 'name',
  symbol: 'name',
  token: 'token',
  vault: 'vault',
  governor: 'governor',
  timelock: 'timelock',
  knownLaunch: 'known-launch',
  registeredBlock: 'registration',
  registeredAt: 'registration',
  commit: 'commit',
  manifestHash: 'manifest-hash',
  weightsRoot: 'weights-root',
  blockNumber: 'approved-at',
  approvedAt: 'approved-at',
  by: 'approved-by',
  byVote: 'by-vote',
  soloVoter: 'by-vote',
  publishedBlock: 'manifest-published',
  count: 'approval-count',
  suspension: 'suspension',
  terms: 'licence',
  stake: 'stake',
  totalStaked: 'stake',
  totalShares: 'stake',
  tokenSupply: 'stake',
  live: 'proposals',
  liveCount: 'proposals',
  lookedAt: 'proposals',
  proposalCount: 'proposals',
  items: 'proposals',
  hits: 'claim',
  next: 'other',
};
/** Groups whose inner fields are told under the group's own name. */
const groups: readonly string[] = ['point', 'live', 'items', 'suspension', 'terms'];

/** What these answers tell differently, in the order of the answer; each fact once. */
export function findDifferences(told: readonly Told[]): Difference[] {
  const found: Difference[] = [];
  walk(told, [], found);
  // The bytes differ although what they say does not: padding, or something after the end.
  return found.length > 0 ? found : [toDifference('other', told)];
}

/** One difference, its values cut to what can be shown. */
export function toDifference(fact: FactName, told: readonly Told[]): Difference {
  return { fact, values: told.map(({ by, value }) => ({ by, value: toText(value) })) };
}

function walk(told: readonly Told[], path: readonly string[], found: Difference[]): void {
  const inner = told.map(({ value }) => value);
  if (found.length >= differencesMax || isSame(inner)) return;
  const isDeep = path.length < depthMax && inner.every(isContainer);
  if (!isDeep || !haveSameLength(inner)) {
    const fact = toFact(path);
    if (!found.some((one) => one.fact === fact)) found.push(toDifference(fact, told));
    return;
  }
  const names = new Set(inner.flatMap((value) => Object.keys(value as object)));
  for (const name of names) {
    const fields = told.map(({ by, value }) => ({ by, value: getField(value, name) }));
    walk(fields, [...path, name], found);
  }
}

function toFact(path: readonly string[]): FactName {
  const group = path.find((name) => groups.includes(name));
  const name = group ?? path.findLast((one) => Object.hasOwn(facts, one));
  return (name !== undefined && facts[name]) || 'other';
}

/** Lists of different lengths are told as such, not item by item. */
function haveSameLength(values: readonly unknown[]): boolean {
  const lengths = values.map((value) => (Array.isArray(value) ? value.length : -1));
  return lengths.every((length) => length === lengths[0]);
}

function isSame(values: readonly unknown[]): boolean {
  const texts = values.map(toKey);
  return texts.every((text) => text === texts[0]);
}

function isContainer(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function getField(value: unknown, name: string): unknown {
  return (value as Record<string, unknown>)[name];
}

function toKey(value: unknown): string {
  const plain = (_: string, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner);
  return JSON.stringify(value, plain) ?? 'undefined';
}

/** A list is told by its length: what is in it is untrusted, and long. */
function toText(value: unknown): string {
  const text = Array.isArray(value)
    ? String(value.length)
    : isContainer(value)
      ? toKey(value)
      : String(value);
  return text.length > valueLengthMax ? `${text.slice(0, valueLengthMax - 1)}…` : text;
}
