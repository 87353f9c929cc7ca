/**
 * The journal under kills, faults, lies, rivals and reorganisations: never two transactions for one intent, never a
 * lost one, never an end that the chain contradicts.
 */
import fc from 'fast-check';
import { type Address, type Hex, keccak256 } from 'viem';
import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppError } from '@/lib/errors/base';
import type { Signer } from '@/lib/signers/types';
import { openDatabase } from '@/lib/storage/database';
import { createFakeChain, type FakeChain, toRaw } from '@/tests/helpers/fake-chain';
import { runUntil, step } from '@/tests/helpers/killable';
import { type Entry, isOpen, isUnsettled } from './entry';
import { readEntries } from './journal';
import { prepare } from './prepare';
import { prepareRaise, type RaiseContext, raise } from './raise';
import { submit } from './send';
import { reconcileAll } from './track';

vi.mock('@/lib/storage/database', async (importActual) => {
  const { withKillableDatabase } = await import('@/tests/helpers/killable-database');
  return withKillableDatabase(await importActual());
});

const from: Address = '0x00000000000000000000000000000000000000a1';
const registry: Address = '0x00000000000000000000000000000000000000b2';
const to: Address = '0x00000000000000000000000000000000000000c3';
const kinds = ['vote'] as const;
const requests = [0, 1, 2] as const;
const dataOf = (request: number): Hex => `0xaa0000000${request}`;
const idOf = (request: number) => `request-${request}`;

type World = {
  chain: FakeChain;
  context: RaiseContext;
  clock: { nowMs: number };
  preparedIds: readonly string[];
  prepareAgain: (request: number) => Promise<string>;
  /** Everything that ever reached an endpoint, by call data. */
  received: Map<Hex, Set<Hex>>;
  /** Requests of which a page was told that they were submitted. */
  told: Set<number>;
  /** Requests for which other bytes may be made, and whether other transactions of the account came in between. */
  raised: Set<number>;
  presses: number;
};

/** What an endpoint may say instead of the truth. */
const lies: Readonly<Record<string, FakeChain['lie']>> = {
  none: (_, truth) => truth,
  'knows nothing': (method, truth) => (/Receipt|ByHash/.test(method) ? null : truth),
  'knows everything': (method, truth, [hash]) =>
    method === 'eth_getTransactionByHash' ? { hash } : truth,
  'all failed': (method, truth) =>
    method === 'eth_getTransactionReceipt' && truth ? { ...truth, status: '0x0' } : truth,
  'a block of its own': (method, truth, [of]) => {
    const blockHash = `0x${'0f'.repeat(32)}`;
    if (method === 'eth_getTransactionReceipt') {
      return { transactionHash: of, blockHash, blockNumber: '0x1', status: '0x1' };
    }
    if (method !== 'eth_getBlockByNumber') return truth;
    return { ...(truth as object), number: of === 'finalized' ? '0xff' : '0x1', hash: blockHash };
  },
  'everything is final': (method, truth, [tag]) =>
    method === 'eth_getBlockByNumber' && tag === 'finalized'
      ? { ...(truth as object), number: '0xffff' }
      : truth,
  'nonces used': (method, truth) => (method === 'eth_getTransactionCount' ? '0x9' : truth),
  'nonces unused': (method, truth) => (method === 'eth_getTransactionCount' ? '0x0' : truth),
};
const liarNames = Object.keys(lies);
const companies = [['fake'], ['fake', 'liar'], ['liar', 'fake', 'honest']] as const;

async function createWorld(): Promise<World> {
  await (await openDatabase()).clear('journal');
  await fakeBrowser.storage.session.clear();
  const chain = createFakeChain();
  const clock = { nowMs: 1_800_000_000_000 };
  const received: World['received'] = new Map();
  const killable = {
    ...chain,
    askAll: async (chainId: number, method: string, params: readonly unknown[]) => {
      step();
      if (method === 'eth_sendRawTransaction' && chain.fault !== 'unreachable') note(params[0]);
      const answers = await chain.askAll(chainId, method, params);
      step();
      return answers;
    },
  };
  const note = (raw: unknown) => {
    const { data } = JSON.parse(Buffer.from((raw as string).slice(2), 'hex').toString());
    received.set(data, (received.get(data) ?? new Set()).add(raw as Hex));
  };
  const context: RaiseContext = {
    chain: killable,
    now: () => clock.nowMs,
    openSigner: async () => signer,
    onOpen: async () => step(),
    readFeeCapWei: async () => 10n ** 13n,
    nameCode: () => null,
  };
  const prepareAgain = async (request: number) => {
    const call = { to, data: dataOf(request), valueWei: 0n };
    const what = {
      kind: 'vote',
      record: { chainId: 10, registry, id: 1n },
      modelName: 'm',
    } as const;
    const nameCode = () => null;
    const ask = { ...what, intent: { request }, from, call };
    const { now, readFeeCapWei } = context;
    return (await prepare({ chain, now, nameCode, readFeeCapWei }, ask)).id;
  };
  const preparedIds = [];
  for (const request of requests) preparedIds.push(await prepareAgain(request));
  const raised = new Set<number>();
  const world = { chain, context, clock, preparedIds, prepareAgain, received, raised };
  return { ...world, told: new Set(), presses: 0 };
}

