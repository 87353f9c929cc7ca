import {
  prepareProposal,
  prepareStep,
  readFullProposal,
  readProposal,
} from '@/lib/governance/openzeppelin-governor';
import type { Handlers } from '@/lib/protocol/router';
import { prepare } from '@/lib/transactions/prepare';
import { submit } from '@/lib/transactions/send';
import { type ActingContext, readScene } from '../acting';

const kinds = ['propose', 'queue', 'execute', 'cancel'] as const;

/** Proposals: made, and taken to their next step. */
export function createProposingHandlers(
  context: ActingContext,
): Pick<Handlers, 'proposal.prepare' | 'proposal.advance' | 'proposal.submit'> {
  return {
    'proposal.prepare': async ({ record, actions, description }) => {
      const { model, from } = await readScene(context, record);
      const call = prepareProposal(model.governor, { actions, description, proposer: from });
      const what = { record: model.record, modelName: model.name, from, call };
      return prepare(context, { kind: 'propose', ...what, intent: { actions, description } });
    },
    'proposal.advance': async ({ record, proposalId, step }) => {
      const { network, model, from } = await readScene(context, record);
      const { brief } = await readProposal(network, record.id, proposalId, context.now);
      const call = prepareStep(await readFullProposal(network, model, brief), step);
      const what = { record: model.record, modelName: model.name, from, call };
      return prepare(context, { kind: step, ...what, intent: { proposalId } });
    },
    'proposal.submit': (request) => submit(context, { ...request, kinds }),
  };
}
