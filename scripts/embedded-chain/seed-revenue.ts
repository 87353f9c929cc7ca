/**
 * Revenue of one model of the demo: two contributions are shown, a vote sets the split and credits them, and two
 * currencies are paid in: an epoch that ended, so that it can be claimed, and one that runs.
 */
import {
  type Address,
  encodeAbiParameters,
  encodeFunctionData,
  type Hex,
  keccak256,
  parseAbi,
  parseAbiParameters,
  parseEther,
} from 'viem';
import { contributionsAbi } from '@/contracts/abi/contributions';
import { revenueRouterAbi } from '@/contracts/abi/revenue-router';
import deployments from '@/contracts/deployments.json';
import { getAddressOf, type Person } from './accounts';
import type { Community } from './community';
import type { Action, ActionContext, Launched } from './seed-types';

export const revenueLocator = 'huggingface.co/qwen/qwen2.5-7b-instruct';
/** Its token is the second currency. */
export const otherCurrencyLocator = 'huggingface.co/openai/whisper-large-v3';

const revenueRouter = deployments.addresses.revenueRouter as Address;
const contributions = deployments.addresses.contributions as Address;
const erc20 = parseAbi(['function approve(address spender, uint256 value) returns (bool)']);
const day = 86_400;

/** What the contributors show, in the order of the record's list. */
export const shownEvidence = [
  {
    by: 'chidi',
    evidence: {
      kind: 1,
      digest: `sha256:${'3e'.repeat(32)}`,
      uri: 'https://huggingface.co/datasets/chidi/field-questions',
      note: '12,000 questions from field work, translated and checked by two people each.',
      askedWeight: 300n,
    },
    weight: 300n,
  },
  {
    by: 'demo',
    evidence: {
      kind: 2,
      digest: `sha256:${'b7'.repeat(32)}`,
      uri: 'https://example.org/reports/qwen-long-context',
      note: 'Measured recall over 32,000 tokens in nine languages; scripts and raw answers are in the report.',
      askedWeight: 150n,
    },
    weight: 100n,
  },
] as const satisfies readonly { by: Person; evidence: object; weight: bigint }[];

/** A third one, which nobody has voted on yet. */
const waiting = {
  kind: 0,
  digest: `git-sha1:${'4c'.repeat(20)}`,
  uri: '',
  note: 'Fixed the chat template for tool calls.',
  askedWeight: 50n,
} as const;

/** Sets the split and credits both contributors, in one proposal. */
export function setRevenue({ launched, launchedOf }: ActionContext): readonly Action[] {
  const splits = {
    stakersBps: 5000,
    contributorsBps: 2000,
    treasuryBps: 2000,
    incentivesBps: 500,
    parents: [{ id: 2, bps: 500 }],
    currencies: [launched.token, launchedOf(otherCurrencyLocator).token],
  };
  const credits = shownEvidence.map(({ by, evidence, weight }, index) => ({
    target: contributions,
    value: 0n,
    calldata: encodeFunctionData({
      abi: contributionsAbi,
      functionName: 'credit',
      args: [launched.id, BigInt(index), hashEvidence(by, evidence), weight],
    }),
  }));
  const setSplits = encodeFunctionData({
    abi: revenueRouterAbi,
    functionName: 'setSplits',
    args: [launched.id, splits],
  });
  return [{ target: revenueRouter, value: 0n, calldata: setSplits }, ...credits];
}

const evidenceParameters = parseAbiParameters([
  'address account, Evidence evidence',
  'struct Evidence { uint8 kind; string digest; string uri; string note; uint64 askedWeight; }',
]);

/** As the contract keeps it: what the vote says it looked at. */
function hashEvidence(by: Person, evidence: (typeof shownEvidence)[number]['evidence']): Hex {
  return keccak256(encodeAbiParameters(evidenceParameters, [getAddressOf(by), evidence]));
}

type Scene = { community: Community; launchedOf: (locator: string) => Launched };

/** What happens around the vote, as steps in time; `endsAt` is the present in seconds. */
export function planRevenue(scene: Scene, endsAt: number) {
  const { launchedOf } = scene;
  const own = () => launchedOf(revenueLocator).token;
  const other = () => launchedOf(otherCurrencyLocator).token;
  return [
    { at: endsAt - 18 * day, run: () => showEvidence(scene) },
    { at: endsAt - 10 * day, run: () => pay(scene, 'dunya', own(), 4_000) },
    { at: endsAt - 9 * day, run: () => pay(scene, 'bruno', other(), 900) },
    { at: endsAt - 2 * day, run: () => pay(scene, 'emre', own(), 1_250) },
    { at: endsAt - day, run: () => submit(scene, 'farah', waiting) },
  ];
}

async function showEvidence(scene: Scene): Promise<void> {
  for (const { by, evidence } of shownEvidence) await submit(scene, by, evidence);
}

type Evidence = (typeof shownEvidence)[number]['evidence'] | typeof waiting;

async function submit({ community, launchedOf }: Scene, by: Person, evidence: Evidence) {
  const args = [launchedOf(revenueLocator).id, evidence] as const;
  const data = encodeFunctionData({ abi: contributionsAbi, functionName: 'submit', args });
  await community.send(by, contributions, data);
}

/** Pays whole tokens in. */
async function pay(
  { community, launchedOf }: Scene,
  by: Person,
  token: Address,
  tokens: number,
): Promise<void> {
  const amount = parseEther(String(tokens));
  const allow = encodeFunctionData({
    abi: erc20,
    functionName: 'approve',
    args: [revenueRouter, amount],
  });
  await community.send(by, token, allow);
  const args = [launchedOf(revenueLocator).id, token, amount] as const;
  const data = encodeFunctionData({ abi: revenueRouterAbi, functionName: 'pay', args });
  await community.send(by, revenueRouter, data);
}
