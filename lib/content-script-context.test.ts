// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { ContentScriptContext } from './content-script-context';

describe('ContentScriptContext', () => {
  test('default: a newer script of the same name ends the older one, and goes on itself', () => {
    const older = new ContentScriptContext('hub');
    expect(older.signal.aborted).toBe(false);
    const newer = new ContentScriptContext('hub');
    expect([older.signal.aborted, newer.signal.aborted]).toEqual([true, false]);
  });

  test('behaviour: a script of another name ends nobody', () => {
    const hub = new ContentScriptContext('hub');
    new ContentScriptContext('other-hubs');
    expect(hub.signal.aborted).toBe(false);
  });
});
