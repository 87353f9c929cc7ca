/** Endpoints of a world, behind `fetch`: honest, wrong in one way each, or liars of one operator. */
import { createHash } from 'node:crypto';
import {
  decodeFunctionResult,
  encodeAbiParameters,
  encodeFunctionResult,
  getAbiItem,
  type Hex,
  toFunctionSelector,
} from 'viem';
import { modelLensAbi } from '@/contracts/abi/model-lens';
import { answerLens, type Page, toPoint } from './lens-answers';
import {
  type ChainState,
  findRepository,
  findRevision,
  getAt,
  getBlock,
  getBlockTime,
  getNow,
  type World,
  type WorldChain,
  type WorldEndpoint,
  type WorldRecord,
} from './world';
import { toManifestText } from './world-files';

type Request = { id: number; method: string; params: readonly unknown[] };

/** An endpoint's URL; its first label says which it is. */
export function toEndpointUrl(chain: WorldChain, place: number): string {
  const operator = chain.endpoints[place]?.operator ?? '';
  return `https://rpc-${chain.chainId}-${place}.${operator}.example/key`;
}

/** The chain and endpoint of such a URL. */
export function findEndpoint(world: World, url: URL) {
  const [, chainId, place] = /^rpc-(\d+)-(\d+)\./.exec(url.hostname) ?? [];
  const chain = world.chains.find((one) => one.chainId === Number(chainId));
  const endpoint = chain?.endpoints[Number(place)];
  return chain && endpoint ? { chain, endpoint } : null;
}

/** What an endpoint answers to one POST. */
export async function answerEndpoint(
  world: World,
  { chain, endpoint }: { chain: WorldChain; endpoint: WorldEndpoint },
  body: string,
  signal: AbortSignal | null,
): Promise<Response> {
  const { fault } = endpoint;
  if (fault === 'hangs') return hang(signal);
  if (fault === 'http-500') return new Response('', { status: 500 });
  if (fault === 'http-429') return new Response('', { status: 429 });
  if (fault === 'html') return new Response('<!doctype html><title>Sign in</title>');
  const request = JSON.parse(body) as Request;
  if (fault === 'malformed') return Response.json({ jsonrpc: '2.0', id: request.id, result: {} });
  const result = answer(world, chain, endpoint, request);
  if (result === null) {
    const error = { code: -32601, message: 'No such method.' };
    return Response.json({ jsonrpc: '2.0', id: request.id, error });
  }
  return Response.json({ jsonrpc: '2.0', id: request.id, result });
}

function hang(signal: AbortSignal | null): Promise<Response> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}

function answer(
  world: World,
  chain: WorldChain,
  endpoint: WorldEndpoint,
  { method, params }: Request,
): unknown {
  const isOther = endpoint.fault === 'other-chain';
  if (method === 'eth_chainId') return `0x${(isOther ? 424_242 : chain.chainId).toString(16)}`;
  if (method === 'eth_getLogs') return readLogs(world, chain, params[0]);
  if (method !== 'eth_call') return null;
  const [call, pin] = params as [{ data: Hex }, unknown];
  const lag = endpoint.fault === 'lags' ? 1000 : 0;
  const head = getBlock(world, chain) - lag;
  const fork = endpoint.fault === 'reorganised' ? 'another' : '';
  const block = findBlock(world, chain, pin, head, fork);
  if (block === null || block > head) return null;
  const point = toPoint(world, chain, block, fork);
  const state = getAt(chain.history, getBlockTime(world, chain, block) * 1000);
  const isLiar = endpoint.operator === 'evil';
  const told = isLiar ? lieAbout(world, chain, state) : state;
  const at = isOther ? { ...point, chainId: 424_242n } : point;
  const data = answerLens(told, at, world.hitsPerCall, call.data);
  if (data === null) return null;
  if (endpoint.fault === 'hostile-bytes') return spoil(data, `${world.noise} ${block}`);
  return isLiar ? lieInAnswer(chain, call.data, data, world.noise) : data;
}

function findBlock(
  world: World,
  chain: WorldChain,
  pin: unknown,
  head: number,
  fork: string,
): number | null {
  if (pin === 'latest') return head;
  if (typeof pin === 'string') return Number(pin);
  const { blockHash } = pin as { blockHash: string };
  for (let block = head; block > head - 1200; block -= 1) {
    // A block's hash is what the next one calls its parent's.
    if (toPoint(world, chain, block + 1, fork).parentHash === blockHash) return block;
  }
  return null;
}

