/**
 * Revenue on the seeded demo, through the background's own handlers. What is expected is computed here by the rule alone:
 * parts of what was paid, by past balances asked from the vault one by one.
 */
import {
  type Address,
  createPublicClient,
  encodeFunctionData,
  http,
  parseAbi,
  parseEther,
} from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listOutcome } from '@/components/features/confirm/list-outcome';
import { revenueLensAbi } from '@/contracts/abi/revenue-lens';
import { revenueRouterAbi } from '@/contracts/abi/revenue-router';
import deployments from '@/contracts/deployments.json';
import type { RecordId } from '@/lib/model/ids';
import type { Revenue, RevenueSplits } from '@/lib/model/revenue';
import { demoAccount } from '@/scripts/embedded-chain/accounts';
import { demoChainId, type EmbeddedChain } from '@/scripts/embedded-chain/chain';
import { getContracts, startDemoChain } from '@/scripts/embedded-chain/demo-chain';
import { poolAllocator } from '@/scripts/embedded-chain/pools/pool-actions';
import { linkedRecordIds } from '@/scripts/embedded-chain/seed-models';
import { revenueLocator, shownEvidence } from '@/scripts/embedded-chain/seed-revenue';
import { ownPage, startActingWorker } from '@/tests/helpers/acting-worker';

const router = deployments.addresses.revenueRouter as Address;
const account = demoAccount.address;
const erc20 = parseAbi([
  'function balanceOf(address) view returns (uint256)',
  'function allowance(address, address) view returns (uint256)',
]);
const past = parseAbi([
  'function getPastBalanceOf(address account, uint256 timepoint) view returns (uint256)',
  'function getPastTotalSupply(uint256 timepoint) view returns (uint256)',
]);
const modules = parseAbi(['function module(uint256, bytes32) view returns (address)']);

let chain: EmbeddedChain;
let record: RecordId;
let worker: Awaited<ReturnType<typeof startWorker>>;

const client = () => createPublicClient({ transport: http(chain.rpcUrl) });

beforeAll(async () => {
  chain = await startDemoChain();
  const id = linkedRecordIds.get(revenueLocator) as bigint;
  record = { chainId: demoChainId, registry: getContracts().registry, id };
});
afterAll(() => chain?.stop());
beforeEach(async () => {
  worker = await startWorker();
});

async function startWorker() {
  const context = await startActingWorker(chain.rpcUrl);
  const { createRevenueHandlers } = await import('@/entrypoints/background/handlers/revenue');
  return createRevenueHandlers(context);
}

type Action = Parameters<(typeof worker)['revenue.prepare']>[0]['action'];

const read = () => worker['revenue.read']({ record }, ownPage);

/** Prepares, signs and sends; waits for a block. */
async function act(action: Action) {
  const prepared = await worker['revenue.prepare']({ record, action }, ownPage);
  const requestId = crypto.randomUUID();
  const sent = await worker['revenue.submit']({ preparedId: prepared.id, requestId }, ownPage);
  if (sent.status !== 'submitted' || sent.hash === null) throw new Error('It was not sent.');
  const { status } = await client().waitForTransactionReceipt({ hash: sent.hash });
  expect(status).toBe('success');
  return prepared;
}

const balance = (token: Address, holder: Address = account) =>
  client().readContract({ address: token, abi: erc20, functionName: 'balanceOf', args: [holder] });

const readAllowance = (token: Address) =>
  client().readContract({
    address: token,
    abi: erc20,
    functionName: 'allowance',
    args: [account, router],
  });

/** The treasury is whoever owns the record. */
const readOwner = () =>
  client().readContract({
    address: record.registry,
    abi: parseAbi(['function ownerOf(uint256) view returns (address)']),
    functionName: 'ownerOf',
    args: [record.id],
  });

/** What a vote would set. */
async function setSplits({ parents, ...rest }: RevenueSplits & { currencies: readonly Address[] }) {
  const owner = await readOwner();
  const told = parents.map(({ id, bps }) => ({ id: Number(id), bps }));
  const args = [record.id, { ...rest, parents: told }] as const;
  const data = encodeFunctionData({ abi: revenueRouterAbi, functionName: 'setSplits', args });
  await chain.rpc('anvil_impersonateAccount', [owner]);
  await chain.setBalance(owner, parseEther('1'));
  await chain.rpc('eth_sendTransaction', [{ from: owner, to: router, data }]);
  await chain.mine(1);
  await chain.rpc('anvil_stopImpersonatingAccount', [owner]);
}

