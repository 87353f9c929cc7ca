import type { DraftAction } from '@/lib/model/draft';
import * as calls from './composer-calls';
import * as made from './composer-people';
import { looks, newPair } from './composer-pools';
import type { World } from './fake-send';
import * as people from './people';
import { revenue } from './revenue-people';
import type { Scenario } from './scenario';
import { stake, stakePast } from './stakes';
import * as submissions from './submissions';
import { fullWorld } from './worlds';

const { draft, decided, context, report } = made;

const world: World = {
  ...fullWorld,
  'draft.list': () => made.drafts,
  'draft.read': () => draft,
  'draft.write': ({ version }) => ({
    status: 'saved',
    version: version + 1,
    updatedAtMs: people.nowMs,
  }),
  'draft.delete': () => null,
  'model.search': () => ({ choices: made.choices, more: false }),
  'composing.read': () => context,
  'revision.read': () => report,
  'abi.inspect': () => ({ status: 'parsed', functions: [calls.grantRole, calls.setAll] }),
  'revenue.read': () => revenue,
  'pools.read': () => stake,
  'pools.history': () => stakePast,
  'history.advance': () => stakePast.history,
  'pool.look': ({ address }) => (address === newPair.fields['adapter'] ? looks.pair : looks.vault),
  'target.read': () => ({ address: made.recipient, name: null, code: 'unknown' }),
  'proposal.build': ({ intents }) => calls.build(intents),
  'proposal.prepare': () => submissions.preparedProposal,
};

/** One picture of the composer, by default of a draft that was just filled from a page. */
export function composer(id: string, changes: World = {}, rest: Partial<Scenario> = {}): Scenario {
  const hash = `draft=${draft.id}`;
  return {
    id: `composer-${id}`,
    surface: 'composer',
    hash,
    world: { ...world, ...changes },
    ...rest,
  };
}

/** A draft of these actions. */
export function doing(...actions: DraftAction[]): World {
  return { 'draft.read': () => decided(...actions) };
}

/** An account with too few votes. */
export const short: World = {
  'composing.read': () => ({
    ...context,
    eligibility: {
      status: 'short',
      account: people.me,
      votes: 120n * people.unit,
      threshold: 1_000n * people.unit,
    },
  }),
};
