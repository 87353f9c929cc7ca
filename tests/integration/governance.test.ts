/** Reads of governance and stake on the seeded demo, and every prepared call sent for real. */
import { type Address, parseEther, parseSignature, zeroAddress } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Call } from '@/lib/model/call';
import type { RecordId } from '@/lib/model/ids';
import type { Proposal } from '@/lib/model/proposal';
import { demoAccount, getAddressOf, type Person } from '@/scripts/embedded-chain/accounts';
import { demoChainId, type EmbeddedChain } from '@/scripts/embedded-chain/chain';
import { createCommunity } from '@/scripts/embedded-chain/community';
import { getContracts, startDemoChain } from '@/scripts/embedded-chain/demo-chain';
import { linkedRecordIds } from '@/scripts/embedded-chain/seed-models';
import { type FaultProxy, startFaultProxy } from '@/tests/helpers/fault-proxy';

const day = 86_400;
let chain: EmbeddedChain;
let mark: string;
let proxies: [FaultProxy, FaultProxy];

beforeAll(async () => {
  chain = await startDemoChain();
});
afterAll(() => chain?.stop());

beforeEach(async () => {
  mark = await chain.snapshot();
  proxies = await Promise.all([startFaultProxy(chain.rpcUrl), startFaultProxy(chain.rpcUrl)]);
});
afterEach(async () => {
  await Promise.all(proxies.map((proxy) => proxy.stop()));
  await chain.revert(mark);
});

const asker = { caller: 'ui', tabId: null, url: '' } as const;

function recordOf(name: 'mistral' | 'smollm' | 'qwen' | 'bge' | 'whisper' | 'bert'): RecordId {
  const [, id] = [...linkedRecordIds].find(([locator]) => locator.includes(name)) ?? [];
  return { chainId: demoChainId, registry: getContracts().registry, id: id as bigint };
}

/** The background's reads as `person`, freshly started, with both endpoints. */
async function startWorker(person: Person | null, actedOn: readonly RecordId[] = []) {
  vi.resetModules();
  const { createModelHandlers } = await import('@/entrypoints/background/handlers/models');
  const { updateWaitingVotes } = await import('@/entrypoints/background/waiting-votes');
  const { addEndpoint } = await import('@/lib/chain/add-endpoint');
  const { readNetworks } = await import('@/lib/chain/networks');
  const { readGovernedRecord } = await import('@/lib/chain/records');
  const governor = await import('@/lib/governance/openzeppelin-governor');
  const { getProposalId } = await import('@/lib/governance/proposal-id');
  const vault = await import('@/lib/staking/vault');
  if ((await readNetworks()).length === 0) {
    for (const [i, { url }] of proxies.entries()) {
      await addEndpoint({ url, operator: `operator ${i}`, own: false });
    }
  }
  const { createPageHandlers } = await import('@/entrypoints/background/handlers/pages');
  const { defaultSettings, writeSettings } = await import('@/lib/storage/settings');
  const { nameCode } = await import('@/lib/chain/known-code');
  const { chainAccess } = await import('@/lib/transactions/chain-access');
  const now = () => Date.now();
  const context = {
    now,
    readAccount: async () => (person ? getAddressOf(person) : null),
    readActedOn: async () => actedOn,
    targets: { chain: chainAccess, nameCode },
  };
  const handlers = createModelHandlers(context);
  await writeSettings({ ...defaultSettings, consentedAtMs: 1 });
  const listProposals = (record: RecordId) => handlers['proposal.list']({ record }, asker);
  const readBallot = (record: RecordId, { id }: Pick<Proposal, 'id'>) =>
    handlers['ballot.read']({ record, proposalId: id }, asker);
  const readModel = async (record: RecordId) => (await readGovernedRecord(record, now)).model;
  const readNetwork = async (record: RecordId) => (await readGovernedRecord(record, now)).network;
  return {
    handlers,
    pages: createPageHandlers({ getApi: () => null, now }),
    refuseConsent: () => writeSettings(defaultSettings),
    updateWaitingVotes: () => updateWaitingVotes(context),
    listProposals,
    readBallot,
    readModel,
    readNetwork,
    getProposalId,
    ...governor,
    ...vault,
  };
}

async function send(person: Person, call: Call): Promise<void> {
  await createCommunity(chain.rpcUrl, getContracts()).send(person, call.to, call.data);
}

function forgetRequests() {
  for (const { requests } of proxies) requests.length = 0;
}

