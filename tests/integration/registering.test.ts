/** The wizard's messages against the real contracts: registered, launched, published, claimed, and followed to the link. */
import { type Address, decodeFunctionData, parseEther, zeroAddress } from 'viem';
import { privateKeyToAddress } from 'viem/accounts';
import { readContract } from 'viem/actions';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { modelGovernorAbi } from '@/contracts/abi/model-governor';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { createActingContext } from '@/entrypoints/background/acting';
import { createAccountHandlers } from '@/entrypoints/background/handlers/accounts';
import { createLaunchingHandlers } from '@/entrypoints/background/handlers/launching';
import { createRegisteringHandlers } from '@/entrypoints/background/handlers/registering';
import { createStakingHandlers } from '@/entrypoints/background/handlers/staking';
import { createLinkFollower } from '@/entrypoints/background/link-follower';
import { addEndpoint } from '@/lib/chain/add-endpoint';
import { deployment } from '@/lib/chain/deployment';
import { readNetwork } from '@/lib/chain/networks';
import { HubRateLimitedError } from '@/lib/errors/hub';
import { formatRecordId } from '@/lib/model/caip';
import type { Locator, RecordId } from '@/lib/model/ids';
import type { Aftermath } from '@/lib/model/registration';
import type { IntentKind } from '@/lib/model/submission';
import type { InputOf, ParsedOf } from '@/lib/protocol/messages';
import { readPosition } from '@/lib/staking/vault';
import { openDatabase } from '@/lib/storage/database';
import { defaultSettings, writeSettings } from '@/lib/storage/settings';
import { createScriptClient } from '@/scripts/contracts/client';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import { createTestKeystore, password } from '@/tests/helpers/keystore';
import { createStandInHub, type StandInHub } from '@/tests/helpers/stand-in-hub';
import {
  createWorld,
  holder,
  holderKey,
  listTransactions,
  type World,
} from '@/tests/helpers/world';

const asker = { caller: 'ui' as const, tabId: null, url: '' };
const otherKey = `0x${'5c'.repeat(32)}` as const;
const other = privateKeyToAddress(otherKey);
const repositoryId = '66b1c2d3e4f5061728394a5b';
const rules = {
  votingDelay: 60,
  votingPeriod: 600,
  lateQuorumExtension: 60,
  thresholdBps: 100,
  quorumBps: 2_000,
  quorumFloorBps: 200,
  timelockDelay: 300,
  unstakeCooldown: 300,
  guardian: null,
};

let world: World;
let hub: StandInHub;
let clock: { nowMs: number };
let woken: (number | null)[];
let linked: string[];
let worker: ReturnType<typeof startWorker>;
let models = 0;

beforeAll(async () => {
  world = await createWorld({ chainId: 10 });
  await world.chain.setBalance(other, parseEther('10'));
});
afterAll(() => world?.chain.stop());

beforeEach(async () => {
  const database = await openDatabase();
  for (const store of ['journal', 'linkWatches', 'hubFacts', 'texts'] as const) {
    await database.clear(store);
  }
  await writeSettings({ ...defaultSettings, consentedAtMs: 1 });
  await addEndpoint({ url: world.chain.rpcUrl, operator: 'test', own: true }).catch(() => {});
  const block = (await world.chain.rpc('eth_getBlockByNumber', ['latest', false])) as {
    timestamp: string;
  };
  clock = { nowMs: Number(block.timestamp) * 1_000 };
  woken = [];
  linked = [];
  models += 1;
  hub = createStandInHub(new Map(), new Map());
  hub.set(locator(), {
    repositoryId,
    licence: null,
    parents: [],
    gated: false,
    governance: [],
    revisions: [{ commit: 'c'.repeat(40), files: [] }],
  });
  worker = startWorker();
  await worker['account.import-key']({ privateKey: holderKey, password }, asker);
});

/** A model of its own for each test, on the one chain. */
function locator(): Locator {
  return `huggingface.co/acme/model-${models}` as Locator;
}

