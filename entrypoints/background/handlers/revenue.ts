import { readNetwork } from '@/lib/chain/networks';
import { readRecord } from '@/lib/chain/records';
import { readRevenueState } from '@/lib/chain/revenue-lens';
import { NothingToClaimError, RevenueCurrencyError } from '@/lib/errors/staking';
import type { Call } from '@/lib/model/call';
import type { RecordId } from '@/lib/model/ids';
import type { Revenue } from '@/lib/model/revenue';
import type { ParsedOf } from '@/lib/protocol/messages';
import type { Handlers } from '@/lib/protocol/router';
import { toContributorShares } from '@/lib/staking/contributor-shares';
import { withEvidence } from '@/lib/staking/evidence';
import {
  prepareAllowRevenue,
  prepareClaimContributions,
  prepareClaimRewards,
  prepareHandOnRevenue,
  preparePayRevenue,
  prepareSubmitEvidence,
} from '@/lib/staking/revenue';
import { readSettings } from '@/lib/storage/settings';
import { prepare } from '@/lib/transactions/prepare';
import { submit } from '@/lib/transactions/send';
import { type ActingContext, readActor, readSelected } from '../acting';

type Action = ParsedOf<'revenue.prepare'>['action'];

const kinds = [
  'claim-rewards',
  'claim-contributions',
  'allow-revenue',
  'pay-revenue',
  'revoke',
  'submit-evidence',
  'hand-on-revenue',
] as const;

/** A model's revenue: read, claimed, paid in; evidence of contributions. */
export function createRevenueHandlers(
  context: ActingContext,
): Pick<Handlers, 'contributors.read' | 'revenue.read' | 'revenue.prepare' | 'revenue.submit'> {
  return {
    'contributors.read': async ({ record }) => {
      if ((await readSettings()).consentedAtMs === null) return null;
      const network = await readNetwork(record.chainId);
      const of = { record, account: null };
      return toContributorShares(await readRevenueState(network, of, context.now));
    },
    'revenue.read': async ({ record }) => {
      const account = await readSelected(context.keystore);
      const network = await readNetwork(record.chainId);
      const state = await readRevenueState(network, { record, account }, context.now);
      const known = [...state.credited, ...state.submitted];
      const told = await withEvidence(network, record.id, known);
      const count = state.credited.length;
      return { ...state, credited: told.slice(0, count), submitted: told.slice(count) };
    },
    'revenue.prepare': async ({ record, action }) => {
      const from = await readActor(context, record.chainId);
      const { model, network } = await readRecord(record, context.now);
      const readState = () => readRevenueState(network, { record, account: from }, context.now);
      const call = await build(record, action, readState);
      const what = { kind: action.kind, record: model.record, modelName: model.name, from };
      return prepare(context, { ...what, intent: action, call });
    },
    'revenue.submit': (request) => submit(context, { ...request, kinds }),
  };
}

async function build(
  record: RecordId,
  action: Action,
  readState: () => Promise<Revenue>,
): Promise<Call> {
  switch (action.kind) {
    case 'claim-rewards':
      return orNothing(record, prepareClaimRewards(await readState()));
    case 'claim-contributions':
      return orNothing(record, prepareClaimContributions(await readState()));
    case 'allow-revenue':
    case 'pay-revenue':
    case 'revoke':
      assertCurrency(await readState(), action);
      return action.kind === 'pay-revenue'
        ? preparePayRevenue(record.id, action)
        : prepareAllowRevenue({
            token: action.token,
            amount: action.kind === 'revoke' ? 0n : action.amount,
          });
    case 'hand-on-revenue':
      return prepareHandOnRevenue(record.id, action);
    case 'submit-evidence':
      return prepareSubmitEvidence(record.id, action.evidence);
    default:
      return action satisfies never;
  }
}

function orNothing({ chainId, id }: RecordId, call: Call | null): Call {
  if (call === null) throw new NothingToClaimError({ chainId, record: id });
  return call;
}

/** Nothing is allowed or paid in a token the model's vote did not name; one it named once can be taken back. */
function assertCurrency(
  { record, currencies }: Revenue,
  { token, kind }: Extract<Action, { kind: 'allow-revenue' | 'pay-revenue' | 'revoke' }>,
): void {
  const found = currencies.find((one) => one.token.toLowerCase() === token.toLowerCase());
  if (!(kind === 'revoke' ? found : found?.accepted)) {
    throw new RevenueCurrencyError({ chainId: record.chainId, record: record.id, token });
  }
}
