/** Asks the demo hub as a program does, under the real hub's name and whatever the certificate. */
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { hubHost } from './answer';

export type HubAnswer = { status: number; headers: IncomingHttpHeaders; body: string };

/** One request; rejects when the connection breaks, also in the middle of the answer. */
export function askHub(
  hub: { port: number },
  path: string,
  options: { method?: string; headers?: Readonly<Record<string, string>> } = {},
): Promise<HubAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request({
      ...{ port: hub.port, path, method: options.method ?? 'GET', rejectUnauthorized: false },
      host: '127.0.0.1',
      // A kept connection may have been closed at the other end meanwhile.
      agent: false,
      headers: { host: hubHost, ...options.headers },
    });
    asked.once('error', reject);
    asked.once('response', (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.once('error', reject);
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    asked.end();
  });
}
