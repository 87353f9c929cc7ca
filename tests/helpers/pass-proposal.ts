/** A proposal through the background's own handlers, as the interface would: proposed, voted for, queued, executed. */
import { encodeFunctionData, type Hex } from 'viem';
import { expect } from 'vitest';
import { modelGovernorAbi } from '@/contracts/abi/model-governor';
import type { BuiltProposal } from '@/lib/model/composing';
import type { ProposalId, RecordId } from '@/lib/model/ids';
import type { ProposalAction } from '@/lib/model/proposal';
import type { Handlers } from '@/lib/protocol/router';
import { ownPage } from '@/tests/helpers/acting-worker';
import type { World } from '@/tests/helpers/world';

type Worker = Pick<
  Handlers,
  'proposal.prepare' | 'proposal.advance' | 'proposal.submit' | 'ballot.prepare' | 'ballot.submit'
>;
type Of = { worker: Worker; world: World; record: RecordId };

/** Every call of a proposal, in order. @throws when one could not be built */
export function listActions({ actions }: BuiltProposal): readonly ProposalAction[] {
  return actions.flatMap((one) => {
    if (one.status === 'problem') throw new Error(one.problem.code);
    return one.before ? [one.before.action, one.action] : [one.action];
  });
}

/** Passes it by the votes of the worker's own account. */
export async function passProposal(
  of: Of,
  { built, description }: { built: BuiltProposal; description: string },
): Promise<void> {
  const { worker, world, record } = of;
  const actions = [...listActions(built)];
  const prepared = await worker['proposal.prepare']({ record, actions, description }, ownPage);
  await submit(of, 'proposal.submit', prepared.id);
  const proposalId = await readNewestProposal(world);
  await world.chain.increaseTime(5);
  const choice = { kind: 'nominal', support: 'for' } as const;
  const ballot = await worker['ballot.prepare'](
    { record, proposalId, choice, reason: '' },
    ownPage,
  );
  await submit(of, 'ballot.submit', ballot.id);
  for (const step of ['queue', 'execute'] as const) {
    await world.chain.increaseTime(1_200);
    const view = await worker['proposal.advance']({ record, proposalId, step }, ownPage);
    await submit(of, 'proposal.submit', view.id);
  }
}

async function submit(
  { worker, world }: Of,
  route: 'proposal.submit' | 'ballot.submit',
  preparedId: string,
): Promise<void> {
  const requestId = crypto.randomUUID();
  const submitted = await worker[route]({ preparedId, requestId }, ownPage);
  if (submitted.status !== 'submitted') throw new Error('rejected');
  await expect
    .poll(() => world.chain.rpc('eth_getTransactionReceipt', [submitted.hash]))
    .toMatchObject({ status: '0x1' });
}

async function readNewestProposal({ chain, model }: World): Promise<ProposalId> {
  const read = async (data: Hex) =>
    (await chain.rpc('eth_call', [{ to: model.governor, data }, 'latest'])) as Hex;
  const abi = modelGovernorAbi;
  const count = BigInt(await read(encodeFunctionData({ abi, functionName: 'proposalCount' })));
  const args = [count - 1n] as const;
  const entry = await read(encodeFunctionData({ abi, functionName: 'proposalAt', args }));
  return BigInt(entry.slice(0, 66)) as ProposalId;
}
