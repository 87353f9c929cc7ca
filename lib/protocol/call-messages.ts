/** Calls that are signed elsewhere. */
import * as v from 'valibot';
import type { Submitted } from '@/lib/model/submission';
import { message, type } from './message';
import * as s from './schemas';

export const callMessages = {
  /** Signed elsewhere: what was prepared is looked for on the chain. */
  'call.follow': message({
    callers: ['ui'],
    input: v.object({ preparedId: v.string(), requestId: s.requestId }),
    output: type<Submitted>(),
  }),
  /** Nobody sent it after all: it is looked for no longer. */
  'call.forget': message({
    callers: ['ui'],
    input: v.object({ id: s.requestId }),
    output: type<null>(),
  }),
} as const;
