/** account.*: the embedded keystore, for our own pages only. No answer holds a key; the phrase is shown by `reveal` alone. */
import { browser } from '@/lib/browser';
import { isChecksummed } from '@/lib/chain/checksum';
import { t } from '@/lib/i18n';
import type { Vault } from '@/lib/model/account';
import type { Handlers } from '@/lib/protocol/router';
import * as accounts from '@/lib/signers/accounts';
import * as keystore from '@/lib/signers/keystore';
import type { KeystoreContext } from '@/lib/signers/open-vault';
import { changePassword, openOlder, resetPassword } from '@/lib/signers/password';
import { defaultCost } from '@/lib/signers/seal';
import { clearUnlocked } from '@/lib/signers/unlocked';
import { readWordlist, readWordlists } from '@/lib/signers/wordlist';
import { readSettings, watchSettings } from '@/lib/storage/settings';

/** The alarm of the auto-lock. Alarms are late; each use checks the deadline as well. */
const lockAlarm = 'account-lock';

/** So long without any input nobody is there; the text beside the auto-lock's setting says it. */
const awaySeconds = 300;

/** All but connecting and leaving a wallet, which are in `wallets.ts`. */
export type AccountHandlers = Pick<
  Handlers,
  Exclude<Extract<keyof Handlers, `account.${string}`>, 'account.connect' | 'account.remove'>
>;

/** The keystore with this browser's clocks, storage and alarms. */
export function createKeystoreContext(options: { now: () => number }): KeystoreContext {
  return {
    cost: defaultCost,
    now: () => performance.now(),
    wallClock: options.now,
    readAutoLockMinutes: async () => (await readSettings()).autoLockMinutes,
    onDeadline: async (locksAtMs) => {
      if (locksAtMs === null) await browser.alarms.clear(lockAlarm);
      else await browser.alarms.create(lockAlarm, { when: locksAtMs });
    },
    readWordlist: () => readWordlist(),
    readWordlists,
  };
}

/** The handlers of all account messages. */
export function createAccountHandlers(context: KeystoreContext): AccountHandlers {
  const vault = (): Promise<Vault> => accounts.readAccounts(context);
  const after = async (work: Promise<unknown>): Promise<Vault> => {
    await work;
    return vault();
  };
  const afterNew = (work: Promise<unknown>) => after(work.then(accounts.leaveOutside));
  return {
    'account.read': vault,
    'account.create': async (input) =>
      afterNew(keystore.createAccounts(context, { ...input, name: await nextName(vault) })),
    'account.import-phrase': async (input) =>
      afterNew(keystore.importPhrase(context, { ...input, name: await nextName(vault) })),
    'account.import-key': async ({ name, ...input }) =>
      afterNew(keystore.importKey(context, { ...input, name: name ?? (await nextName(vault)) })),
    'account.add': async ({ name }) =>
      afterNew(keystore.addAccount(context, { name: name ?? (await nextName(vault)) })),
    'account.rename': (input) => after(accounts.renameAccount(context, input)),
    'account.select': (input) => after(accounts.selectAccount(context, input)),
    'account.watch': async ({ address, name }) => {
      const watched = {
        address,
        name: name ?? (await nextName(vault)),
        wallet: '',
        isFirst: false,
      };
      return after(accounts.addOutside(context, { ...watched, kind: 'watch-only' }));
    },
    'account.check-address': async ({ address }) => ({ fits: isChecksummed(address) }),
    'account.import-file': async ({ name, ...input }) =>
      afterNew(
        keystore.importKeyFile(context, { ...input, name: name ?? (await nextName(vault)) }),
      ),
    'account.export-file': async (input) => ({
      file: await keystore.exportKeyFile(context, input),
    }),
    'account.change-password': (input) => after(changePassword(context, input)),
    'account.reset-password': (input) => after(resetPassword(context, input)),
    'account.open-older': (input) => after(openOlder(context, input)),
    'account.reveal': async (input) => ({ phrase: await keystore.revealPhrase(context, input) }),
    'account.confirm-backup': async (input) => ({
      confirmed: await keystore.confirmBackup(context, input),
    }),
    'account.unlock': (input) => after(keystore.unlock(context, input)),
    'account.lock': () => after(keystore.lock(context)),
  };
}

/**
 * Registers the auto-lock: by its alarm, when the time is changed, when the screen is locked or nobody touches the
 * computer, when the browser starts, when the extension is updated. Synchronous.
 */
export function registerAutoLock(context: KeystoreContext): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === lockAlarm) void keystore.readVault(context);
  });
  watchSettings(() => void followDeadline(context));
  // Whoever locks the screen or goes away: nobody has to wait for a deadline.
  browser.idle.setDetectionInterval(awaySeconds);
  browser.idle.onStateChanged.addListener((state) => {
    if (state !== 'active') void keystore.lock(context);
  });
  browser.runtime.onStartup.addListener(() => void clearUnlocked());
  browser.runtime.onInstalled.addListener(() => void clearUnlocked());
}

async function followDeadline(context: KeystoreContext): Promise<void> {
  const vault = await keystore.readVault(context);
  await context.onDeadline(vault.status === 'unlocked' ? vault.locksAtMs : null);
}

/** "Account 3" for the third; a person can rename it. */
async function nextName(vault: () => Promise<Vault>): Promise<string> {
  return t('account_default_name', String((await vault()).accounts.length + 1));
}