const signer: Signer = {
  kind: 'keystore',
  address: from,
  chains: 'any',
  disconnect: async () => {},
  wallet: {
    way: 'signs',
    signTypedData: async () => ({ status: 'rejected' }),
    signTransaction: async (transaction) => {
      step();
      const raw = toRaw(from, transaction);
      step();
      return { status: 'signed', value: { raw, hash: keccak256(raw) } };
    },
  },
};

const diesAt = fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constant(Number.POSITIVE_INFINITY));
const action = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('click'),
      request: fc.constantFrom(...requests),
      diesAt,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('two clicks'),
      request: fc.constantFrom(...requests),
      diesAt,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('alarm'), diesAt }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('mine') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reorganise'), forget: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget pool') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('other wallet') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('press again', 'speed-up', 'cancel'),
      request: fc.constantFrom(...requests),
      diesAt,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('lie'),
      company: fc.constantFrom(...companies),
      lie: fc.constantFrom(...liarNames),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('fault'),
      fault: fc.constantFrom('none', 'unreachable', 'answer-lost'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait'),
      // A clock may be set, too: by a day, either way.
      ms: fc.constantFrom(1000, 25_000, 700_000, 2_000_000, 86_400_000, -2_000_000, -86_400_000),
    }),
  },
);
type Action = {
  do: string;
  request?: number;
  diesAt?: number;
  forget?: boolean;
  fault?: string;
  ms?: number;
  company?: readonly string[];
  lie?: string;
};

/** What runs until the worker dies; refusals in our own words are answers, anything else is a mistake. */
async function live<Result>(diesAt: number, work: () => Promise<Result>): Promise<Result | null> {
  const ended = await runUntil(diesAt, work).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    return null;
  });
  return ended?.status === 'done' ? ended.result : null;
}

async function click(world: World, request: number, diesAt: number): Promise<void> {
  if (await isDone(request, idOf(request))) return;
  const preparedId = world.preparedIds[request] as string;
  const work = () => submit(world.context, { preparedId, requestId: idOf(request), kinds });
  const ended = await live(diesAt, work);
  if (ended?.status === 'submitted') world.told.add(request);
}

const listOf = (entries: readonly Entry[], request: number) =>
  entries.filter(({ id }) => id === idOf(request) || id.startsWith(`${idOf(request)}-`));

/** Whether it happened, by another request than the first: whoever asks now wants it twice. */
async function isDone(request: number, exceptId = ''): Promise<boolean> {
  const others = listOf(await readEntries(), request).filter(({ id }) => id !== exceptId);
  return others.some(({ state }) => state === 'included' || state === 'final');
}

/** Asks for the same once more, as a person does who was told that it came to nothing. */
async function pressAgain(world: World, request: number, diesAt: number): Promise<void> {
  if (await isDone(request)) return;
  const preparedId = await live(Number.POSITIVE_INFINITY, () => world.prepareAgain(request));
  if (preparedId === null) return;
  world.raised.add(request);
  world.presses += 1;
  const requestId = `${idOf(request)}-${world.presses}`;
  const ended = await live(diesAt, () => submit(world.context, { preparedId, requestId, kinds }));
  if (ended?.status === 'submitted') world.told.add(request);
}

async function raiseOne(
  { context, raised }: World,
  { do: purpose, request = 0, diesAt = 0 }: Action,
): Promise<void> {
  const [entry] = listOf(await readEntries(), request);
  if (!entry || (purpose !== 'speed-up' && purpose !== 'cancel')) return;
  raised.add(request);
  await live(diesAt, async () => {
    const view = await prepareRaise(context, { id: entry.id, purpose });
    await raise(context, view);
  });
}

