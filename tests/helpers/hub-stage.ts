/**
 * A hub without a chain or an account, in a few seconds: consent is given, and a badge says what the repository declares.
 * Enough for all that concerns pages and the door.
 */
import type { BrowserContext, Page } from 'playwright';
import { formatRecordId } from '@/lib/model/caip';
import { type DemoHub, startDemoHub } from '@/scripts/demo-hub/server';
import { createClosers } from '@/scripts/process/closers';
import { type ChromiumOptions, type ChromiumSession, startChromium } from './chromium';

export type HubChromium = ChromiumSession & {
  hub: DemoHub;
  /** Opens a page of the demo hub under the real hub's name: "/mistralai/Mistral-7B-v0.1". */
  openHubPage: (path: string) => Promise<Page>;
};

/** Models whose cards name a record; which one is all the same where no chain is known. */
const declaring = ['mistralai/Mistral-7B-v0.1', 'BAAI/bge-m3', 'Qwen/Qwen2.5-7B-Instruct'];
const record = formatRecordId({ chainId: 1, registry: `0x${'12'.repeat(20)}`, id: 1n });

/** Starts it; `close` ends all of it. */
export async function startHubChromium(
  options: Pick<ChromiumOptions, 'extension' | 'others'> = {},
): Promise<HubChromium> {
  const closers = createClosers();
  try {
    const hub = await startDemoHub({
      records: Object.fromEntries(declaring.map((id) => [id, record])),
    });
    await closers.add(hub.close);
    const hosts = Object.fromEntries(hub.hosts.map((host) => [host, hub.port]));
    const session = await startChromium({ ...options, hosts });
    await closers.add(session.close);
    await session.ask('settings.write', { consented: true });
    return {
      ...session,
      hub,
      openHubPage: createOpener(session.context, hub),
      close: closers.close,
    };
  } catch (error) {
    await closers.close();
    throw error;
  }
}

/** Opens pages of a hub. */
export function createOpener(context: BrowserContext, hub: DemoHub): HubChromium['openHubPage'] {
  return async (path) => {
    const page = await context.newPage();
    await page.goto(`https://${hub.host}${path}`);
    return page;
  };
}
