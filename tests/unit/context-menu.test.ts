import { beforeEach, describe, expect, test } from 'vitest';
import {
  type ContextMenuOptions,
  createContextMenu,
  type MenuClick,
} from '@/entrypoints/background/context-menu';
import type { Locator, RecordId } from '@/lib/model/ids';
import { openDatabase } from '@/lib/storage/database';
import { readDraft, writeDraft } from '@/lib/storage/drafts';

const pattern = 'https://huggingface.co/*';
const record: RecordId = {
  chainId: 10,
  registry: '0x00000000000000000000000000000000000000aa',
  id: 7n,
};
const draftId = '4d1f0f5e-6a51-4b3f-9f6e-0d7a3a1f2b11';

/** As Chromium 15x hands them over, whole: what we do not look at must not disturb. */
const chromium = {
  page: {
    editable: false,
    frameId: 0,
    menuItemId: 'propose',
    pageUrl: 'https://huggingface.co/acme/model/tree/v2#files',
  },
  selection: {
    editable: false,
    frameId: 0,
    menuItemId: 'propose',
    pageUrl: 'https://huggingface.co/acme/model',
    selectionText: 'Trained on *everything* we found.',
  },
  link: {
    editable: false,
    frameId: 0,
    linkUrl: 'https://huggingface.co/other/thing',
    menuItemId: 'propose-link',
    pageUrl: 'https://huggingface.co/models',
  },
} satisfies Record<string, MenuClick & Record<string, unknown>>;

/** Firefox adds what it knows of the mouse and the view. */
const firefoxSelection = {
  menuItemId: 'propose',
  viewType: 'tab',
  frameId: 0,
  editable: false,
  bookmarkId: undefined,
  modifiers: [],
  button: 0,
  targetElementId: 12,
  pageUrl: 'https://huggingface.co/acme/model',
  selectionText: 'Two\nlines',
};

function setUp(overrides: Partial<ContextMenuOptions> = {}) {
  const log: string[] = [];
  const menu = createContextMenu({
    menus: {
      removeAll: async () => void log.push('removeAll'),
      create: (item) => log.push(`create ${item.id}`),
    },
    readHubs: async () => [
      {
        matches: [pattern],
        locate: (url) => {
          const [, owner, name, , revision] = url.pathname.split('/');
          if (url.hostname !== 'huggingface.co' || !owner || !name) return null;
          const locator = `huggingface.co/${owner}/${name}` as Locator;
          return { locator, revision: revision ?? null, path: null };
        },
      },
    ],
    writeDraft: async (draft) => {
      log.push('write');
      await writeDraft(draft, 1_000);
    },
    openComposer: async (fragment) => void log.push(`open ${fragment}`),
    openRegister: async (fragment) => void log.push(`register ${fragment}`),
    readReference: async () => record,
    copy: async () => true,
    newId: () => draftId,
    ...overrides,
  });
  return { menu, log };
}

beforeEach(async () => {
  const database = await openDatabase();
  await database.clear('drafts');
});

