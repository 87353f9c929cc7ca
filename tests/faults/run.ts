/** Plays one plan: prepares a call, sends it under what the plan does, heals everything and waits for its end. */
import { concat, type Hex, numberToHex, pad } from 'viem';
import { browser } from '@/lib/browser';
import { AppError } from '@/lib/errors/base';
import { openDatabase } from '@/lib/storage/database';
import type { Entry } from '@/lib/transactions/entry';
import { readEntries } from '@/lib/transactions/journal';
import { writePrepared } from '@/lib/transactions/prepared-store';
import { prepareRaise, raise } from '@/lib/transactions/raise';
import { submit } from '@/lib/transactions/send';
import { reconcile } from '@/lib/transactions/track';
import { callRpc } from '@/scripts/embedded-chain/json-rpc';
import { faults } from '../helpers/faults/list';
import { runUntil } from '../helpers/killable';
import { ballotBox, type Lane } from './lane';
import { reorganise } from './miner';
import type { Plan } from './plan';

export type Outcome = {
  plan: Plan;
  /** Where it was killed, in words; empty where it was not. */
  point: string;
  /** Stands in the call's data and in no other: what is counted on the chain. */
  marker: Hex;
  /** What the page was told: that it was submitted, the code of an error, or nothing at all. */
  told: string | null;
  /** As the journal left it; null where nothing was ever signed. */
  end:
    | (Pick<Entry, 'state' | 'settled' | 'hash' | 'nonce' | 'from'> & { code: string | null })
    | null;
  /** Ends the journal called final while it went on, before anything was healed. */
  finals: readonly Hex[];
  steps: number;
  /** How many the look had that was to be killed. */
  looked: number;
};

const sink = '0x000000000000000000000000000000000000dEaD';
const kinds = ['vote'] as const;
const gwei = 1_000_000_000n;
const yearMs = 365 * 86_400_000;
const halfDayMs = 12 * 3_600_000;
/** Looks under a fault, and until everything has settled. */
const looks = { disturbed: 3, healed: 80 };

type Scene = {
  lane: Lane;
  plan: Plan;
  marker: Hex;
  requestId: string;
  outcome: Outcome;
  /** What another wallet with the same account sent. */
  elsewhere: Hex | null;
};

export async function play(lane: Lane, plan: Plan, serial: bigint): Promise<Outcome> {
  const marker = toMarker(plan, serial);
  const outcome: Outcome = {
    ...{ plan, marker, point: '', told: null, end: null, finals: [], steps: 0, looked: 0 },
  };
  const requestId = crypto.randomUUID();
  const scene: Scene = { lane, plan, marker, requestId, outcome, elsewhere: null };
  lane.setCompany(plan.company);
  lane.setWallet(plan.wallet);
  await prepareCall(scene);
  await disturb(scene);
  await lane.heal();
  await settle(scene);
  await browser.storage.session.remove(`prepared:${scene.requestId}`);
  return outcome;
}

/** A wallet's send is found by its event, which tells the call's first word; its last byte is left to who alters it. */
function toMarker({ wallet }: Plan, serial: bigint): Hex {
  const word = pad(numberToHex(wallet === null ? serial : serial << 8n), { size: 32 });
  return wallet === null ? word : concat(['0xba110700', word]);
}

/** As `prepare` leaves it: what it asks of the chain is no part of a send. */
async function prepareCall({ lane, plan, marker, requestId }: Scene): Promise<void> {
  const { address: from, chainId, clock } = lane;
  const perGas = { maxFeePerGasWei: 50n * gwei, maxPriorityFeePerGasWei: 2n * gwei };
  const fee = { gas: 60_000n, ...perGas, maxCostWei: 60_000n * perGas.maxFeePerGasWei };
  const record = { chainId, registry: sink, id: 1n } as const;
  const what = { id: requestId, kind: 'vote', record, modelName: 'm', intentKey: marker } as const;
  const to = plan.wallet === null ? sink : ballotBox;
  const call = { to, valueWei: 0n, data: marker, permit: null } as const;
  const rest = {
    ...{ missingWei: 0n, endpointId: null, blockNumber: null, revert: null },
    ...{ demo: true, nativeSymbol: 'ETH' },
  };
  // The lanes' clocks run apart: what one has prepared is not too old for another.
  const expiresAtMs = clock.nowMs + yearMs;
  await writePrepared({ ...what, from, chainId, ...call, ...rest, fee, expiresAtMs }, clock.nowMs);
}

async function disturb(scene: Scene): Promise<void> {
  const { lane, plan } = scene;
  const fault = plan.fault === 'none' ? null : faults[plan.fault];
  if (plan.during !== 'tracking') lane.proxy.setFault(fault);
  await send(scene);
  if (plan.during === 'sending') await lane.heal();
  else lane.proxy.setFault(fault);
  await meddle(scene);
  if (plan.fault !== 'none' && plan.during !== 'sending') {
    for (let i = 0; i < looks.disturbed; i++) await look(scene);
  }
  if (plan.kill?.in === 'track') scene.outcome.looked = await look(scene, plan.kill.at);
}

async function send(scene: Scene): Promise<void> {
  const { lane, plan } = scene;
  const diesAt = plan.kill?.in === 'send' ? plan.kill.at : Number.POSITIVE_INFINITY;
  if (plan.disturbance === 'other wallet') scene.elsewhere = await sendElsewhere(lane);
  const first = live(scene, diesAt, () => ask(scene));
  if (plan.disturbance === 'two clicks') await live(scene, diesAt, () => ask(scene));
  if (plan.disturbance === 'two tabs') {
    await live(scene, diesAt, () => ask(scene, crypto.randomUUID()));
  }
  await first;
  if (plan.kill && plan.after === 'page') {
    await live(scene, Number.POSITIVE_INFINITY, () => ask(scene));
  }
}

