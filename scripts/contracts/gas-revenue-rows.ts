// Rows of the gas report about revenue: splits, payments, claims, contributions.
import { type Address, type Hex, maxUint256, parseEther } from 'viem';
import { readContract } from 'viem/actions';
import { contributionsAbi } from '@/contracts/abi/contributions';
import { modelTokenAbi } from '@/contracts/abi/model-token';
import { revenueRouterAbi } from '@/contracts/abi/revenue-router';
import { createScriptClient, type ScriptClient } from './client';
import { launch } from './gas-rows';
import type { Call, Scene } from './gas-scene';
import type { LaunchedModel } from './launch-model';

const week = 7 * 86_400;
const amount = parseEther('1');
const parts = { stakersBps: 5000, contributorsBps: 2000, treasuryBps: 2000, incentivesBps: 0 };

/** A model's revenue over three weeks, in two currencies: its own token and another model's. */
export async function revenueRows(scene: Scene): Promise<void> {
  const { people, addresses, chain, send } = scene;
  const { alice, bob } = people;
  const model = await launch(scene, 'huggingface.co/acme/earning');
  const other = await launch(scene, 'huggingface.co/acme/base');
  const owner = await impersonate(scene, model.timelock);
  await chain.increaseTime(12);
  const on = (functionName: string, ...args: readonly unknown[]): Call => ({
    address: addresses.revenueRouter,
    abi: revenueRouterAbi,
    functionName,
    args,
  });
  const currencies = [model.token, other.token] as const;
  for (const address of currencies) {
    const args = [addresses.revenueRouter, maxUint256];
    await send(alice, { address, abi: modelTokenAbi, functionName: 'approve', args });
  }
  const splits = { ...parts, parents: [{ id: other.id, bps: 1000 }], currencies };
  await send(owner, on('setSplits', model.id, splits), 'set the splits (one parent)');
  await contribute(scene, { model, owner });
  const pay = (token: Address) => on('pay', model.id, token, amount);
  await send(alice, pay(model.token), 'pay revenue in, first of an epoch');
  await send(alice, pay(model.token), 'pay more');
  for (const token of currencies) await send(alice, pay(token));
  await chain.increaseTime(week + 1);
  const claims = (token: Address, epochs: readonly bigint[]) => ({ id: model.id, token, epochs });
  await send(alice, on('claim', [claims(model.token, [0n])]), 'claim an epoch');
  for (let epoch = 1; epoch <= 3; epoch += 1) {
    for (const token of currencies) await send(alice, pay(token));
    await chain.increaseTime(week + 1);
  }
  const all = currencies.map((token) => claims(token, [1n, 2n, 3n]));
  await send(alice, on('claim', all), 'claim three epochs in two currencies');
  await send(bob, on('payTreasury', model.id, model.token), 'send the treasury its part');
  await chain.increaseTime(90 * 86_400);
  await send(bob, on('rollOver', model.id, 0n, model.token), 'roll an epoch over');
  await claimContribution(scene, model);
  const rewards = on('rewards', model.id, alice.account.address, maxUint256, 4n);
  await scene.read('an account’s rewards, four epochs in two currencies', rewards);
}

/** One contribution of bob's, credited by the model's owner. */
async function contribute(
  { send, people, addresses }: Scene,
  { model, owner }: { model: LaunchedModel; owner: ScriptClient },
): Promise<void> {
  const address = addresses.contributions;
  const on = (functionName: string, ...args: readonly unknown[]): Call => ({
    address,
    abi: contributionsAbi,
    functionName,
    args,
  });
  const evidence = {
    kind: 1,
    digest: `sha256:${'ab'.repeat(32)}`,
    uri: 'https://huggingface.co/datasets/acme/questions',
    note: 'Cleaned and deduplicated the second half of the questions.',
    askedWeight: 100n,
  };
  await send(people.bob, on('submit', model.id, evidence), 'show evidence of a contribution');
  const { evidenceHash } = await readContract(people.bob, {
    address,
    abi: contributionsAbi,
    functionName: 'contribution',
    args: [model.id, 0n],
  });
  await send(owner, on('credit', model.id, 0n, evidenceHash, 100n), 'credit it');
}

async function claimContribution(
  { send, people, addresses }: Scene,
  model: LaunchedModel,
): Promise<void> {
  const call: Call = {
    address: addresses.contributions,
    abi: contributionsAbi,
    functionName: 'claim',
    args: [[{ id: model.id, token: model.token, indexes: [0n] }]],
  };
  await send(people.bob, call, 'claim a contributor’s part');
}

/** A client that acts as a contract. */
async function impersonate({ chain }: Scene, signer: Address): Promise<ScriptClient> {
  const balance: Hex = '0x56bc75e2d63100000';
  await chain.rpc('anvil_impersonateAccount', [signer]);
  await chain.rpc('anvil_setBalance', [signer, balance]);
  return createScriptClient({ rpcUrl: chain.rpcUrl, signer });
}
