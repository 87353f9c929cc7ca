/** Stake, vote and propose by the background's own handlers against a real node: killed, doubled, misled. */
import { decodeFunctionData, encodeFunctionData, type Hex, parseEther } from 'viem';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { modelGovernorAbi } from '@/contracts/abi/model-governor';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { createActingContext } from '@/entrypoints/background/acting';
import { createAccountHandlers } from '@/entrypoints/background/handlers/accounts';
import { createActivityHandlers } from '@/entrypoints/background/handlers/activity';
import { createProposingHandlers } from '@/entrypoints/background/handlers/proposing';
import { createStakingHandlers } from '@/entrypoints/background/handlers/staking';
import { createVotingHandlers } from '@/entrypoints/background/handlers/voting';
import { addEndpoint } from '@/lib/chain/add-endpoint';
import { noteLag } from '@/lib/chain/health';
import { readNetwork, updateNetwork } from '@/lib/chain/networks';
import type { ProposalId, RecordId } from '@/lib/model/ids';
import type { ParsedOf } from '@/lib/protocol/messages';
import { openDatabase } from '@/lib/storage/database';
import { type ChainAccess, chainAccess } from '@/lib/transactions/chain-access';
import { type EmbeddedChain, startChain } from '@/scripts/embedded-chain/chain';
import { refuse } from '@/tests/helpers/fake-chain';
import { type FaultProxy, startFaultProxy } from '@/tests/helpers/fault-proxy';
import { createTestKeystore, password, type TestKeystore } from '@/tests/helpers/keystore';
import { runUntil, step } from '@/tests/helpers/killable';
import {
  createWorld,
  holder,
  holderKey,
  listTransactions,
  type World,
} from '@/tests/helpers/world';

vi.mock('@/lib/storage/database', async (importActual) => {
  const { withKillableDatabase } = await import('@/tests/helpers/killable-database');
  return withKillableDatabase(await importActual());
});

const asker = { caller: 'ui' as const, tabId: null, url: '' };

let world: World;
let record: RecordId;
let keystore: TestKeystore;
let firstBlock: number;

beforeAll(async () => {
  world = await createWorld();
  record = { chainId: world.chain.chainId, registry: world.registry, id: world.model.id };
});
afterAll(() => world?.chain.stop());

beforeEach(async () => {
  keystore = createTestKeystore({ nowMs: Date.now() });
  await addEndpoint({ url: world.chain.rpcUrl, operator: 'test', own: true });
  const accounts = createAccountHandlers(keystore);
  await accounts['account.import-key']({ privateKey: holderKey, password }, asker);
  firstBlock = Number(await world.chain.rpc('eth_blockNumber')) + 1;
});

/** A background worker with nothing in memory. */
function startWorker(change: Partial<ChainAccess> = {}) {
  const killable: ChainAccess = {
    readNetwork: chainAccess.readNetwork,
    ask: chainAccess.ask,
    askAll: async (...request) => {
      step();
      const answers = await chainAccess.askAll(...request);
      step();
      return answers;
    },
    ...change,
  };
  const context = createActingContext(createTestKeystore(keystore.clock), killable);
  return {
    ...createAccountHandlers(context.keystore),
    ...createStakingHandlers(context),
    ...createVotingHandlers(context),
    ...createProposingHandlers(context),
    ...createActivityHandlers(context),
  };
}
type Worker = ReturnType<typeof startWorker>;

/** What the account has sent since the test began; the node may mine a moment after it took a transaction. */
async function sent() {
  await expect
    .poll(() => world.chain.rpc('txpool_status'))
    .toEqual({ pending: '0x0', queued: '0x0' });
  return listTransactions(world.chain, holder, firstBlock);
}
type SubmitRoute = 'stake.submit' | 'ballot.submit' | 'proposal.submit';