async function find(
  worker: Awaited<ReturnType<typeof startWorker>>,
  record: RecordId,
  state: Proposal['state'],
): Promise<Proposal> {
  const { proposals } = await worker.listProposals(record);
  const found = proposals.find((one) => one.state === state);
  if (!found) throw new Error(`No proposal is ${state}: ${proposals.map((one) => one.state)}`);
  return found;
}

describe('holding.list', () => {
  test('default: every model of the account, with what waits for its vote', async () => {
    const worker = await startWorker('demo');
    const holdings = await worker.handlers['holding.list']({}, asker);
    expect(holdings.map(({ model }) => model.symbol).sort()).toEqual(
      ['BGEM', 'MSTC', 'QWNC', 'SMOL', 'WHSP'].sort(),
    );
    const mistral = holdings.find(({ model }) => model.symbol === 'MSTC');
    expect(mistral?.position).toMatchObject({
      account: getAddressOf('demo'),
      tokenBalance: parseEther('12500'),
      shares: parseEther('87500'),
      votes: parseEther('87500'),
      delegate: getAddressOf('demo'),
      nativeSymbol: 'ETH',
    });
    expect(mistral?.position.nativeBalanceWei).toBeGreaterThan(0n);
    expect(mistral?.open.map(({ title }) => title).every((title) => title.length > 3)).toBe(true);
    expect(mistral?.open.map(({ state }) => state)).toEqual(['active', 'active']);
  });

  test('behaviour: nothing without an account, nothing for a stranger', async () => {
    expect(await (await startWorker(null)).handlers['holding.list']({}, asker)).toEqual([]);
    expect(await (await startWorker('lab')).handlers['holding.list']({}, asker)).toEqual([]);
  });

  test('behaviour: a model with nothing left in it but an unstake request', async () => {
    const worker = await startWorker('squatter', [recordOf('bge')]);
    const [holding] = await worker.handlers['holding.list']({}, asker);
    expect(holding?.model.symbol).toBe('BGEM');
  });

  test('error: nobody answers', async () => {
    const worker = await startWorker('demo');
    for (const proxy of proxies) proxy.setFault(() => ({ status: 500, body: '' }));
    await expect(worker.handlers['holding.list']({}, asker)).rejects.toMatchObject({
      code: 'chain.unreachable',
    });
  });
});

describe('position.read', () => {
  test('default: requests in escrow, and when they are ready', async () => {
    const worker = await startWorker('demo');
    const position = await worker.handlers['position.read']({ record: recordOf('bge') }, asker);
    expect(position.requests).toHaveLength(1);
    expect(position.requests[0]).toMatchObject({ shares: parseEther('6000') });
    expect(position.requests[0]?.readyAt).toBeLessThanOrEqual(position.timestamp);
    expect(position.cooldownSeconds).toBe(BigInt(day));
  });

  test('error: a record without a community, one that is not there, no account', async () => {
    const worker = await startWorker('demo');
    const read = (record: RecordId) => worker.handlers['position.read']({ record }, asker);
    await expect(read(recordOf('bert'))).rejects.toMatchObject({
      code: 'governance.not_launched',
    });
    await expect(read({ ...recordOf('bge'), id: 999n })).rejects.toMatchObject({
      code: 'governance.record_unknown',
    });
    await expect(read({ ...recordOf('bge'), registry: zeroAddress })).rejects.toMatchObject({
      code: 'governance.record_unknown',
    });
    await expect(read({ ...recordOf('bge'), chainId: 5 })).rejects.toMatchObject({
      code: 'network.unknown',
    });
    const nobody = await startWorker(null);
    await expect(
      nobody.handlers['position.read']({ record: recordOf('bge') }, asker),
    ).rejects.toMatchObject({ code: 'signer.no_account' });
  });

  test('error: endpoints that disagree on the account', async () => {
    const worker = await startWorker('demo');
    const record = recordOf('mistral');
    const { shares } = await worker.handlers['position.read']({ record }, asker);
    const word = (value: bigint) => value.toString(16).padStart(64, '0');
    proxies[1].setFault(async (_, pass) => {
      const answer = await pass();
      return { result: JSON.parse(JSON.stringify(answer).replaceAll(word(shares), word(1n))) };
    });
    await expect(worker.handlers['position.read']({ record }, asker)).rejects.toMatchObject({
      code: 'chain.disagree',
    });
  });
});

