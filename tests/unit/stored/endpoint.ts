/** An endpoint that gives one answer, for writers that keep what they were told. */
import { type AbiEvent, encodeAbiParameters, encodeEventTopics, type Hex } from 'viem';
import { vi } from 'vitest';
import type { Network } from '@/lib/chain/networks';

/** Without endpoints: what is not kept cannot be had. */
export const silent: Network = {
  ...{ chainId: 10, name: 'Test', nativeSymbol: 'ETH', demo: false },
  ...{ endpoints: [], registry: 'deployed' },
};

const endpoint = { id: 'e', chainId: 10, url: 'https://rpc.example/', operator: 'a', own: true };
const answering: Network = { ...silent, endpoints: [endpoint] };

type Request = { id: number; method: string };

/** Gives `result` to every question but the one for the chain. */
export function withAnswer<Done>(
  result: unknown,
  work: (network: Network) => Promise<Done>,
): Promise<Done> {
  const answer = ({ id, method }: Request) => {
    return { jsonrpc: '2.0', id, result: method === 'eth_chainId' ? '0xa' : result };
  };
  const before = globalThis.fetch;
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    const asked = JSON.parse(body) as Request | Request[];
    return Response.json(Array.isArray(asked) ? asked.map(answer) : answer(asked));
  });
  return work(answering).finally(() => vi.stubGlobal('fetch', before));
}

/** A log of an event, as an endpoint gives it. */
export function toLog(
  event: AbiEvent,
  { indexed, rest }: { indexed: Readonly<Record<string, unknown>>; rest: readonly unknown[] },
): { topics: Hex[]; data: Hex } {
  const topics = encodeEventTopics({ abi: [event], args: indexed }) as Hex[];
  const inputs = event.inputs.filter((input) => !input.indexed);
  return { topics, data: encodeAbiParameters(inputs, rest) };
}
