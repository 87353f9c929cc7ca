import { prepareVote } from '@/lib/governance/openzeppelin-governor';
import type { Handlers } from '@/lib/protocol/router';
import { prepare } from '@/lib/transactions/prepare';
import { submit } from '@/lib/transactions/send';
import { type ActingContext, readScene } from '../acting';

/** Votes: prepared and submitted. */
export function createVotingHandlers(
  context: ActingContext,
): Pick<Handlers, 'ballot.prepare' | 'ballot.submit'> {
  return {
    'ballot.prepare': async ({ record, proposalId, choice, reason }) => {
      const { model, from } = await readScene(context, record);
      const call = prepareVote(model.governor, { proposalId, choice, reason });
      const what = { record: model.record, modelName: model.name, from, call };
      // One open vote per proposal, whatever it says: a second one is decided after the first.
      return prepare(context, { kind: 'vote', ...what, intent: { proposalId } });
    },
    'ballot.submit': (request) => submit(context, { ...request, kinds: ['vote'] }),
  };
}