describe('install', () => {
  test('default', async () => {
    const created: unknown[] = [];
    const { menu } = setUp({
      menus: { removeAll: async () => {}, create: (item) => created.push(item) },
    });
    await menu.install();
    const documentUrlPatterns = [pattern];
    expect(created).toEqual([
      {
        id: 'propose',
        title: 'Propose a change to this model',
        contexts: ['page', 'selection'],
        documentUrlPatterns,
      },
      {
        id: 'copy',
        title: 'Copy governance reference',
        contexts: ['page', 'selection'],
        documentUrlPatterns,
      },
      {
        id: 'propose-link',
        title: 'Propose a change to the linked model',
        contexts: ['link'],
        documentUrlPatterns,
        targetUrlPatterns: [pattern],
      },
      {
        id: 'copy-link',
        title: 'Copy governance reference of the linked model',
        contexts: ['link'],
        documentUrlPatterns,
        targetUrlPatterns: [pattern],
      },
      {
        id: 'register',
        title: 'Register this model',
        contexts: ['page'],
        documentUrlPatterns: ['https://huggingface.co/*/*'],
      },
      {
        id: 'register-link',
        title: 'Register the linked model',
        contexts: ['link'],
        documentUrlPatterns,
        targetUrlPatterns: ['https://huggingface.co/*/*'],
      },
    ]);
  });

  test('behaviour: two installs at once never mix their entries', async () => {
    const { menu, log } = setUp();
    await Promise.all([menu.install(), menu.install()]);
    const once = [
      'removeAll',
      'create propose',
      'create copy',
      'create propose-link',
      'create copy-link',
      'create register',
      'create register-link',
    ];
    expect(log).toEqual([...once, ...once]);
  });

  test('behaviour: an install after a failed one still runs', async () => {
    let fails = true;
    const { log } = setUp();
    const failing = setUp({
      menus: {
        removeAll: async () => {
          if (fails) throw new Error('busy');
        },
        create: (item) => log.push(item.id),
      },
    }).menu;
    await expect(failing.install()).rejects.toThrow('busy');
    fails = false;
    await failing.install();
    expect(log).toEqual([
      'propose',
      'copy',
      'propose-link',
      'copy-link',
      'register',
      'register-link',
    ]);
  });
});

