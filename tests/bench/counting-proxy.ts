/** An HTTP proxy before the chain's endpoint that counts the requests which pass. */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export type CountingProxy = { url: string; take: () => number; close: () => Promise<void> };

/** Starts it on a free loopback port. `take` gives the count since it was last taken. */
export async function startCountingProxy(target: string): Promise<CountingProxy> {
  let count = 0;
  const server = createServer((incoming, outgoing) => {
    if (incoming.method === 'POST') count += 1;
    const { method, headers } = incoming;
    const forwarded = request(target, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take() {
      const taken = count;
      count = 0;
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
