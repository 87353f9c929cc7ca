/** A whole vote on the chain: proposed, voted on by two, queued and executed, with the time it takes. */
import {
  type Address,
  encodeFunctionData,
  type Hex,
  keccak256,
  parseEventLogs,
  toBytes,
} from 'viem';
import { modelGovernorAbi } from '@/contracts/abi/model-governor';
import type { Action } from '@/scripts/embedded-chain/seed-types';
import type { PoolWorld } from '@/tests/helpers/pool-world';

const inFavour = 1;

export async function holdVote(
  world: PoolWorld,
  actions: readonly Action[],
  description: string,
): Promise<void> {
  const { chain, launched, send } = world;
  const governor: Address = launched.governor;
  const call = [
    actions.map(({ target }) => target),
    actions.map(({ value }) => value),
    actions.map(({ calldata }) => calldata),
  ] as const;
  const act = (functionName: 'queue' | 'execute') =>
    encodeFunctionData({
      abi: modelGovernorAbi,
      functionName,
      args: [...call, keccak256(toBytes(description))],
    });
  // Votes of a launch are of its second; a proposal needs some of the second before.
  await chain.increaseTime(2);
  const proposed = await send(
    'ada',
    governor,
    encodeFunctionData({
      abi: modelGovernorAbi,
      functionName: 'propose',
      args: [...call, description],
    }),
  );
  const [event] = parseEventLogs({
    abi: modelGovernorAbi,
    eventName: 'ProposalCreated',
    logs: proposed.logs,
  });
  if (!event) throw new Error('The proposal emitted no ProposalCreated.');
  await chain.increaseTime(61);
  for (const person of ['ada', 'bruno'] as const) {
    await send(person, governor, encodeVote(event.args.proposalId));
  }
  await chain.increaseTime(3601);
  await send('demo', governor, act('queue'));
  await chain.increaseTime(3601);
  await send('demo', governor, act('execute'));
}

function encodeVote(id: bigint): Hex {
  return encodeFunctionData({
    abi: modelGovernorAbi,
    functionName: 'castVote',
    args: [id, inFavour],
  });
}
