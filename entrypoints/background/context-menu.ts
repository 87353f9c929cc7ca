/**
 * The entries in the browser's own menu on hub pages. What a click brings (addresses, selected text) was written
 * by the page: it is parsed, capped and put into a draft, and never does more. The draft is on disk before the
 * composer opens, so a worker that dies in between loses nothing.
 */

import { browser } from '@/lib/browser';
import { markControls } from '@/lib/format/controls';
import { toQuote } from '@/lib/format/quote';
import type { Hub } from '@/lib/hubs/types';
import { t } from '@/lib/i18n';
import { quoteLengthMax } from '@/lib/model/draft';
import type { Locator, RecordId } from '@/lib/model/ids';
import type { Handlers } from '@/lib/protocol/router';
import { type DraftInput, writeDraft } from '@/lib/storage/drafts';
import { openPage } from './handlers/windows';
import { copyReference, readLinkedRecord } from './menu-actions';

/** The fields of `menus.OnClickData` that are looked at. */
export type MenuClick = {
  menuItemId: string | number;
  pageUrl?: string | undefined;
  linkUrl?: string | undefined;
  selectionText?: string | undefined;
};

/** A model as an address names it. */
export type MenuTarget = { locator: Locator; revision: string | null };

type MenuItem = {
  id: string;
  title: string;
  contexts: ('page' | 'selection' | 'link')[];
  documentUrlPatterns: string[];
  targetUrlPatterns?: string[];
};

/** The part of `browser.contextMenus` that is used. */
export type Menus = {
  removeAll(): Promise<void>;
  create(item: MenuItem): unknown;
};

export type ContextMenuOptions = {
  menus: Menus;
  /** The hubs that are on. */
  readHubs: () => Promise<readonly Pick<Hub, 'matches' | 'locate'>[]>;
  writeDraft: (draft: DraftInput) => Promise<unknown>;
  /** Opens the composer's tab at a fragment, from a page at this address. */
  openComposer: (fragment: string, pageUrl: string | null) => Promise<unknown>;
  /** Opens the registration wizard's tab at a fragment. */
  openRegister: (fragment: string, pageUrl: string | null) => Promise<unknown>;
  /** The record to copy for a model, or null when it has none or nothing certain can be said. */
  readReference: (locator: Locator) => Promise<RecordId | null>;
  /** Puts a reference on the clipboard by way of the page; false when the browser or the page refused. */
  copy: (reference: RecordId, tabId: number) => Promise<boolean>;
  newId: () => string;
};

type Entry = Pick<MenuItem, 'id' | 'contexts'> & {
  title: () => string;
  /** Only where a model may stand: below an owner. */
  onModels?: boolean;
};

const entries: readonly Entry[] = [
  { id: 'propose', contexts: ['page', 'selection'], title: () => t('menu_propose') },
  { id: 'copy', contexts: ['page', 'selection'], title: () => t('menu_copy') },
  { id: 'propose-link', contexts: ['link'], title: () => t('menu_propose_link') },
  { id: 'copy-link', contexts: ['link'], title: () => t('menu_copy_link') },
  { id: 'register', contexts: ['page'], title: () => t('menu_register'), onModels: true },
  { id: 'register-link', contexts: ['link'], title: () => t('menu_register_link'), onModels: true },
];

/** The menu's two handlers; register both in the first turn. */
export function createContextMenu(options: ContextMenuOptions) {
  let queue: Promise<void> = Promise.resolve();
  return {
    /** On installing, and when a hub was switched: entries outlive the worker, and creating them twice is an error. */
    install(): Promise<void> {
      queue = queue.catch(() => {}).then(() => createEntries(options));
      return queue;
    },
    click: (click: MenuClick, tabId: number | null) => handleClick(options, click, tabId),
  };
}

/** Registers both handlers, with this browser's menu. Synchronous. Gives what brings its entries in line with the hubs. */
export function registerContextMenu(options: {
  readBadges: Handlers['badge.read'];
  readHubs: ContextMenuOptions['readHubs'];
  now: () => number;
}): () => Promise<void> {
  const menu = createContextMenu({
    menus: browser.contextMenus as Menus,
    readHubs: options.readHubs,
    writeDraft: (draft) => writeDraft(draft, options.now()),
    openComposer: (fragment, pageUrl) => openPage('composer', fragment, pageUrl),
    openRegister: (fragment, pageUrl) => openPage('register', fragment, pageUrl),
    readReference: (locator) => readLinkedRecord(options.readBadges, locator),
    copy: copyReference,
    newId: () => crypto.randomUUID(),
  });
  browser.runtime.onInstalled.addListener(() => {
    menu.install().catch((error: unknown) => console.error('The menu was not made', error));
  });
  browser.contextMenus.onClicked.addListener((click, tab) => {
    menu
      .click(click, tab?.id ?? null)
      .catch((error: unknown) => console.error('A menu click came to nothing', error));
  });
  return menu.install;
}

