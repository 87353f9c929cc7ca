/** The page a demo begins with. */
import type { BrowserContext, Page } from 'playwright';
import { askExtension } from '../browser/ask-extension';
import { openExtensionPage, readExtensionId } from '../browser/extension-worker';
import { configureExtension } from './configure-extension';
import type { Stage } from './stage';

export const demoPagePath = '/mistralai/Mistral-7B-v0.1';

/** Lets the extension know the chain and opens the model's page; all others are closed. */
export async function openFirstPage(
  context: BrowserContext,
  { chain, hub }: Stage,
): Promise<{ extensionId: string; page: Page }> {
  const extensionId = await readExtensionId(context);
  const page = await openExtensionPage(context, { extensionId, path: 'manifest.json' });
  await configureExtension((name, input) => askExtension(page, name, input), {
    endpoints: [{ url: chain.rpcUrl, operator: 'Embedded chain', own: true }],
  });
  await page.goto(`https://${hub.host}${demoPagePath}`);
  for (const other of context.pages()) if (other !== page) await other.close();
  return { extensionId, page };
}
