import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EndpointUrlError } from '@/lib/errors/network';
import { getHost, parseEndpointUrl } from './endpoint-url';

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
});
