import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkTargetsMax, namesRecord, parseLinks } from './link';

const address = '0xAbCdefabcdefabcdefabcdefabcdefabcdefabcd';
const text = `eip155:10/erc721:${address}/7`;

describe('parseLinks', () => {
  test('default: one record', () => {
    const registry = address.toLowerCase();
    expect(parseLinks(` ${text}\n`)).toEqual([
      { kind: 'record', record: { chainId: 10, registry, id: 7n } },
    ]);
  });
  test('default: a governor by CAIP-10', () => {
    expect(parseLinks(`eip155:1:${address}`)).toEqual([
      { kind: 'governor', chainId: 1, address: address.toLowerCase() },
    ]);
  });
  test('behaviour: a list, what is none of ours left out, at most eight', () => {
    expect(parseLinks([text, 'x', 7, null, `eip155:1:${address}`])).toHaveLength(2);
    expect(parseLinks(Array.from({ length: 50 }, () => text))).toHaveLength(linkTargetsMax);
  });
  test('property: never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(Array.isArray(parseLinks(value))).toBe(true);
      }),
    );
  });
});

describe('namesRecord', () => {
  test('default: the same token, whatever the case of the address', () => {
    const links = parseLinks(text);
    const record = { chainId: 10, registry: address as `0x${string}`, id: 7n };
    expect(namesRecord(links, record)).toBe(true);
    expect(namesRecord(links, { ...record, chainId: 1 })).toBe(false);
    expect(namesRecord(links, { ...record, id: 8n })).toBe(false);
  });
});
