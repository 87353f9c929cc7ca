/** The dossier's part of the message table. */
import * as v from 'valibot';
import type { HistoryState, Participation } from '@/lib/model/participation';
import type { StakeHistory, StakeState } from '@/lib/model/pools';
import type { PreparedView } from '@/lib/model/submission';
import { message, type } from './message';
import * as s from './schemas';

/** What anybody may do with a model's pools; a holder may take stake out of one at a cost. */
const poolAction = v.variant('kind', [
  v.object({
    kind: v.literal('rebalance'),
    /** Null is idle. */
    from: v.nullable(s.address),
    to: v.nullable(s.address),
    assets: s.uint256,
  }),
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