describe('proposal.list', () => {
  test('default: newest first, texts checked against their ids, kept afterwards', async () => {
    const worker = await startWorker('demo');
    const { proposals, next, timestamp } = await worker.listProposals(recordOf('qwen'));
    expect(next).toBeNull();
    expect(timestamp).toBe(await chain.readTime());
    expect(proposals.map(({ state }) => state).sort()).toEqual(
      [
        'active',
        'active',
        'canceled',
        'defeated',
        'executed',
        'executed',
        'executed',
        'queued',
      ].sort(),
    );
    for (const { id, actions, description, body, snapshot } of proposals) {
      expect(worker.getProposalId(actions, description)).toBe(id);
      expect(body).not.toContain('#proposer=');
      expect(snapshot).toBeGreaterThan(0n);
    }
    const blocks = proposals.map(({ blockNumber }) => blockNumber);
    expect(blocks).toEqual([...blocks].sort((a, b) => Number(b - a)));
    forgetRequests();
    await (await startWorker('demo')).listProposals(recordOf('qwen'));
    const methods = proxies.flatMap(({ requests }) => requests.map(({ method }) => method));
    expect(methods).not.toContain('eth_getLogs');
  });

  test('args: the next page', async () => {
    const worker = await startWorker('demo');
    const record = recordOf('qwen');
    const all = (await worker.listProposals(record)).proposals.map(({ id }) => id);
    const { proposals } = await worker.handlers['proposal.list']({ record, from: 2n }, asker);
    expect(proposals.map(({ id }) => id)).toEqual(all.slice(2));
  });

  test('behaviour: a log that was changed is not believed; another endpoint has the true one', async () => {
    const worker = await startWorker('demo');
    const change = async ({ method }: { method: string }, pass: () => Promise<unknown>) => {
      if (method !== 'eth_getLogs') return null;
      const [title, evil] = ['proposer', 'Proposer'].map((text) =>
        Buffer.from(text).toString('hex'),
      );
      const logs = JSON.stringify(await pass());
      return { result: JSON.parse(logs.replaceAll(title as string, evil as string)) };
    };
    proxies[0].setFault(change);
    const { proposals } = await worker.listProposals(recordOf('mistral'));
    expect(proposals.every(({ title }) => title !== '')).toBe(true);

    const [proposal] = (await worker.listProposals(recordOf('smollm'))).proposals;
    if (!proposal) throw new Error('no proposal');
    expect(proposal.title).not.toBe('');
    for (const proxy of proxies) proxy.setFault(change);
    const later = await worker.listProposals(recordOf('bge'));
    expect(later.proposals.every(({ description }) => description === '')).toBe(true);
    const [unread] = later.proposals;
    await expect(worker.readBallot(recordOf('bge'), unread as Proposal)).rejects.toMatchObject({
      code: 'governance.text_unavailable',
    });
  });

  test('behaviour: dropped logs, and endpoints that keep none', async () => {
    const worker = await startWorker('demo');
    proxies[0].setFault(({ method }) => (method === 'eth_getLogs' ? { result: [] } : null));
    const { proposals } = await worker.listProposals(recordOf('mistral'));
    expect(proposals.every(({ title }) => title !== '')).toBe(true);
  });
});

