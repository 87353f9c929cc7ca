/** The list of what a proposal may do, in the order in which it is offered. */
import type { ComposingContext } from '@/lib/model/composing';
import { type ActionKind, actionKinds, type DraftAction } from '@/lib/model/draft';
import type { IntentInput as Intent } from '@/lib/protocol/intents';
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
import type { ActionForm, ParsedForm } from './types';

const forms: { [Kind in ActionKind]: ActionForm<Kind> } = {
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

/** Every form. */
export const actionForms: readonly ActionForm[] = actionKinds.map(getForm);

/** The form of a kind. */
export function getForm(kind: ActionKind): ActionForm {
  // Each form takes its own intents only, and gets no others: both come from one kind.
  return forms[kind] as unknown as ActionForm;
}

/** What an action's fields mean. */
export function parseAction(action: DraftAction, context: ComposingContext): ParsedForm {
  return getForm(action.kind).parse(action.fields, context);
}

/** What an intent does if it is executed, in words. */
export function describeIntent(intent: Intent, context: ComposingContext): string {
  return getForm(intent.kind).describe(intent, context);
}