async function perform(world: World, one: Action): Promise<void> {
  const { chain, clock, context } = world;
  const { request = 0, diesAt: lives = Number.POSITIVE_INFINITY } = one;
  clock.nowMs += 1000;
  const doings: Readonly<Record<string, () => unknown>> = {
    click: () => click(world, request, lives),
    'two clicks': () =>
      Promise.all([click(world, request, lives), click(world, request, Number.POSITIVE_INFINITY)]),
    'press again': () => pressAgain(world, request, lives),
    'speed-up': () => raiseOne(world, one),
    cancel: () => raiseOne(world, one),
    alarm: () => runUntil(lives, () => reconcileAll(context)),
    mine: () => chain.mine(),
    reorganise: () => chain.reorganise({ forget: one.forget ?? false }),
    'forget pool': () => chain.forgetPool(),
    'other wallet': () => chain.minesForeign(from),
    fault: () => {
      chain.fault = one.fault as FakeChain['fault'];
    },
    lie: () => {
      chain.operators = one.company ?? ['fake'];
      chain.lie = lies[one.lie ?? 'none'] as FakeChain['lie'];
    },
    wait: () => {
      clock.nowMs += one.ms ?? 0;
    },
  };
  await doings[one.do]?.();
}

/** Another wallet's transaction went away for good with its block: that wallet sends it again, or ours would wait. */
async function fillGap(chain: FakeChain): Promise<void> {
  const open = (await readEntries()).filter(isOpen).map(({ nonce }) => nonce ?? 0);
  const mined = Number(await chain.ask(10, 'eth_getTransactionCount', [from, 'latest']));
  if (open.length > 0 && mined < Math.min(...open)) chain.minesForeign(from);
}

/** Endpoints answer again and blocks come: whatever is open is brought to its end. */
async function settle({ chain, clock, context }: World): Promise<void> {
  chain.fault = 'none';
  chain.lie = (_, truth) => truth;
  for (let i = 0; i < 20; i++) {
    clock.nowMs += 120_000;
    await reconcileAll(context);
    await fillGap(chain);
    chain.mine();
  }
  await reconcileAll(context);
}

/** What must hold of a request once everything has settled. */
function check(world: World, entries: readonly Entry[], request: number, undisturbed: boolean) {
  const data = dataOf(request);
  const mined = world.chain.list().filter((one) => one.data === data);
  const own = listOf(entries, request);
  const finals = own.filter(({ state }) => state === 'final');
  // Never two, never an end that the chain contradicts; what was never signed was never sent.
  expect([request, mined.length]).toEqual([request, finals.length]);
  expect(mined.length).toBeLessThanOrEqual(1);
  expect(finals.map(({ hash }) => hash)).toEqual(mined.map(({ hash }) => hash));
  if (!world.raised.has(request)) {
    expect(world.received.get(data)?.size ?? 0).toBeLessThanOrEqual(1);
  }
  // Never lost: only another transaction of the account can have kept it out.
  if (world.told.has(request)) expect(own).not.toEqual([]);
  if (undisturbed) expect(own.map(({ state }) => state)).toEqual(own.map(() => 'final'));
  for (const { state, error } of own) if (state !== 'final') expect(error).not.toBeNull();
}

describe('submissions under kills', () => {
  test('property: never two, never lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 25 }), async (actions) => {
        const world = await createWorld();
        for (const one of actions) await perform(world, one as Action);
        await settle(world);
        const entries = await readEntries();
        expect(entries.filter(isOpen)).toEqual([]);
        expect(entries.filter(isUnsettled)).toEqual([]);
        const rivals = ['other wallet', 'cancel'];
        const undisturbed = !actions.some((one) => rivals.includes(one.do));
        for (const request of requests) check(world, entries, request, undisturbed);
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  test('behaviour: killed at each step in turn, then asked again: one transaction', async () => {
    const untouched = await createWorld();
    const [preparedId] = untouched.preparedIds as [string];
    const whole = await runUntil(Number.POSITIVE_INFINITY, () =>
      submit(untouched.context, { preparedId, requestId: 'r', kinds }),
    );
    expect(whole.steps).toBeGreaterThan(10);
    for (let diesAt = 1; diesAt <= whole.steps; diesAt++) {
      const world = await createWorld();
      const request = { preparedId: world.preparedIds[0] as string, requestId: 'r', kinds };
      const first = await runUntil(diesAt, () => submit(world.context, request));
      expect([diesAt, first.status]).toEqual([diesAt, 'killed']);
      const again = await submit(world.context, request);
      await settle(world);
      expect([diesAt, world.chain.list().map(({ hash }) => hash)]).toEqual([
        diesAt,
        again.status === 'submitted' ? [again.hash] : [],
      ]);
    }
  });
});
