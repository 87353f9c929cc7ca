/**
 * The protocol from launch to leaving. `demo` is the person it is told of: how that one's hands do things is up to the
 * walk. After every step everybody's balances equal those of a model written apart from the contracts, to the last unit.
 */
import { expect } from 'vitest';
import type { Walker } from './chain-balances';
import { tokens, type Walk } from './walk';

export async function walkThrough(walk: Walk): Promise<void> {
  await walk.twin.compare();
  await stakeAndLetIn(walk);
  await followDemand(walk);
  await shareRevenue(walk);
  await lose(walk);
  await leaveAll(walk);
}

/** Each act is followed by a look at everybody. */
async function step<Result>({ twin }: Walk, act: () => Promise<Result>): Promise<Result> {
  const result = await act();
  await twin.compare();
  return result;
}

async function stakeAndLetIn(walk: Walk): Promise<void> {
  const { acts } = walk;
  await step(walk, () => acts.stake('ada', tokens(10_000)));
  await step(walk, () => acts.stake('demo', tokens(40_000)));
  await step(walk, () => acts.voteForPools('demo'));
  await step(walk, () => acts.fundTips(tokens(1000)));
}

async function followDemand(walk: Walk): Promise<void> {
  const { acts, twin, passDay, runKeeper } = walk;
  await step(walk, () => acts.lend(tokens(100_000)));
  await step(walk, () => runKeeper(({ samples }) => samples === 2));
  await passDay();
  await step(walk, () => acts.payInterest(tokens(137)));
  const { moves } = await step(walk, () => runKeeper((done) => done.moves > 0));
  expect(moves).toBe(1);
  expect(twin.model.stake.book.lastWorth(twin.model.desk)).toBeGreaterThan(tokens(60_000));

  // Demand goes to the pair.
  await passDay();
  for (let round = 0; round < 12; round += 1) await acts.trade(tokens(30_000));
  await twin.compare();
  await step(walk, () => runKeeper(({ samples }) => samples >= 2));
  await passDay();
  for (let round = 0; round < 12; round += 1) await acts.trade(tokens(30_000));
  await twin.compare();
  const before = twin.model.pair.liquidityOf('pair pool');
  const byHand = await step(walk, () => acts.moveToPair('demo', tokens(700)));
  expect(byHand.moves).toBe(1);
  expect(twin.model.pair.liquidityOf('pair pool')).toBeGreaterThan(before);
  await step(walk, () => runKeeper(({ samples }) => samples >= 1));
}

async function shareRevenue(walk: Walk): Promise<void> {
  const { acts, passDay } = walk;
  await step(walk, () => acts.submitWork('demo'));
  await step(walk, () => acts.voteForRevenue('demo', 300n));
  await step(walk, () => acts.give('coin', 'demo', tokens(2000)));
  await step(walk, () => acts.payRevenue('demo', 'coin', tokens(1000) + 7n));
  await step(walk, () => acts.payRevenue('demo', 'model', tokens(333) + 1n));
  await step(walk, () => acts.stake('bruno', tokens(20_000)));
  await passDay(8);
  for (const who of ['ada', 'bruno', 'demo'] as const) {
    await step(walk, () => acts.claimRevenue(who));
  }
  // A fifth of the payment; the last unit is not whole yet and comes with the next.
  const earned = await step(walk, () => acts.claimWork('demo'));
  expect(earned.coin).toBe(tokens(200));
  expect(earned.model).toBeGreaterThan(tokens(66));
  expect(await step(walk, () => acts.payTreasury('demo', 'coin'))).toBeGreaterThan(tokens(150));
  await step(walk, () => acts.fundIncentives('demo', 'model'));
}

async function lose(walk: Walk): Promise<void> {
  const { acts, twin } = walk;
  const before = twin.model.stake.book.value(await twin.now()).exit;
  await step(walk, () => acts.default(tokens(50_000)));
  await step(walk, () => acts.book());
  expect(twin.model.stake.book.value(await twin.now()).exit).toBeLessThan(before - tokens(10_000));
  await step(walk, () => acts.forceOut('demo', tokens(5000)));
}

async function leaveAll(walk: Walk): Promise<void> {
  expect(await leave(walk, 'bruno')).toBeLessThan(tokens(320_000));
  for (const who of ['ada', 'demo'] as const) await leave(walk, who);
}

/** With all that is left, out of the pools too. */
async function leave(walk: Walk, who: Walker): Promise<bigint> {
  const { acts, twin, world } = walk;
  const shares = twin.model.stake.shares.of(who);
  const id = await step(walk, () => acts.requestUnstake(who, shares));
  await world.chain.increaseTime(3601);
  return await step(walk, () => acts.claimUnstake(who, id));
}
