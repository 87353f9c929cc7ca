/** One look at all vaults: samples first, since moves are judged by them, then at most one move of each vault. */
import type { PrivateKeyAccount } from 'viem/accounts';
import { getBlockNumber } from 'viem/actions';
import type { Keeper } from './client';
import { gainOf } from './decide';
import {
  describeDecision,
  describeFailure,
  formatCoins,
  formatTokens,
  nameMove,
  namePlace,
  nameVault,
} from './describe';
import { type Head, noteHead } from './head';
import type { Ledger } from './ledger';
import type { KeeperOptions } from './options';
import { type Plan, planMoves, planPokes, type Terms } from './plan';
import { type FoundVault, findVaults, readVault } from './read-vaults';
import { findPending, type Sent, submit } from './transaction';

export type Watch = {
  keeper: Keeper;
  ledger: Ledger;
  terms: Terms;
  options: KeeperOptions;
  log: (line: string) => void;
  /** Once it fires nothing more is sent, also in the middle of a look. */
  signal: AbortSignal;
  /** Last line told of each call that was not made, so that a quiet hour does not fill a log. */
  told: Map<string, string>;
  /** What is left alone for a while, by name, and until when: a vault that failed, a sample that paid nothing. */
  restsUntil: Map<string, number>;
  /** The vaults, as they were listed last. */
  listed: { vaults: readonly FoundVault[]; untilMs: number };
  head: Head;
};

/** Of this process: nobody sets it back. */
const now = () => performance.now();

/** A registry gets longer, and each of its records is asked: not with every look. */
const listedMs = 10 * 60_000;
const failedRestMs = 10 * 60_000;
/** A price is noted at most every half hour, so an unpaid sample changes nothing sooner. */
const unpaidRestMs = 30 * 60_000;

/** Gives every decision it came to. */
export async function look(watch: Watch): Promise<readonly Plan[]> {
  const plans: Plan[] = [];
  await tellStandstill(watch);
  if (!watch.options.dryRun && !(await isFree(watch))) return plans;
  for (const found of await listVaults(watch)) {
    if (watch.signal.aborted) break;
    if (isResting(watch, found.vault)) continue;
    plans.push(...(await lookSafely(watch, found)));
    if (watch.options.dryRun) continue;
    // What was sent may be under way, or be so without the endpoint's word: the next look asks first.
    if (watch.ledger.pending() || isResting(watch, found.vault)) break;
  }
  return plans;
}

async function tellStandstill({ keeper, head, log }: Watch): Promise<void> {
  const line = noteHead(head, await getBlockNumber(keeper.client, { cacheTime: 0 }), now());
  if (line !== null) log(line);
}

async function listVaults(watch: Watch): Promise<readonly FoundVault[]> {
  const { keeper, options, listed } = watch;
  if (now() >= listed.untilMs) {
    listed.vaults = await findVaults(keeper, options.vaults);
    listed.untilMs = now() + listedMs;
    tellMissing(watch);
  }
  return listed.vaults;
}

/** A keeper with nothing to do, or not what it was asked for, would be silent for ever. */
function tellMissing({ options, listed, told, log }: Watch): void {
  const found = new Set(listed.vaults.map(({ vault }) => vault.toLowerCase()));
  const lines = options.vaults
    .filter((vault) => !found.has(vault.toLowerCase()))
    .map((vault) => `--vault ${vault} is none of this registry with this release's allocator`);
  if (found.size === 0)
    lines.push('There is no vault to look at; a new one is seen within ten minutes');
  for (const line of lines) {
    if (!told.has(line)) log(line);
    told.set(line, line);
  }
}

/** A vault that cannot be read does not keep the others waiting. */
async function lookSafely(watch: Watch, found: FoundVault): Promise<readonly Plan[]> {
  try {
    return await lookAt(watch, found);
  } catch (error) {
    watch.log(`Record ${found.id}: could not be looked at: ${describeFailure(error)}`);
    return [];
  }
}

function isResting({ restsUntil }: Watch, name: string): boolean {
  return (restsUntil.get(name) ?? 0) > now();
}

async function lookAt(watch: Watch, found: FoundVault): Promise<readonly Plan[]> {
  const { keeper, terms } = watch;
  const vault = await readVault(keeper, found);
  const pokes = await planPokes(keeper, vault, terms);
  for (const poke of pokes) if (!(await carryOut(watch, poke))) return pokes;
  const isSampled = pokes.some(({ decision }) => decision?.act);
  const moves = await planMoves(keeper, isSampled ? await readVault(keeper, found) : vault, terms);
  const best = findBest(moves);
  for (const move of moves) if (move !== best) tellStay(watch, move);
  if (best) await carryOut(watch, best);
  return [...pokes, ...moves];
}

