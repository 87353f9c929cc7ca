import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createWindowHandlers } from '@/entrypoints/background/handlers/windows';
import type { Locator, ProposalId } from '@/lib/model/ids';

const asker = { caller: 'hub', tabId: 7, url: 'https://huggingface.co/a/b' } as const;
const locator = 'huggingface.co/a/b' as Locator;
const opened: { kind: 'tab' | 'window'; url: string }[] = [];
const executeScript = vi.fn();

beforeEach(() => {
  fakeBrowser.reset();
  opened.length = 0;
  executeScript.mockReset();
  Object.assign(fakeBrowser.tabs, {
    create: async ({ url }: { url: string }) => ({ id: opened.push({ kind: 'tab', url }) }),
  });
  Object.assign(fakeBrowser.windows, {
    create: async ({ url }: { url: string }) => ({
      tabs: [{ id: opened.push({ kind: 'window', url }) }],
    }),
  });
  Object.assign(fakeBrowser, { scripting: { executeScript } });
});

describe('window.open', () => {
  test('default: the popup in a window, at a proposal', async () => {
    const input = {
      view: 'popup',
      locator,
      proposalId: 5n as ProposalId,
      section: 'vote',
    } as const;
    await createWindowHandlers()['window.open'](input, asker);
    expect(opened.map(({ kind }) => kind)).toEqual(['window']);
    const { pathname, hash } = new URL(opened[0]?.url ?? '');
    expect(pathname).toBe('/popup.html');
    expect(Object.fromEntries(new URLSearchParams(hash.slice(1)))).toEqual({
      locator,
      proposal: '5',
      section: 'vote',
    });
  });

  test('args: the files page in a tab, at a model', async () => {
    await createWindowHandlers()['window.open']({ view: 'files', locator }, asker);
    expect(opened.map(({ kind }) => kind)).toEqual(['tab']);
    const { pathname, hash } = new URL(opened[0]?.url ?? '');
    expect(pathname).toBe('/files.html');
    expect(new URLSearchParams(hash.slice(1)).get('locator')).toBe(locator);
  });

  test('args: other pages in a tab, without a fragment', async () => {
    await createWindowHandlers()['window.open']({ view: 'options' }, asker);
    expect(opened.map(({ kind }) => kind)).toEqual(['tab']);
    expect(opened[0]?.url).toMatch(/\/options\.html$/);
  });
});

describe('window.opener', () => {
  const ours = fakeBrowser.runtime.getURL('');
  const ui = (tabId: number | null) =>
    ({ caller: 'ui', tabId, url: 'chrome-extension://ours/popup.html' }) as const;

  test('default: the page whose badge opened a tab, by the browser’s word for it', async () => {
    const handlers = createWindowHandlers();
    await handlers['window.open']({ view: 'popup', locator }, asker);
    await handlers['window.open'](
      { view: 'composer' },
      { ...asker, url: 'https://huggingface.co/c/d' },
    );
    expect(await handlers['window.opener']({}, ui(1))).toBe('https://huggingface.co/a/b');
    expect(await handlers['window.opener']({}, ui(2))).toBe('https://huggingface.co/c/d');
  });

  test('behaviour: a page of ours hands on the page that it was opened from', async () => {
    const handlers = createWindowHandlers();
    await handlers['window.open']({ view: 'dossier', locator }, asker);
    await handlers['window.open']({ view: 'popup', locator }, ui(1));
    expect(await handlers['window.opener']({}, ui(2))).toBe('https://huggingface.co/a/b');
  });

  test('behaviour: ours, where the reader opened the popup, and from there another', async () => {
    const handlers = createWindowHandlers();
    expect(await handlers['window.opener']({}, ui(null))).toBe(ours);
    await handlers['window.open']({ view: 'composer' }, ui(null));
    expect(await handlers['window.opener']({}, ui(1))).toBe(ours);
  });

  test('behaviour: what is not known any more is not ours for that, nor is what it opens', async () => {
    const handlers = createWindowHandlers();
    expect(await handlers['window.opener']({}, ui(9))).toBeNull();
    await handlers['window.open']({ view: 'composer' }, ui(9));
    expect(await handlers['window.opener']({}, ui(1))).toBeNull();
  });
});

describe('card.open', () => {
  test('default: into the tab that asked, and no other', async () => {
    executeScript.mockResolvedValue([]);
    expect(await createWindowHandlers()['card.open']({}, asker)).toEqual({ injected: true });
    expect(executeScript).toHaveBeenCalledWith({ target: { tabId: 7 }, files: ['/card.js'] });
  });

  test('behaviour: a tab that is gone, or none at all', async () => {
    executeScript.mockRejectedValue(new Error('No tab with id'));
    const handlers = createWindowHandlers();
    expect(await handlers['card.open']({}, asker)).toEqual({ injected: false });
    executeScript.mockReset();
    expect(await handlers['card.open']({}, { ...asker, tabId: null })).toEqual({ injected: false });
    expect(executeScript).not.toHaveBeenCalled();
  });
});