/** The page's question; a refusal in our own words is an answer. */
async function ask({ lane, requestId, outcome }: Scene, as = requestId): Promise<void> {
  try {
    const { status } = await submit(lane.context, {
      ...{ preparedId: requestId, requestId: as, kinds },
    });
    outcome.told = status;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (outcome.told !== 'submitted') outcome.told = error.code;
  }
}

/** Runs until the worker dies; what it was told in that life is not told to the page. How many steps it had. */
async function live(
  { outcome }: Scene,
  diesAt: number,
  work: () => Promise<void>,
): Promise<number> {
  const before = outcome.told;
  const ended = await runUntil(diesAt, work);
  outcome.steps = Math.max(outcome.steps, ended.steps);
  if (ended.status === 'done') return ended.steps;
  outcome.told = before;
  outcome.point = ended.point;
  return ended.steps;
}

/** What happens to it on the chain, or is done to it by the person. */
async function meddle(scene: Scene): Promise<void> {
  const { lane, plan } = scene;
  const { rpcUrl } = lane;
  const entry = await readOwn(scene);
  if (!entry?.hash) return;
  if (plan.disturbance === 'pool forgets')
    await callRpc(rpcUrl, 'anvil_dropTransaction', [entry.hash]);
  if (plan.disturbance === 'reorganised away') {
    await waitForBlocks(lane, 2);
    await look(scene);
    await reorganise(rpcUrl);
    await look(scene);
  }
  if (plan.disturbance !== 'sped up' && plan.disturbance !== 'cancelled') return;
  const purpose = plan.disturbance === 'sped up' ? 'speed-up' : 'cancel';
  const diesAt = plan.kill?.in === 'raise' ? plan.kill.at : Number.POSITIVE_INFINITY;
  const raiseIt = async () => {
    const view = await prepareRaise(lane.context, { id: entry.id, purpose });
    await raise(lane.context, view);
  };
  const refusable = () =>
    raiseIt().catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
  await live(scene, diesAt, refusable);
  if (plan.kill) await live(scene, Number.POSITIVE_INFINITY, refusable);
}

/** The same account sends from another wallet, just before. */
async function sendElsewhere(lane: Lane): Promise<Hex> {
  const count = await callRpc(lane.rpcUrl, 'eth_getTransactionCount', [lane.address, 'pending']);
  const raw = await lane.signElsewhere(Number(count), 60n);
  await callRpc(lane.rpcUrl, 'eth_sendRawTransaction', [raw]);
  return raw;
}

/** Refused where it is known or mined. */
const resend = ({ rpcUrl }: Lane, raw: Hex) =>
  callRpc(rpcUrl, 'eth_sendRawTransaction', [raw]).catch(() => null);

async function readOwn({ requestId }: Scene): Promise<Entry | null> {
  return (await readEntries()).find(({ preparedId }) => preparedId === requestId) ?? null;
}

/** One look of the tracker, half a minute after the last; how many steps it had. */
async function look(scene: Scene, diesAt = Number.POSITIVE_INFINITY): Promise<number> {
  const { lane, outcome } = scene;
  lane.clock.nowMs += 25_000;
  const entry = await readOwn(scene);
  if (!entry) return 0;
  const steps = await live(scene, diesAt, async () => {
    // Endpoints that do not answer are asked again at the next look.
    await reconcile(lane.context, entry).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
  });
  const after = await readOwn(scene);
  if (after?.state === 'final' && after.hash) outcome.finals = [...outcome.finals, after.hash];
  return steps;
}

/** Given up, with nothing in a block; a wallet that told of another transaction may have sent this one, too. */
function isOver({ state, block }: Entry, { wallet }: Plan, looked: number): boolean {
  if (block !== null) return false;
  return state === 'failed' ? wallet === null || looked > 10 : state === 'dropped';
}

async function settle(scene: Scene): Promise<void> {
  const { lane, plan, outcome } = scene;
  for (let i = 0; i < looks.healed; i++) {
    const entry = await readOwn(scene);
    if (!entry || entry.settled) break;
    if (isOver(entry, plan, i)) break;
    // Nobody is waited for longer than a week.
    if (entry.state === 'requested') lane.clock.nowMs += halfDayMs;
    // A draft nobody came back for goes after ten minutes.
    if (entry.state === 'drafted') lane.clock.nowMs += 11 * 60_000;
    // Its block may have gone away for good: that wallet sends it again, or ours would wait for it.
    for (const raw of [scene.elsewhere, ...lane.walletSent]) if (raw) await resend(lane, raw);
    await look(scene);
    await waitForBlocks(lane, entry.block ? 4 : 1);
  }
  const entry = await readOwn(scene);
  if (!entry) return;
  const { state, settled, hash, nonce, from, error } = entry;
  outcome.end = { state, settled, hash, nonce, from, code: error?.code ?? null };
  if (settled) await (await openDatabase()).delete('journal', entry.id);
}

async function waitForBlocks({ rpcUrl }: Lane, count: number): Promise<void> {
  const until = Number(await callRpc(rpcUrl, 'eth_blockNumber')) + count;
  while (Number(await callRpc(rpcUrl, 'eth_blockNumber')) < until) {
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
