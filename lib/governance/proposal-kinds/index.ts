/** The list of what a proposal may do. A kind without its builder does not compile. */
import type { Intent } from '@/lib/protocol/intents';
import { approveRevision } from './approve-revision';
import { call } from './call';
import { contribution } from './contribution';
import { credit } from './credit';
import { parameter } from './parameter';
import { pay } from './pay';
import { pools } from './pools';
import { splits } from './splits';
import { standing } from './standing';
import { terms } from './terms';
import type { BuildContext, Built, IntentKind, ProposalKind } from './types';

const proposalKinds: { [Kind in IntentKind]: ProposalKind<Kind> } = {
  'approve-revision': approveRevision,
  pay,
  parameter,
  terms,
  standing,
  pools,
  splits,
  credit,
  contribution,
  call,
};

/** The call an intent stands for, or why there is none. */
export function buildAction(intent: Intent, context: BuildContext): Built {
  const kind = proposalKinds[intent.kind] as ProposalKind;
  return kind.build(intent, context);
}
