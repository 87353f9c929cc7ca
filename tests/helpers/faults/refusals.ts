/** Endpoints that refuse: the zoo of codes and texts that providers use for the same few things. */
import type { Fault } from '../fault-proxy';

const refuse =
  (code: number, message: string): Fault =>
  () => ({ error: { code, message } });

export const serverRefusal = refuse(-32000, 'server error');
export const limitExceeded = refuse(-32005, 'limit exceeded');
export const invalidParams = refuse(-32602, 'invalid params');
export const internalError = refuse(-32603, 'Internal error');
export const methodNotFound = refuse(-32601, 'the method does not exist/is not available');

/** Only what is sent is refused; all else is answered. */
export const onSend =
  (fault: Fault): Fault =>
  (request, pass) =>
    request.method === 'eth_sendRawTransaction' ? fault(request, pass) : null;

/** Everything but what is sent. */
export const onReads =
  (fault: Fault): Fault =>
  (request, pass) =>
    request.method === 'eth_sendRawTransaction' ? null : fault(request, pass);

export const noFunds = onSend(refuse(-32000, 'insufficient funds for gas * price + value'));
export const nonceTaken = onSend(refuse(-32000, 'replacement transaction underpriced'));
export const alreadyKnown = onSend(refuse(-32000, 'already known'));
