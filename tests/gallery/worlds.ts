import type { Holding } from '@/lib/protocol/messages';
import type { World } from './fake-send';
import * as people from './people';

export const holding: Holding = {
  model: people.model,
  position: people.position,
  open: [people.proposal, people.pendingProposal],
};
export const hostileHolding: Holding = {
  model: people.hostileModel,
  position: { ...people.position, record: people.hostileModel.record },
  open: [people.hostileProposal],
};

/** Everything is there and answers at once. */
export const fullWorld: World = {
  'settings.read': () => people.settings,
  'settings.write': () => people.settings,
  'network.list': () => [people.demoNetwork],
  'network.test': () => people.demoNetwork,
  'account.read': () => people.unlocked,
  'account.unlock': () => people.unlocked,
  'tab.read': () => ({
    tabId: 1,
    locator: people.locator,
    revision: null,
    badge: people.badge,
  }),
  'holding.list': () => [holding],
  'position.read': () => people.position,
  'proposal.list': () => ({
    proposals: [people.pendingProposal, people.proposal, ...people.pastProposals],
    next: null,
    timestamp: people.now,
  }),
  'ballot.read': ({ proposalId }) => {
    const all = [
      people.proposal,
      people.pendingProposal,
      people.hostileProposal,
      people.queuedProposal,
    ];
    const proposal = all.find(({ id }) => id === proposalId) ?? people.proposal;
    const pending = proposal.state === 'pending';
    return {
      proposal,
      power: pending
        ? { ...people.power, atSnapshot: null, reason: 'snapshot-ahead' }
        : people.power,
      timestamp: people.now,
    };
  },
  'ballot.prepare': () => people.prepared,
  'stake.prepare': () => people.prepared,
  'activity.list': () => people.activity,
  'window.open': () => null,
};
