import { beforeEach, describe, expect, test } from 'vitest';
import { createHubAccess, type HubPlatform } from '@/entrypoints/background/hub-access';
import type { Hub } from '@/lib/hubs/types';
import { defaultSettings, readSettings, writeSettings } from '@/lib/storage/settings';

const ollamaOrigins = ['https://ollama.com/*', 'https://registry.ollama.ai/*'];
const mirrorOrigins = ['https://hf-mirror.com/*'];

/** A browser with permissions, registered scripts and open tabs; registering a script twice fails, as in real ones. */
function createBrowser(permitted: readonly string[]) {
  const origins = new Set(permitted);
  const scripts = new Map<string, string[]>();
  const injected: number[] = [];
  const platform: HubPlatform = {
    permissions: {
      contains: async (asked) => asked.origins.every((one) => origins.has(one)),
      remove: async (given) => given.origins.every((one) => origins.delete(one)),
    },
    scripting: {
      getRegisteredContentScripts: async () => [...scripts.keys()].map((id) => ({ id })),
      registerContentScripts: async (added) => {
        for (const { id, matches } of added) {
          if (scripts.has(id)) throw new Error(`Duplicate script ID '${id}'`);
          scripts.set(id, matches);
        }
      },
      unregisterContentScripts: async ({ ids }) => {
        for (const id of ids) scripts.delete(id);
      },
      executeScript: async ({ target }) => {
        if (target.tabId === 13) throw new Error('The tab shows an error page.');
        injected.push(target.tabId);
      },
    },
    tabs: {
      query: async ({ url }) =>
        url.includes('https://ollama.com/*') ? [{ id: 7 }, { id: 13 }] : [],
    },
  };
  return { platform, origins, scripts, injected };
}

function setUp(permitted: readonly string[]) {
  const browser = createBrowser(permitted);
  const told: string[][] = [];
  const onChange = async (enabled: readonly Hub[]) => {
    told.push(enabled.map(({ id }) => id));
  };
  return { ...browser, told, access: createHubAccess(browser.platform, onChange) };
}

beforeEach(() => writeSettings(defaultSettings));

describe('setHub', () => {
  test('default: on registers its script, puts it into open tabs, and tells the menu', async () => {
    const { access, scripts, injected, told } = setUp(ollamaOrigins);
    await access.setHub('ollama', true);
    expect([...scripts]).toEqual([['hub/ollama', ['https://ollama.com/*']]]);
    expect(injected).toEqual([7]);
    expect(told).toEqual([['hugging-face', 'ollama']]);
    expect((await readSettings()).enabledHubs).toEqual(['ollama']);
  });

  test('default: off unregisters, and gives the permission back', async () => {
    const { access, scripts, origins, told } = setUp(ollamaOrigins);
    await access.setHub('ollama', true);
    await access.setHub('ollama', false);
    expect([scripts.size, origins.size]).toEqual([0, 0]);
    expect(told.at(-1)).toEqual(['hugging-face']);
    expect((await readSettings()).enabledHubs).toEqual([]);
  });

  test('behaviour: asked for twice at once, one script is registered', async () => {
    const { access, scripts } = setUp(ollamaOrigins);
    await Promise.all([
      access.setHub('ollama', true),
      access.setHub('ollama', true),
      access.align(),
    ]);
    expect(scripts.size).toBe(1);
    expect((await readSettings()).enabledHubs).toEqual(['ollama']);
  });

  test('behaviour: Hugging Face is hidden, and keeps its permission', async () => {
    const { access, origins } = setUp(['https://huggingface.co/*']);
    await access.setHub('hugging-face', false);
    expect((await readSettings()).hiddenHubs).toEqual(['hugging-face']);
    await access.setHub('hugging-face', true);
    expect((await readSettings()).hiddenHubs).toEqual([]);
    expect(origins.size).toBe(1);
  });

  test('error: HubNotPermittedError without the permission for its pages and its API', async () => {
    const { access, scripts } = setUp(['https://ollama.com/*']);
    await expect(access.setHub('ollama', true)).rejects.toMatchObject({
      code: 'hub.not_permitted',
    });
    expect(scripts.size).toBe(0);
    expect((await readSettings()).enabledHubs).toEqual([]);
  });

  test('error: HubNotSwitchableError for an unknown hub', async () => {
    const { access } = setUp([]);
    await expect(access.setHub('nobody', true)).rejects.toMatchObject({
      code: 'hub.not_switchable',
    });
  });
});

describe('align', () => {
  test('behaviour: an update dropped the scripts: they are registered again', async () => {
    const first = setUp(ollamaOrigins);
    await first.access.setHub('ollama', true);
    first.scripts.clear();
    // A background that starts anew knows nothing but what is stored.
    const again = createHubAccess(first.platform, async () => {});
    await again.align();
    expect([...first.scripts.keys()]).toEqual(['hub/ollama']);
  });

  test('behaviour: a permission taken back in the browser switches its hub off for good', async () => {
    const { access, scripts, origins, told } = setUp([...ollamaOrigins, ...mirrorOrigins]);
    await access.setHub('ollama', true);
    await access.addMirror('hf-mirror.com');
    origins.delete('https://registry.ollama.ai/*');
    await access.align();
    expect([...scripts.keys()]).toEqual(['hub/mirror:hf-mirror.com']);
    expect(told.at(-1)).toEqual(['hugging-face', 'mirror:hf-mirror.com']);
    expect((await readSettings()).enabledHubs).toEqual([]);
  });

  test('behaviour: scripts of others are left alone', async () => {
    const { access, scripts } = setUp([]);
    scripts.set('somebody', []);
    await access.align();
    expect([...scripts.keys()]).toEqual(['somebody']);
  });
});

describe('addMirror', () => {
  test('default, and off forgets it', async () => {
    const { access, scripts, origins } = setUp(mirrorOrigins);
    await access.addMirror('hf-mirror.com');
    expect([...scripts.values()]).toEqual([mirrorOrigins]);
    expect((await readSettings()).mirrors).toEqual(['hf-mirror.com']);
    await access.setHub('mirror:hf-mirror.com', false);
    expect((await readSettings()).mirrors).toEqual([]);
    expect([scripts.size, origins.size]).toEqual([0, 0]);
  });

  test.each([
    'huggingface.co',
    'hf.co',
    'ollama.com',
    'www.modelscope.cn',
    'civitai.com',
    'github.com',
  ])('error: %s is a hub itself', async (host) => {
    const { access } = setUp([`https://${host}/*`]);
    await expect(access.addMirror(host)).rejects.toMatchObject({ code: 'hub.not_switchable' });
  });

  test('error: more mirrors than there may be, and one that is not permitted', async () => {
    await writeSettings({
      ...defaultSettings,
      mirrors: Array.from({ length: 8 }, (_, index) => `m${index}.example`),
    });
    const full = setUp(mirrorOrigins);
    await expect(full.access.addMirror('hf-mirror.com')).rejects.toMatchObject({
      code: 'hub.not_switchable',
    });
    await writeSettings(defaultSettings);
    const { access } = setUp([]);
    await expect(access.addMirror('hf-mirror.com')).rejects.toMatchObject({
      code: 'hub.not_permitted',
    });
  });
});
