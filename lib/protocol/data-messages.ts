/** What is kept here as a whole, and calls that are signed elsewhere. */
import * as v from 'valibot';
import type { Submitted } from '@/lib/model/submission';
import { message, type } from './message';
import * as s from './schemas';

export const dataMessages = {
  'data.export': message({
    callers: ['ui'],
    input: v.object({}),
    output: type<{ file: string }>(),
  }),
  'data.import': message({
    callers: ['ui'],
    input: v.object({ file: v.pipe(v.string(), v.maxLength(20_000_000)) }),
    output: type<{ added: number; skipped: number }>(),
  }),
  /** What is left of it afterwards, which should be nothing. */
  'data.erase': message({
    callers: ['ui'],
    input: v.object({}),
    output: type<{ left: readonly string[] }>(),
  }),
  /** For a bug report: nothing in it says whose it is. */
  'data.diagnose': message({
    callers: ['ui'],
    input: v.object({}),
    output: type<{ text: string }>(),
  }),

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
