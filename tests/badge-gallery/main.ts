/** Draws what the address asks for: see `Scene` in server.ts. */
import { createBadgeHost } from '@/components/features/badge/badge-host';
import { openCardHost } from '@/components/features/badge/card/card-host';
import { createCardModel } from '@/components/features/badge/card/create-card-model';
import { RemoteError } from '@/lib/errors/protocol';
import type { BadgeState } from '@/lib/model/badge';
import { nowMs, titles } from '@/tests/fixtures/badge-parts';
import { badgeStates } from '@/tests/fixtures/badge-states';
import './gallery.css';

const query = new URLSearchParams(location.search);
if (query.get('open') === 'yes') {
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    return attach.call(this, { ...options, mode: 'open' });
  };
}
document.documentElement.classList.toggle('dark', query.get('theme') === 'dark');

function addTitle(
  name: string,
  state: BadgeState,
  onOpen: (anchor: HTMLElement) => void = () => {},
): void {
  const row = document.createElement('h1');
  const link = document.createElement('a');
  link.href = '#';
  link.textContent = `owner/${name}`;
  row.append(link);
  const badge = createBadgeHost({ place: 'title', insideLink: false, onOpen });
  row.append(badge.element);
  document.body.append(row);
  badge.show(state);
  badge.fit();
}

function addCard(name: string, state: BadgeState): void {
  const article = document.createElement('article');
  const link = document.createElement('a');
  link.href = '#';
  const header = document.createElement('header');
  const heading = document.createElement('h4');
  heading.textContent = `owner/${name}`;
  const badge = createBadgeHost({ place: 'card', insideLink: true, onOpen: () => {} });
  header.append(heading, badge.element);
  link.append(header, 'Text generation · Updated 3 days ago · 1.2M');
  article.append(link);
  document.body.append(article);
  badge.show(state);
  badge.fit();
}

function openCard(anchor: HTMLElement, state: BadgeState, look: string | null): void {
  const model = createCardModel({
    state,
    isOnline: () => look !== 'offline',
    writeClipboard: async () => {},
    readTitles: async ({ live }) =>
      live.slice(0, 2).map(({ id }, index) => ({ id, title: titles[index] ?? '' })),
    readContributors: async () => null,
    readFresh: () => {
      if (look === 'failed') throw new RemoteError({ code: 'chain.unreachable', facts: {} });
      return look === 'loading' ? new Promise<never>(() => {}) : Promise.resolve(null);
    },
  });
  openCardHost({
    model,
    anchor,
    onAct: () => {},
    now: () => nowMs,
    signal: new AbortController().signal,
    onClose: () => {},
  });
  if (look !== null && look !== 'offline') void model.look();
}

if (query.get('show') === 'card') {
  const state = badgeStates[query.get('state') ?? ''];
  if (state) addTitle('name', state, (anchor) => openCard(anchor, state, query.get('look')));
} else {
  for (const [name, state] of Object.entries(badgeStates)) addTitle(name, state);
  for (const [name, state] of Object.entries(badgeStates)) addCard(name, state);
}