/** Submits what was prepared and waits until the node has it in a block. */
async function submitAndMine(
  worker: Worker,
  route: SubmitRoute,
  request: { preparedId: string; requestId: string },
) {
  const submitted = await worker[route](request, asker);
  if (submitted.status !== 'submitted') throw new Error('It was rejected.');
  await expect
    .poll(() => world.chain.rpc('eth_getTransactionReceipt', [submitted.hash]))
    .not.toBeNull();
  return submitted;
}

const newId = () => crypto.randomUUID();

async function prepareStake(worker: Worker, tokens: string) {
  const action = { kind: 'stake', assets: parseEther(tokens), delegatee: null } as const;
  return worker['stake.prepare']({ record, action }, asker);
}

async function readVotes(chain: EmbeddedChain): Promise<bigint> {
  const data = encodeFunctionData({ abi: stakeVaultAbi, functionName: 'getVotes', args: [holder] });
  const answer = await chain.rpc('eth_call', [{ to: world.model.vault, data }, 'latest']);
  return BigInt(answer as Hex);
}

describe('stake', () => {
  test('default: one transaction, with the allowance signed into it', async () => {
    const worker = startWorker();
    const view = await prepareStake(worker, '7');
    expect(view).toMatchObject({
      kind: 'stake',
      from: holder,
      to: world.model.vault,
      toName: 'StakeVault',
      demo: true,
      decoded: {
        kind: 'known',
        contractName: 'StakeVault',
        functionName: 'stakeWithPermitAndDelegate',
        arguments: expect.arrayContaining([
          {
            name: 'assets',
            type: 'uint256',
            value: '7',
            exact: '7000000000000000000',
            unit: 'amount',
          },
        ]),
      },
      permit: { token: world.model.token, spender: world.model.vault, value: parseEther('7') },
      simulation: { status: 'ok', method: 'eth_simulateV1' },
      missingWei: 0n,
    });
    const votes = await readVotes(world.chain);
    const request = { preparedId: view.id, requestId: newId() };
    const submitted = await submitAndMine(worker, 'stake.submit', request);
    const [only, ...more] = await sent();
    expect(more).toEqual([]);
    expect(submitted).toEqual({ status: 'submitted', id: request.requestId, hash: only?.hash });
    expect(await readVotes(world.chain)).toBe(votes + parseEther('7'));
    const { args } = decodeFunctionData({ abi: stakeVaultAbi, data: only?.input ?? '0x' });
    expect(args?.[0]).toBe(parseEther('7'));
    const [activity] = await worker['activity.list']({}, asker);
    expect(activity).toMatchObject({ id: request.requestId, kind: 'stake', state: 'included' });
    expect(activity?.hash).toBe(only?.hash);
  });

  test('behaviour: what it cost is within what was shown', async () => {
    const worker = startWorker();
    const view = await prepareStake(worker, '1');
    const before = BigInt((await world.chain.rpc('eth_getBalance', [holder, 'latest'])) as Hex);
    await submitAndMine(worker, 'stake.submit', { preparedId: view.id, requestId: newId() });
    const after = BigInt((await world.chain.rpc('eth_getBalance', [holder, 'latest'])) as Hex);
    expect(before - after).toBeGreaterThan(0n);
    expect(before - after).toBeLessThanOrEqual(view.fee.maxCostWei);
  });

  test('behaviour: more than one has is told before it is signed, and not sent', async () => {
    const worker = startWorker();
    const view = await prepareStake(worker, '5000');
    expect(view.simulation).toMatchObject({ status: 'reverts', code: 'revert.balance' });
    await expect(
      worker['stake.submit']({ preparedId: view.id, requestId: newId() }, asker),
    ).rejects.toMatchObject({ code: 'transactions.would_revert' });
    expect(await sent()).toEqual([]);
  });

  test('behaviour: a node without eth_simulateV1 says so, and the stake goes through', async () => {
    const ask: ChainAccess['ask'] = async (chainId, method, params) => {
      if (method === 'eth_simulateV1') throw refuse('method not found', -32601);
      return chainAccess.ask(chainId, method, params);
    };
    const worker = startWorker({ ask });
    const view = await prepareStake(worker, '2');
    expect(view.simulation).toEqual({ status: 'not-simulated', code: 'chain.refused' });
    await submitAndMine(worker, 'stake.submit', { preparedId: view.id, requestId: newId() });
    expect(await sent()).toHaveLength(1);
  });

  test('behaviour: unstake, too early, then claimed', async () => {
    const worker = startWorker();
    const act = async (action: ParsedOf<'stake.prepare'>['action']) => {
      const view = await worker['stake.prepare']({ record, action }, asker);
      if (view.simulation.status === 'reverts') return view.simulation.code;
      await submitAndMine(worker, 'stake.submit', { preparedId: view.id, requestId: newId() });
      await worker['activity.list']({}, asker);
      return null;
    };
    expect(await act({ kind: 'request-unstake', shares: parseEther('3') })).toBeNull();
    expect(await act({ kind: 'claim-unstake', requestId: 1n })).toBe('revert.too_early');
    await world.chain.increaseTime(60);
    expect(await act({ kind: 'claim-unstake', requestId: 1n })).toBeNull();
    expect(await act({ kind: 'claim-unstake', requestId: 1n })).toBe('revert.unknown_request');
    expect(await sent()).toHaveLength(2);
  });
});

