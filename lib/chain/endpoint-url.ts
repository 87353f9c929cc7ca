/** Which URLs may be endpoints, and what of them may be shown. A path, a query or a user may hold a key. */
import { EndpointUrlError } from '@/lib/errors/network';

/** Those our content security policy names; it cannot name an IPv6 address (CSP 3, host-source). */
const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

/**
 * The URL of an endpoint in its normal form: https anywhere, http on a loopback host only.
 * @throws {@link EndpointUrlError}
 */
export function parseEndpointUrl(text: string): URL {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (!url) throw new EndpointUrlError();
  const isPlainLocal = url.protocol === 'http:' && loopbackHosts.has(url.hostname);
  if (url.protocol !== 'https:' && !isPlainLocal) throw new EndpointUrlError();
  // fetch refuses a URL with a user or password in it.
  if (url.username !== '' || url.password !== '') throw new EndpointUrlError();
  url.hash = '';
  return url;
}

/** A label before the last two, as long as a key, and with digits or without hyphens, as the names of networks are not. */
const keyInHost = /(?=[^.]*\d|[^-.]+\.)[^.]{16,}(?=\.[^.]+\.)/g;
/** Words that have digits or capitals, or are long. */
const keysInUrl = /(?=[\w-]*[A-Z\d]|\w{16})[\w-]{6,}/g;

/** What may be shown of an endpoint: host and port, nothing that could hold a key. */
export function getHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(keyInHost, '…') : '';
}

/** What a node says, without the words of its URL that could be a key. */
export function withoutKeys(text: string, url: string): string {
  // The longest first: one may begin another.
  const keys = url
    .match(keysInUrl)
    ?.sort((a, b) => b.length - a.length)
    .join('|');
  return keys ? text.replaceAll(RegExp(keys, 'gi'), '…') : text;
}
