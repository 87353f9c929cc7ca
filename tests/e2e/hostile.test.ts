/** Pages that are huge or never rest (threat T24). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waitForShadowHost } from '@/scripts/browser/closed-shadow';
import { waitForTitleBadge } from '@/tests/helpers/badges';
import { type StagedChromium, startStagedChromium } from '@/tests/helpers/stage';

const governed = '/mistralai/Mistral-7B-v0.1';
const tag = 'commonweight-badge';

let stage: StagedChromium;

beforeAll(async () => {
  stage = await startStagedChromium();
});

afterAll(async () => {
  await stage.close();
});

describe('hostile page', () => {
  test('T24 5,000 cards: the page stays alive, and is asked about in part', async () => {
    // Only links that were confirmed on a model's own page stand on cards.
    await waitForTitleBadge(await stage.openHubPage(governed));
    const page = await stage.openHubPage('/models?items=5000');
    // Asked about more models than it takes, the background answers nothing: what is remembered stays unconfirmed.
    await waitForTitleBadge(page);
    const errors = await page.evaluate(
      () => (globalThis as { __hydrationErrors?: number }).__hydrationErrors,
    );
    expect(errors ?? 0).toBe(0);
    await page.close();
  });

  test('T24 a page that answers every change with another: our part comes to rest', async () => {
    const page = await stage.openHubPage(governed);
    await waitForShadowHost(page, tag);
    const insertions = await page.evaluate(async () => {
      let count = 0;
      const observer = new MutationObserver((records) => {
        for (const { addedNodes } of records) {
          for (const node of addedNodes) {
            if (node.nodeName !== 'COMMONWEIGHT-BADGE') continue;
            count += 1;
            (node as Element).remove();
          }
        }
      });
      observer.observe(document, { childList: true, subtree: true });
      document.querySelector('commonweight-badge')?.remove();
      await new Promise((resolve) => {
        let quiet = 0;
        let last = -1;
        const look = () => {
          quiet = count === last ? quiet + 1 : 0;
          last = count;
          if (quiet > 60 || count > 50) resolve(null);
          else requestAnimationFrame(look);
        };
        look();
      });
      return count;
    });
    expect(insertions).toBeGreaterThan(0);
    expect(insertions).toBeLessThanOrEqual(5);
    await page.close();
  });
});
