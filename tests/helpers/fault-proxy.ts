/** An endpoint between us and a node, which can lie, lag, hang, answer for another chain, and counts what it is asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type RpcRequest = { id: number; method: string; params: unknown[] };
/** What is answered in place of the node's answer; `hang` never answers. */
export type FaultAnswer =
  | { result: unknown; id?: number }
  | { error: { code: number; message: string; data?: string } }
  /** `cut`: the connection ends after the body, whatever its headers promise. */
  | { status: number; headers?: Record<string, string>; body: string; cut?: boolean }
  | 'hang';
/** Null lets the request pass. `pass` gives what the node says, perhaps to a changed request. */
export type Fault = (
  request: RpcRequest,
  pass: (changed?: Partial<RpcRequest>) => Promise<unknown>,
) => Promise<FaultAnswer | null> | FaultAnswer | null;

export type FaultProxy = {
  url: string;
  /** Every request so far, in order. */
  requests: RpcRequest[];
  /** The bodies of what was posted: a batch is one. */
  posts: string[];
  /** From now on it answers one question at a time. */
  refuseBatches: () => void;
  /** How it goes wrong from now on; null for not at all. */
  setFault: (fault: Fault | null) => void;
  stop: () => Promise<void>;
};

/** A browser asks across origins; endpoints that serve browsers allow it. */
const openToAll = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-expose-headers': '*',
};

/** Starts one before a node. Its URL carries a key, as those of providers do. `closed`: no browser may read its answers. */
export async function startFaultProxy(
  nodeUrl: string,
  { closed = false }: { closed?: boolean } = {},
): Promise<FaultProxy> {
  const requests: RpcRequest[] = [];
  const posts: string[] = [];
  let fault: Fault | null = null;
  let refusesBatches = false;
  const server = createServer((request, response) => {
    const headers: Record<string, string> = closed ? {} : openToAll;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method === 'OPTIONS') response.writeHead(204).end();
    else void handle(request, response).catch(() => response.destroy());
  });
  const answerOne = async (asked: RpcRequest) => {
    requests.push(asked);
    const pass = async (changed: Partial<RpcRequest> = {}) => {
      const answer = await callNode(nodeUrl, { ...asked, ...changed });
      return answer['result'];
    };
    const answer = fault && (await fault(asked, pass));
    if (answer === 'hang' || (answer && 'status' in answer)) return answer;
    return {
      body: answer ? { jsonrpc: '2.0', id: asked.id, ...answer } : await callNode(nodeUrl, asked),
    };
  };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const text = await readBody(request);
    const asked = JSON.parse(text) as RpcRequest | RpcRequest[];
    posts.push(text);
    const isBatch = Array.isArray(asked);
    if (isBatch && refusesBatches) {
      const error = { code: -32600, message: 'Batch requests are not served.' };
      response.writeHead(200).end(JSON.stringify({ jsonrpc: '2.0', id: null, error }));
      return;
    }
    const answers = await Promise.all((isBatch ? asked : [asked]).map(answerOne));
    if (answers.includes('hang')) return;
    const told = answers.filter((answer) => answer !== 'hang');
    const failed = told.find((answer) => 'status' in answer);
    if (failed) {
      response.writeHead(failed.status, failed.headers ?? {});
      if (failed.cut) response.write(failed.body, () => response.destroy());
      else response.end(failed.body);
      return;
    }
    const bodies = told.flatMap((answer) => ('status' in answer ? [] : [answer.body]));
    const body = isBatch ? bodies : bodies[0];
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v3/SECRETKEY`,
    requests,
    posts,
    refuseBatches: () => {
      refusesBatches = true;
    },
    setFault: (next) => {
      fault = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

async function callNode(url: string, request: RpcRequest): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', ...request }),
  });
  return (await response.json()) as Record<string, unknown>;
}
