/** Several small questions of one kind, asked together: one HTTP request per endpoint. */
import { RpcRefusedError } from '@/lib/errors/chain';
import { askEndpoint, assertChain, rankEndpoints, waitForTurn } from './ask';
import { isEndpointFailure, noteAnswer, noteFailure } from './health';
import type { Endpoint, Network } from './networks';
import { requestRpcBatch } from './rpc';

type Batch<Value> = {
  method: string;
  params: readonly (readonly unknown[])[];
  /** Null when it is not what was looked for, or is malformed: the next endpoint is asked for it. */
  parse: (answer: unknown, index: number) => Value | null;
};

/**
 * What the endpoints have, in the order of `params`; null where none has it. As with `askNetwork`, for facts that
 * cannot mislead. Never throws for an endpoint's sake: what could not be had is null.
 */
export async function askNetworkBatch<Value>(
  network: Network,
  { method, params, parse }: Batch<Value>,
): Promise<readonly (Value | null)[]> {
  const values: (Value | null)[] = params.map(() => null);
  for (const endpoint of await rankEndpoints(network, Date.now())) {
    const open = values.flatMap((value, index) => (value === null ? [index] : []));
    if (open.length === 0) break;
    try {
      await assertChain(endpoint);
      const wanted = open.map((index) => params[index] ?? []);
      const answers = await askTogether(endpoint, method, wanted);
      for (const [i, index] of open.entries()) values[index] = parse(answers[i] ?? null, index);
    } catch (error) {
      if (!isEndpointFailure(error)) throw error;
    }
  }
  return values;
}

/** One by one where the endpoint takes no batch. */
async function askTogether(
  endpoint: Endpoint,
  method: string,
  params: readonly (readonly unknown[])[],
): Promise<readonly unknown[]> {
  await waitForTurn(endpoint);
  const startedAtMs = Date.now();
  try {
    const answers = await requestRpcBatch(endpoint, method, params);
    await noteAnswer(endpoint.id, Date.now() - startedAtMs);
    return answers;
  } catch (error) {
    if (error instanceof RpcRefusedError) return askOneByOne(endpoint, method, params);
    await noteFailure(endpoint.id, error, Date.now());
    throw error;
  }
}

async function askOneByOne(
  endpoint: Endpoint,
  method: string,
  params: readonly (readonly unknown[])[],
): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  for (const one of params) {
    try {
      answers.push(await askEndpoint(endpoint, method, one));
    } catch (error) {
      if (!(error instanceof RpcRefusedError)) throw error;
      answers.push(null);
    }
  }
  return answers;
}
