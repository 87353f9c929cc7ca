/** How each page of the extension starts: its language and title, and what it takes from the tab it stands in. */
import { type ComponentChild, render } from 'preact';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { getLocale } from '@/lib/i18n';
import { type Send, send } from '@/lib/protocol/send';

/** What a page takes from its surroundings; the gallery and tests give their own. */
export type PagePlatform = {
  send: Send;
  /** The computer's clock. */
  now: () => number;
  /** Repeats work while the page is looked at; gives what ends it. */
  every: (ms: number, work: () => void) => () => void;
  /** A new UUID. */
  makeId: () => string;
  hash: PageHash;
};

/** The fragment of the tab's address, without its sign. */
export type PageHash = {
  read: () => string;
  /** Makes no entry in the history and no event: the page itself has changed its address. */
  write: (fragment: string) => void;
  onChange: (work: () => void) => () => void;
};

const platform: PagePlatform = {
  send,
  now: () => Date.now(),
  every: (ms, work) => {
    const timer = setInterval(() => document.visibilityState === 'visible' && work(), ms);
    return () => clearInterval(timer);
  },
  makeId: () => crypto.randomUUID(),
  hash: {
    read: () => location.hash.slice(1),
    write: (fragment) => history.replaceState(null, '', `#${fragment}`),
    onChange: (work) => {
      addEventListener('hashchange', work);
      return () => removeEventListener('hashchange', work);
    },
  },
};

/** Draws a page, unless it stands inside somebody else's frame: nothing is shown or signed there (docs/threat-model.md, T10). */
export async function startPage(
  title: string,
  draw: (platform: PagePlatform) => ComponentChild | Promise<ComponentChild>,
): Promise<void> {
  if (window.top !== window.self) return;
  document.documentElement.lang = getLocale();
  document.title = title;
  render(await draw(platform), document.body);
}
