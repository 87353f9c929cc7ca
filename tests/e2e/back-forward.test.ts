/** Going away from a page and back, with the browser's back-forward cache at work. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareProposal } from '@/lib/governance/openzeppelin-governor';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import { createCommunity } from '@/scripts/embedded-chain/community';
import { getContracts } from '@/scripts/embedded-chain/demo-chain';
import { badgeTag, getLabel, waitForLife, waitForTitleBadge } from '@/tests/helpers/badges';
import { type StagedChromium, startStagedChromium } from '@/tests/helpers/stage';

const mistral = '/mistralai/Mistral-7B-v0.1';

let stage: StagedChromium;

beforeAll(async () => {
  stage = await startStagedChromium({ backForwardCache: true });
});
afterAll(async () => {
  await stage?.close();
});

type Marked = { marks?: boolean[] };

/** What the page noted each time it was shown; null in a page that was loaded anew. */
function readMarks(page: Page): Promise<boolean[] | null> {
  return page.evaluate(() =>
    document.readyState === 'complete' ? ((globalThis as Marked).marks ?? null) : null,
  );
}

/** Somebody proposes while the reader is elsewhere. */
async function propose(): Promise<void> {
  const [holding] = (await stage.ask('holding.list', {})).filter(({ model }) =>
    model.locator.includes('mistral'),
  );
  const { governor, timelock } = holding?.model ?? {};
  if (!governor || !timelock) throw new Error('The demo account holds nothing of Mistral.');
  const { to, data } = prepareProposal(governor, {
    actions: [{ target: timelock, valueWei: 0n, calldata: '0x' }],
    description: '# Said while the reader was elsewhere',
    proposer: getAddressOf('ada'),
  });
  await createCommunity(stage.chain.rpcUrl, getContracts()).send('ada', to, data);
}

describe('the back-forward cache', () => {
  test('default: one badge, with what changed while the reader was elsewhere', async () => {
    const page = await stage.openHubPage(mistral);
    const before = getLabel(await waitForTitleBadge(page));
    expect(before).toContain('2 being decided');
    await page.evaluate(() => {
      const marked = globalThis as Marked;
      marked.marks = [];
      addEventListener('pageshow', ({ persisted }) => marked.marks?.push(persisted));
    });
    await page.goto('https://huggingface.co/models');
    await waitForLife(page);
    await propose();
    await page.evaluate(() => history.back());
    await expect.poll(() => readMarks(page).catch(() => null), { timeout: 10_000 }).toEqual([true]);
    await waitForTitleBadge(page, (label) => label.includes('3 being decided'));
    expect(await page.locator(`h1 ${badgeTag}`).count()).toBe(1);
  });
});
