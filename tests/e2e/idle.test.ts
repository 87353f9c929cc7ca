/** A computer nobody touches, as a real browser sees it: on a display of its own, where no key is pressed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '@/scripts/process/until';
import { type ChromiumSession, startChromium } from '@/tests/helpers/chromium';

type Idle = { chrome: { idle: { setDetectionInterval(seconds: number): void } } };

const password = 'correct horse battery';
/** Least a browser counts. */
const awaySeconds = 15;

let session: ChromiumSession;
beforeAll(async () => {
  session = await startChromium({ onDisplay: true });
});
afterAll(() => session?.close());

test('T14 a computer that nobody touches locks the accounts', async () => {
  const vault = await session.ask('account.create', { password, words: 12 });
  expect(vault).toMatchObject({ status: 'unlocked' });
  const page = await session.openPage('options.html');
  await page.evaluate(
    (seconds) => (globalThis as unknown as Idle).chrome.idle.setDetectionInterval(seconds),
    awaySeconds,
  );
  await until(async () => (await session.ask('account.read', {})).status === 'locked', {
    what: 'the lock',
    timeoutMs: 60_000,
    intervalMs: 1_000,
  });
});
