/** `npm run picture`: the picture at the head of the README, taken of the built extension on the demo hub. */
import { mkdir } from 'node:fs/promises';
import { waitForShadowHost } from '@/scripts/browser/closed-shadow';
import { startStagedChromium } from '@/tests/helpers/stage';

const target = 'docs/pictures/model-page.png';

const stage = await startStagedChromium({ colorScheme: 'light' });
try {
  await mkdir('docs/pictures', { recursive: true });
  const page = await stage.openHubPage('/mistralai/Mistral-7B-v0.1');
  await page.setViewportSize({ width: 1120, height: 720 });
  const badge = await waitForShadowHost(page, 'commonweight-badge', ({ text }) =>
    text.includes('Approved'),
  );
  await page.bringToFront();
  await badge.click({ role: 'button', name: /./ });
  await waitForShadowHost(page, 'commonweight-card', ({ text }) => text.length > 200);
  await page.screenshot({ path: target });
  console.log(target);
} finally {
  await stage.close();
}