describe('kills and clicks', () => {
  test('behaviour: killed at each step in turn and asked again by a new worker: one transaction each', async () => {
    const steps = await countSteps();
    expect(steps).toBeGreaterThan(10);
    for (let diesAt = 1; diesAt <= steps; diesAt++) {
      const worker = startWorker();
      const view = await prepareStake(worker, '0.01');
      const request = { preparedId: view.id, requestId: newId() };
      const before = (await sent()).length;
      const first = await runUntil(diesAt, () => worker['stake.submit'](request, asker));
      expect([diesAt, first.status]).toEqual([diesAt, 'killed']);
      const next = startWorker();
      const again = await next['stake.submit'](request, asker);
      const all = await sent();
      expect([diesAt, all.length]).toEqual([diesAt, before + 1]);
      expect(again).toMatchObject({ status: 'submitted', hash: all.at(-1)?.hash });
      await next['activity.list']({}, asker);
    }
  }, 180_000);

  test('behaviour: killed after the signature and never asked again: the alarm sends it', async () => {
    const steps = await countSteps();
    for (let diesAt = steps - 4; diesAt <= steps; diesAt++) {
      const worker = startWorker();
      const view = await prepareStake(worker, '0.02');
      const request = { preparedId: view.id, requestId: newId() };
      const before = (await sent()).length;
      await runUntil(diesAt, () => worker['stake.submit'](request, asker));
      const activity = await startWorker()['activity.list']({}, asker);
      const mine = activity.find(({ id }) => id === request.requestId);
      const isSigned = mine?.hash !== null;
      await startWorker()['activity.list']({}, asker);
      expect([diesAt, (await sent()).length - before]).toEqual([diesAt, isSigned ? 1 : 0]);
      // The unsigned one is not in the way of the next round.
      keystore.clock.nowMs += 11 * 60_000;
      await startWorker()['account.unlock']({ password }, asker);
      await startWorker()['activity.list']({}, asker);
    }
  });

  test('behaviour: two clicks at once, two tabs, and a third later: one transaction', async () => {
    const worker = startWorker();
    const view = await prepareStake(worker, '0.5');
    const request = { preparedId: view.id, requestId: newId() };
    const answers = await Promise.all([
      worker['stake.submit'](request, asker),
      startWorker()['stake.submit'](request, asker),
      worker['stake.submit']({ ...request, requestId: newId() }, asker),
    ]);
    const third = await submitAndMine(worker, 'stake.submit', request);
    const all = await sent();
    expect(all).toHaveLength(1);
    expect(
      new Set([...answers, third].map((one) => one.status === 'submitted' && one.hash)),
    ).toEqual(new Set([all[0]?.hash]));
  });

  test('behaviour: different submissions at once take different nonces', async () => {
    const worker = startWorker();
    const views = [];
    for (const tokens of ['0.1', '0.2', '0.3']) {
      const action = { kind: 'request-unstake', shares: parseEther(tokens) } as const;
      views.push(await worker['stake.prepare']({ record, action }, asker));
    }
    await Promise.all(
      views.map(({ id }) => worker['stake.submit']({ preparedId: id, requestId: newId() }, asker)),
    );
    const nonces = (await sent()).map(({ nonce }) => nonce);
    expect(nonces).toHaveLength(3);
    expect(new Set(nonces).size).toBe(3);
  });

  async function countSteps(): Promise<number> {
    const worker = startWorker();
    const view = await prepareStake(worker, '0.03');
    const request = { preparedId: view.id, requestId: newId() };
    const whole = await runUntil(Number.POSITIVE_INFINITY, () =>
      worker['stake.submit'](request, asker),
    );
    await worker['activity.list']({}, asker);
    return whole.steps;
  }
});

