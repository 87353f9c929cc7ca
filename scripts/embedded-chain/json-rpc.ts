/** One JSON-RPC call over HTTP, without any library: also the reader of `npm start -- --check`. */

/** The node's own refusal of a call. */
export class RpcRefusedError extends Error {
  override readonly name = 'RpcRefusedError';
  readonly method: string;
  readonly code: number;
  constructor({ method, code, message }: { method: string; code: number; message: string }) {
    super(`${method} was refused with ${code}: ${message}`);
    this.method = method;
    this.code = code;
  }
}

/**
 * The result of a call, untyped: the caller knows the method.
 * @throws {@link RpcRefusedError} with the node's code; whatever `fetch` throws when there is no node.
 */
export async function callRpc(
  url: string,
  method: string,
  params: readonly unknown[] = [],
): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const body = (await response.json()) as {
    result?: unknown;
    error?: { code: number; message: string };
  };
  if (body.error) throw new RpcRefusedError({ method, ...body.error });
  return body.result;
}