/** An account's part by the rule: amount · min(b0, b1) / min(s0, s1). */
async function computePart({ startsAt, endsAt, paid }: Revenue['rewards'][number]) {
  const kind = `0x${Buffer.from('vault').toString('hex').padEnd(64, '0')}` as const;
  const address = await client().readContract({
    address: record.registry,
    abi: modules,
    functionName: 'module',
    args: [record.id, kind],
  });
  const ask = { address, abi: past } as const;
  const held = await Promise.all(
    [startsAt, endsAt].map((at) =>
      client().readContract({ ...ask, functionName: 'getPastBalanceOf', args: [account, at] }),
    ),
  );
  const supplies = await Promise.all(
    [startsAt, endsAt].map((at) =>
      client().readContract({ ...ask, functionName: 'getPastTotalSupply', args: [at] }),
    ),
  );
  const min = ([a = 0n, b = 0n]: readonly bigint[]) => (a < b ? a : b);
  return (paid * min(held)) / min(supplies);
}

describe('revenue.read', () => {
  test('default: what the vote set, what was paid in two currencies, and the account’s part', async () => {
    const revenue = await read();
    expect(revenue.splits).toMatchObject({ stakersBps: 5000, contributorsBps: 2000 });
    expect(revenue.splits?.parents).toEqual([{ id: 2n, bps: 500 }]);
    expect(revenue.currencies.map(({ symbol, received }) => [symbol, received])).toEqual([
      ['QWNC', parseEther('5250')],
      ['WHSP', parseEther('900')],
    ]);
    const ended = revenue.rewards.filter(({ epoch }) => epoch === 0n);
    expect(ended.map(({ paid }) => paid)).toEqual([parseEther('2000'), parseEther('450')]);
    for (const reward of ended) {
      expect(reward.due).toBeGreaterThan(0n);
      expect(reward.due).toBe(await computePart(reward));
    }
  });

  test('default: the parts that wait, as the lens has them', async () => {
    const { currencies } = await read();
    const told = await client().readContract({
      address: deployments.addresses.revenueLens as Address,
      abi: revenueLensAbi,
      functionName: 'revenue',
      args: [record.id, account],
    });
    expect(currencies.map(({ treasury }) => treasury)).toEqual(
      told.currencies.map(({ pots }) => pots.treasury),
    );
    expect(told.currencies[0]?.pots.treasury).toBeGreaterThan(0n);
  });

  test('default: contributions with their texts, credited ones by weight', async () => {
    const { credited, submitted, totalWeight } = await read();
    expect(totalWeight).toBe(400n);
    expect(credited.map(({ weight, evidence }) => ({ weight, evidence }))).toEqual(
      shownEvidence.map(({ weight, evidence: { digest, uri, note } }) => ({
        weight,
        evidence: { digest, uri, note },
      })),
    );
    expect(submitted[0]).toMatchObject({ status: 'submitted', kind: 'commit', askedWeight: 50n });
    const due = Object.values(credited[1]?.due ?? {});
    // A fifth of what was paid, a quarter of the weights.
    expect(due).toEqual([parseEther('262.5'), parseEther('45')]);
  });
});

describe('contributors.read', () => {
  test('default: who earns what, once the reader agreed to be told', async () => {
    const { updateSettings } = await import('@/lib/storage/settings');
    const ask = () => worker['contributors.read']({ record }, { ...ownPage, caller: 'hub' });
    expect(await ask()).toBeNull();
    await updateSettings((before) => ({ ...before, consentedAtMs: 1 }));
    const { credited, splits, provenance } = await read();
    const largest = credited
      .map(({ account: who, weight }) => ({ account: who, weight }))
      .sort((a, b) => Number(b.weight - a.weight));
    expect(largest.map(({ weight }) => weight)).toEqual([300n, 100n]);
    const partBps = splits?.contributorsBps;
    const shares = { partBps, totalWeight: 400n, largest, lookedAt: null };
    expect(await ask()).toMatchObject({ ...shares, provenance: { kind: provenance.kind } });
  });
});

