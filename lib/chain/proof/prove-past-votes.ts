/**
 * Proves an account's votes at a past second: the vault's checkpoints are sorted by time, so that the number of them
 * and the two neighbours of that second say it all (OpenZeppelin `Checkpoints.upperLookupRecent`). Which two is looked
 * up without proof first; a wrong answer there only makes the proof fail. That the launcher made the vault is proved
 * with it: another vault may keep its votes elsewhere.
 */
import * as v from 'valibot';
import type { Address, Hex } from 'viem';
import { RpcRefusedError } from '@/lib/errors/chain';
import type { ProofFailure } from '@/lib/model/proof';
import type { ChainPoint, Provenance } from '@/lib/model/provenance';
import { askNetwork } from '../ask';
import { deployment } from '../deployment';
import { isEndpointFailure } from '../health';
import type { Network } from '../networks';
import { quantity } from '../quantity';
import type { Words } from './account';
import { type ModelProof, toContradiction, toProved } from './proof-result';
import { readProvedAccounts } from './read-account';
import { readAgreedHeader } from './read-header';
import { getBits, getCheckpointSlots, getLaunchedSlot, getWord } from './slots';

/** Votes as the lens told them, and how that is known. */
export type ToldVotes = {
  vault: Address;
  account: Address;
  /** Seconds; before `at`. */
  timepoint: bigint;
  votes: bigint;
  at: ChainPoint;
  provenance: Provenance;
};

/** Of the checkpoints in order of time: how many there are, and how many are not after the timepoint. */
type Place = { count: bigint; upTo: bigint };

/** More than any vault can have in a lifetime of blocks; an endpoint may say anything. */
const countMax = 1n << 40n;

/** Never throws for what an endpoint does. */
export async function provePastVotes(
  network: Network,
  told: ToldVotes,
  now: () => number,
): Promise<ModelProof> {
  const agreed = await readAgreedHeader(network, told.at.blockNumber, now);
  if (agreed.status === 'failed') return { status: 'failed', proof: agreed };
  const { header } = agreed;
  if (header.timestamp !== told.at.timestamp) return fail('block-gone', agreed.operators);
  const place = await findPlace(network, told).catch(toNull);
  if (!place) return fail('no-answer', []);
  const slots = getCheckpointSlots(told.account);
  const neighbours = [place.upTo - 1n, place.upTo].filter((i) => i >= 0n && i < place.count);
  const accounts = [
    { address: told.vault, codeHash: null, slots: [slots.length, ...neighbours.map(slots.at)] },
    {
      address: deployment.launcher,
      codeHash: deployment.codeHashes.launcher,
      slots: [getLaunchedSlot(told.vault)],
    },
  ];
  const read = await readProvedAccounts(network, { header, accounts }, now);
  if (read.status === 'failed') return { status: 'failed', proof: read };
  const [vault, launcher] = read.words as [Words, Words];
  if (getWord(launcher, getLaunchedSlot(told.vault)) === 0n) return fail('unknown-vault', []);
  const proved = readVotes(vault, told, place);
  if (proved === null) return fail('place-not-found', []);
  if (proved !== told.votes) {
    const pairs = [
      { fact: 'voting-power', told: String(told.votes), proved: String(proved) },
    ] as const;
    return toContradiction(told.provenance, pairs, now());
  }
  return toProved(told, agreed, now());
}

function fail(why: ProofFailure, operators: readonly string[]): ModelProof {
  return { status: 'failed', proof: { status: 'failed', why, operators } };
}

/** Surprises go on up. */
function toNull(error: unknown): null {
  if (isEndpointFailure(error) || error instanceof RpcRefusedError) return null;
  throw error;
}

/** The votes, when the proved words bear out the place that was looked up; else null. */
function readVotes(words: Words, { account, timepoint }: ToldVotes, place: Place): bigint | null {
  const slots = getCheckpointSlots(account);
  if (getWord(words, slots.length) !== place.count) return null;
  const timeOf = (i: bigint) => getBits(getWord(words, slots.at(i)), 0, 48);
  if (place.upTo < place.count && timeOf(place.upTo) <= timepoint) return null;
  if (place.upTo === 0n) return 0n;
  if (timeOf(place.upTo - 1n) > timepoint) return null;
  return getBits(getWord(words, slots.at(place.upTo - 1n)), 48, 208);
}

/** By halving, as the vault itself does; at most 41 requests, two or three for most accounts. */
async function findPlace(network: Network, told: ToldVotes): Promise<Place> {
  const block: Hex = `0x${told.at.blockNumber.toString(16)}`;
  const slots = getCheckpointSlots(told.account);
  const read = (slot: Hex) =>
    askNetwork(network, 'eth_getStorageAt', [told.vault, slot, block], (answer) =>
      v.parse(quantity, answer),
    );
  const given = await read(slots.length);
  const count = given < countMax ? given : countMax;
  let low = 0n;
  let high = count;
  while (low < high) {
    const middle = (low + high) / 2n;
    if (getBits(await read(slots.at(middle)), 0, 48) > told.timepoint) high = middle;
    else low = middle + 1n;
  }
  return { count, upTo: low };
}
