/** The dossier's part of the message table. */
import * as v from 'valibot';
import type { HistoryState, Participation } from '@/lib/model/participation';
import { message, type } from './message';
import * as s from './schemas';

export const dossierMessages = {
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
