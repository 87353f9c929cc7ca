/** Our content script's own world in a page, as somebody has it who took over the page's renderer. */
import type { CDPSession, Page } from 'playwright';

/** Runs an expression there and gives what it comes to, promises awaited. @throws what it throws. */
export async function runInContentWorld(
  page: Page,
  { extensionId, expression }: { extensionId: string; expression: string },
): Promise<unknown> {
  return await withSession(page, async (session) => {
    const [contextId] = await findWorlds(session, extensionId);
    if (contextId === undefined) throw new Error('Our content script does not run in the page.');
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId,
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'It threw.');
    return result.value;
  });
}

/** In how many documents of a page, frames of its origin among them, our content script runs. */
export async function countContentWorlds(page: Page, extensionId: string): Promise<number> {
  return await withSession(
    page,
    async (session) => (await findWorlds(session, extensionId)).length,
  );
}

async function withSession<Result>(
  page: Page,
  use: (session: CDPSession) => Promise<Result>,
): Promise<Result> {
  const session = await page.context().newCDPSession(page);
  try {
    return await use(session);
  } finally {
    await session.detach();
  }
}

/** The browser tells of all that are there before it answers. */
async function findWorlds(session: CDPSession, extensionId: string): Promise<readonly number[]> {
  const ids: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.endsWith(extensionId)) ids.push(context.id);
  });
  await session.send('Runtime.enable');
  return ids;
}
