/**
 * The demo hub: an HTTPS server on this machine that answers as the real hub, and as stand-ins of others. A browser
 * meets it by mapping the real names to its port; its certificate is made at start and trusted by nobody.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { type Answer, answerText, createAsk, type HubState, hubHost, hubOrigin } from './answer';
import { loadAssets } from './assets';
import { type Fault, isBrokenOff, isConcerned, spoilAnswer } from './faults';
import { mirrorHost, otherHosts } from './hosts/index';
import { answerRequest } from './routes';

export type DemoHubOptions = {
  /** Default a free one. */
  port?: number;
  /** Id in any case (elsewhere than on Hugging Face: the locator) → CAIP text of the record it names. */
  records?: Readonly<Record<string, string>>;
  /** How long after a page is there its islands come to life. Default 400. */
  hydrationDelayMs?: number;
  /** Entries of a file listing in one page. Default 1000, as on the real hub. */
  treePageSize?: number;
};

export type LoggedRequest = {
  method: string;
  /** The name it was asked under. */
  host: string;
  /** With the query. */
  path: string;
  headers: Readonly<Record<string, string>>;
};

export type DemoHub = {
  /** Where programs reach it; a browser goes to https://huggingface.co with that name mapped to `port`. */
  url: string;
  port: number;
  host: typeof hubHost;
  /** All names it answers to, that one among them. */
  hosts: readonly string[];
  setRecords: (records: Readonly<Record<string, string>>) => void;
  /** Makes it fail from now on; null ends that. */
  set: (fault: Fault | null) => void;
  /** Every request since the start or the last {@link DemoHub.clearRequests}, oldest first. */
  requests: readonly LoggedRequest[];
  clearRequests: () => void;
  close: () => Promise<void>;
};

type State = HubState & { fault: Fault | null; requests: LoggedRequest[] };

/** Every name it answers to. */
const hosts: readonly string[] = [hubHost, mirrorHost, ...otherHosts.keys()];

/** Headers a page of another origin may read; the rate limit's are not among them. */
const exposedHeaders =
  'X-Repo-Commit,X-Request-Id,X-Error-Code,X-Error-Message,X-Total-Count,ETag,Link,Accept-Ranges,' +
  'Content-Range,X-Linked-Size,X-Linked-ETag,X-Xet-Hash';

/** Starts it; rejects when the port is taken. */
export async function startDemoHub(options: DemoHubOptions = {}): Promise<DemoHub> {
  const state: State = {
    records: toRecords(options.records ?? {}),
    fault: null,
    requests: [],
    hydrationDelayMs: options.hydrationDelayMs ?? 400,
    treePageSize: options.treePageSize ?? 1000,
    assets: await loadAssets(),
  };
  const server = createServer(await createCertificate(), (request, response) => {
    void handle(state, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    port,
    host: hubHost,
    hosts,
    requests: state.requests,
    setRecords: (records) => {
      state.records = toRecords(records);
    },
    set: (fault) => {
      state.fault = fault;
    },
    clearRequests: () => state.requests.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function createCertificate(): Promise<{ key: string; cert: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: hubHost }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          ...hosts.map((value) => ({ type: 2 as const, value })),
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key, cert };
}

function toRecords(records: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(records).map(([id, record]) => [id.toLowerCase(), record]));
}

async function handle(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = request.method ?? 'GET';
  const path = request.url ?? '/';
  state.requests.push({ method, host: getHost(request), path, headers: toHeaders(request) });
  const fault = state.fault;
  // A path such as `//` is no URL of its own; the router refuses what is left.
  const whole = `${hubOrigin}${path}`;
  const url = new URL(URL.canParse(whole) ? whole : `${hubOrigin}/%`);
  const concerned = fault !== null && isConcerned(fault, url.pathname) ? fault : null;
  if (concerned?.delayMs) await waitMs(concerned.delayMs);
  const answer = createAnswer(state, { method, url, request });
  const spoiled = concerned ? spoilAnswer(concerned, answer) : answer;
  response.writeHead(spoiled.status, { ...getCommonHeaders(request), ...spoiled.headers });
  const { treePageSize } = state;
  if (
    concerned &&
    isBrokenOff(concerned, { path: url.pathname, query: url.searchParams, treePageSize })
  ) {
    response.write(spoiled.body.slice(0, 20), () => response.destroy());
    return;
  }
  response.end(method === 'HEAD' ? '' : spoiled.body);
}

function createAnswer(
  state: State,
  { method, url, request }: { method: string; url: URL; request: IncomingMessage },
): Answer {
  const host = getHost(request);
  if (!hosts.includes(host) && host !== '127.0.0.1' && host !== 'localhost') {
    return answerText(`The demo hub answers for ${hosts.join(', ')} only.\n`, 'plain', 421);
  }
  if (method === 'OPTIONS') return { status: 204, headers: {}, body: '' };
  if (method !== 'GET' && method !== 'HEAD') {
    return answerText('The demo hub can only be read.\n', 'plain', 405);
  }
  const ask = createAsk(url, state, request.headers.cookie);
  const other = otherHosts.get(host);
  if (ask && other) {
    const getRecord = (locator: string) => state.records.get(locator) ?? null;
    return other.answer({
      url: new URL(`${url.pathname}${url.search}`, `https://${host}`),
      segments: ask.segments,
      getRecord,
    });
  }
  return ask ? answerRequest(ask) : answerText('Malformed path\n', 'plain', 400);
}

/** Without the port. */
function getHost(request: IncomingMessage): string {
  return (request.headers.host ?? '').replace(/:\d+$/, '');
}

function getCommonHeaders(request: IncomingMessage): Record<string, string> {
  return {
    'access-control-allow-origin': request.headers.origin ?? hubOrigin,
    'access-control-expose-headers': exposedHeaders,
    'cache-control': 'no-store',
    vary: 'Origin',
    ratelimit: '"api";r=499;t=300',
    'ratelimit-policy': '"fixed window";"api";q=500;w=300',
  };
}

function toHeaders(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headers);
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function waitMs(duration: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration));
}
