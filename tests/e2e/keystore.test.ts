/** The keystore as shipped, in a real worker: its parameters, its lock, and who can look into its stores. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChromiumSession, startChromium } from '@/tests/helpers/chromium';

const password = 'correct horse battery';

let session: ChromiumSession;
beforeAll(async () => {
  session = await startChromium();
});
afterAll(() => session?.close());

type StoredRow = { sealed: { kdf: Record<string, unknown> } };

/** The keystore's row, read by a page of the extension as only those can. */
async function readStored(): Promise<StoredRow> {
  const page = await session.openPage('manifest.json');
  const row = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('commonweight');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const reading = database.transaction('keystore').objectStore('keystore').get('vault');
          reading.onsuccess = () => {
            database.close();
            resolve(reading.result);
          };
        };
      }),
  );
  await page.close();
  return row as StoredRow;
}

describe('keystore', () => {
  test('T13 a new keystore has the shipped parameters and holds no secret in the clear', async () => {
    expect(await session.ask('account.read', {})).toEqual({
      status: 'none',
      accounts: [],
      selected: null,
    });
    const vault = await session.ask('account.create', { password, words: 12 });
    expect(vault).toMatchObject({ status: 'unlocked', backedUp: false });
    const row = await readStored();
    expect(row.sealed.kdf).toMatchObject({ name: 'scrypt', n: 262_144, r: 8 });
    expect([1, 2, 3, 4]).toContain(row.sealed.kdf['p']);
    const { phrase } = await session.ask('account.reveal', { password });
    const [first, second] = phrase.split(' ');
    expect(JSON.stringify(row)).not.toContain(`${first} ${second}`);
  });

  test('T14 unlocked over the worker’s death, locked on demand; a wrong password says one thing', async () => {
    await session.stopWorker();
    expect(await session.ask('account.read', {})).toMatchObject({ status: 'unlocked' });
    await session.ask('account.lock', {});
    await session.stopWorker();
    expect(await session.ask('account.read', {})).toMatchObject({ status: 'locked' });
    await expect(session.ask('account.unlock', { password: 'wrong password' })).rejects.toThrow(
      /keystore\.wrong_password/,
    );
    expect(await session.ask('account.unlock', { password })).toMatchObject({ status: 'unlocked' });
  });

  test('behaviour: while a password is tried the worker answers others', async () => {
    const order: string[] = [];
    const reveal = session.ask('account.reveal', { password }).then(() => order.push('tried'));
    const read = session.ask('settings.read', {}).then(() => order.push('answered'));
    await Promise.all([reveal, read]);
    expect(order).toEqual(['answered', 'tried']);
  });
});