describe('one endpoint for a send', () => {
  let proxies: FaultProxy[];
  beforeEach(async () => {
    proxies = await Promise.all(['a', 'b'].map(() => startFaultProxy(world.chain.rpcUrl)));
    const endpoints = proxies.map(({ url }, i) => ({
      ...{ id: `proxy-${i}`, chainId: record.chainId, url, operator: `operator ${i}`, own: true },
    }));
    await updateNetwork(record.chainId, (before) => before && { ...before, endpoints });
  });
  afterEach(async () => {
    await Promise.all(proxies.map(({ stop }) => stop()));
  });

  test('T8 simulated and estimated by one, its nonce and fee told by all, sent to all', async () => {
    const worker = startWorker();
    const single = ['eth_simulateV1', 'eth_estimateGas', 'eth_getCode', 'eth_getBalance'];
    const count = (methods: readonly string[]) =>
      proxies.map(({ requests }) => requests.filter((one) => methods.includes(one.method)).length);
    const view = await prepareStake(worker, '0.2');
    // Whichever answered first was taken.
    const kept = count(single).findIndex((asked) => asked > 0);
    const asOne = (asked: number) => (kept === 0 ? [asked, 0] : [0, asked]);
    const asked = count(single)[kept] ?? 0;
    expect(count(single)).toEqual(asOne(asked));
    expect(asked).toBeGreaterThan(2);
    // The other one is the better by now.
    await noteLag(`proxy-${kept}`);
    await submitAndMine(worker, 'stake.submit', { preparedId: view.id, requestId: newId() });
    expect(count(['eth_simulateV1'])).toEqual(asOne(2));
    for (const method of ['eth_getTransactionCount', 'eth_maxPriorityFeePerGas']) {
      expect([method, count([method])]).toEqual([method, [1, 1]]);
    }
    expect(count(['eth_sendRawTransaction'])).toEqual([1, 1]);
    expect(await sent()).toHaveLength(1);
  });
});