describe('proposal.titles', () => {
  /** What a card on this model's page asks. */
  async function ask(worker: Awaited<ReturnType<typeof startWorker>>, record: RecordId) {
    const { governor, live } = await worker.readModel(record);
    const proposals = live.map(({ id, blockNumber }) => ({ id, blockNumber }));
    const input = { chainId: record.chainId, governor: governor as Address, proposals };
    return { ask: () => worker.pages['proposal.titles'](input, asker), proposals };
  }
  const countLogs = () =>
    proxies.map(({ posts }) => posts.filter((post) => post.includes('eth_getLogs')).length);

  test('default: one request to one endpoint, and none once they are kept', async () => {
    const worker = await startWorker(null);
    const { ask: askTitles, proposals } = await ask(worker, recordOf('smollm'));
    expect(proposals.length).toBeGreaterThan(1);
    const titles = await askTitles();
    expect(titles.map(({ id }) => id).sort()).toEqual(proposals.map(({ id }) => id).sort());
    expect(titles.map(({ title }) => title)).toContain('Keep a mirror for one year');
    expect(countLogs().sort()).toEqual([0, 1]);
    await (await ask(await startWorker(null), recordOf('smollm'))).ask();
    expect(countLogs().sort()).toEqual([0, 1]);
  });

  test('behaviour: an endpoint that takes no batch is asked one by one', async () => {
    const worker = await startWorker(null);
    for (const proxy of proxies) proxy.refuseBatches();
    const { ask: askTitles, proposals } = await ask(worker, recordOf('qwen'));
    expect(await askTitles()).toHaveLength(proposals.length);
    const { readHealth } = await import('@/lib/chain/health');
    const { readNetworks } = await import('@/lib/chain/networks');
    const [network] = await readNetworks();
    for (const { id } of network?.endpoints ?? [])
      expect((await readHealth(id)).status).not.toBe('failing');
  });

  test('behaviour: a text with another hash, or none, is left out; the others are told', async () => {
    const worker = await startWorker(null);
    const { ask: askTitles, proposals } = await ask(worker, recordOf('mistral'));
    const [first] = proposals;
    const block = `0x${first?.blockNumber.toString(16)}`;
    for (const proxy of proxies)
      proxy.setFault(async ({ method, params }, pass) => {
        if (method !== 'eth_getLogs' || !JSON.stringify(params).includes(block)) return null;
        const evil = Buffer.from('Proposer').toString('hex');
        const logs = JSON.stringify(await pass());
        return {
          result: JSON.parse(logs.replaceAll(Buffer.from('proposer').toString('hex'), evil)),
        };
      });
    const titles = await askTitles();
    expect(titles).toHaveLength(proposals.length - 1);
    expect(titles.map(({ id }) => id)).not.toContain(first?.id);
  });

  test('behaviour: nothing is asked before consent', async () => {
    const worker = await startWorker(null);
    const { ask: askTitles } = await ask(worker, recordOf('mistral'));
    await worker.refuseConsent();
    expect(await askTitles()).toEqual([]);
    expect(countLogs()).toEqual([0, 0]);
  });
});

describe('ballot.read', () => {
  test('default: power at the snapshot and now', async () => {
    const worker = await startWorker('demo');
    const proposal = await find(worker, recordOf('mistral'), 'active');
    const { power, timestamp } = await worker.readBallot(recordOf('mistral'), proposal);
    expect(power).toEqual({
      atSnapshot: parseEther('87500'),
      used: 0n,
      now: parseEther('87500'),
      hasVoted: false,
      reason: 'has-power',
    });
    expect(timestamp).toBe(await chain.readTime());
  });

  test('behaviour: what it would do, in words, by the code at each target', async () => {
    const worker = await startWorker('demo');
    const record = recordOf('smollm');
    const { proposals } = await worker.listProposals(record);
    const read = (title: string) => {
      const proposal = proposals.find((one) => one.title.includes(title));
      if (!proposal) throw new Error(`no proposal has ${title} in its title`);
      return worker.readBallot(record, proposal);
    };
    const { governor, token } = await worker.readModel(record);
    expect((await read('threshold')).calls).toEqual([
      {
        action: expect.objectContaining({ target: governor, valueWei: 0n }),
        target: { address: governor.toLowerCase(), name: 'ModelGovernor', code: 'own' },
        decoded: expect.objectContaining({
          functionName: 'setProposalThreshold',
          arguments: [expect.objectContaining({ value: '500', unit: 'amount' })],
        }),
        warnings: [],
      },
    ]);
    expect((await read('mirror')).calls).toMatchObject([
      {
        target: { address: token.toLowerCase(), name: 'ModelToken', code: 'own' },
        decoded: { functionName: 'transfer', arguments: [{ name: 'to' }, { value: '6000' }] },
      },
    ]);
  });

  test('behaviour: the proposal is shown where no endpoint tells the code at a target', async () => {
    const worker = await startWorker('demo');
    const record = recordOf('smollm');
    const proposal = await find(worker, record, 'pending');
    for (const proxy of proxies)
      proxy.setFault(({ method }) => (method === 'eth_getCode' ? { status: 500, body: '' } : null));
    const { calls } = await worker.readBallot(record, proposal);
    expect(calls).toMatchObject([
      { target: { name: null, code: 'unread' }, warnings: ['code-unread'] },
    ]);
  });

  test.each<[string, Person | null, Parameters<typeof recordOf>[0], Proposal['state']]>([
    ['delegated-away', 'demo', 'whisper', 'active'],
    ['snapshot-ahead', 'demo', 'smollm', 'pending'],
    ['no-stake', 'lab', 'mistral', 'active'],
    ['no-stake', null, 'mistral', 'active'],
  ])('behaviour: %s', async (reason, person, model, state) => {
    const worker = await startWorker(person);
    const proposal = await find(worker, recordOf(model), state);
    expect((await worker.readBallot(recordOf(model), proposal)).power.reason).toBe(reason);
  });

  test('behaviour: staked after the snapshot, then unstaking', async () => {
    const record = recordOf('mistral');
    const worker = await startWorker('lab');
    const { vault, token } = await worker.readModel(record);
    await give('ada', token, 'lab', parseEther('10'));
    await send('lab', worker.prepareApprove(token, vault, parseEther('10')));
    const stake = { assets: parseEther('10'), delegatee: null, permit: worker.noPermit };
    await send('lab', worker.prepareStake(vault, stake));
    const proposal = await find(worker, record, 'active');
    const late = await worker.readBallot(record, proposal);
    expect(late.power).toMatchObject({ reason: 'staked-after-snapshot', now: parseEther('10') });
    await send('lab', worker.prepareRequestUnstake(vault, parseEther('10')));
    const gone = await worker.readBallot(record, proposal);
    expect(gone.power).toMatchObject({ reason: 'unstaking', now: 0n });
  });

  test('error: no such proposal', async () => {
    const worker = await startWorker('demo');
    await expect(
      worker.readBallot(recordOf('mistral'), { id: 5n as Proposal['id'] }),
    ).rejects.toMatchObject({ code: 'governance.proposal_unknown' });
  });
});

