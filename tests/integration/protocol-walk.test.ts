/**
 * The protocol from launch to leaving, on a real node with the real keeper as a process of its own; after every step
 * everybody's balances equal those of a model written apart from the contracts, to the last unit.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWalk, tokens, type Walk } from '@/tests/protocol-walk/walk';

let walk: Walk;

beforeEach(async () => {
  walk = await startWalk();
});
afterEach(() => walk?.stop());

test('launch, stake, demand, keeper, vote, revenue, claims, a loss, leaving: everybody has what the model says', async () => {
  const { acts, twin, world, passDay, runKeeper } = walk;
  const { compare } = twin;
  await compare();
  await acts.stake('ada', tokens(10_000));
  await acts.stake('demo', tokens(50_000));
  await compare();

  await acts.voteForPools();
  await acts.fundTips(tokens(1000));
  await compare();

  await acts.lend(tokens(100_000));
  await runKeeper(({ samples }) => samples === 2);
  await passDay();
  await acts.payInterest(tokens(137));
  await compare();
  expect((await runKeeper(({ moves }) => moves > 0)).moves).toBe(1);
  await compare();
  expect(twin.model.stake.book.lastWorth(twin.model.desk)).toBeGreaterThan(tokens(60_000));

  // Demand goes to the pair: what left the desk must have stayed there for its time.
  for (let day = 0; day < 2; day += 1) {
    await passDay();
    for (let round = 0; round < 12; round += 1) await acts.trade(tokens(30_000));
    await compare();
    await runKeeper(({ samples }) => samples >= 2);
    await compare();
  }
  expect(twin.model.pair.liquidityOf('pair pool')).toBeGreaterThan(0n);

  await acts.submitWork('farah');
  await acts.voteForRevenue('farah', 300n);
  await compare();
  await acts.payRevenue('coin', tokens(1000) + 7n);
  await acts.payRevenue('model', tokens(333) + 1n);
  await compare();
  await acts.stake('bruno', tokens(20_000));
  await passDay(8);
  for (const who of ['ada', 'bruno', 'demo'] as const) {
    for (const currency of ['coin', 'model'] as const) await acts.claimRevenue(who, currency, 0);
  }
  await compare();
  // A fifth of the payment; the last unit is not whole yet and comes with the next.
  expect(await acts.claimWork('farah', 'coin')).toBe(tokens(200));
  expect(await acts.payTreasury('coin')).toBeGreaterThan(tokens(150));
  await acts.claimWork('farah', 'model');
  await acts.fundIncentives('model');
  await compare();

  const before = twin.model.stake.book.value(await twin.now()).exit;
  await acts.default(tokens(50_000));
  await compare();
  await acts.book();
  await compare();
  expect(twin.model.stake.book.value(await twin.now()).exit).toBeLessThan(before - tokens(10_000));

  await acts.forceOut('ada', tokens(5000));
  await compare();
  const leaving = await acts.requestUnstake('bruno', twin.model.stake.shares.of('bruno'));
  await compare();
  await world.chain.increaseTime(3601);
  const paid = await acts.claimUnstake('bruno', leaving);
  expect(paid).toBeLessThan(tokens(320_000));
  await compare();
  for (const who of ['ada', 'demo'] as const) await leave(who);
  await compare();
});

/** With all that is left, out of the pools too. */
async function leave(who: 'ada' | 'demo'): Promise<void> {
  const { acts, twin, world } = walk;
  const id = await acts.requestUnstake(who, twin.model.stake.shares.of(who));
  await world.chain.increaseTime(3601);
  await acts.claimUnstake(who, id);
}
