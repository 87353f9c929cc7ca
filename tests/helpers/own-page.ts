/** Our own page in a real Firefox, and the background asked from it. */
import type { Page } from 'puppeteer-core';
import { decode, encode } from '@/lib/protocol/codec';
import type { InputOf, MessageName, OutputOf } from '@/lib/protocol/messages';
import { until } from '@/scripts/process/until';
import type { FirefoxTestSession } from './firefox';

type WithBrowser = {
  browser: { runtime: { sendMessage(request: unknown): Promise<unknown> } };
};

/** The page's address. Firefox does not tell that of an extension's page from outside, only from inside. */
export function readAddress(page: Page): Promise<string> {
  return page.evaluate(() => location.href).catch(() => '');
}

/** A page of ours that is open, whose path has this in it. By default the welcome tab, which opens by itself. */
export function findOwnPage({ browser }: FirefoxTestSession, path = 'welcome.html'): Promise<Page> {
  return until(
    async () => {
      for (const page of await browser.pages()) {
        const address = await readAddress(page);
        if (address.startsWith('moz-extension://') && address.includes(path)) return page;
      }
      return null;
    },
    { what: `our page ${path}`, timeoutMs: 60_000, intervalMs: 200 },
  );
}

/** Asks the background as our own pages do. */
export async function askFrom<Name extends MessageName>(
  own: Page,
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const reply = await own.evaluate(
    (request) => (globalThis as unknown as WithBrowser).browser.runtime.sendMessage(request),
    { commonweight: 1, name, input: encode(input) },
  );
  const { ok, output, error } = reply as { ok: boolean; output: unknown; error: unknown };
  if (!ok) throw new Error(`${name}: ${JSON.stringify(error)}`);
  return decode(output) as OutputOf<Name>;
}