describe('the number on the icon', () => {
  test('default: open votes with power left; one fewer after a vote; none for a stranger', async () => {
    const texts: string[] = [];
    const setBadgeText = async ({ text }: { text: string }) => void texts.push(text);
    Object.assign(fakeBrowser, { action: { setBadgeText } });
    const worker = await startWorker('demo');
    await worker.updateWaitingVotes();
    const proposal = await find(worker, recordOf('mistral'), 'active');
    const choice = { kind: 'nominal', support: 'abstain' } as const;
    const ballot = { proposalId: proposal.id, choice, reason: '' };
    await send('demo', worker.prepareVote(proposal.governor, ballot));
    await worker.updateWaitingVotes();
    await (await startWorker('lab')).updateWaitingVotes();
    const [before, after, stranger] = texts;
    expect(Number(before)).toBeGreaterThan(1);
    expect(Number(after)).toBe(Number(before) - 1);
    expect(stranger).toBe('');
  });
});

describe('calls sent for real', () => {
  test('a vote with a reason, then nothing is left', async () => {
    const worker = await startWorker('demo');
    const record = recordOf('mistral');
    const proposal = await find(worker, record, 'active');
    const choice = { kind: 'nominal', support: 'for' } as const;
    const ballot = { proposalId: proposal.id, choice, reason: 'Because.' };
    await send('demo', worker.prepareVote(proposal.governor, ballot));
    const after = await worker.readBallot(record, proposal);
    expect(after.power).toMatchObject({ reason: 'all-used', hasVoted: true });
    expect(after.proposal.tally.forVotes - proposal.tally.forVotes).toBe(parseEther('87500'));
  });

  test('a split vote in two parts', async () => {
    const worker = await startWorker('demo');
    const record = recordOf('mistral');
    const proposal = await find(worker, record, 'active');
    const tally = {
      againstVotes: parseEther('1'),
      forVotes: parseEther('2'),
      abstainVotes: parseEther('3'),
    };
    const choice = { kind: 'fractional', tally } as const;
    const ballot = { proposalId: proposal.id, choice, reason: '' };
    await send('demo', worker.prepareVote(proposal.governor, ballot));
    await send('demo', worker.prepareVote(proposal.governor, { ...ballot, reason: 'More.' }));
    const after = await worker.readBallot(record, proposal);
    expect(after.power).toMatchObject({ reason: 'has-power', used: parseEther('12') });
    expect(after.proposal.tally).toEqual({
      againstVotes: proposal.tally.againstVotes + parseEther('2'),
      forVotes: proposal.tally.forVotes + parseEther('4'),
      abstainVotes: proposal.tally.abstainVotes + parseEther('6'),
    });
  });

  test('a proposal from its text to its end: propose, vote, queue, execute', async () => {
    const worker = await startWorker('demo');
    const record = recordOf('mistral');
    const { governor, timelock } = await worker.readModel(record);
    const actions = [{ target: timelock, valueWei: 0n, calldata: '0x' }] as const;
    const description = '# Say something\n\nWith *markdown*.';
    const proposer = getAddressOf('demo');
    await send('demo', worker.prepareProposal(governor, { actions, description, proposer }));
    const read = async () => {
      const [newest] = (await worker.listProposals(record)).proposals;
      return newest as Proposal;
    };
    const made = await read();
    expect(made).toMatchObject({
      state: 'pending',
      title: 'Say something',
      body: 'With *markdown*.',
      actions: [{ target: timelock, valueWei: 0n, calldata: '0x' }],
    });
    await chain.increaseTime(day + 1);
    for (const person of ['demo', 'ada', 'bruno'] as const) {
      const choice = { kind: 'nominal', support: 'for' } as const;
      const ballot = { proposalId: made.id, choice, reason: '' };
      await send(person, worker.prepareVote(governor, ballot));
    }
    expect(() => worker.prepareStep(made, 'queue')).toThrow('pending');
    await chain.increaseTime(4 * day);
    await send('emre', worker.prepareStep(await read(), 'queue'));
    const queued = await read();
    expect(queued).toMatchObject({ state: 'queued', etaSeconds: expect.any(BigInt) });
    await chain.increaseTime(2 * day + 1);
    await send('emre', worker.prepareStep(await read(), 'execute'));
    expect((await read()).state).toBe('executed');
  });

  test('a proposal bound to its proposer, canceled while pending', async () => {
    const worker = await startWorker('demo');
    const record = recordOf('mistral');
    const { governor, timelock } = await worker.readModel(record);
    const actions = [{ target: timelock, valueWei: 0n, calldata: '0x' }] as const;
    const draft = { actions, description: 'Mine', proposer: getAddressOf('demo') };
    const call = worker.prepareProposal(governor, draft);
    await expect(send('ada', call)).rejects.toThrow();
    await send('demo', call);
    const [made] = (await worker.listProposals(record)).proposals;
    await send('demo', worker.prepareStep(made as Proposal, 'cancel'));
    expect((await worker.listProposals(record)).proposals[0]?.state).toBe('canceled');
  });

  test('a stake by permit in one transaction, delegated, then out again', async () => {
    const worker = await startWorker('demo');
    const record = recordOf('smollm');
    const model = await worker.readModel(record);
    const network = await worker.readNetwork(record);
    const assets = parseEther('100');
    const deadline = (await chain.readTime()) + 600n;
    const owner = demoAccount.address;
    const request = await worker.readPermitRequest(network, model, { owner, assets, deadline });
    const signature = await privateKeyToAccount(demoAccount.privateKey).signTypedData(request);
    const { r, s, v } = parseSignature(signature);
    const permit = { deadline, v: Number(v), r, s };
    const before = await worker.handlers['position.read']({ record }, asker);
    const delegatee = getAddressOf('ada');
    await send('demo', worker.prepareStake(model.vault, { assets, delegatee, permit }));
    const staked = await worker.handlers['position.read']({ record }, asker);
    expect(staked.tokenBalance).toBe(before.tokenBalance - assets);
    expect(staked.shares).toBe(before.shares + assets);
    expect(staked).toMatchObject({ delegate: delegatee, votes: 0n, allowance: 0n });

    await send('demo', worker.prepareDelegate(model.vault, owner));
    await send('demo', worker.prepareRequestUnstake(model.vault, assets));
    const waiting = await worker.handlers['position.read']({ record }, asker);
    expect(waiting).toMatchObject({ delegate: owner, votes: before.shares });
    expect(waiting.requests).toHaveLength(1);
    await chain.increaseTime(Number(waiting.cooldownSeconds) + 1);
    const { id } = waiting.requests[0] as (typeof waiting.requests)[number];
    await send('demo', worker.prepareClaimUnstake(model.vault, id, owner));
    const out = await worker.handlers['position.read']({ record }, asker);
    expect(out.tokenBalance).toBe(before.tokenBalance);
    expect(out.requests).toEqual([]);
  });
});

async function give(from: Person, token: Address, to: Person, amount: bigint): Promise<void> {
  const { encodeFunctionData, erc20Abi } = await import('viem');
  const args = [getAddressOf(to), amount] as const;
  const data = encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args });
  await send(from, { to: token, data, valueWei: 0n });
}
