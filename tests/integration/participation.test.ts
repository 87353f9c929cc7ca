/**
 * Turnout and voting records on the seeded demo. What is expected is computed here from nothing of ours: every VoteCast
 * since the first block, and the vault's own past votes, asked one by one.
 */
import { type Address, createPublicClient, getAddress, http, parseAbi, parseAbiItem } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { participationLensAbi } from '@/contracts/abi/participation-lens';
import { poolLensAbi } from '@/contracts/abi/pool-lens';
import { deployment } from '@/lib/chain/deployment';
import type { RecordId } from '@/lib/model/ids';
import type { HistoryState, Participation } from '@/lib/model/participation';
import { demoChainId, type EmbeddedChain } from '@/scripts/embedded-chain/chain';
import { getContracts, startDemoChain } from '@/scripts/embedded-chain/demo-chain';
import { linkedRecordIds } from '@/scripts/embedded-chain/seed-models';
import { type FaultProxy, startFaultProxy } from '@/tests/helpers/fault-proxy';

let chain: EmbeddedChain;
let proxies: [FaultProxy, FaultProxy];
let record: RecordId;

beforeAll(async () => {
  chain = await startDemoChain();
  proxies = await Promise.all([startFaultProxy(chain.rpcUrl), startFaultProxy(chain.rpcUrl)]);
  const [, id] = [...linkedRecordIds].find(([locator]) => locator.includes('mistral')) ?? [];
  record = { chainId: demoChainId, registry: getContracts().registry, id: id as bigint };
});
afterAll(async () => {
  await Promise.all((proxies ?? []).map((proxy) => proxy.stop()));
  await chain?.stop();
});
beforeEach(() => {
  for (const proxy of proxies) proxy.setFault(null);
});

const asker = { caller: 'ui', tabId: null, url: '' } as const;

async function startWorker() {
  vi.resetModules();
  const { createHistoryHandlers } = await import('@/entrypoints/background/handlers/history');
  const { addEndpoint } = await import('@/lib/chain/add-endpoint');
  const { readNetworks } = await import('@/lib/chain/networks');
  const { readGovernedRecord } = await import('@/lib/chain/records');
  const { readStakeState } = await import('@/lib/staking/pools');
  const now = () => Date.now();
  if ((await readNetworks()).length === 0) {
    for (const [i, { url }] of proxies.entries()) {
      await addEndpoint({ url, operator: `operator ${i}`, own: false });
    }
  }
  const handlers = createHistoryHandlers({ now });
  return {
    read: () => handlers['participation.read']({ record }, asker),
    advance: () => handlers['history.advance']({ record }, asker),
    readModel: async () => (await readGovernedRecord(record, now)).model,
    readStake: async () => {
      const { network } = await readGovernedRecord(record, now);
      return readStakeState(network, record.id, now);
    },
  };
}

/** Reads on until all logs are read; gives what was told on the way. */
async function readAll(worker: Awaited<ReturnType<typeof startWorker>>): Promise<HistoryState> {
  for (let i = 0; i < 50; i += 1) {
    const state = await worker.advance();
    if (state.low <= state.start && state.high >= state.head) return state;
  }
  throw new Error('The logs have no end.');
}

const voteCast = parseAbiItem(
  'event VoteCast(address indexed voter, uint256 proposalId, uint8 support, uint256 weight, string reason)',
);
const votes = parseAbi([
  'function getPastVotes(address account, uint256 timepoint) view returns (uint256)',
  'function getPastTotalSupply(uint256 timepoint) view returns (uint256)',
  'function getVotes(address account) view returns (uint256)',
  'function totalSupply() view returns (uint256)',
  'function proposalSnapshot(uint256 id) view returns (uint256)',
]);

/** Votes cast, by proposal and voter, as the logs of the whole chain have them. */
async function readCast({ governor, vault }: { governor: Address; vault: Address }) {
  const client = createPublicClient({ transport: http(chain.rpcUrl) });
  const logs = await client.getLogs({ address: governor, event: voteCast, fromBlock: 0n });
  const read = { abi: votes, address: vault } as const;
  return {
    logs: logs.map(({ args }) => {
      const { voter, proposalId, support, weight } = args;
      if (!voter || proposalId === undefined || support === undefined || weight === undefined)
        throw new TypeError('A log of another event.');
      return { voter, proposalId, support, weight };
    }),
    pastVotes: (who: Address, at: bigint) =>
      client.readContract({ ...read, functionName: 'getPastVotes', args: [who, at] }),
    pastSupply: (at: bigint) =>
      client.readContract({ ...read, functionName: 'getPastTotalSupply', args: [at] }),
    votesNow: (who: Address) =>
      client.readContract({ ...read, functionName: 'getVotes', args: [who] }),
    supply: () => client.readContract({ ...read, functionName: 'totalSupply' }),
    snapshot: (id: bigint) =>
      client.readContract({
        abi: votes,
        address: governor,
        functionName: 'proposalSnapshot',
        args: [id],
      }),
  };
}

