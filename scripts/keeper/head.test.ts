import { expect, test } from 'vitest';
import { createHead, noteHead } from './head';

const minute = 60_000;

test('a chain that stands still is told once, and once that it goes on', () => {
  const head = createHead();
  expect(noteHead(head, 7n, 0)).toBeNull();
  expect(noteHead(head, 7n, 9 * minute)).toBeNull();
  expect(noteHead(head, 7n, 10 * minute)).toMatch(/no block after 7 for ten minutes/);
  expect(noteHead(head, 7n, 11 * minute)).toBeNull();
  expect(noteHead(head, 8n, 12 * minute)).toMatch(/new blocks again, up to 8/);
  expect(noteHead(head, 9n, 13 * minute)).toBeNull();
});

test('blocks that are slow but come are not told', () => {
  const head = createHead();
  for (let block = 1n; block < 10n; block += 1n) {
    expect(noteHead(head, block, Number(block) * 9 * minute)).toBeNull();
  }
});
