import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  createAccountHandlers,
  createKeystoreContext,
  registerAutoLock,
} from '@/entrypoints/background/handlers/accounts';
import { createAccounts, readVault } from '@/lib/signers/keystore';
import { defaultSettings, writeSettings } from '@/lib/storage/settings';
import { createTestKeystore, password } from '@/tests/helpers/keystore';

const phrase = 'test test test test test test test test test test test junk';
const asker = { caller: 'ui' as const, tabId: null, url: '' };

describe('account messages', () => {
  test('behaviour: a life of a keystore', async () => {
    const handle = createAccountHandlers(createTestKeystore());
    expect(await handle['account.read']({}, asker)).toEqual({
      status: 'none',
      accounts: [],
      selected: null,
    });
    const made = await handle['account.create']({ password, words: 12 }, asker);
    expect(made).toMatchObject({ status: 'unlocked', accounts: [{ name: 'Account 1' }] });
    const { phrase: words } = await handle['account.reveal']({ password }, asker);
    const typed = words.split(' ').map((word, i) => ({ position: i + 1, word }));
    expect(await handle['account.confirm-backup']({ words: typed.slice(0, 3) }, asker)).toEqual({
      confirmed: true,
    });
    expect(await handle['account.add']({}, asker)).toMatchObject({
      accounts: [{ name: 'Account 1' }, { name: 'Account 2' }],
      backedUp: true,
    });
    expect(await handle['account.lock']({}, asker)).toMatchObject({ status: 'locked' });
    expect(await handle['account.unlock']({ password }, asker)).toMatchObject({
      status: 'unlocked',
    });
  });

  test('behaviour: what a reset left is brought back by the password before it', async () => {
    const handle = createAccountHandlers(createTestKeystore());
    await handle['account.import-phrase']({ phrase, password }, asker);
    const privateKey = `0x${'4b'.repeat(32)}`;
    await handle['account.import-key']({ privateKey, password, name: 'Key' }, asker);
    const next = 'another long password';
    const reset = await handle['account.reset-password']({ phrase, password: next }, asker);
    expect(reset).toMatchObject({ hasOlder: true, accounts: [{ name: 'Account 1' }] });
    const opened = await handle['account.open-older']({ password }, asker);
    expect(opened).not.toHaveProperty('hasOlder');
    expect(opened.accounts.map(({ name }) => name)).toEqual(['Account 1', 'Key']);
    expect(JSON.stringify(opened)).not.toContain('4b4b');
  });

  test('behaviour: no answer holds a secret', async () => {
    const handle = createAccountHandlers(createTestKeystore());
    const answers = [
      await handle['account.import-phrase']({ phrase, password }, asker),
      await handle['account.add']({}, asker),
      await handle['account.lock']({}, asker),
      await handle['account.unlock']({ password }, asker),
    ];
    const text = JSON.stringify(answers);
    for (const secret of ['junk', password, 'ac0974bec39a17e3']) expect(text).not.toContain(secret);
  });
});

describe('registerAutoLock', () => {
  /** The browser's own event of the screen. */
  let onState: (state: 'active' | 'idle' | 'locked') => void = () => {};
  let idleAfterSeconds = 0;
  beforeEach(() => {
    fakeBrowser.idle.setDetectionInterval = (seconds) => {
      idleAfterSeconds = seconds;
    };
    fakeBrowser.idle.onStateChanged.addListener = (listener) => {
      onState = listener as typeof onState;
    };
  });

  /** Unlocked by somebody who is there; then the screen is in this state, and no clock moves on. */
  async function expectLockedBy(state: 'idle' | 'locked') {
    const test = createTestKeystore();
    const { cost, now, readWordlist, readWordlists } = test;
    const context = {
      ...createKeystoreContext({ now: test.wallClock }),
      ...{ cost, now, readWordlist, readWordlists },
    };
    registerAutoLock(context);
    await createAccounts(context, { password, words: 12, name: 'One' });
    onState('active');
    expect(await readVault(context)).toMatchObject({ status: 'unlocked' });
    onState(state);
    await vi.waitFor(async () =>
      expect(await readVault(context)).toMatchObject({ status: 'locked' }),
    );
  }

  test('behaviour: a locked screen locks', () => expectLockedBy('locked'));

  test('behaviour: five minutes without any input lock', async () => {
    await expectLockedBy('idle');
    expect(idleAfterSeconds).toBe(300);
  });

  test('behaviour: the alarm follows the deadline and locks', async () => {
    const test = createTestKeystore();
    const context = {
      ...createKeystoreContext({ now: test.wallClock }),
      cost: test.cost,
      now: test.now,
      readWordlist: test.readWordlist,
      readWordlists: test.readWordlists,
    };
    registerAutoLock(context);
    const handle = createAccountHandlers(context);
    await handle['account.import-phrase']({ phrase, password }, asker);
    const alarm = await fakeBrowser.alarms.get('account-lock');
    expect(alarm?.scheduledTime).toBe(test.clock.nowMs + 15 * 60_000);
    test.clock.nowMs += 15 * 60_000;
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'account-lock', scheduledTime: 0 });
    await expect.poll(() => fakeBrowser.storage.session.get('unlocked')).toEqual({});
    await handle['account.unlock']({ password }, asker);
    await handle['account.lock']({}, asker);
    expect(await fakeBrowser.alarms.get('account-lock')).toBeUndefined();
  });

  test('behaviour: the alarm follows a change of the settings', async () => {
    const test = createTestKeystore();
    const { cost, now, readWordlist, readWordlists } = test;
    const context = {
      ...createKeystoreContext({ now: test.wallClock }),
      cost,
      now,
      readWordlist,
      readWordlists,
    };
    registerAutoLock(context);
    const handle = createAccountHandlers(context);
    await handle['account.import-phrase']({ phrase, password }, asker);
    await writeSettings({ ...defaultSettings, autoLockMinutes: 3 });
    await expect
      .poll(async () => (await fakeBrowser.alarms.get('account-lock'))?.scheduledTime)
      .toBe(test.clock.nowMs + 3 * 60_000);
  });

  test.each(['onStartup', 'onInstalled'] as const)('behaviour: locked at %s', async (event) => {
    const context = createTestKeystore();
    registerAutoLock(context);
    const handle = createAccountHandlers(context);
    await handle['account.import-phrase']({ phrase, password }, asker);
    expect(await fakeBrowser.storage.session.get('unlocked')).not.toEqual({});
    await fakeBrowser.runtime[event].trigger({ reason: 'update' } as never);
    await expect.poll(() => fakeBrowser.storage.session.get('unlocked')).toEqual({});
  });
});
