/** Somebody at a real browser with the extension people get, a hub to read of, and a chain to act on. */
import type { Locator, Page } from 'playwright';
import { createClient, http, type TransactionReceipt } from 'viem';
import { getTransactionReceipt } from 'viem/actions';
import { type DemoHub, startDemoHub } from '@/scripts/demo-hub/server';
import { demoAccount } from '@/scripts/embedded-chain/accounts';
import type { EmbeddedChain } from '@/scripts/embedded-chain/chain';
import { until } from '@/scripts/process/until';
import { configureExtension } from '@/scripts/start/configure-extension';
import { getText } from '@/scripts/start/texts';
import { type ChromiumSession, screenshotFolder, startChromium } from '@/tests/helpers/chromium';
import { listTransactions } from '@/tests/helpers/world';

export type Person = {
  chain: EmbeddedChain;
  /** Opens a page of the extension, does something there and closes it; a picture is kept where that fails. */
  on: <Result>(path: string, work: (page: Page) => Promise<Result>) => Promise<Result>;
  /** Signs what is shown last; gives the logs once it is in a block. */
  sign: (page: Page) => Promise<TransactionReceipt['logs']>;
  /** From now on the repository names this record. */
  commitLink: (record: string) => void;
  stop: () => Promise<void>;
};

/** A model of the demo hub that nobody governs yet. */
const repository = 'microsoft/phi-4';
export const locator = `huggingface.co/${repository}`;

/** No click of the walk takes longer than that. */
const patienceMs = 15_000;

export async function startPerson(chain: EmbeddedChain): Promise<Person> {
  const hub = await startDemoHub();
  try {
    const hosts = Object.fromEntries(hub.hosts.map((host) => [host, hub.port]));
    return await createPerson({ chain, hub, session: await startChromium({ hosts }) });
  } catch (error) {
    await hub.close();
    throw error;
  }
}

async function createPerson(of: {
  chain: EmbeddedChain;
  hub: DemoHub;
  session: ChromiumSession;
}): Promise<Person> {
  const { chain, hub, session } = of;
  session.context.setDefaultTimeout(patienceMs);
  try {
    await configureExtension(session.ask, {
      endpoints: [{ url: chain.rpcUrl, operator: 'Embedded chain', own: true }],
    });
  } catch (error) {
    await session.close();
    throw error;
  }
  return {
    chain,
    on: async (path, work) => {
      const page = await session.openPage(path);
      try {
        return await work(page);
      } catch (error) {
        await page.screenshot({ path: `${screenshotFolder}/walk.png`, fullPage: true });
        throw error;
      } finally {
        await page.close();
      }
    },
    sign: (page) => sign(chain, page),
    commitLink: (record) => hub.setRecords({ [repository]: record }),
    stop: async () => {
      await session.close();
      await hub.close();
    },
  };
}

async function sign(chain: EmbeddedChain, page: Page): Promise<TransactionReceipt['logs']> {
  const from = Number(await chain.rpc('eth_blockNumber'));
  const button = page.getByRole('button', { name: getText('confirm_sign'), exact: true });
  await button.click();
  const sent = await until(
    async () => (await listTransactions(chain, demoAccount.address, from + 1)).at(-1) ?? null,
    { what: 'what was signed is in a block', timeoutMs: patienceMs, intervalMs: 50 },
  );
  const client = createClient({ transport: http(chain.rpcUrl) });
  const { status, logs } = await getTransactionReceipt(client, { hash: sent.hash });
  if (status !== 'success') throw new Error(`What was signed was reverted: ${sent.hash}`);
  await button.waitFor({ state: 'detached' });
  return logs;
}

/** Presses a button by its text's key. */
export async function press(within: Page | Locator, key: string): Promise<void> {
  await within.getByRole('button', { name: getText(key), exact: true }).click();
}

/** Fills a field in by its label's key. */
export async function fill(within: Page | Locator, key: string, text: string): Promise<void> {
  await within.getByLabel(getText(key), { exact: true }).fill(text);
}

/** The page says that what was sent from it is in a block, and reads its numbers again. */
export async function seeIncluded(page: Page): Promise<void> {
  await page.getByText(getText('activity_included_text'), { exact: true }).waitFor();
}
