/** The dossier's part of the message table. */
import * as v from 'valibot';
import type { HistoryState, Participation } from '@/lib/model/participation';
import type { AcceptedMove, StakeHistory, StakeState } from '@/lib/model/pools';
import type { PreparedView } from '@/lib/model/submission';
import { message, type } from './message';
import * as s from './schemas';

const rebalance = v.object({
  kind: v.literal('rebalance'),
  /** Null is idle. */
  from: v.nullable(s.address),
  to: v.nullable(s.address),
  assets: s.uint256,
});
/** What anybody may do with a model's pools; a holder may take stake out of one at a cost. */
const poolAction = v.variant('kind', [
  rebalance,
  v.object({ kind: v.literal('force-deallocate'), adapter: s.address, assets: s.uint256 }),
]);
export type PoolAction = v.InferOutput<typeof poolAction>;

/** What a call would give now, by one endpoint's word: a forecast. */
export type PoolOutcome =
  /** `arrived` at the other end; `tip` to whoever calls, in the token. */
  | { status: 'moves'; arrived: bigint; tip: bigint }
  /** `out` to the vault; `burnedShares` of the caller's. */
  | { status: 'leaves'; out: bigint; burnedShares: bigint }
  | { status: 'unknown' };

export type PoolAsked = { prepared: PreparedView; outcome: PoolOutcome };

export const dossierMessages = {
  /** Idle and deployed stake, pool by pool. */
  'pools.read': message({
    callers: ['ui'],
    input: v.object({ record: s.recordId }),
    output: type<StakeState>(),
  }),
  /** With the logs read so far. */
  'pools.history': message({
    callers: ['ui'],
    input: v.object({ record: s.recordId }),
    output: type<StakeHistory>(),
  }),
  /** As much of a move as goes now: all of it, or a half again and again. Tried only; nothing is kept to be signed. */
  'pools.try': message({
    callers: ['ui'],
    input: v.object({ record: s.recordId, action: rebalance }),
    output: type<AcceptedMove>(),
  }),
  /** Prepared as all calls are, with what it would give; sent by `stake.submit`. */
  'pools.prepare': message({
    callers: ['ui'],
    input: v.object({ record: s.recordId, action: poolAction }),
    output: type<PoolAsked>(),
  }),
  /** With the logs read so far: the newest proposals' turnout, holders of votes, voting records. */
  'participation.read': message({
    callers: ['ui'],
    input: v.object({ record: s.recordId }),
    output: type<Participation>(),
  }),
  /** Reads a few pieces more of a model's logs; called again and again while somebody looks. */
  'history.advance': message({
    callers: ['ui'],
    input: v.object({ record: s.recordId }),
    output: type<HistoryState>(),
  }),
} as const;
