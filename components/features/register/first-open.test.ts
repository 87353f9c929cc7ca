// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { findFirstOpen } from './first-open';

const radio = (id: string, state = '') =>
  `<fieldset ${state.includes('optional') ? 'data-optional' : ''}><input type="radio" id="${id}" ${state.includes('checked') ? 'checked' : ''}></fieldset>`;
const field = (id: string, isWrong: boolean) => `<input id="${id}" aria-invalid="${isWrong}">`;

function find(html: string): string | null {
  document.body.innerHTML = html;
  return findFirstOpen(document.body)?.id ?? null;
}

describe('findFirstOpen', () => {
  test('default: a wrong field or a choice not made, whichever comes first', () => {
    expect(find(field('a', false) + radio('b') + field('c', true))).toBe('b');
    expect(find(field('a', false) + radio('b', 'checked') + field('c', true))).toBe('c');
    expect(find(radio('b', 'checked') + field('c', false))).toBeNull();
  });

  test('behaviour: past the presets, which nobody must choose', () => {
    expect(find(radio('preset', 'optional') + field('a', false) + field('b', true))).toBe('b');
  });
});