/** The background as it is after a start; what it knows it has from the stores. */
function startWorker() {
  const acting = createActingContext(createTestKeystore(clock));
  const reader = { getApi: hub.getApi, now: () => clock.nowMs };
  const follower = createLinkFollower({
    acting,
    reader,
    wakeAt: async (atMs) => void woken.push(atMs),
    onLinked: async ({ record }) => void linked.push(formatRecordId(record)),
  });
  const budget = { take: async () => null, block: async () => {} };
  const fetching = { fetcher: fetch, now: () => clock.nowMs, budget };
  return {
    follower,
    ...createAccountHandlers(acting.keystore),
    ...createStakingHandlers(acting),
    ...createRegisteringHandlers({ now: () => clock.nowMs, getApi: hub.getApi }),
    ...createLaunchingHandlers({
      acting,
      follower,
      editing: { getApi: hub.getApi, fetching },
    }),
  };
}

type Launch = Extract<ParsedOf<'launch.prepare'>, { kind: 'launch' }>;

function toLaunch(changes: Partial<Launch> = {}): Launch {
  return {
    kind: 'launch',
    chainId: 10,
    locator: locator(),
    repositoryId,
    name: 'Acme Commons',
    symbol: 'ACME',
    holders: { kind: 'list', text: `address,amount,staked\n${holder},600,100\n${other},300` },
    claimDays: null,
    rules,
    ...changes,
  };
}

async function submit(preparedId: string, requestId = crypto.randomUUID()): Promise<string> {
  const submitted = await worker['launch.submit']({ preparedId, requestId }, asker);
  if (submitted.status !== 'submitted') throw new Error('It was not sent.');
  return submitted.id;
}

async function launch(input: InputOf<'launch.prepare'>): Promise<{ id: string; made: Aftermath }> {
  const prepared = await worker['launch.prepare'](input as ParsedOf<'launch.prepare'>, asker);
  expect(prepared.simulation).toMatchObject({ status: 'ok' });
  const id = await submit(prepared.id);
  // The node may still be at work on it.
  const made = await vi.waitFor(async () => {
    const followed = await follow(id);
    need(followed.record);
    return followed;
  });
  return { id, made };
}

function follow(activityId: string, urged = false): Promise<Aftermath> {
  return Promise.resolve(worker['launch.follow']({ activityId, urged }, asker));
}

function need<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('It should be there.');
  return value;
}

function readRule(governor: Address, functionName: 'proposalThreshold' | 'votingPeriod') {
  const client = createScriptClient({ rpcUrl: world.chain.rpcUrl, signer: getAddressOf('ada') });
  return readContract(client, { address: governor, abi: modelGovernorAbi, functionName });
}

async function readPart(record: RecordId, account: Address) {
  return readPosition(await readNetwork(10), record, account, () => clock.nowMs);
}

async function stake(
  record: RecordId,
  kind: Extract<IntentKind, `claim-${string}`>,
  index: bigint,
) {
  const action = { kind, index } as ParsedOf<'stake.prepare'>['action'];
  const prepared = await worker['stake.prepare']({ record, action }, asker);
  expect(prepared.simulation).toMatchObject({ status: 'ok' });
  const requestId = crypto.randomUUID();
  return worker['stake.submit']({ preparedId: prepared.id, requestId }, asker);
}

/** The node may still be at work on what was sent. */
const waitForPart = (record: RecordId, who: Address, part: object) =>
  vi.waitFor(async () => expect(await readPart(record, who)).toMatchObject(part));

