/** The journal under kills, faults and reorganisations: never two transactions for one request, never a lost one. */
import fc from 'fast-check';
import { type Address, type Hex, keccak256 } from 'viem';
import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppError } from '@/lib/errors/base';
import type { Signer } from '@/lib/signers/types';
import { openDatabase } from '@/lib/storage/database';
import { createFakeChain, type FakeChain, toRaw } from '@/tests/helpers/fake-chain';
import { runUntil, step } from '@/tests/helpers/killable';
import { isOpen } from './entry';
import { readEntries } from './journal';
import { prepare } from './prepare';
import { type SubmitContext, submit } from './send';
import { reconcileAll } from './track';

vi.mock('@/lib/storage/database', async (importActual) => {
  const actual = await importActual<typeof import('@/lib/storage/database')>();
  const openKillable = async () => {
    step();
    return actual.openDatabase();
  };
  return { ...actual, openDatabase: openKillable };
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
  context: SubmitContext;
  clock: { nowMs: number };
  preparedIds: readonly string[];
  /** Everything that ever reached an endpoint, by call data. */
  received: Map<Hex, Set<Hex>>;
  /** What a page was told, by request. */
  told: Map<number, Hex>;
};

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
  const context: SubmitContext = {
    chain: killable,
    now: () => clock.nowMs,
    openSigner: async () => signer,
    onOpen: async () => step(),
  };
  const preparedIds = [];
  for (const request of requests) {
    const call = { to, data: dataOf(request), valueWei: 0n };
    const what = {
      kind: 'vote',
      record: { chainId: 10, registry, id: 1n },
      modelName: 'm',
    } as const;
    const nameCode = () => null;
    const ask = { ...what, intent: { request }, from, call };
    preparedIds.push((await prepare({ chain, now: context.now, nameCode }, ask)).id);
  }
  return { chain, context, clock, preparedIds, received, told: new Map() };
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
      ms: fc.constantFrom(1000, 25_000, 700_000, 2_000_000),
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
};

async function click(world: World, request: number, diesAt: number): Promise<void> {
  const preparedId = world.preparedIds[request] as string;
  const work = () => submit(world.context, { preparedId, requestId: idOf(request), kinds });
  const ended = await runUntil(diesAt, work).catch((error: unknown) => {
    // A refusal in our own words; anything else is a mistake.
    if (!(error instanceof AppError)) throw error;
    return null;
  });
  if (ended?.status !== 'done' || ended.result.status !== 'submitted') return;
  const before = world.told.get(request);
  if (before !== undefined) expect(ended.result.hash).toBe(before);
  world.told.set(request, ended.result.hash ?? '0x');
}

async function perform(world: World, one: Action): Promise<void> {
  const { chain, clock, context } = world;
  clock.nowMs += 1000;
  const lives = one.diesAt ?? Number.POSITIVE_INFINITY;
  if (one.do === 'click') await click(world, one.request ?? 0, lives);
  if (one.do === 'two clicks') {
    await Promise.all([
      click(world, one.request ?? 0, lives),
      click(world, one.request ?? 0, Number.POSITIVE_INFINITY),
    ]);
  }
  if (one.do === 'alarm') await runUntil(lives, () => reconcileAll(context));
  if (one.do === 'mine') chain.mine();
  if (one.do === 'reorganise') chain.reorganise({ forget: one.forget ?? false });
  if (one.do === 'forget pool') chain.forgetPool();
  if (one.do === 'fault') chain.fault = one.fault as FakeChain['fault'];
  if (one.do === 'wait') clock.nowMs += one.ms ?? 0;
}

/** Endpoints answer again and blocks come: whatever is open is brought to its end. */
async function settle({ chain, clock, context }: World): Promise<void> {
  chain.fault = 'none';
  for (let i = 0; i < 12; i++) {
    clock.nowMs += 120_000;
    await reconcileAll(context);
    chain.mine();
  }
  await reconcileAll(context);
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
        for (const request of requests) {
          const data = dataOf(request);
          const mined = world.chain.list().filter((one) => one.data === data);
          const entry = entries.find(({ id }) => id === idOf(request));
          // Once signed, never lost and never twice; never signed, never sent.
          expect([request, mined.length]).toEqual([request, entry ? 1 : 0]);
          expect(world.received.get(data)?.size ?? 0).toBeLessThanOrEqual(1);
          if (entry) expect([entry.state, entry.hash]).toEqual(['final', mined[0]?.hash]);
          if (world.told.has(request)) expect(world.told.get(request)).toBe(mined[0]?.hash);
        }
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
