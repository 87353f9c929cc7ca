/**
 * The proposals of the demo, one life each. A careful community votes from 24 to 96 hours after a proposal
 * and executes two days after queueing; the quick one votes from 1 to 25 hours and executes after 6.
 */
import { parseEther } from 'viem';
import { turnPoolsOn } from './pools/seed-pools';
import {
  approveRevision,
  approveWithTerms,
  payTokens,
  saySomething,
  setRule,
} from './seed-actions';
import { setRevenue } from './seed-revenue';
import type { SeedProposal } from './seed-types';

const mistral = 'huggingface.co/mistralai/mistral-7b-v0.1';
const smollm = 'huggingface.co/huggingfacetb/smollm2-1.7b-instruct';
const qwen = 'huggingface.co/qwen/qwen2.5-7b-instruct';
const bge = 'huggingface.co/baai/bge-m3';
const whisper = 'huggingface.co/openai/whisper-large-v3';

export const seedProposals: readonly SeedProposal[] = [
  {
    key: 'mistral-approve',
    locator: mistral,
    proposer: 'ada',
    hoursAgo: 400,
    actions: approveWithTerms(0, 'apache-2.0'),
    votes: [
      {
        person: 'ada',
        support: 'for',
        reason: 'Checked all shards against the release of September.',
      },
      { person: 'bruno', support: 'for' },
      { person: 'chidi', support: 'for' },
      { person: 'dunya', support: 'abstain', reason: 'I could not download all of it in time.' },
    ],
    fate: 'executed',
  },
  {
    key: 'mistral-evaluation',
    locator: mistral,
    proposer: 'chidi',
    hoursAgo: 60,
    actions: payTokens('chidi', 18_000),
    votes: [
      { person: 'ada', support: 'for', reason: 'Long overdue. The task list is the right one.' },
      {
        person: 'dunya',
        support: 'against',
        reason: 'Too much for one person; split it in two grants.',
      },
    ],
    fate: 'left',
  },
  {
    key: 'mistral-quorum',
    locator: mistral,
    proposer: 'bruno',
    hoursAgo: 90,
    actions: setRule('setQuorumFloor', 600n),
    votes: [
      { person: 'bruno', support: 'for' },
      { person: 'chidi', support: 'against', reason: 'We would have missed it twice this year.' },
      { person: 'emre', support: 'for' },
    ],
    fate: 'left',
  },
  {
    key: 'smollm-approve-first',
    locator: smollm,
    proposer: 'bruno',
    hoursAgo: 240,
    // The weights before those the hub has now.
    actions: approveRevision(2),
    votes: [
      { person: 'bruno', support: 'for', reason: 'Same digests on two machines.' },
      { person: 'dunya', support: 'for' },
      { person: 'farah', support: 'for' },
    ],
    fate: 'executed',
  },
  {
    key: 'smollm-approve-next',
    locator: smollm,
    proposer: 'dunya',
    hoursAgo: 8,
    actions: approveRevision(0),
    votes: [
      { person: 'dunya', support: 'for' },
      { person: 'farah', support: 'against', reason: 'Nobody has said why the weights changed.' },
    ],
    fate: 'left',
  },
  {
    key: 'smollm-threshold',
    locator: smollm,
    proposer: 'farah',
    hoursAgo: 28,
    actions: setRule('setProposalThreshold', parseEther('500')),
    votes: [
      { person: 'farah', support: 'for' },
      { person: 'bruno', support: 'for', reason: 'Newcomers should be heard.' },
      { person: 'dunya', support: 'against' },
    ],
    fate: 'left',
  },
  {
    key: 'smollm-mirror',
    locator: smollm,
    proposer: 'bruno',
    hoursAgo: 0.2,
    actions: payTokens('emre', 6_000),
    votes: [],
    fate: 'left',
  },
  {
    key: 'qwen-translation',
    locator: qwen,
    proposer: 'ada',
    hoursAgo: 420,
    actions: payTokens('chidi', 9_000),
    votes: [
      { person: 'ada', support: 'for' },
      { person: 'bruno', support: 'for', reason: 'I read the Turkish one; it is good.' },
      { person: 'emre', support: 'for' },
    ],
    fate: 'executed',
  },
  {
    key: 'qwen-pools',
    locator: qwen,
    proposer: 'bruno',
    hoursAgo: 400,
    actions: turnPoolsOn,
    votes: [
      { person: 'bruno', support: 'for' },
      {
        person: 'ada',
        support: 'for',
        reason: 'A fifth in one pool at most, and anyone can take it out.',
      },
      { person: 'chidi', support: 'for' },
      { person: 'dunya', support: 'against', reason: 'A pool can lose what I staked.' },
    ],
    fate: 'executed',
  },
  {
    key: 'qwen-longer-votes',
    locator: qwen,
    proposer: 'bruno',
    hoursAgo: 130,
    actions: setRule('setVotingPeriod', 432_000n),
    votes: [
      { person: 'bruno', support: 'for' },
      { person: 'ada', support: 'for', reason: 'Three days over a holiday are not three days.' },
      { person: 'chidi', support: 'against' },
    ],
    fate: 'queued',
  },
  {
    key: 'qwen-rename',
    locator: qwen,
    proposer: 'emre',
    hoursAgo: 200,
    actions: saySomething,
    votes: [
      { person: 'emre', support: 'for' },
      { person: 'ada', support: 'against', reason: 'A name is not ours to change.' },
      { person: 'chidi', support: 'against' },
      { person: 'dunya', support: 'abstain' },
    ],
    fate: 'left',
  },
  {
    key: 'qwen-double-payment',
    locator: qwen,
    proposer: 'chidi',
    hoursAgo: 50,
    actions: payTokens('chidi', 9_000),
    votes: [],
    fate: 'canceled',
  },
  {
    key: 'qwen-card',
    locator: qwen,
    proposer: 'ada',
    hoursAgo: 47,
    actions: saySomething,
    votes: [{ person: 'ada', support: 'for' }],
    fate: 'left',
  },
  {
    key: 'bge-approve',
    locator: bge,
    proposer: 'dunya',
    hoursAgo: 380,
    actions: approveRevision(1),
    votes: [
      { person: 'dunya', support: 'for' },
      { person: 'bruno', support: 'for' },
      { person: 'farah', support: 'for' },
    ],
    fate: 'executed',
  },
  {
    key: 'bge-benchmark',
    locator: bge,
    proposer: 'farah',
    hoursAgo: 300,
    actions: payTokens('farah', 12_000),
    votes: [
      { person: 'bruno', support: 'for', reason: 'Small sum, useful result.' },
      { person: 'farah', support: 'for' },
    ],
    fate: 'executed',
  },
  {
    key: 'bge-seat',
    locator: bge,
    proposer: 'farah',
    hoursAgo: 160,
    actions: saySomething,
    votes: [{ person: 'farah', support: 'for' }],
    fate: 'left',
  },
  {
    key: 'bge-languages',
    locator: bge,
    proposer: 'dunya',
    hoursAgo: 70,
    actions: payTokens('dunya', 30_000),
    votes: [
      {
        person: 'dunya',
        support: 'for',
        reason: 'I would do the work, so weigh my vote accordingly.',
      },
      { person: 'farah', support: 'against' },
    ],
    fate: 'left',
  },
  {
    key: 'qwen-revenue',
    locator: qwen,
    proposer: 'ada',
    hoursAgo: 420,
    actions: setRevenue,
    votes: [
      { person: 'ada', support: 'for' },
      { person: 'bruno', support: 'for', reason: 'Both contributions hold up; I ran the report.' },
      { person: 'chidi', support: 'abstain', reason: 'One of the contributions is mine.' },
    ],
    fate: 'executed',
  },
  {
    key: 'qwen-first-approval',
    locator: qwen,
    proposer: 'ada',
    hoursAgo: 40,
    actions: approveRevision(0),
    votes: [{ person: 'bruno', support: 'for' }],
    fate: 'left',
  },
  {
    key: 'whisper-approve',
    locator: whisper,
    proposer: 'ada',
    hoursAgo: 410,
    // The hub has the same weights with another configuration since.
    actions: approveRevision(1),
    votes: [
      { person: 'ada', support: 'for' },
      { person: 'bruno', support: 'for' },
      { person: 'chidi', support: 'for' },
    ],
    fate: 'executed',
  },
  {
    key: 'whisper-configuration',
    locator: whisper,
    proposer: 'dunya',
    hoursAgo: 52,
    actions: approveRevision(0),
    votes: [{ person: 'bruno', support: 'for' }],
    fate: 'left',
  },
];