const sides = { for: 1, against: 0, abstain: 2 } as const;

/** Every number that is shown, against the chain's own. */
async function compare(shown: Participation, known: Awaited<ReturnType<typeof readCast>>) {
  expect(shown.supply).toBe(await known.supply());
  for (const { id, tally, supply } of shown.proposals) {
    const own = known.logs.filter(({ proposalId }) => proposalId === id);
    const total = own.reduce((sum, { weight }) => sum + weight, 0n);
    expect(tally.forVotes + tally.againstVotes + tally.abstainVotes).toBe(total);
    if (supply !== null) expect(supply).toBe(await known.pastSupply(await known.snapshot(id)));
  }
  for (const voter of shown.voters) {
    expect(voter.votes).toBe(await known.votesNow(voter.account));
    for (const { proposalId, cast, past, used } of voter.records) {
      const snapshot = await known.snapshot(proposalId);
      const own = known.logs.find(
        (log) =>
          log.proposalId === proposalId && log.voter.toLowerCase() === voter.account.toLowerCase(),
      );
      expect(used).toBe(own?.weight ?? 0n);
      if (cast !== 'open') expect(past).toBe(await known.pastVotes(voter.account, snapshot));
      if (own) expect(sides[cast as keyof typeof sides]).toBe(own.support);
      else expect(['missed', 'no-votes', 'open', 'void']).toContain(cast);
    }
  }
}

describe('participation', () => {
  test('default: before any log is read turnout is known, voters are not', async () => {
    const worker = await startWorker();
    const shown = await worker.read();
    expect(shown.proposals.length).toBeGreaterThan(2);
    expect(shown.voters).toEqual([]);
    expect(shown.provenance).toMatchObject({ kind: 'agreed', agreed: 2 });
    expect(shown.proposals.some(({ found }) => found === 'some')).toBe(true);
    expect(shown.history.operator).toBeNull();
  });

  test('default: with all logs, every number is the chain’s own', async () => {
    const worker = await startWorker();
    const state = await readAll(worker);
    expect(state.operator).toMatch(/^operator [01]$/);
    const shown = await worker.read();
    const model = await worker.readModel();
    const known = await readCast(model);
    expect(known.logs.length).toBeGreaterThan(3);
    await compare(shown, known);
    // Nobody who ever voted is left out, and what all of them have is what there is.
    const voters = new Set(known.logs.map(({ voter }) => voter.toLowerCase()));
    const told = new Set(shown.voters.map(({ account }) => account.toLowerCase()));
    // As addresses are told everywhere else, with their checksum.
    for (const { account } of shown.voters) expect(account).toBe(getAddress(account));
    for (const voter of voters) {
      if ((await known.votesNow(voter as Address)) > 0n) expect(told).toContain(voter);
    }
    expect(shown.proposals.every(({ found }) => found === 'all')).toBe(true);
    expect(shown.proposals.every(({ title }) => title.length > 3)).toBe(true);
    const sum = shown.voters.reduce((total, { votes: one }) => total + one, 0n);
    // Every share votes through somebody, but for those in escrow: nobody was overlooked.
    expect(sum + shown.escrowed).toBe(shown.supply);
    const order = shown.voters.map(({ votes: one }) => one);
    expect(order).toEqual([...order].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
  });

  test('behaviour: what was read is kept; a new worker asks for no log again', async () => {
    const first = await startWorker();
    await readAll(first);
    await first.read();
    for (const { requests } of proxies) requests.length = 0;
    const shown = await (await startWorker()).read();
    expect(shown.voters.length).toBeGreaterThan(2);
    const asked = proxies.flatMap(({ requests }) => requests.map(({ method }) => method));
    expect(asked).toContain('eth_call');
    expect(asked.filter((method) => method === 'eth_getLogs')).toEqual([]);
  });

  test('error: a record that our launcher did not make is refused by name', async () => {
    const client = createPublicClient({ transport: http(chain.rpcUrl) });
    const asked = client.readContract({
      abi: participationLensAbi,
      address: deployment.participationLens,
      functionName: 'participation',
      args: [0n, [], []],
    });
    await expect(asked).rejects.toThrow('ParticipationLensNotLaunched');
    const stake = client.readContract({
      abi: poolLensAbi,
      address: deployment.poolLens,
      functionName: 'stake',
      args: [0n],
    });
    await expect(stake).rejects.toThrow('PoolLensNotLaunched');
  });

  test('default: a stake without pools lies idle, as the vault says', async () => {
    const worker = await startWorker();
    const model = await worker.readModel();
    const state = await worker.readStake();
    const { supply } = await readCast(model);
    expect(state).toMatchObject({ shares: await supply(), idle: model.stake.totalAssets });
    expect(state.forExit).toBe(model.stake.totalAssets);
    expect(state.pools.reduce((sum, { booked }) => sum + booked, state.idle)).toBe(state.forExit);
    expect(state.provenance).toMatchObject({ kind: 'agreed', agreed: 2 });
  });
});