describe('registering only', () => {
  const governor = () => world.model.governor;

  test('default: one transaction; the record names owner and modules', async () => {
    const { made } = await launch({
      kind: 'existing',
      chainId: 10,
      locator: locator(),
      repositoryId,
      owner: world.model.timelock,
      modules: [
        { kind: 'governor', component: governor() },
        { kind: 'token', component: world.model.token },
      ],
    });
    expect(made.model).toMatchObject({
      locator: locator(),
      owner: world.model.timelock,
      governor: governor(),
      token: world.model.token,
      knownLaunch: false,
      repositoryId,
    });
    const sent = (await listTransactions(world.chain, holder)).at(-1);
    const { functionName } = decodeFunctionData({ abi: modelRegistryAbi, data: need(sent).input });
    expect(functionName).toBe('registerWithModules');
  });

  test.each([
    ['governor', 'governor', 'governor'],
    ['token', 'token', 'token'],
    ['timelock', 'timelock', 'timelock'],
    ['vault', 'vault', 'vault'],
  ] as const)('component.read: a %s is known by what it answers', async (_, kind, status) => {
    const address = world.model[kind];
    const report = await worker['component.read']({ chainId: 10, kind, address }, asker);
    expect(report).toMatchObject({ kind, status });
  });

  test.each([
    ['no code', 'governor', holder, 'no-code'],
    ['a token in place of a governor', 'governor', 'token', 'no-clock'],
    ['a governor in place of a token', 'token', 'governor', 'not-erc20'],
    ['a token in place of a timelock', 'timelock', 'token', 'not-timelock'],
    ['a token in place of a vault', 'vault', 'token', 'not-vault'],
    ['a wrong checksum', 'token', '0x5aAeb6053f3E94C9b9A09f33669435E7Ef1BeAed', 'checksum'],
  ] as const)('component.read: %s', async (_, kind, at, code) => {
    const address = at === 'token' || at === 'governor' ? world.model[at] : (at as Address);
    const report = await worker['component.read']({ chainId: 10, kind, address }, asker);
    expect(report).toMatchObject({ status: 'problem', code });
  });

  test('component.read: an owner is an account or a contract', async () => {
    const of = { chainId: 10, kind: 'owner' as const };
    const account = await worker['component.read']({ ...of, address: holder }, asker);
    const contract = await worker['component.read']({ ...of, address: governor() }, asker);
    expect([account.status, contract.status]).toEqual(['account', 'contract']);
  });
});

describe('launching', () => {
  test('default: everybody is served in the launch, whoever staked votes at once', async () => {
    const { made } = await launch(toLaunch());
    const { record, model } = made;
    expect(model).toMatchObject({ name: 'Acme Commons', symbol: 'ACME', knownLaunch: true });
    expect(model).toMatchObject({ locator: locator(), repositoryId, allocation: null });
    expect(await readPart(need(record), holder)).toMatchObject({
      tokenBalance: parseEther('600'),
      votes: parseEther('100'),
    });
    expect(await readPart(need(record), other)).toMatchObject({ tokenBalance: parseEther('300') });
    const governor = need(need(model).governor);
    expect(await readRule(governor, 'proposalThreshold')).toBe(parseEther('10'));
    expect(await readRule(governor, 'votingPeriod')).toBe(600n);
  });

  test('behaviour: two clicks are one launch', async () => {
    const before = (await listTransactions(world.chain, holder)).length;
    const { id } = await worker['launch.prepare'](toLaunch(), asker);
    const requestId = crypto.randomUUID();
    const ids = await Promise.all([submit(id, requestId), submit(id, requestId), submit(id)]);
    expect(new Set(ids).size).toBe(1);
    // A block may lag its send by a moment.
    await vi.waitFor(async () =>
      expect((await listTransactions(world.chain, holder)).length).toBeGreaterThan(before),
    );
    expect((await listTransactions(world.chain, holder)).length).toBe(before + 1);
  });

  test('behaviour: the call is read part by part before it is signed', async () => {
    const prepared = await worker['launch.prepare'](toLaunch(), asker);
    expect(prepared).toMatchObject({ kind: 'launch', toName: 'Launcher', to: deployment.launcher });
    const told = prepared.decoded.kind === 'known' ? prepared.decoded.arguments : [];
    const names = told.map(({ name }) => name);
    expect(names).toContain('places[0].locator');
    expect(names).toContain('holders[1].amount');
  });

  test.each([
    [
      'a list with a problem',
      { holders: { kind: 'list', text: 'x,1' } },
      'registration.holders_invalid',
    ],
    [
      'a cooldown over the delay',
      { rules: { ...rules, unstakeCooldown: 301 } },
      'registration.rules_invalid',
    ],
    [
      'an extension over the period',
      { rules: { ...rules, lateQuorumExtension: 601 } },
      'registration.rules_invalid',
    ],
    [
      'a guardian whose time is over',
      { rules: { ...rules, guardian: { account: other, expiresAt: 1 } } },
      'registration.rules_invalid',
    ],
  ] as const)('error: %s is not even prepared', async (_, changes, code) => {
    const input = toLaunch(changes as Partial<Launch>);
    await expect(worker['launch.prepare'](input, asker)).rejects.toMatchObject({ code });
  });

  test('error: what another route prepared is not submitted as a launch', async () => {
    const action = { kind: 'delegate' as const, delegatee: holder };
    const record = { chainId: 10, registry: world.registry, id: world.model.id };
    const { id } = await worker['stake.prepare']({ record, action }, asker);
    await expect(submit(id)).rejects.toMatchObject({ code: 'transactions.expired' });
  });
});

