/** The proposals of the gallery, and the power to vote on them. */
import type { Hex } from 'viem';
import type { Power } from '@/lib/model/account';
import type { DescribedCall } from '@/lib/model/composing';
import type { ProposalId } from '@/lib/model/ids';
import type { Proposal, ProposalAction } from '@/lib/model/proposal';
import { address, day, hash, hostileModel, hour, model, now, other, unit } from './people';

export const proposal: Proposal = {
  id: 41_234n as ProposalId,
  record: model.record,
  governor: address('aa03'),
  state: 'active',
  proposer: other,
  snapshot: now - 2n * day,
  deadline: now + 26n * hour,
  etaSeconds: 0n,
  tally: { forVotes: 61_200n * unit, againstVotes: 14_350n * unit, abstainVotes: 4_000n * unit },
  quorum: 80_000n * unit,
  blockNumber: 20_990n,
  title: 'Approve revision 2.1 with the longer context',
  body: 'Revision 2.1 extends the context to **32k** tokens.\n\n- weights retrained by the community run\n- evaluation: see the [report](https://example.org/report)\n\n> The licence does not change.',
  description: '',
  actions: [
    {
      target: model.record.registry,
      valueWei: 0n,
      calldata: `0xa1b2c3d4${'00'.repeat(96)}` as Hex,
    },
  ],
};

const commit = model.approval?.commit ?? '';

/** What the first proposal would do. */
export const calls: readonly DescribedCall[] = [
  {
    action: proposal.actions[0] as ProposalAction,
    target: { address: model.record.registry, name: 'ModelRegistry', code: 'own' },
    decoded: {
      kind: 'known',
      contractName: 'ModelRegistry',
      functionName: 'approveRevision',
      arguments: [
        { name: 'id', type: 'uint256', value: '3', exact: '3' },
        { name: 'commit', type: 'string', value: commit, exact: commit },
        { name: 'manifestHash', type: 'bytes32', value: hash('ab'), exact: hash('ab') },
        { name: 'weightsRoot', type: 'bytes32', value: hash('cd'), exact: hash('cd') },
      ],
      inner: [],
    },
    warnings: [],
  },
];

/** Calls of every kind: a rule of the model, a payment, a role, and one that nobody can read. */
export const manyCalls: readonly DescribedCall[] = [
  {
    action: { target: address('aa03'), valueWei: 0n, calldata: `0xe540d01d${'00'.repeat(32)}` },
    target: { address: address('aa03'), name: 'ModelGovernor', code: 'own' },
    decoded: {
      kind: 'known',
      contractName: 'ModelGovernor',
      functionName: 'setVotingPeriod',
      arguments: [
        {
          name: 'newVotingPeriod',
          type: 'uint32',
          value: '259200',
          exact: '259200',
          unit: 'seconds',
        },
      ],
      inner: [],
    },
    warnings: [],
  },
  {
    action: { target: other, valueWei: 3n * unit, calldata: '0x' },
    target: { address: other, name: null, code: 'none' },
    decoded: { kind: 'transfer' },
    warnings: [],
  },
  {
    action: {
      target: address('77aa77bb77cc77dd'),
      valueWei: 0n,
      calldata: `0x2f2ff15d${'00'.repeat(64)}`,
    },
    target: { address: address('77aa77bb77cc77dd'), name: 'TimelockController', code: 'own' },
    decoded: {
      kind: 'known',
      contractName: 'TimelockController',
      functionName: 'grantRole',
      arguments: [
        { name: 'role', type: 'bytes32', value: hash('b0'), exact: hash('b0') },
        { name: 'account', type: 'address', value: other, exact: other },
      ],
      inner: [],
    },
    warnings: ['grants-role'],
  },
  {
    action: { target: address('66dd'), valueWei: 0n, calldata: `0xdeadbeef${'12'.repeat(68)}` },
    target: { address: address('66dd'), name: null, code: 'unknown' },
    decoded: { kind: 'unknown', selector: '0xdeadbeef' },
    warnings: ['unknown-code'],
  },
];

export const pendingProposal: Proposal = {
  ...proposal,
  id: 51_000n as ProposalId,
  state: 'pending',
  snapshot: now + 5n * hour,
  deadline: now + 3n * day,
  quorum: null,
  tally: { forVotes: 0n, againstVotes: 0n, abstainVotes: 0n },
  title: 'Pay 2,000 AUR for a safety evaluation',
};

export const hostileProposal: Proposal = {
  ...proposal,
  id: 52_000n as ProposalId,
  record: hostileModel.record,
  title:
    'A\u202eevil\u202c title that goes on and on, with 漢字 and العربية, so that nobody could ever want to read all of it in one line',
  body: '',
  tally: { forVotes: 1n, againstVotes: 300_000n * unit, abstainVotes: 0n },
  deadline: now + 40n,
};

export const pastProposals: readonly Proposal[] = (
  ['executed', 'defeated', 'canceled'] as const
).map((state, index) => ({
  ...proposal,
  id: BigInt(index + 1) as ProposalId,
  state,
  deadline: now - BigInt(index + 3) * day,
  title: ['Approve revision 2.0', 'Raise the quorum to 20%', 'Change the licence'][index] ?? '',
}));

export const queuedProposal: Proposal = {
  ...proposal,
  id: 53_000n as ProposalId,
  state: 'queued',
  deadline: now - 3n * day,
  etaSeconds: now - hour,
  tally: { forVotes: 120_000n * unit, againstVotes: 2_000n * unit, abstainVotes: 0n },
  title: 'Shorten the unstaking time to two days',
};

export const power: Power = {
  atSnapshot: 5_000n * unit,
  used: 0n,
  now: 5_000n * unit,
  hasVoted: false,
  reason: 'has-power',
};