describe('what must not be sent', () => {
  test('behaviour: locked says so; unlocked, the same request goes through', async () => {
    const worker = startWorker();
    const view = await prepareStake(worker, '1');
    const request = { preparedId: view.id, requestId: newId() };
    await worker['account.lock']({}, asker);
    await expect(worker['stake.submit'](request, asker)).rejects.toMatchObject({
      code: 'signer.locked',
    });
    await expect(
      worker['account.unlock']({ password: 'wrong password' }, asker),
    ).rejects.toMatchObject({ code: 'keystore.wrong_password' });
    await expect(worker['stake.submit'](request, asker)).rejects.toMatchObject({
      code: 'signer.locked',
    });
    expect(await sent()).toEqual([]);
    await worker['account.unlock']({ password }, asker);
    await submitAndMine(worker, 'stake.submit', request);
    expect(await sent()).toHaveLength(1);
  });

  test('behaviour: an endpoint that is on another chain all of a sudden gets nothing', async () => {
    const worker = startWorker();
    const view = await prepareStake(worker, '1');
    const other = await startChain({ chainId: 10, ticks: false });
    try {
      const { endpoints } = await readNetwork(record.chainId);
      await updateNetwork(
        record.chainId,
        (before) =>
          before && {
            ...before,
            endpoints: endpoints.map((endpoint) => ({ ...endpoint, url: `${other.rpcUrl}/` })),
          },
      );
      await expect(
        worker['stake.submit']({ preparedId: view.id, requestId: newId() }, asker),
      ).rejects.toMatchObject({ code: 'chain.mismatch' });
      expect(await listTransactions(other, holder)).toEqual([]);
    } finally {
      await other.stop();
    }
    expect(await sent()).toEqual([]);
  });

  test('behaviour: an account that cannot pay the fee is told how much is missing', async () => {
    const worker = startWorker();
    const poor = `0x${'5c'.repeat(32)}`;
    await worker['account.import-key']({ privateKey: poor, password }, asker);
    const action = { kind: 'delegate', delegatee: holder } as const;
    const view = await worker['stake.prepare']({ record, action }, asker);
    expect(view.nativeBalanceWei).toBe(0n);
    expect(view.missingWei).toBe(view.fee.maxCostWei);
    await expect(
      worker['stake.submit']({ preparedId: view.id, requestId: newId() }, asker),
    ).rejects.toMatchObject({
      code: 'transactions.insufficient_funds',
      facts: { missingWei: view.missingWei, nativeSymbol: 'ETH' },
    });
  });

  test('behaviour: too late, or by another route, is nothing', async () => {
    const worker = startWorker();
    const view = await prepareStake(worker, '1');
    const request = { preparedId: view.id, requestId: newId() };
    await expect(worker['ballot.submit'](request, asker)).rejects.toMatchObject({
      code: 'transactions.expired',
    });
    keystore.clock.nowMs += 10 * 60_000;
    await expect(worker['stake.submit'](request, asker)).rejects.toMatchObject({
      code: 'transactions.expired',
    });
    expect(await sent()).toEqual([]);
  });
});

