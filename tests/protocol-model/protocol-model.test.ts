/** The model by itself: what must hold whatever happens, so that it can be trusted to judge the contracts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAllocator } from './allocator';
import { largest, less, one, root } from './arithmetic';
import { createContributors } from './contributors';
import { createPair } from './pair';
import { createPairPool } from './pair-pool';
import { createRevenue } from './revenue';
import { createSharePool } from './share-pool';
import { createStake } from './stake';
import { createTokens } from './tokens';

const people = ['ada', 'bruno', 'chidi'] as const;
const day = 86_400n;
const start = 1_800_000_000n;

function createScene() {
  const tokens = createTokens();
  for (const person of people) tokens.mint('model', person, 1_000_000n * one);
  tokens.mint('coin', 'payer', 10n ** 30n);
  tokens.mint('quote', 'market', 10n ** 30n);
  tokens.mint('model', 'market', 2_000_000n * one);
  const stake = createStake({ name: 'vault', token: 'model', tokens });
  const lender = createSharePool({ name: 'lender', token: 'model', vault: 'vault', tokens });
  const pair = createPair({ name: 'pair', base: 'model', quote: 'quote', tokens });
  pair.mint('market', 500_000n * one, 2_000_000n * one, start);
  const made = { name: 'pair pool', base: 'model', quote: 'quote', vault: 'vault' };
  const liquidity = createPairPool({ ...made, pair, tokens, madeAt: start });
  const allocator = createAllocator({ name: 'allocator', stake, tokens });
  const contributors = createContributors('contributions', tokens);
  const revenue = createRevenue({
    ...{ name: 'router', treasury: 'timelock' },
    ...{ tokens, stake, contributors, allocator },
  });
  return { tokens, stake, lender, pair, liquidity, allocator, contributors, revenue };
}
type Scene = ReturnType<typeof createScene>;

/** With pools in use and half a million staked by each. */
function createDeployed(): Scene {
  const scene = createScene();
  const { stake, lender, liquidity, allocator } = scene;
  for (const person of people) stake.deposit(person, 500_000n * one, start);
  stake.book.list(lender, start);
  stake.book.list(liquidity, start);
  stake.book.setRate(one / 2n, start);
  stake.setPenalty(100n);
  allocator.fund('ada', 1000n * one);
  allocator.setPolicy({ windowSeconds: day, tipBps: 5n, maxTip: 20n * one, pokeTip: one });
  return scene;
}

const amount = fc.bigInt({ min: 1n, max: 100_000n * one });
const person = fc.constantFrom(...people);
const pool = fc.constantFrom('lender' as const, 'liquidity' as const);
const act = fc.oneof(
  fc.record({ kind: fc.constant('deposit' as const), person, amount }),
  fc.record({ kind: fc.constant('leave' as const), person, amount }),
  fc.record({ kind: fc.constant('allocate' as const), pool, amount }),
  fc.record({ kind: fc.constant('deallocate' as const), pool, amount }),
  fc.record({ kind: fc.constant('force' as const), person, pool, amount }),
  fc.record({ kind: fc.constant('earn' as const), amount }),
  fc.record({ kind: fc.constant('lose' as const), amount }),
  fc.record({ kind: fc.constant('trade' as const), amount }),
);
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

function perform(scene: Scene, one: Act, at: bigint): void {
  const { tokens, stake, lender, pair, allocator } = scene;
  const cut = (wanted: bigint, most: bigint) => (wanted < most ? wanted : most);
  switch (one.kind) {
    case 'deposit':
      stake.deposit(one.person, cut(one.amount, tokens.of('model', one.person)), at);
      return;
    case 'leave': {
      const shares = cut(one.amount, stake.shares.of(one.person));
      stake.claim(stake.request(one.person, shares, at), at);
      return;
    }
    case 'allocate': {
      const assets = cut(one.amount, stake.book.idle());
      if (assets > tooLittle) {
        allocator.rebalance({ from: null, to: scene[one.pool], assets, keeper: 'keeper' }, at);
      }
      return;
    }
    case 'deallocate': {
      const assets = cut(one.amount, scene[one.pool].available(at));
      allocator.rebalance({ from: scene[one.pool], to: null, assets, keeper: 'keeper' }, at);
      return;
    }
    case 'force': {
      const assets = cut(one.amount, scene[one.pool].available(at));
      const before = stake.shares.of(one.person);
      if (before < one.amount) return;
      stake.force({ holder: one.person, pool: scene[one.pool], assets }, at);
      return;
    }
    case 'earn':
      lender.earn('market', cut(one.amount / 100n, tokens.of('model', 'market')));
      return;
    case 'lose':
      lender.lose('market', cut(one.amount, tokens.of('model', 'lender')));
      return;
    case 'trade': {
      const sold = cut(one.amount / 10n, tokens.of('model', 'market'));
      const bought = pair.swap('market', 'base', sold, at);
      pair.swap('market', 'quote', bought, at);
    }
  }
}
/** Too little to be worth a part of anything. */
const tooLittle = 1000n;

