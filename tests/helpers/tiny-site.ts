/** A few pages over TLS on a free local port, for tests that need a page and no hub. */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';

export type TinySite = {
  port: number;
  /** How often each path was asked for. */
  requests: ReadonlyMap<string, number>;
  stop: () => Promise<void>;
};

/** Serves path → HTML; anything else is 404. */
export async function startTinySite(pages: Readonly<Record<string, string>>): Promise<TinySite> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);
  const requests = new Map<string, number>();
  const server = createServer({ key, cert }, (request, response) => {
    const path = request.url ?? '/';
    requests.set(path, (requests.get(path) ?? 0) + 1);
    const page = pages[path];
    response.writeHead(page === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
    });
    response.end(page ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