async function createEntries({ menus, readHubs }: ContextMenuOptions): Promise<void> {
  const patterns = (await readHubs()).flatMap(({ matches }) => matches);
  await menus.removeAll();
  for (const { id, contexts, title, onModels = false } of entries) {
    const isLink = contexts.includes('link');
    const targets = onModels ? patterns.map(toModelPattern) : [...patterns];
    menus.create({
      id,
      title: title(),
      contexts,
      documentUrlPatterns: isLink ? [...patterns] : targets,
      // Firefox holds an entry's target patterns against a page without a link too: hence entries of their own.
      ...(isLink && { targetUrlPatterns: targets }),
    });
  }
}

/** Pages at least two segments deep; which of them are models' is seen when one is clicked on. */
function toModelPattern(pattern: string): string {
  return pattern.replace(/\/\*$/, '/*/*');
}

async function handleClick(
  options: ContextMenuOptions,
  click: MenuClick,
  tabId: number | null,
): Promise<void> {
  switch (click.menuItemId) {
    case 'propose':
      return propose(options, click, click.pageUrl);
    case 'propose-link':
      return propose(options, click, click.linkUrl);
    case 'copy':
      return copyOf(options, click.pageUrl, tabId);
    case 'copy-link':
      return copyOf(options, click.linkUrl, tabId);
    case 'register':
      return register(options, click, click.pageUrl);
    case 'register-link':
      return register(options, click, click.linkUrl);
    default:
      return;
  }
}

async function propose(
  options: ContextMenuOptions,
  click: MenuClick,
  address: string | undefined,
): Promise<void> {
  const target = await locateText(options, address);
  const pageUrl = parsePageUrl(click.pageUrl);
  const quote = (click.selectionText ?? '').slice(0, quoteLengthMax);
  const id = options.newId();
  await options.writeDraft({
    id,
    version: 0,
    origin: {
      pageUrl,
      revision: target?.revision ?? null,
      quote: markControls(quote).slice(0, quoteLengthMax),
    },
    locator: target?.locator ?? null,
    record: null,
    actions: [],
    decided: false,
    title: '',
    body: toBody(quote, pageUrl),
    submitted: null,
  });
  await options.openComposer(`draft=${id}`, pageUrl || null);
}

/** The wizard goes on with what was begun for this model; where no model is named, it asks for one. */
async function register(
  options: ContextMenuOptions,
  click: MenuClick,
  address: string | undefined,
): Promise<void> {
  const target = await locateText(options, address);
  const fields = new URLSearchParams({ locator: target?.locator ?? '' });
  if (target?.revision) fields.set('revision', target.revision);
  await options.openRegister(fields.toString(), parsePageUrl(click.pageUrl) || null);
}

/** The first lines of the body: what was selected, and the page it stood on. */
function toBody(quote: string, pageUrl: string): string {
  const source = pageUrl === '' ? '' : t('draft_source', `<${pageUrl}>`);
  const parts = [toQuote(quote), source].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n\n`;
}

async function copyOf(
  options: ContextMenuOptions,
  address: string | undefined,
  tabId: number | null,
): Promise<void> {
  const target = await locateText(options, address);
  if (!target) return void (await options.openComposer('reference=', null));
  const record = await options.readReference(target.locator).catch(() => null);
  const isCopied = record !== null && tabId !== null && (await options.copy(record, tabId));
  // Where it cannot be copied from here, our own page shows it, or says why there is none.
  if (!isCopied)
    await options.openComposer(`reference=${encodeURIComponent(target.locator)}`, null);
}

async function locateText(
  { readHubs }: ContextMenuOptions,
  text: string | undefined,
): Promise<MenuTarget | null> {
  if (text === undefined || text.length > 10_000 || !URL.canParse(text)) return null;
  const url = new URL(text);
  for (const hub of await readHubs()) {
    const target = hub.locate(url);
    if (target) return target;
  }
  return null;
}

/** The page's address without its fragment; empty when it is none that a reader could open. */
function parsePageUrl(text: string | undefined): string {
  if (text === undefined || !URL.canParse(text)) return '';
  const url = new URL(text);
  url.hash = '';
  url.username = '';
  url.password = '';
  return url.protocol === 'https:' && url.href.length <= 2_000 ? url.href : '';
}
