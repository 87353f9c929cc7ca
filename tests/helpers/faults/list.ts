/** Every fault of the kit by its name: what `npm run faults` prints, and what `fault-kit.test.ts` holds each against. */
import type { Fault } from '../fault-proxy';
import * as lies from './lies';
import * as refusals from './refusals';
import * as transport from './transport';

export const faults = {
  'rate limited': transport.rateLimited,
  'rate limited for a while': transport.rateLimitedFor(1),
  'server error': transport.serverError,
  'hangs on what is sent': refusals.onSend(transport.hang),
  'half an answer': transport.halfBody,
  'a web page': transport.html,
  'another id': transport.wrongId,
  'a huge answer to what is sent': refusals.onSend(transport.hugeAnswer),
  'answer to what is sent lost': refusals.onSend(transport.answerLost),
  'reads fail': refusals.onReads(transport.serverError),
  'refused: server error': refusals.serverRefusal,
  'refused: limit exceeded': refusals.limitExceeded,
  'refused: invalid params': refusals.invalidParams,
  'refused: internal error': refusals.internalError,
  'refused: no such method': refusals.methodNotFound,
  'says: no funds': refusals.noFunds,
  'says: nonce taken': refusals.nonceTaken,
  'says: already known': refusals.alreadyKnown,
  'another chain': lies.otherChain,
  'old head': lies.oldHead,
  'head of the future': lies.futureHead,
  'wrong state': lies.wrongState,
  'no receipt': lies.nullReceipt,
  'receipt of another': lies.otherReceipt,
  'receipt: failed': lies.failedReceipt,
  'receipt in a real block': lies.receiptInRealBlock,
  'receipt in a made-up block': lies.receiptInMadeUpBlock,
  'knows everything': lies.knowsEverything,
  'knows nothing': lies.knowsNothing,
  'takes and sends nothing': lies.swallowsQuietly,
  'counts too many': lies.countsTooMany,
  'counts too few': lies.countsTooFew,
  'fees beyond sense': lies.feesBeyondSense,
  'no logs': lies.noLogs,
  'logs cut': lies.cappedLogs,
  'a proof broken': lies.brokenProof,
} as const satisfies Readonly<Record<string, Fault>>;
export type FaultName = keyof typeof faults;