describe('revenue.prepare', () => {
  test('default: everything that is due is claimed by one transaction, to the unit', async () => {
    const before = await read();
    const due = before.rewards.filter(({ epoch }) => epoch === 0n);
    const balances = await Promise.all(due.map(({ token }) => balance(token)));
    const prepared = await act({ kind: 'claim-rewards' });
    expect(prepared).toMatchObject({ toName: 'RevenueRouter', simulation: { status: 'ok' } });
    expect(prepared.decoded).toMatchObject({ kind: 'known', functionName: 'claim' });
    const shown = listOutcome(prepared.events ?? [], account);
    const arrives = { what: 'arrives', contractName: 'ModelToken', isNumber: false };
    expect(shown).toEqual(
      due.map(({ token, due: value }) => ({ ...arrives, token: token.toLowerCase(), value })),
    );
    for (const [i, { token, due: amount }] of due.entries()) {
      expect((await balance(token)) - (balances[i] ?? 0n)).toBe(amount);
    }
    const after = await read();
    expect(after.rewards.filter(({ epoch }) => epoch === 0n).map(({ claimed }) => claimed)).toEqual(
      due.map((one) => one.due),
    );
    await expect(
      worker['revenue.prepare']({ record, action: { kind: 'claim-rewards' } }, ownPage),
    ).rejects.toMatchObject({ code: 'staking.nothing_to_claim' });
  });

  test('default: a contributor claims its part in both currencies', async () => {
    const { currencies } = await read();
    const balances = await Promise.all(currencies.map(({ token }) => balance(token)));
    const prepared = await act({ kind: 'claim-contributions' });
    expect(prepared.toName).toBe('Contributions');
    const claimed = await Promise.all(
      currencies.map(async ({ token }, i) => (await balance(token)) - (balances[i] ?? 0n)),
    );
    expect(claimed).toEqual([parseEther('262.5'), parseEther('45')]);
  });

  test('default: paid in after the exact amount was allowed', async () => {
    const [currency] = (await read()).currencies;
    if (!currency) throw new Error('There is no currency.');
    const payment = { token: currency.token, amount: parseEther('10') };
    const early = await worker['revenue.prepare'](
      { record, action: { kind: 'pay-revenue', ...payment } },
      ownPage,
    );
    expect(early.simulation).toMatchObject({ status: 'reverts', code: 'revert.allowance' });
    await act({ kind: 'allow-revenue', ...payment });
    await act({ kind: 'pay-revenue', ...payment });
    const after = (await read()).currencies[0];
    expect(after?.received).toBe(currency.received + payment.amount);
    expect(await readAllowance(currency.token)).toBe(0n);
  });

  test('default: what the router may take is taken back, all of it', async () => {
    const [currency] = (await read()).currencies;
    if (!currency) throw new Error('There is no currency.');
    const { token } = currency;
    await act({ kind: 'allow-revenue', token, amount: parseEther('10') });
    expect((await read()).currencies[0]?.allowance).toBe(parseEther('10'));
    const prepared = await act({ kind: 'revoke', token });
    expect(prepared).toMatchObject({ kind: 'revoke', to: token, simulation: { status: 'ok' } });
    expect(await readAllowance(token)).toBe(0n);
    expect((await read()).currencies[0]?.allowance).toBe(0n);
  });

  test.each(['treasury', 'incentives'] as const)(
    'default: the part of %s is handed on, all of it',
    async (pot) => {
      const [currency] = (await read()).currencies;
      if (!currency) throw new Error('There is no currency.');
      expect(currency[pot]).toBeGreaterThan(0n);
      const holder = pot === 'treasury' ? await readOwner() : poolAllocator;
      const before = await balance(currency.token, holder);
      const prepared = await act({ kind: 'hand-on-revenue', pot, token: currency.token });
      expect(prepared.toName).toBe('RevenueRouter');
      expect(await balance(currency.token, holder)).toBe(before + currency[pot]);
      const after = (await read()).currencies.find(({ token }) => token === currency.token);
      expect(after?.[pot]).toBe(0n);
    },
  );

  test('behaviour: nothing that waits is nothing to hand on', async () => {
    const [currency] = (await read()).currencies;
    if (!currency) throw new Error('There is no currency.');
    const action = { kind: 'hand-on-revenue', pot: 'unsplit', token: currency.token } as const;
    const prepared = await worker['revenue.prepare']({ record, action }, ownPage);
    expect(currency.unsplit).toBe(0n);
    expect(prepared.simulation.status).toBe('reverts');
  });

  test('default: evidence is submitted and waits', async () => {
    const evidence = {
      kind: 'evaluation' as const,
      digest: 'sha256:00',
      uri: '',
      note: 'A test.',
      askedWeight: 7n,
    };
    await act({ kind: 'submit-evidence', evidence });
    const [newest] = (await read()).submitted;
    expect(newest).toMatchObject({ status: 'submitted', askedWeight: 7n, account });
    expect(newest?.evidence).toEqual({ digest: 'sha256:00', uri: '', note: 'A test.' });
  });

  test('behaviour: a currency that is taken no more is not allowed, and can be taken back', async () => {
    const { currencies, splits } = await read();
    const [kept, dropped] = currencies;
    if (!kept || !dropped || !splits) throw new Error('There are fewer than two currencies.');
    const { token } = dropped;
    await act({ kind: 'allow-revenue', token, amount: 7n });
    await setSplits({ ...splits, currencies: [kept.token] });
    expect((await read()).currencies[1]).toMatchObject({ token, accepted: false, allowance: 7n });
    const again = { kind: 'allow-revenue', token, amount: 7n } as const;
    await expect(
      worker['revenue.prepare']({ record, action: again }, ownPage),
    ).rejects.toMatchObject({ code: 'staking.revenue_currency' });
    await act({ kind: 'revoke', token });
    expect(await readAllowance(token)).toBe(0n);
    await setSplits({ ...splits, currencies: [kept.token, token] });
  });

  test.each([
    { kind: 'pay-revenue', token: router, amount: 1n },
    { kind: 'revoke', token: router },
  ] as const)('error: a token that no vote named: $kind', async (action) => {
    await expect(worker['revenue.prepare']({ record, action }, ownPage)).rejects.toMatchObject({
      code: 'staking.revenue_currency',
    });
  });
});
