/** Revenue in the gallery: a model that earns, one where nothing is set, and one whose tokens and texts are hostile. */
import type { Contribution, Revenue, RevenueCurrency, Reward } from '@/lib/model/revenue';
import { address, badge, day, hash, me, model, now, nowMs, other, unit } from './people';

const currency = (token: string, symbol: string, rest: Partial<RevenueCurrency>) => ({
  token: address(token),
  symbol,
  decimals: 18,
  accepted: true,
  balance: 12_500n * unit,
  allowance: 0n,
  received: 0n,
  unsplit: 0n,
  treasury: 0n,
  incentives: 0n,
  contributors: 0n,
  ...rest,
});
const aura = currency('a0a0', 'AURA', {
  received: 48_250n * unit,
  treasury: 9_650n * unit,
  incentives: 2_412n * unit,
  contributors: 9_650n * unit,
});
const dollar = currency('d0d0', 'USDX', {
  decimals: 6,
  received: 1_250_000_000n,
  treasury: 250_000_000n,
  contributors: 250_000_000n,
  balance: 40_000_000n,
});

const reward = (epoch: bigint, one: RevenueCurrency, rest: Partial<Reward>): Reward => ({
  epoch,
  token: one.token,
  startsAt: now - (20n - 7n * epoch) * day,
  endsAt: now - (13n - 7n * epoch) * day,
  paid: 8_000n * unit,
  paidOut: 0n,
  due: 0n,
  claimed: 0n,
  known: true,
  ...rest,
});

const contribution = (index: bigint, rest: Partial<Contribution>): Contribution => ({
  index,
  account: other,
  kind: 'dataset',
  status: 'credited',
  askedWeight: 300n,
  weight: 300n,
  blockNumber: 120n,
  evidenceHash: hash('e1'),
  evidence: {
    digest: `sha256:${'3e'.repeat(32)}`,
    uri: 'https://huggingface.co/datasets/chidi/field-questions',
    note: '12,000 questions from field work, translated and checked by two people each.',
  },
  due: {},
  ...rest,
});

export const revenue: Revenue = {
  record: model.record,
  account: me,
  splits: {
    stakersBps: 5000,
    contributorsBps: 2000,
    treasuryBps: 2000,
    incentivesBps: 500,
    parents: [{ id: 2n, bps: 500 }],
  },
  currencies: [aura, dollar],
  epochs: 3n,
  rewards: [
    reward(2n, aura, { paid: 625n * unit, due: 54n * unit }),
    reward(1n, aura, { due: 700n * unit }),
    reward(1n, dollar, { paid: 625_000_000n, due: 54_687_500n }),
    reward(0n, aura, { paidOut: 7_400n * unit, claimed: 655n * unit }),
  ],
  totalWeight: 400n,
  credited: [
    contribution(0n, {}),
    contribution(1n, {
      account: me,
      kind: 'evaluation',
      weight: 100n,
      due: { [aura.token.toLowerCase()]: 262n * unit },
      evidence: {
        digest: `sha256:${'b7'.repeat(32)}`,
        uri: '',
        note: 'Recall over 32,000 tokens.',
      },
    }),
    contribution(2n, { status: 'ended', kind: 'commit', evidence: null }),
  ],
  creditedCount: 3n,
  submitted: [
    contribution(3n, { status: 'submitted', kind: 'commit', weight: 0n, askedWeight: 50n }),
  ],
  at: { chainId: 31337, blockNumber: 21_402n, timestamp: now, readAtMs: nowMs },
  provenance: badge.provenance,
};

export const nothingSet: Revenue = {
  ...revenue,
  splits: null,
  currencies: [],
  epochs: 0n,
  rewards: [],
  totalWeight: 0n,
  credited: [],
  creditedCount: 0n,
  submitted: [],
};

/** Long and reversed words, a token without a symbol, a vault that does not answer, nobody's account. */
export const hostileRevenue: Revenue = {
  ...revenue,
  account: null,
  currencies: [
    { ...aura, symbol: 'A\u202eRUA\u202c VERYLONGSYMBOLINDEED' },
    { ...dollar, symbol: '', decimals: 0, accepted: false },
  ],
  rewards: revenue.rewards.map((one) => ({ ...one, known: false, due: 0n })),
  credited: [
    contribution(0n, {
      evidence: {
        digest: 'x'.repeat(144),
        uri: `javascript:${'y'.repeat(240)}`,
        note: `<b>Pay me</b> \u202edesrever\u202c ${'z'.repeat(400)}`,
      },
    }),
  ],
};
