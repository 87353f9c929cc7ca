/** Revenue's part of the message table. */
import * as v from 'valibot';
import {
  type ContributorShares,
  contributionKinds,
  type Revenue,
  waitingPots,
} from '@/lib/model/revenue';
import type { PreparedView, Submitted } from '@/lib/model/submission';
import { message, type } from './message';
import * as s from './schemas';

const uint64Max = 2n ** 64n - 1n;
const payment = { token: s.address, amount: v.pipe(s.uint256, v.minValue(1n)) };

const action = v.variant('kind', [
  /** Everything that is due from ended epochs, in one transaction. */
  v.object({ kind: v.literal('claim-rewards') }),
  v.object({ kind: v.literal('claim-contributions') }),
  v.object({ kind: v.literal('allow-revenue'), ...payment }),
  v.object({ kind: v.literal('pay-revenue'), ...payment }),
  /** What the router may take, whether or not the token is taken now. */
  v.object({ kind: v.literal('revoke'), token: s.address }),
  v.object({
    kind: v.literal('hand-on-revenue'),
    pot: v.picklist(waitingPots),
    token: s.address,
  }),
  v.object({
    kind: v.literal('submit-evidence'),
    evidence: v.object({
      kind: v.picklist(contributionKinds),
      digest: v.pipe(v.string(), v.minBytes(1), v.maxBytes(144)),
      uri: v.pipe(v.string(), v.maxBytes(256)),
      note: v.pipe(v.string(), v.maxBytes(512)),
      askedWeight: v.pipe(v.bigint(), v.minValue(1n), v.maxValue(uint64Max)),
    }),
  }),
]);

export const revenueMessages = {
  /** Public facts, read when a card is opened, never for a badge; no account is named. */
  'contributors.read': message({
    callers: ['hub', 'ui'],
    input: v.object({ record: s.recordId }),
    /** Null where nobody earns a part. */
    output: type<ContributorShares | null>(),
  }),
  /** With the selected account's part, where there is an account. */
  'revenue.read': message({
    callers: ['ui'],
    input: v.object({ record: s.recordId }),
    output: type<Revenue>(),
  }),
  'revenue.prepare': message({
    callers: ['ui'],
    input: v.object({ record: s.recordId, action }),
    output: type<PreparedView>(),
  }),
  'revenue.submit': message({
    callers: ['ui'],
    input: v.object({ preparedId: v.string(), requestId: s.requestId }),
    output: type<Submitted>(),
  }),
} as const;