describe('an allocation', () => {
  test('default: launched, published, claimed and staked; everybody has what was written down', async () => {
    const third = privateKeyToAddress(`0x${'6d'.repeat(32)}`);
    const holders = {
      kind: 'list' as const,
      text: `${holder},0,100\n${other},300\n${third},40.5`,
    };
    const { id, made } = await launch(toLaunch({ holders, claimDays: 30 }));
    const record = need(made.record);
    expect(made.allocation).toMatchObject({ amount: parseEther('340.5'), isPublished: false });
    expect(await worker['allocation.read']({ record }, asker)).toBeNull();

    const publishing = await worker['allocation.publish']({ record, holders }, asker);
    expect(publishing).toMatchObject({ kind: 'publish-allocation', toName: 'Allocation' });
    await submit(publishing.id);
    expect((await follow(id)).allocation).toMatchObject({ isPublished: true });
    expect((await worker['allocation.read']({ record }, asker))?.shares).toEqual([]);

    await worker['account.import-key']({ privateKey: otherKey, password }, asker);
    await worker['account.select']({ address: other }, asker);
    const given = await worker['allocation.read']({ record }, asker);
    expect(given?.shares).toEqual([{ index: 0n, amount: parseEther('300'), claimed: false }]);
    await stake(record, 'claim-and-stake', 0n);
    await waitForPart(record, other, {
      tokenBalance: 0n,
      shares: parseEther('300'),
      votes: parseEther('300'),
    });
    const after = await worker['allocation.read']({ record }, asker);
    expect(after?.shares).toEqual([{ index: 0n, amount: parseEther('300'), claimed: true }]);
  });

  test('behaviour: claimed as tokens', async () => {
    const holders = { kind: 'list' as const, text: `${other},1,1\n${holder},70` };
    const { made } = await launch(toLaunch({ holders, claimDays: 30 }));
    const record = need(made.record);
    await submit((await worker['allocation.publish']({ record, holders }, asker)).id);
    await stake(record, 'claim-allocation', 0n);
    await waitForPart(record, holder, { tokenBalance: parseEther('70'), votes: 0n });
  });

  test('error: another list than the one that was launched, and the part of somebody else', async () => {
    const holders = { kind: 'list' as const, text: `${holder},0,1\n${other},70` };
    const { made } = await launch(toLaunch({ holders, claimDays: 30 }));
    const record = need(made.record);
    const changed = { ...holders, text: `${holder},0,1\n${other},71` };
    await expect(
      worker['allocation.publish']({ record, holders: changed }, asker),
    ).rejects.toMatchObject({ code: 'staking.allocation_differs' });
    await submit((await worker['allocation.publish']({ record, holders }, asker)).id);
    await expect(stake(record, 'claim-allocation', 0n)).rejects.toMatchObject({
      code: 'staking.nothing_to_claim',
    });
  });
});