describe('propose and vote', () => {
  test('default: a proposal, its vote, and why a second vote fails', async () => {
    const worker = startWorker();
    const actions = [
      {
        target: world.model.token,
        valueWei: 0n,
        calldata: encodeFunctionData({
          abi: stakeVaultAbi,
          functionName: 'approve',
          args: [holder, 5n * 10n ** 18n],
        }),
      },
    ];
    const draft = { record, actions, description: '# Pay\n\nFor *work*.' };
    const proposal = await worker['proposal.prepare'](draft, asker);
    expect(proposal).toMatchObject({
      kind: 'propose',
      toName: 'ModelGovernor',
      simulation: { status: 'ok' },
      decoded: {
        functionName: 'propose',
        inner: [
          {
            target: world.model.token,
            decoded: { kind: 'known', contractName: 'ModelToken', functionName: 'approve' },
          },
        ],
      },
    });
    await submitAndMine(worker, 'proposal.submit', { preparedId: proposal.id, requestId: newId() });
    const id = await readNewestProposal();
    await world.chain.increaseTime(5);

    const choice = { kind: 'nominal', support: 'for' } as const;
    const vote = { record, proposalId: id, choice, reason: 'It is fair.' };
    const ballot = await worker['ballot.prepare'](vote, asker);
    expect(ballot.decoded).toMatchObject({ functionName: 'castVoteWithReason' });
    await submitAndMine(worker, 'ballot.submit', { preparedId: ballot.id, requestId: newId() });
    const [against, inFavour] = await readTally(id);
    expect(against).toBe(0n);
    expect(inFavour).toBeGreaterThan(parseEther('400'));

    await worker['activity.list']({}, asker);
    const second = await worker['ballot.prepare'](vote, asker);
    expect(second.simulation).toMatchObject({ status: 'reverts', code: 'revert.already_voted' });
    const early = { record, proposalId: id, step: 'queue' } as const;
    await expect(worker['proposal.advance'](early, asker)).rejects.toMatchObject({
      code: 'governance.wrong_state',
    });
    await world.chain.increaseTime(2000);
    const queue = await worker['proposal.advance'](early, asker);
    await submitAndMine(worker, 'proposal.submit', { preparedId: queue.id, requestId: newId() });
    await world.chain.increaseTime(200);
    const last = await worker['proposal.advance']({ ...early, step: 'execute' }, asker);
    expect(last).toMatchObject({ kind: 'execute', simulation: { status: 'ok' } });
    await submitAndMine(worker, 'proposal.submit', { preparedId: last.id, requestId: newId() });
    expect(await sent()).toHaveLength(4);
  });

  test('behaviour: the same proposal is refused while it is on its way', async () => {
    const worker = startWorker({
      askAll: async (chainId, method, params) => {
        if (method === 'eth_sendRawTransaction') throw new Error('The line is dead.');
        return chainAccess.askAll(chainId, method, params);
      },
    });
    const actions = [{ target: world.model.token, valueWei: 0n, calldata: '0x' as const }];
    const draft = { record, actions, description: '# Twice' };
    const first = await worker['proposal.prepare'](draft, asker);
    const second = await worker['proposal.prepare'](draft, asker);
    const requestId = newId();
    await worker['proposal.submit']({ preparedId: first.id, requestId }, asker);
    const busy = { code: 'transactions.intent_open', facts: { id: requestId } };
    await expect(
      worker['proposal.submit']({ preparedId: second.id, requestId: newId() }, asker),
    ).rejects.toMatchObject(busy);
    await expect(worker['proposal.prepare'](draft, asker)).rejects.toMatchObject(busy);
    expect(await sent()).toEqual([]);
    await startWorker()['activity.list']({}, asker);
    expect(await sent()).toHaveLength(1);
  });

  async function readNewestProposal(): Promise<ProposalId> {
    const count = BigInt((await callGovernor('proposalCount', [])) as Hex);
    const answer = await callGovernor('proposalAt', [count - 1n]);
    return BigInt((answer as Hex).slice(0, 66)) as ProposalId;
  }

  async function readTally(id: bigint): Promise<readonly bigint[]> {
    const answer = (await callGovernor('proposalVotes', [id])) as Hex;
    return [0, 1, 2].map((i) => BigInt(`0x${answer.slice(2 + i * 64, 66 + i * 64)}`));
  }

  function callGovernor(
    functionName: 'proposalCount' | 'proposalAt' | 'proposalVotes',
    args: readonly bigint[],
  ) {
    const data = encodeFunctionData({ abi: modelGovernorAbi, functionName, args: args as never });
    return world.chain.rpc('eth_call', [{ to: world.model.governor, data }, 'latest']);
  }
});

describe('following', () => {
  test('behaviour: a block that goes away sends it back, and the same bytes come in again; then final', async () => {
    const worker = startWorker();
    const view = await prepareStake(worker, '0.4');
    await submitAndMine(worker, 'stake.submit', { preparedId: view.id, requestId: newId() });
    const look = async () => (await startWorker()['activity.list']({}, asker))[0];
    const first = await look();
    expect(first).toMatchObject({ state: 'included' });
    await world.chain.reorg(1);
    expect(await sent()).toEqual([]);
    expect(await look()).toMatchObject({ state: 'broadcast', blockNumber: null });
    await expect.poll(look).toMatchObject({ state: 'included', hash: first?.hash });
    expect(await sent()).toHaveLength(1);
    await world.chain.mine(12);
    expect(await look()).toMatchObject({ state: 'final', hash: first?.hash });
  });

  test('behaviour: a transaction that fails on the chain says why', async () => {
    const worker = startWorker();
    const action = { kind: 'request-unstake', shares: parseEther('480') } as const;
    const first = await worker['stake.prepare']({ record, action }, asker);
    const action2 = { kind: 'request-unstake', shares: parseEther('481') } as const;
    const second = await worker['stake.prepare']({ record, action: action2 }, asker);
    await submitAndMine(worker, 'stake.submit', { preparedId: first.id, requestId: newId() });
    const requestId = newId();
    await submitAndMine(worker, 'stake.submit', { preparedId: second.id, requestId });
    const activity = await worker['activity.list']({}, asker);
    expect(activity.find(({ id }) => id === requestId)).toMatchObject({
      state: 'failed',
      error: { code: 'revert.balance' },
    });
    expect(await sent()).toHaveLength(2);
  });
});