/** The move that is worth most to the operator. */
function findBest(moves: readonly Plan[]): Plan | null {
  let best: Plan | null = null;
  let most = 0n;
  for (const move of moves) {
    const gain = move.decision && gainOf(move.decision);
    if (gain !== null && (best === null || gain > most)) [best, most] = [move, gain];
  }
  return best;
}

/** Sends what was decided; false when nothing more may be sent for this vault now. */
async function carryOut(watch: Watch, plan: Plan): Promise<boolean> {
  const { keeper, ledger, options, log, signal } = watch;
  if (!plan.decision?.act || !plan.call || !plan.fees) {
    tellStay(watch, plan);
    return true;
  }
  const isUnpaid = plan.tip === 0n;
  if (isUnpaid && isResting(watch, nameOf(plan))) return true;
  watch.told.delete(nameOf(plan));
  if (options.dryRun || !isSigning(keeper)) {
    if (!showsTable(options)) log(`${nameOf(plan)}: would be sent: ${plan.reason}`);
    return true;
  }
  const { call, gas, rollupFeeWei, fees } = plan;
  const { maxSpendWei } = watch.terms;
  const submission = { call, gas, rollupFeeWei, fees, what: nameOf(plan), maxSpendWei, signal };
  const sent = await submit(keeper, ledger, submission);
  if (sent.end === 'stopped') return false;
  log(`${nameOf(plan)}: ${describeSent(sent, plan, maxSpendWei)}`);
  if (sent.end === 'over-cap') return false;
  if (sent.end === 'mined') {
    if (isUnpaid) watch.restsUntil.set(nameOf(plan), now() + unpaidRestMs);
    return true;
  }
  watch.restsUntil.set(plan.vault.vault, now() + failedRestMs);
  return false;
}

function isSigning(keeper: Keeper): keeper is Keeper & { account: PrivateKeyAccount } {
  return keeper.account !== null;
}

/** Whether nothing of this account is under way; tells what became of the last transaction. */
async function isFree({ keeper, ledger, log }: Watch): Promise<boolean> {
  const found = await findPending(keeper, ledger);
  switch (found.state) {
    case 'none':
      return true;
    case 'waiting':
      log(`Waits for a transaction of this account that is not in a block yet: ${found.what}`);
      return false;
    case 'over':
      log(
        `Found what was sent before: ${found.what}: ${found.sent.end}, cost ${formatCoins(found.sent.costWei)}`,
      );
      return true;
    case 'replaced':
      log(`Another transaction took the place of ${found.what}; its highest cost is counted`);
      return true;
    case 'never-sent':
      log(
        `The endpoint knows nothing of ${found.what}; should it get into a block, its highest cost is counted`,
      );
      return true;
  }
}

/** Its rows say what would be said of each call. */
export function showsTable({ dryRun, once }: KeeperOptions): boolean {
  return dryRun && once;
}

function tellStay({ options, told, log }: Watch, plan: Plan): void {
  if (showsTable(options)) return;
  const reason = plan.decision?.act ? 'another move pays as much or more' : plan.reason;
  const line = `${nameOf(plan)}: not now: ${reason}`;
  // Amounts change with every block; what is told again is a change of mind.
  const gist = reason.replaceAll(/[\d.,]+/g, '#');
  if (told.get(nameOf(plan)) === gist) return;
  told.set(nameOf(plan), gist);
  log(line);
}

function nameOf(plan: Plan): string {
  const vault = nameVault(plan.vault);
  if (plan.kind === 'poke') return `${vault} sample of ${namePlace(plan.from)}`;
  return `${vault} ${nameMove(plan)}`;
}

function describeSent(
  sent: Exclude<Sent, { end: 'stopped' }>,
  plan: Plan,
  maxSpendWei: bigint,
): string {
  switch (sent.end) {
    case 'mined': {
      const done =
        plan.kind === 'poke' ? 'taken' : `moved ${formatTokens(plan.assets, plan.vault)}`;
      const tip = formatTokens(plan.tip, plan.vault);
      return `${done}, tip ${tip}, gas cost ${formatCoins(sent.costWei)} (${sent.hash})`;
    }
    case 'reverted':
      return `was reverted, most likely because another keeper was quicker; lost ${formatCoins(sent.costWei)} of gas (${sent.hash})`;
    case 'waiting':
      return `is not in a block yet (${sent.hash}); nothing else is sent before it is`;
    case 'refused':
      return `the endpoint did not take the transaction: ${sent.text}`;
    case 'replaced':
      return `another transaction of this account took its place and cost ${formatCoins(sent.costWei)} (${sent.hash})`;
    case 'over-cap':
      return `not sent: ${describeDecision({ act: false, why: 'spend-cap', ...sent, maxSpendWei })}`;
  }
}