describe('the link', () => {
  const link = (record: RecordId) => hub.set(locator(), { governance: [formatRecordId(record)] });

  test('default: it is looked for again and again, and found once', async () => {
    const { id, made } = await launch(toLaunch());
    expect(made.watch).toMatchObject({ status: 'waiting', tries: 1 });
    expect((await follow(id)).watch?.tries).toBe(1);
    link(need(made.record));
    clock.nowMs = need(made.watch).nextAtMs;
    expect((await follow(id)).watch?.status).toBe('linked');
    const asked = hub.requests.length;
    clock.nowMs += 3_600_000;
    await follow(id, true);
    expect(hub.requests.length).toBe(asked);
    expect(linked).toEqual([formatRecordId(need(made.record))]);
  });

  test('behaviour: found by the alarm of a new worker, although tab and worker died right after sending', async () => {
    const { id: prepared } = await worker['launch.prepare'](toLaunch(), asker);
    const id = await submit(prepared);
    expect(woken.at(-1)).toBeGreaterThan(clock.nowMs);
    worker = startWorker();
    await worker.follower.followAll();
    const { record } = await follow(id);
    expect(woken.at(-1)).toBeGreaterThan(clock.nowMs);
    link(need(record));
    clock.nowMs = need(woken.at(-1));
    worker = startWorker();
    await worker.follower.followAll();
    expect(linked).toEqual([formatRecordId(need(record))]);
    expect(woken.at(-1)).toBeNull();
  });

  test('behaviour: a transaction that became final meanwhile is still known for what it was', async () => {
    const { id: prepared } = await worker['launch.prepare'](toLaunch(), asker);
    const id = await submit(prepared);
    await world.chain.rpc('anvil_mine', ['0x100']);
    // Once to see it in its block, once to see that the block cannot go away.
    await follow(id);
    const { activity, record, watch } = await follow(id);
    expect(activity?.state).toBe('final');
    expect(watch?.status).toBe('waiting');
    link(need(record));
    clock.nowMs = need(watch).nextAtMs;
    expect((await follow(id)).watch?.status).toBe('linked');
  });

  test('behaviour: a hub that asks to wait is left alone until then, whoever urges', async () => {
    const retryAtMs = clock.nowMs + 600_000;
    hub.fail(new HubRateLimitedError({ host: 'huggingface.co', retryAtMs }));
    const { id, made } = await launch(toLaunch());
    expect(made.watch).toMatchObject({ why: 'rate-limited', nextAtMs: retryAtMs });
    hub.fail(null);
    const asked = hub.requests.length;
    clock.nowMs += 60_000;
    await follow(id, true);
    expect(hub.requests.length).toBe(asked);
    link(need(made.record));
    clock.nowMs = retryAtMs;
    expect((await follow(id)).watch?.status).toBe('linked');
  });

  test('behaviour: a repository that names somebody else’s record is not linked with ours', async () => {
    const { id, made } = await launch(toLaunch());
    link({ ...need(made.record), id: need(made.record).id + 1n });
    clock.nowMs = need(made.watch).nextAtMs;
    expect((await follow(id)).watch?.status).toBe('waiting');
  });
});

describe('what is read before', () => {
  test('claims.read: who claims a page, since when; nobody claims a new one', async () => {
    const [taken] = await worker['claims.read'](
      { locator: 'huggingface.co/acme/test' as Locator },
      asker,
    );
    expect(taken).toMatchObject({ chainId: 10, status: 'read', claimCount: 1 });
    expect(taken?.status === 'read' && taken.oldest?.owner).toBe(world.model.timelock);
    const [free] = await worker['claims.read']({ locator: locator() }, asker);
    expect(free).toMatchObject({ status: 'read', claimCount: 0, oldest: null });
  });

  test('place.read: the repository with its manifest; nothing before consent', async () => {
    const input = { locator: locator(), revision: null };
    expect(await worker['place.read'](input, asker)).toMatchObject({
      repositoryId,
      commit: 'c'.repeat(40),
      manifest: { status: 'read', totalBytes: 0 },
    });
    await writeSettings(defaultSettings);
    await expect(worker['place.read'](input, asker)).rejects.toMatchObject({
      code: 'settings.not_agreed',
    });
  });

  test('place.find: an address or a locator', async () => {
    const find = (text: string) => worker['place.find']({ text }, asker);
    expect(await find('https://huggingface.co/Acme/Model/tree/v2')).toEqual({
      locator: 'huggingface.co/acme/model',
      revision: 'v2',
    });
    expect(await find('huggingface.co/acme/model')).toMatchObject({ revision: null });
    expect(await find('https://example.org/acme/model')).toBeNull();
    expect(await find(zeroAddress)).toBeNull();
  });
});
