import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { HubOffError } from '@/lib/errors/protocol';
import { StorageUnavailableError } from '@/lib/errors/storage';
import { defaultSettings } from '@/lib/storage/settings';
import { encode } from './codec';
import { type MessageName, messages } from './messages';
import { createRouter, type Handlers } from './router';

const ui = { id: 'our-id', url: 'chrome-extension://our-id/popup.html' };
const hub = {
  id: 'our-id',
  url: 'https://huggingface.co/a/b',
  origin: 'https://huggingface.co',
  frameId: 0,
  tab: { id: 1 },
};

function setUp(handlers: Partial<Handlers>, log = vi.fn()) {
  return createRouter({
    handlers: handlers as Handlers,
    rules: {
      runtimeId: 'our-id',
      extensionUrl: 'chrome-extension://our-id/',
      isHubUrl: (url) => url.host === 'huggingface.co',
    },
    ready: async () => {},
    log,
  });
}

const request = (name: string, input: unknown = {}) => ({
  commonweight: 1,
  name,
  input: encode(input),
});

describe('createRouter', () => {
  test('default: answers its own page', async () => {
    const route = setUp({ 'settings.read': async () => defaultSettings });
    expect(await route(request('settings.read'), ui)).toEqual({
      ok: true,
      output: defaultSettings,
    });
  });

  test('T2 a page whose hub is off is told nothing', async () => {
    let reached = false;
    const route = createRouter({
      handlers: {
        'badge.read': async () => {
          reached = true;
          return [];
        },
      } as Partial<Handlers> as Handlers,
      rules: {
        runtimeId: 'our-id',
        extensionUrl: 'chrome-extension://our-id/',
        isHubUrl: () => true,
      },
      ready: async ({ caller, url }) => {
        expect([caller, url]).toEqual(['hub', hub.url]);
        throw new HubOffError();
      },
      log: vi.fn(),
    });
    const sightings = { sightings: [], fresh: false };
    expect(await route(request('badge.read', sightings), hub)).toMatchObject({ ok: false });
    expect(reached).toBe(false);
  });

  test('T2 the hub class reaches only what its row allows', () => {
    const reached: string[] = [];
    const handlers = Object.fromEntries(
      (Object.keys(messages) as MessageName[]).map((name) => [
        name,
        async () => {
          reached.push(name);
        },
      ]),
    );
    const route = setUp(handlers as unknown as Handlers);
    const answered = (Object.keys(messages) as MessageName[]).filter(
      (name) => route(request(name), hub) !== undefined,
    );
    expect(answered.sort()).toEqual([
      'badge.read',
      'card.open',
      'contributors.read',
      'proposal.titles',
      'window.open',
    ]);
  });

  test('T1 forged and malformed requests get no answer', () => {
    const route = setUp({ 'settings.read': async () => defaultSettings });
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(route(raw, ui)).toBeUndefined();
      }),
    );
    expect(route({ ...request('settings.read'), commonweight: 2 }, ui)).toBeUndefined();
    expect(route(request('constructor'), ui)).toBeUndefined();
    expect(route(request('toString'), ui)).toBeUndefined();
    expect(route(request('settings.read'), { ...ui, id: 'other' })).toBeUndefined();
  });

  test('error: input that does not fit never reaches the handler', async () => {
    const handler = vi.fn();
    const route = setUp({ 'settings.write': handler });
    const reply = await route(request('settings.write', { autoLockMinutes: 0 }), ui);
    expect(reply).toMatchObject({ ok: false, error: { code: 'protocol.invalid_input' } });
    expect(handler).not.toHaveBeenCalled();
  });

  test('error: ours crosses with its code, anything else without detail', async () => {
    const log = vi.fn();
    const route = setUp(
      {
        'settings.read': async () => {
          throw new StorageUnavailableError();
        },
        'account.read': async () => {
          throw new Error('secret detail');
        },
      },
      log,
    );
    expect(await route(request('settings.read'), ui)).toMatchObject({
      ok: false,
      error: { code: 'storage.unavailable' },
    });
    const reply = await route(request('account.read'), ui);
    expect(reply).toMatchObject({ ok: false, error: { code: 'protocol.unexpected' } });
    expect(JSON.stringify(reply)).not.toContain('secret');
    expect(log).toHaveBeenCalledOnce();
  });
});