describe('endpoints that fail', () => {
  let proxy: FaultProxy;
  beforeEach(async () => {
    proxy = await startFaultProxy(world.chain.rpcUrl);
    await addEndpoint({ url: proxy.url, operator: 'proxy', own: true });
  });
  afterEach(() => proxy.stop());

  /** Only the endpoint that fails is left. */
  async function leaveProxyOnly(): Promise<void> {
    await updateNetwork(
      record.chainId,
      (before) =>
        before && {
          ...before,
          endpoints: before.endpoints.filter(({ operator }) => operator === 'proxy'),
        },
    );
  }

  test('behaviour: the transaction is taken and the answer lost: submitted, found by its hash, sent once', async () => {
    await leaveProxyOnly();
    const worker = startWorker();
    const view = await prepareStake(worker, '0.6');
    proxy.setFault(async ({ method }, pass) => {
      if (method !== 'eth_sendRawTransaction') return null;
      await pass();
      return { status: 502, body: 'bad gateway' };
    });
    const request = { preparedId: view.id, requestId: newId() };
    const submitted = await submitAndMine(worker, 'stake.submit', request);
    expect(await worker['stake.submit'](request, asker)).toEqual(submitted);
    expect((await sent()).map(({ hash }) => hash)).toEqual([submitted.hash]);
    proxy.setFault(null);
    await expect
      .poll(async () => (await startWorker()['activity.list']({}, asker))[0])
      .toMatchObject({ state: 'included', hash: submitted.hash });
  });

  test('behaviour: an endpoint that lags behind does not make a nonce come twice', async () => {
    await leaveProxyOnly();
    const worker = startWorker();
    const count = await world.chain.rpc('eth_getTransactionCount', [holder, 'latest']);
    proxy.setFault(({ method, params }) =>
      method === 'eth_getTransactionCount' && params[1] === 'pending' ? { result: count } : null,
    );
    for (const shares of [1n, 2n, 3n]) {
      const action = { kind: 'request-unstake', shares } as const;
      const view = await worker['stake.prepare']({ record, action }, asker);
      await submitAndMine(worker, 'stake.submit', { preparedId: view.id, requestId: newId() });
    }
    const nonces = (await sent()).map(({ nonce }) => nonce);
    expect(nonces).toEqual([0, 1, 2].map((i) => Number(count) + i));
  });

  test('behaviour: an endpoint that counts out of thin air is not believed', async () => {
    const worker = startWorker();
    const view = await prepareStake(worker, '0.7');
    proxy.setFault(({ method }) =>
      method === 'eth_getTransactionCount' ? { result: '0x3e8' } : null,
    );
    await expect(
      worker['stake.submit']({ preparedId: view.id, requestId: newId() }, asker),
    ).rejects.toMatchObject({ code: 'chain.disagree' });
    expect(await sent()).toEqual([]);
  });
});

test('behaviour: nothing of a key is in the database', async () => {
  const worker = startWorker();
  const view = await prepareStake(worker, '0.01');
  await submitAndMine(worker, 'stake.submit', { preparedId: view.id, requestId: newId() });
  const database = await openDatabase();
  const everything = JSON.stringify(
    await Promise.all(
      (['keystore', 'journal', 'networks'] as const).map((name) => database.getAll(name)),
    ),
  );
  expect(everything).not.toContain('4b4b4b4b4b');
});