describe('click: propose', () => {
  test('args: a page', async () => {
    const { menu, log } = setUp();
    await menu.click(chromium.page, 3);
    expect(log).toEqual(['write', `open draft=${draftId}`]);
    expect(await readDraft(draftId)).toMatchObject({
      locator: 'huggingface.co/acme/model',
      record: null,
      origin: { pageUrl: 'https://huggingface.co/acme/model/tree/v2', revision: 'v2', quote: '' },
      title: '',
      body: 'Page: <https://huggingface.co/acme/model/tree/v2>\n\n',
    });
  });

  test('args: a selection', async () => {
    const { menu } = setUp();
    await menu.click(chromium.selection, 3);
    expect(await readDraft(draftId)).toMatchObject({
      locator: 'huggingface.co/acme/model',
      origin: { quote: 'Trained on *everything* we found.' },
      body: '> Trained on \\*everything\\* we found.\n\nPage: <https://huggingface.co/acme/model>\n\n',
    });
  });

  test('args: a link, whose model it is about', async () => {
    const { menu } = setUp();
    await menu.click(chromium.link, 3);
    expect(await readDraft(draftId)).toMatchObject({
      locator: 'huggingface.co/other/thing',
      origin: { pageUrl: 'https://huggingface.co/models' },
    });
  });

  test("args: Firefox's fields", async () => {
    const { menu } = setUp();
    await menu.click(firefoxSelection, 3);
    expect(await readDraft(draftId)).toMatchObject({
      body: '> Two\n> lines\n\nPage: <https://huggingface.co/acme/model>\n\n',
    });
  });

  test('behaviour: a page that names no model still opens a draft', async () => {
    const { menu, log } = setUp();
    await menu.click({ menuItemId: 'propose', pageUrl: 'https://huggingface.co/models' }, 3);
    expect(log).toEqual(['write', `open draft=${draftId}`]);
    expect(await readDraft(draftId)).toMatchObject({ locator: null });
  });

  test('behaviour: the draft is on disk when the tab opens, and no tab opens without it', async () => {
    let stored: unknown;
    const { menu } = setUp({
      openComposer: async () => {
        stored = await readDraft(draftId);
      },
    });
    await menu.click(chromium.selection, 3);
    expect(stored).toMatchObject({ id: draftId, version: 1 });

    const opened: string[] = [];
    const failing = setUp({
      writeDraft: () => Promise.reject(new Error('quota')),
      openComposer: async (fragment) => void opened.push(fragment),
    }).menu;
    await expect(failing.click(chromium.page, 3)).rejects.toThrow('quota');
    expect(opened).toEqual([]);
  });

  test('behaviour: a hostile selection is capped, visible and quoted', async () => {
    const { menu } = setUp();
    const selectionText = `\u202e<img src=x onerror=alert(1)> [x](javascript:alert(1)) ${'y'.repeat(9_000)}`;
    await menu.click({ ...chromium.selection, selectionText }, 3);
    const draft = await readDraft(draftId);
    expect(draft?.origin?.quote).toHaveLength(2_000);
    expect(draft?.body).toMatch(
      /^> ⟨U\+202E⟩\\<img src=x onerror=alert\(1\)\\> \\\[x\\\]\(javascript/,
    );
    expect(draft?.body.length).toBeLessThan(2_200);
  });

  test.each<[string, string | undefined]>([
    ['absent', undefined],
    ['empty', ''],
    ['no address', 'not a url'],
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,<script>1</script>'],
    ['too long', `https://huggingface.co/${'a'.repeat(20_000)}/b`],
    ['with a secret', 'https://user:secret@huggingface.co/acme/model'],
  ])('behaviour: page address %s', async (_, pageUrl) => {
    const { menu } = setUp();
    await menu.click({ menuItemId: 'propose', pageUrl }, null);
    const draft = await readDraft(draftId);
    expect(draft).not.toBeNull();
    expect(draft?.origin?.pageUrl ?? '').not.toContain('secret');
    expect(draft?.origin?.pageUrl ?? '').toMatch(/^$|^https:\/\/huggingface\.co\/acme\/model$/);
  });

  test('args: register; the wizard gets the model and the revision, and no draft is written', async () => {
    const { menu, log } = setUp();
    await menu.click({ ...chromium.page, menuItemId: 'register' }, 1);
    await menu.click({ ...chromium.link, menuItemId: 'register-link' }, 1);
    expect(log).toEqual([
      'register locator=huggingface.co%2Facme%2Fmodel&revision=v2',
      'register locator=huggingface.co%2Fother%2Fthing',
    ]);
  });

  test('behaviour: registering where no model is named asks for one', async () => {
    const { menu, log } = setUp();
    await menu.click({ menuItemId: 'register', pageUrl: 'https://huggingface.co/models' }, 1);
    expect(log).toEqual(['register locator=']);
  });

  test('behaviour: an entry that is none of ours does nothing', async () => {
    const { menu, log } = setUp();
    await menu.click({ menuItemId: 'submit', pageUrl: 'https://huggingface.co/acme/model' }, 3);
    expect(log).toEqual([]);
  });
});

describe('click: copy', () => {
  const click = { menuItemId: 'copy', pageUrl: 'https://huggingface.co/acme/model' };

  test('default', async () => {
    const copied: unknown[] = [];
    const { menu, log } = setUp({
      copy: async (reference, tabId) => {
        copied.push({ reference, tabId });
        return true;
      },
    });
    await menu.click(click, 3);
    expect(copied).toEqual([{ reference: record, tabId: 3 }]);
    expect(log).toEqual([]);
  });

  test.each<[string, Partial<ContextMenuOptions>]>([
    ['no record', { readReference: async () => null }],
    ['no network', { readReference: () => Promise.reject(new Error('offline')) }],
    ['a page that refuses', { copy: async () => false }],
  ])('behaviour: %s opens the page that explains', async (_, overrides) => {
    const { menu, log } = setUp(overrides);
    await menu.click(click, 3);
    expect(log).toEqual(['open reference=huggingface.co%2Facme%2Fmodel']);
  });

  test('behaviour: a page without a model says so', async () => {
    const { menu, log } = setUp();
    await menu.click({ menuItemId: 'copy', pageUrl: 'https://huggingface.co/models' }, 3);
    expect(log).toEqual(['open reference=']);
  });
});
