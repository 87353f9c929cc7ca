/**
 * Chromium's own question whether an extension may have more permissions, answered by real keys: no browser API
 * answers it. The page's window must be headed on a display of ours.
 */
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../process/until';
import type { Display } from './display';

/** How long the screen must stand still until the question is taken to be there. */
const stillMs = 1_500;

export type PermissionPrompt = {
  display: Display;
  /** What makes the extension ask: a click on a page that is in front. */
  act: () => Promise<void>;
  allow: boolean;
  /** Whether the extension has got its answer. */
  isAnswered: () => Promise<boolean>;
};

/**
 * "Deny" has the focus when the question appears, "Allow" stands next to it; Escape denies too. What moves on the page
 * must stand still meanwhile.
 */
export async function answerPermissionPrompt(prompt: PermissionPrompt): Promise<void> {
  const { display, act, allow, isAnswered } = prompt;
  const before = await readScreen(display);
  await act();
  // The question is drawn into the browser's own window: it is there once the screen changed and stands still for a
  // while. The page's own answer to the click comes first, and a key pressed then would go to the page.
  let last = before;
  let changedAtMs = Date.now();
  await until(
    async () => {
      const now = await readScreen(display);
      if (!now.equals(last)) changedAtMs = Date.now();
      last = now;
      return !now.equals(before) && Date.now() - changedAtMs > stillMs;
    },
    { what: 'the browser asks for the permission' },
  );
  if (allow) await display.pressKeys('Tab');
  await until(
    async () => {
      // Buttons take no key in their first moments; the focus stays where it is until then.
      await display.pressKeys(allow ? 'Return' : 'Escape');
      return isAnswered();
    },
    { what: 'the answer arrives' },
  );
}

async function readScreen(display: Display): Promise<Buffer> {
  // A PNG carries its time of writing; in this format equal screens are equal bytes.
  const file = join(tmpdir(), `commonweight-screen-${process.pid}-${display.name.slice(1)}.ppm`);
  await display.takeScreenshot(file);
  const bytes = await readFile(file);
  await rm(file);
  return bytes;
}
