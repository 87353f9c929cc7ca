/** T2: all but a few messages cannot be reached from a hub page, however they are written. */
import { describe, expect, test } from 'vitest';
import { messages } from '@/lib/protocol/messages';
import { createRouter, type Handlers } from '@/lib/protocol/router';

/** What a hub page may reach: public facts that badge and card show, and our windows. */
const ofHubs = ['badge.read', 'proposal.titles', 'card.open', 'window.open', 'contributors.read'];
const names = Object.keys(messages).filter((name) => !ofHubs.includes(name));

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

describe('messages of our own pages', () => {
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
