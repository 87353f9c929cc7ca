/**
 * A loopback CONNECT proxy that leads chosen hosts to local ports and refuses all others: how Firefox,
 * which has no resolver rules, meets the demo hub under the real hub's name. It notes every host that a browser asks for.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export type ConnectProxy = {
  port: number;
  /** `host:port` of every request, led on or refused, in order. */
  asked: readonly string[];
  stop: () => Promise<void>;
};

/** Host name → local port; this machine's own ports by plain HTTP. Everything else is answered 502, so nothing leaves it. */
export async function startConnectProxy(
  hosts: Readonly<Record<string, number>>,
): Promise<ConnectProxy> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const asked: string[] = [];
  const server = createServer((incoming, response) => {
    asked.push(getHost(incoming));
    passOn(incoming, response);
  });
  server.on('connection', keep);
  server.on('connect', (request, client: Socket) => {
    asked.push(request.url ?? '');
    const host = (request.url ?? '').replace(/:\d+$/, '');
    const port = Object.hasOwn(hosts, host) ? hosts[host] : undefined;
    if (port === undefined) {
      client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client);
      client.pipe(upstream);
    });
    keep(upstream);
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function getHost({ url = '' }: IncomingMessage): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** A plain request names its whole address. */
function passOn(incoming: IncomingMessage, response: ServerResponse): void {
  const { url = '', method, headers } = incoming;
  const target = URL.canParse(url) ? new URL(url) : null;
  if (target?.hostname !== '127.0.0.1') {
    response.writeHead(502).end();
    return;
  }
  const asked = request(target, { method, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  asked.on('error', () => response.destroy());
  incoming.pipe(asked);
}
