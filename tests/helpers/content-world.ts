/** Our content script's own world in a page, as somebody has it who took over the page's renderer. */
import type { Page } from 'playwright';
import { until } from '@/scripts/process/until';

/** Runs an expression there and gives what it comes to, promises awaited. @throws what it throws. */
export async function runInContentWorld(
  page: Page,
  { extensionId, expression }: { extensionId: string; expression: string },
): Promise<unknown> {
  const session = await page.context().newCDPSession(page);
  const worlds: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await session.send('Runtime.enable');
  const ours = await until(() => worlds.find(({ origin }) => origin.endsWith(extensionId)), {
    what: 'our content script runs in the page',
  });
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    contextId: ours.id,
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'It threw.');
  return result.value;
}
