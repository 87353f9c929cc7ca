/** Ways in which the hub can fail on demand. Without `only` they concern what programs read, not the pages. */
import { type Answer, answerError, answerText } from './answer';

export type Fault = {
  /** Answered instead of anything else, with a body in the hub's own form. */
  status?: 401 | 404 | 429 | 500;
  /** Seconds, sent with whatever status is answered. */
  retryAfter?: number;
  /** A page where JSON was asked for, with status 200. */
  html?: boolean;
  /** The right answer, cut in half. */
  malformed?: boolean;
  delayMs?: number;
  /** Of a file listing, this many pages are whole; the connection breaks in the middle of the next. */
  truncateAfterPage?: number;
  /** Paths (without the query) it concerns. */
  only?: RegExp;
};

const readByPrograms = /^\/(?:api|models-json|v2|repos)(?:\/|$)|^\/[^/]+\/[^/]+\/(?:raw|resolve)\//;

/** Whether a fault concerns a request. */
export function isConcerned(fault: Fault, path: string): boolean {
  // A global expression remembers where it stopped.
  return new RegExp(fault.only ?? readByPrograms, fault.only?.flags.replace(/[gy]/g, '')).test(
    path,
  );
}

const messages = {
  401: 'Invalid username or password.',
  404: 'Repository not found',
  429: 'We had to rate limit your IP.',
  500: 'Internal Error - We are working hard to fix this as soon as possible!',
} as const;

/** The answer a fault turns another into. */
export function spoilAnswer(fault: Fault, answer: Answer): Answer {
  const spoiled = chooseAnswer(fault, answer);
  const { status, retryAfter } = fault;
  const headers = {
    ...spoiled.headers,
    ...(status === 429 ? { ratelimit: `"api";r=0;t=${retryAfter ?? 60}` } : {}),
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  };
  return { ...spoiled, headers };
}

function chooseAnswer(fault: Fault, answer: Answer): Answer {
  const { status } = fault;
  if (status !== undefined) return answerError({ status, message: messages[status] });
  if (fault.html) return answerText('<!doctype html><title>Error</title><h1>Error</h1>', 'html');
  if (fault.malformed) return { ...answer, body: answer.body.slice(0, answer.body.length / 2) };
  return answer;
}

/** Whether the answer breaks off: a later page of a file listing than the fault lets through. */
export function isBrokenOff(
  fault: Fault,
  request: { path: string; query: URLSearchParams; treePageSize: number },
): boolean {
  if (fault.truncateAfterPage === undefined || !request.path.includes('/tree/')) return false;
  const page = Number(request.query.get('cursor') ?? 0) / request.treePageSize;
  return page >= fault.truncateAfterPage;
}