/** Another state, of the liar's wishes. */
function lieAbout(world: World, chain: WorldChain, state: ChainState): ChainState {
  const hub = getNow(world.hub);
  if (chain.lie === 'other-time') return chain.history[0]?.state ?? state;
  const names = Object.keys(hub.names);
  const lie = (record: WorldRecord): WorldRecord => {
    const name = record.claims[0]?.name ?? '';
    const shown = findRevision(hub, name, null);
    const id = findRepository(hub, name)?.id ?? '';
    const approvals = record.approvals.slice();
    const newest = approvals.pop();
    if (chain.lie === 'approved-as-shown' && shown) {
      const forged = { revision: shown, by: 'launched-timelock', published: true } as const;
      return { ...record, approvals: [...record.approvals, forged] };
    }
    if (chain.lie === 'by-vote' && newest) {
      return { ...record, approvals: [...approvals, { ...newest, by: 'launched-timelock' }] };
    }
    if (chain.lie === 'in-force') return { ...record, suspended: false };
    if (chain.lie === 'no-terms') return { ...record, terms: null };
    if (chain.lie === 'same-id') {
      return { ...record, claims: record.claims.map((one) => ({ ...one, repositoryId: id })) };
    }
    if (chain.lie === 'released') {
      const claims = record.claims.map((one) => ({ ...one, releasedBlock: 999_000 }));
      return record.id === 1 ? { ...record, claims } : record;
    }
    if (chain.lie !== 'all-claim') return record;
    const claims = names.map((one) => {
      const repositoryId = findRepository(hub, one)?.id ?? '';
      return { name: one, repositoryId, claimedBlock: 1000, releasedBlock: 0 };
    });
    return { ...record, claims };
  };
  const keys = chain.lie === 'all-claim' ? [...new Set([...state.keys, ...names])] : state.keys;
  return { keys, records: state.records.map(lie) };
}

/** One field of the answer, whichever the noise picks. */
function lieInAnswer(chain: WorldChain, asked: Hex, data: Hex, noise: string): Hex {
  if (chain.lie !== 'one-field' || !asked.startsWith(readSelector)) return data;
  const page = decodeFunctionResult({ abi: modelLensAbi, functionName: 'read', data });
  const hits = page.hits.map((hit) => ({ ...hit, ...changeField(hit, noise) }));
  const result: Page = { ...page, hits };
  return encodeFunctionResult({ abi: modelLensAbi, functionName: 'read', result });
}

const readSelector = toFunctionSelector(getAbiItem({ abi: modelLensAbi, name: 'read' }));

function changeField(hit: Page['hits'][number], noise: string): Partial<Page['hits'][number]> {
  const { record, approval } = hit;
  const options: Partial<Page['hits'][number]>[] = [
    { approval: { ...approval, byVote: !approval.byVote } },
    { record: { ...record, symbol: 'EVIL' } },
    { record: { ...record, owner: `0x${'ee'.repeat(20)}` } },
    { claimCount: hit.claimCount + 1n },
    { record: { ...record, id: record.id + 1n } },
    { approval: { ...approval, manifestHash: `0x${'e1'.repeat(32)}` } },
    { position: 2n ** 200n },
    { hintReleasedBlock: 7n },
  ];
  return options[[...noise].reduce((sum, c) => sum + c.charCodeAt(0), 0) % options.length] ?? {};
}

function readLogs(world: World, chain: WorldChain, filter: unknown): unknown {
  const { topics, fromBlock } = filter as { topics: Hex[]; fromBlock: Hex };
  const record = getNow(chain.history).records.find(
    ({ id }) => BigInt(id) === BigInt(topics[1] ?? 0),
  );
  const approval = record?.approvals[Number(topics[2])];
  if (!approval?.published || Number(fromBlock) < 999_990 || world.startedAtMs === 0) return [];
  const manifest =
    `0x${Buffer.from(toManifestText(approval.revision.files)).toString('hex')}` as Hex;
  const data = encodeAbiParameters([{ type: 'bytes' }], [manifest]);
  return [{ data, topics: [...topics, `0x${'00'.repeat(32)}`] }];
}

/** Bytes that look like an answer for a while. */
function spoil(data: Hex, noise: string): Hex {
  const bytes = Buffer.from(data.slice(2), 'hex');
  const random = createHash('sha512').update(noise).digest();
  const cut = random[0] as number;
  for (let i = 1; i < 9 && bytes.length > 0; i += 1) {
    const at = ((random[i] as number) * 256 + (random[i + 8] as number)) % bytes.length;
    bytes[at] = random[i + 16] as number;
  }
  return `0x${bytes.subarray(0, cut < 60 ? cut * 7 : bytes.length).toString('hex')}`;
}
