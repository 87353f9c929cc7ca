import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EndpointUrlError } from '@/lib/errors/network';
import { getHost, parseEndpointUrl, withoutKeys } from './endpoint-url';

describe('parseEndpointUrl', () => {
  test.each([
    ['https://rpc.example/v3/key', 'https://rpc.example/v3/key'],
    [' https://rpc.example ', 'https://rpc.example/'],
    ['http://127.0.0.1:8545', 'http://127.0.0.1:8545/'],
    ['http://localhost:8545/x#frag', 'http://localhost:8545/x'],
  ])('default: takes %s', (text, href) => {
    expect(parseEndpointUrl(text).href).toBe(href);
  });

  test.each([
    'http://rpc.example',
    'http://127.0.0.1.evil.example',
    'http://192.168.0.1:8545',
    'https://user:secret@rpc.example',
    'http://[::1]:8545',
    'ws://127.0.0.1:8545',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'rpc.example',
    '',
  ])('error: EndpointUrlError for %j', (text) => {
    expect(() => parseEndpointUrl(text)).toThrow(EndpointUrlError);
  });

  test('behaviour: never throws anything else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => {
        try {
          parseEndpointUrl(text);
        } catch (error) {
          expect(error).toBeInstanceOf(EndpointUrlError);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('getHost', () => {
  test('default: nothing but host and port', () => {
    expect(getHost('https://rpc.example:8443/v3/SECRET?apikey=SECRET')).toBe('rpc.example:8443');
    expect(getHost('nonsense SECRET')).toBe('');
  });

  test.each([
    ['https://3f9a1c77e0b24d5f8a6b.rpc.example/', '….rpc.example'],
    ['https://q7Hs9dkPzzLmWxYv.rpc.example:8443/', '….rpc.example:8443'],
    ['https://f47ac10b-58cc-4372-a567-0e02b2c3d479.example.org/', '….example.org'],
    ['https://ethereum-sepolia-rpc.example.org/', 'ethereum-sepolia-rpc.example.org'],
    ['https://arb1.optimism-mainnet.example.org/', 'arb1.optimism-mainnet.example.org'],
    ['https://blockchain-company-nr-42.org/', 'blockchain-company-nr-42.org'],
    ['http://127.0.0.1:8545/', '127.0.0.1:8545'],
  ])('behaviour: a subdomain that looks like a key is not shown: %s', (url, shown) => {
    expect(getHost(url)).toBe(shown);
  });
});

describe('withoutKeys', () => {
  const url =
    'https://3f9a1c77e0b24d5f8a6b.rpc.example/v3/SECRET1/main?chain=10&apikey=secretiveenoughtobeone';

  test.each([
    [
      `no such project: ${url}`,
      'no such project: https://….rpc.example/v3/…/main?chain=10&apikey=…',
    ],
    ['SECRET1 is over its limit, as is secretiveenoughtobeone.', '… is over its limit, as is ….'],
    ['at secret1, 3F9A1C77E0B24D5F8A6B', 'at …, …'],
    ['already known on main', 'already known on main'],
  ])('default: %s', (text, left) => {
    expect(withoutKeys(text, url)).toBe(left);
  });

  test('behaviour: nothing goes where the URL holds no key', () => {
    expect(withoutKeys('as is', 'http://127.0.0.1:8545/')).toBe('as is');
  });
});