describe('stake in pools', () => {
  test('no token is made or lost, and every share votes once', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const scene = createDeployed();
        const { tokens, stake } = scene;
        const supply = tokens.total('model');
        let at = start + day;
        for (const one of acts) {
          at += 3600n;
          perform(scene, one, at);
          expect(tokens.total('model')).toBe(supply);
          const votes = people.reduce((sum, voter) => sum + stake.shares.votesOf(voter), 0n);
          expect(votes).toBe(stake.shares.supply() - stake.shares.of('vault'));
          expect(tokens.of('model', 'vault')).toBe(stake.book.idle());
          const { exit, entry } = stake.book.value(at);
          expect(exit <= entry).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the price of a share never grows faster than the rate', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const scene = createDeployed();
        const { stake } = scene;
        let at = start + day;
        for (const one of acts) {
          const before = { ...stake.book.write(at), supply: stake.shares.supply() };
          at += 3600n;
          perform(scene, one, at);
          const { exit } = stake.book.value(at);
          // Half of it in a year is 0.0057 % in an hour; rounding never makes more of a share than one unit.
          const bound = (before.entry + 1n) * 1_000_058n * (stake.shares.supply() + 1n);
          expect(less(exit, 2n) * 1_000_000n * before.supply <= bound).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a move changes no share and no vote', () => {
    const { stake, liquidity, lender, allocator } = createDeployed();
    const before = people.map((voter) => stake.shares.votesOf(voter));
    const at = start + day;
    const keeper = 'keeper';
    allocator.rebalance({ from: null, to: liquidity, assets: 10_000n * one, keeper }, at);
    allocator.rebalance({ from: null, to: lender, assets: 90_000n * one, keeper }, at);
    allocator.rebalance({ from: lender, to: liquidity, assets: 1000n * one, keeper }, at);
    expect(people.map((voter) => stake.shares.votesOf(voter))).toEqual(before);
  });

  test('a loss counts at once, for all who hold shares, those who wait included', () => {
    const { stake, lender, tokens } = createDeployed();
    const at = start + day;
    stake.allocate(lender, 300_000n * one, at);
    const id = stake.request('ada', 500_000n * one, at);
    lender.lose('market', 30_000n * one);
    expect(stake.book.value(at + 1n).exit).toBe(1_470_000n * one);
    const paid = stake.claim(id, at + 1n);
    expect(paid).toBe(490_000n * one);
    expect(tokens.of('model', 'ada')).toBe(499_000n * one + paid);
  });

  test('a gain counts at the bounded rate', () => {
    const { stake, lender } = createDeployed();
    const at = start + day;
    stake.allocate(lender, 300_000n * one, at);
    lender.earn('market', 100_000n * one);
    const before = stake.book.value(at).exit;
    const grown = stake.book.value(at + day).exit - before;
    expect(grown).toBe((before * (one / 2n) * day) / (31_536_000n * one));
  });
});

describe('liquidity of a pair', () => {
  test('a dump and a restore change its worth by their fee only', () => {
    const { stake, liquidity, pair } = createDeployed();
    const at = start + day;
    stake.allocate(liquidity, 10_000n * one, at);
    const before = liquidity.worth(at) ?? 0n;
    const bought = pair.swap('market', 'base', 400_000n * one, at);
    const dumped = liquidity.worth(at) ?? 0n;
    expect(dumped > before && dumped < (before * 1003n) / 1000n).toBe(true);
    pair.swap('market', 'quote', bought, at);
    const restored = liquidity.worth(at) ?? 0n;
    expect(restored > dumped && restored < (before * 1005n) / 1000n).toBe(true);
  });

  test('in and out cost about the fee of one whole swap', () => {
    const { stake, liquidity } = createDeployed();
    const at = start + day;
    stake.allocate(liquidity, 1000n * one, at);
    const out = stake.deallocate(liquidity, 10n ** 30n, at);
    expect(out < 998n * one && out > 994n * one).toBe(true);
  });
});

describe('revenue', () => {
  const payment = fc.record({
    amount: fc.bigInt({ min: 1n, max: 10n ** 24n }),
    hours: fc.bigInt({ min: 0n, max: 400n }),
  });

  test('what comes in is paid out or still there, to the last unit', () => {
    fc.assert(
      fc.property(fc.array(payment, { minLength: 1, maxLength: 12 }), (payments) => {
        const { revenue, tokens, contributors, stake } = createDeployed();
        const splits = { stakers: 5000n, contributors: 3000n, treasury: 1500n, incentives: 500n };
        revenue.setSplits(splits);
        for (const weight of [1n, 3n, 3n]) contributors.credit(`worker ${weight}`, weight);
        let at = start + day;
        for (const { amount: paid, hours } of payments) {
          revenue.pay('payer', 'coin', paid, at);
          at += hours * 3600n;
          stake.deposit('bruno', one, at);
        }
        at += 8n * day;
        const before = tokens.of('coin', 'router') + tokens.of('coin', 'contributions');
        const claimed = revenue
          .epochs()
          .flatMap((_, index) => people.map((holder) => revenue.claim(holder, index, 'coin', at)))
          .reduce((sum, due) => sum + due, 0n);
        const worked = [0, 1, 2].map((index) => contributors.claim(index, 'coin'));
        const out = worked.reduce((sum, due) => sum + due, claimed);
        expect(before - out).toBe(tokens.of('coin', 'router') + tokens.of('coin', 'contributions'));
        // Two with the same weight, credited at the same time, earn the same.
        expect(worked[1]).toBe(worked[2]);
        expect(
          revenue.epochs().every((_, index) => revenue.claim('ada', index, 'coin', at) === 0n),
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('stake that came after a payment earns nothing of it', () => {
    const { revenue, tokens, stake } = createDeployed();
    revenue.setSplits({ stakers: 10_000n, contributors: 0n, treasury: 0n, incentives: 0n });
    tokens.mint('model', 'latecomer', 500_000n * one);
    const at = start + day;
    revenue.pay('payer', 'coin', 900n, at);
    stake.deposit('latecomer', 500_000n * one, at);
    const later = at + 8n * day;
    expect(revenue.claim('latecomer', 0, 'coin', later)).toBe(0n);
    expect(people.map((holder) => revenue.claim(holder, 0, 'coin', later))).toEqual([
      300n,
      300n,
      300n,
    ]);
  });

  test('an unclaimed part goes to those who hold stake later', () => {
    const { revenue } = createDeployed();
    revenue.setSplits({ stakers: 10_000n, contributors: 0n, treasury: 0n, incentives: 0n });
    const at = start + day;
    revenue.pay('payer', 'coin', 900n, at);
    const later = at + 98n * day;
    revenue.rollOver(0, 'coin', later);
    expect(revenue.claim('ada', 0, 'coin', later)).toBe(0n);
    expect(revenue.claim('ada', 1, 'coin', later + 8n * day)).toBe(300n);
  });

  test('without contributors their part is the treasury’s', () => {
    const { revenue, tokens } = createDeployed();
    revenue.setSplits({ stakers: 0n, contributors: 10_000n, treasury: 0n, incentives: 0n });
    revenue.pay('payer', 'coin', 77n, start + day);
    expect(revenue.payTreasury('coin')).toBe(77n);
    expect(tokens.of('coin', 'timelock')).toBe(77n);
  });

  test('incentives become the budget; only it pays tips', () => {
    const { revenue, allocator, tokens, lender, stake } = createDeployed();
    revenue.setSplits({ stakers: 0n, contributors: 0n, treasury: 0n, incentives: 10_000n });
    const before = allocator.budget();
    revenue.pay('chidi', 'model', 50n * one, start + day);
    revenue.fundIncentives('model');
    expect(allocator.budget()).toBe(before + 50n * one);
    const value = stake.book.value(start + day).exit;
    allocator.rebalance(
      { from: null, to: lender, assets: 10_000n * one, keeper: 'keeper' },
      start + day,
    );
    expect(tokens.of('model', 'keeper')).toBe(5n * one);
    expect(stake.book.value(start + day).exit).toBe(value);
  });
});

test('roots are exact', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 60n }), (square) => {
      const found = root(square);
      expect(found * found <= square && (found + 1n) ** 2n > square).toBe(true);
      expect(largest((x) => 3n * x <= square)).toBe(square / 3n);
    }),
  );
});
