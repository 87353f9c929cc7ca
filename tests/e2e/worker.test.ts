/** The worker dies when it likes, the extension is reloaded under open pages, endpoints go away or change. */
import type { Hex } from 'viem';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waitForShadowHost } from '@/scripts/browser/closed-shadow';
import type { WithExtensionApi } from '@/scripts/browser/extension-api';
import { until } from '@/scripts/process/until';
import { configureExtension } from '@/scripts/start/configure-extension';
import { type FaultProxy, startFaultProxy } from '@/tests/helpers/fault-proxy';
import { type StagedChromium, startStagedChromium } from '@/tests/helpers/stage';

const governed = '/mistralai/Mistral-7B-v0.1';
const tag = 'commonweight-badge';

let stage: StagedChromium;
let proxy: FaultProxy;

beforeAll(async () => {
  stage = await startStagedChromium({ configuration: null });
  proxy = await startFaultProxy(stage.chain.rpcUrl);
  await configureExtension(stage.ask, {
    endpoints: [{ url: proxy.url, operator: 'Proxy', own: true }],
  });
});

afterAll(async () => {
  await stage.close();
  await proxy.stop();
});

const isConfirmed = ({ text }: { text: string }) => /Approved/.test(text);

/** The first proposal that is open, and that nobody of ours has voted on. */
async function findOpenProposal() {
  const holdings = await stage.ask('holding.list', {});
  for (const { model, open } of holdings) {
    for (const { id, state } of open) {
      const { power } = await stage.ask('ballot.read', { record: model.record, proposalId: id });
      if (state === 'active' && power.reason === 'has-power') {
        return { record: model.record, proposalId: id, governor: model.governor as Hex };
      }
    }
  }
  throw new Error('The seed left no open proposal for the demo account.');
}

/** Transactions of an account in all blocks since one, counted on the node itself. */
async function countSent(from: string, sinceBlock: number): Promise<number> {
  const head = Number(await stage.chain.rpc('eth_blockNumber', []));
  let count = 0;
  for (let number = sinceBlock + 1; number <= head; number += 1) {
    const params = [`0x${number.toString(16)}`, true];
    const block = (await stage.chain.rpc('eth_getBlockByNumber', params)) as {
      transactions: { from: string }[];
    };
    count += block.transactions.filter((tx) => tx.from.toLowerCase() === from.toLowerCase()).length;
  }
  return count;
}

type DeveloperPage = {
  chrome: {
    developerPrivate: {
      updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
    };
  };
};

/** Without developer mode Chromium leaves an unpacked extension disabled after its reload. */
async function allowUnpacked(): Promise<void> {
  const page = await stage.context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(async () => {
    const { developerPrivate } = (globalThis as unknown as DeveloperPage).chrome;
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
  });
  await page.close();
}

describe('worker', () => {
  test('cold worker: a page read after the worker was stopped has its badge', async () => {
    await stage.stopWorker();
    const page = await stage.openHubPage(governed);
    await waitForShadowHost(page, tag, isConfirmed);
    await page.close();
  });

  test('T22 killed between signing and broadcasting: one vote on the chain, never two, never none', async () => {
    const { record, proposalId } = await findOpenProposal();
    const account = await stage.ask('account.read', {});
    const from = account.status === 'none' ? '' : (account.selected ?? '');
    const before = Number(await stage.chain.rpc('eth_blockNumber', []));
    const choice = { kind: 'nominal', support: 'for' } as const;
    const prepared = await stage.ask('ballot.prepare', { record, proposalId, choice });
    proxy.setFault(({ method }) => (method === 'eth_sendRawTransaction' ? 'hang' : null));
    const requestId = crypto.randomUUID();
    const submit = { preparedId: prepared.id, requestId };
    const first = stage.ask('ballot.submit', submit).catch(() => null);
    await until(
      async () => proxy.requests.some(({ method }) => method === 'eth_sendRawTransaction') || null,
      { what: 'the signed bytes to leave', timeoutMs: 20_000, intervalMs: 50 },
    );
    await stage.stopWorker();
    await first;
    proxy.setFault(null);
    const again = await stage.ask('ballot.submit', submit);
    expect(again.status).toBe('submitted');
    await until(
      async () => {
        const [entry] = await stage.ask('activity.list', {});
        return entry?.state === 'included' || entry?.state === 'final' || null;
      },
      { what: 'the vote to be in a block', timeoutMs: 30_000, intervalMs: 200 },
    );
    expect(await countSent(from, before)).toBe(1);
    const raws = proxy.requests
      .filter(({ method }) => method === 'eth_sendRawTransaction')
      .map(({ params }) => params[0]);
    expect(new Set(raws).size).toBe(1);
    const { power } = await stage.ask('ballot.read', { record, proposalId });
    expect(power.hasVoted).toBe(true);
  });
});

describe('endpoint', () => {
  test('down: the badge stays, as not confirmed, and the network page says so', async () => {
    const warm = await stage.openHubPage(governed);
    await waitForShadowHost(warm, tag, isConfirmed);
    await warm.close();
    proxy.setFault(() => ({ status: 503, body: 'down' }));
    const page = await stage.openHubPage(governed);
    const badge = await waitForShadowHost(page, tag);
    expect(badge.accessibility.map(({ name }) => name).join(' ')).toMatch(/not confirmed/);
    const network = await stage.ask('network.test', { chainId: stage.chain.chainId });
    expect(network.endpoints[0]?.status).toBe('failing');
    proxy.setFault(null);
    await stage.ask('network.test', { chainId: stage.chain.chainId });
    await page.close();
  });

  test('wrong chain: an endpoint that changed its chain is not believed, and nothing is prepared', async () => {
    const [holding] = await stage.ask('holding.list', {});
    if (!holding) throw new Error('The demo account holds nothing.');
    await stage.stopWorker();
    proxy.setFault(({ method }) => (method === 'eth_chainId' ? { result: '0x1' } : null));
    const action = { kind: 'stake', assets: 1n, delegatee: null } as const;
    const refused = stage.ask('stake.prepare', { record: holding.model.record, action });
    await expect(refused).rejects.toThrow(/chain\.mismatch/);
    const network = await stage.ask('network.test', { chainId: stage.chain.chainId });
    expect(network.endpoints[0]?.status).toBe('wrong-chain');
    proxy.setFault(null);
    await stage.ask('network.test', { chainId: stage.chain.chainId });
  });
});

describe('update', () => {
  test('reloaded under an open page: the old badge goes or says so, a new page works', async () => {
    const page = await stage.openHubPage(governed);
    await waitForShadowHost(page, tag, isConfirmed);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await allowUnpacked();
    const own = await stage.openPage('manifest.json');
    await own
      .evaluate(() => (globalThis as unknown as WithExtensionApi).chrome.runtime.reload())
      .catch(() => {});
    await until(
      async () => {
        await page.evaluate(() => document.body.append(document.createElement('i')));
        return (await page.locator(tag).count()) === 0 || null;
      },
      { what: 'the old badge to go', timeoutMs: 15_000, intervalMs: 200 },
    );
    expect(errors).toEqual([]);
    await until(
      async () => {
        await page.reload();
        return page.waitForSelector(tag, { state: 'attached', timeout: 3000 }).catch(() => null);
      },
      { what: 'a badge by the new version', timeoutMs: 30_000, intervalMs: 500 },
    );
    await waitForShadowHost(page, tag, isConfirmed);
    await page.close();
  });
});
