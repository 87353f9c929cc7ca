/** T2: what concerns accounts, keys and sends cannot be reached from a hub page, however the message is written. */
import { describe, expect, test } from 'vitest';
import { messages } from '@/lib/protocol/messages';
import { createRouter, type Handlers } from '@/lib/protocol/router';

const areas = [
  'account',
  'call',
  'wallet',
  'stake',
  'ballot',
  'proposal',
  'activity',
  'draft',
  'holding',
  'position',
];
/** Titles are public facts that the card shows. */
const names = Object.keys(messages).filter(
  (name) => areas.includes(name.split('.')[0] ?? '') && name !== 'proposal.titles',
);

const hubUrl = 'https://huggingface.co/acme/model';
const fromHub = {
  id: 'ours',
  url: hubUrl,
  origin: 'https://huggingface.co',
  frameId: 0,
  documentLifecycle: 'active',
  tab: { id: 1, url: hubUrl },
};
const fromUi = { id: 'ours', url: 'chrome-extension://ours/popup.html' };

describe('messages about accounts and sends', () => {
  test('behaviour: a hub page reaches none of them; our own pages reach all', async () => {
    const reached: string[] = [];
    const handlers = Object.fromEntries(
      Object.keys(messages).map((name) => [name, async () => reached.push(name)]),
    ) as unknown as Handlers;
    const route = createRouter({
      handlers,
      rules: {
        runtimeId: 'ours',
        extensionUrl: 'chrome-extension://ours/',
        isHubUrl: (url) => url.hostname === 'huggingface.co',
      },
      ready: async () => {},
      log: () => {},
    });
    expect(names.length).toBeGreaterThan(20);
    const unanswered = names.filter(
      (name) => route({ commonweight: 1, name, input: {} }, fromHub) === undefined,
    );
    expect(unanswered).toEqual(names);
    expect(reached).toEqual([]);
    const answered = names.filter(
      (name) => route({ commonweight: 1, name, input: {} }, fromUi) !== undefined,
    );
    expect(answered).toEqual(names);
  });
});
