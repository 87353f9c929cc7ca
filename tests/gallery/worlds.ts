import type { Holding } from '@/lib/protocol/messages';
import type { World } from './fake-send';
import * as people from './people';
import * as proposals from './proposals';
import * as submissions from './submissions';

export const holding: Holding = {
  model: people.model,
  position: people.position,
  open: [proposals.proposal, proposals.pendingProposal],
};
export const hostileHolding: Holding = {
  model: people.hostileModel,
  position: { ...people.position, record: people.hostileModel.record },
  open: [proposals.hostileProposal],
};

/** Everything is there and answers at once. */
export const fullWorld: World = {
  'settings.read': () => people.settings,
  'settings.write': () => people.settings,
  'hub.list': () => people.hubs,
  'hub.set': () => people.hubs,
  'network.list': () => [people.demoNetwork],
  'network.test': () => people.demoNetwork,
  'account.read': () => people.unlocked,
  'window.opener': () => `https://${people.locator}`,
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
    proposals: [proposals.pendingProposal, proposals.proposal, ...proposals.pastProposals],
    next: null,
    timestamp: people.now,
  }),
  'ballot.read': ({ proposalId }) => {
    const all = [
      proposals.proposal,
      proposals.pendingProposal,
      proposals.hostileProposal,
      proposals.queuedProposal,
    ];
    const proposal = all.find(({ id }) => id === proposalId) ?? proposals.proposal;
    const pending = proposal.state === 'pending';
    return {
      proposal,
      calls: proposals.calls,
      power: pending
        ? { ...proposals.power, atSnapshot: null, reason: 'snapshot-ahead' }
        : proposals.power,
      timestamp: people.now,
    };
  },
  'ballot.prepare': () => submissions.prepared,
  'stake.prepare': () => submissions.prepared,
  'activity.list': () => submissions.activity,
  'activity.price': () => submissions.raiseView,
  'window.open': () => null,
};
