/** What the demo hub answers, before it is written to a socket. */
import type { Assets } from './assets';

export type Answer = {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
};

/** How the hub stands while it answers. */
export type HubState = {
  /** Lower-case id → CAIP text of the record the repository names. */
  records: ReadonlyMap<string, string>;
  /** Entries of a file listing in one page. */
  treePageSize: number;
  hydrationDelayMs: number;
  assets: Assets;
};

/** What an answer is made from. */
export type Ask = HubState & {
  /** Decoded by segment; no empty one at the end. */
  segments: readonly string[];
  query: URLSearchParams;
  /** Whether who asks is signed in: sees the private repositories too. */
  isSignedIn: boolean;
};

/** The name the hub answers to. */
export const hubHost = 'huggingface.co';
export const hubOrigin = `https://${hubHost}`;

/** The cookie of who is signed in, whatever its value. */
export const sessionCookie = 'token';

/** What a URL asks for, or null when an escape in it is malformed. */
export function createAsk(url: URL, state: HubState, cookie = ''): Ask | null {
  const { records, treePageSize, hydrationDelayMs, assets } = state;
  try {
    const segments = url.pathname.split('/').slice(1).filter(Boolean).map(decodeURIComponent);
    return {
      ...{ segments, records, treePageSize, hydrationDelayMs, assets },
      query: url.searchParams,
      isSignedIn: cookie.split(/;\s*/).some((one) => one.startsWith(`${sessionCookie}=`)),
    };
  } catch {
    return null;
  }
}

export function answerJson(value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

export function answerText(
  body: string,
  type: 'plain' | 'html' | 'css' | 'javascript' = 'plain',
  status = 200,
): Answer {
  return { status, headers: { 'content-type': `text/${type}; charset=utf-8` }, body };
}

/** A redirect within the hub; what was asked for in the query stays. */
export function answerRedirect(path: string, query: URLSearchParams): Answer {
  const tail = query.size > 0 ? `?${query}` : '';
  return { status: 307, headers: { location: `${path}${tail}` }, body: '' };
}

/** An error of the API: the code and text stand in headers too (huggingface_hub `utils/_http.py`). */
export function answerError(error: { status: number; message: string; code?: string }): Answer {
  const { status, message, code } = error;
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-error-message': message,
      ...(code === undefined ? {} : { 'x-error-code': code }),
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="Authentication required"' } : {}),
    },
    body: JSON.stringify({ error: message }),
  };
}

/** What an anonymous reader is told of a missing and of a private repository alike. */
export function answerMissing(): Answer {
  return answerError({ status: 401, message: 'Invalid username or password.' });
}

/** Whether a repository is shown to who asks. */
export function isShown({ isSignedIn }: Ask, repository: { isPrivate: boolean }): boolean {
  return isSignedIn || !repository.isPrivate;
}

/** The path of segments, each escaped. */
export function toPath(segments: readonly string[]): string {
  return `/${segments.map(encodeURIComponent).join('/')}`;
}

/** The record a repository names, or null. */
export function getRecord(ask: Ask, id: string): string | null {
  return ask.records.get(id.toLowerCase()) ?? null;
}
