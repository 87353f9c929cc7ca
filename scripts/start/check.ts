/**
 * `npm start -- --check`: everything from nothing, one stake, one vote and one proposal through the interface,
 * and what came of them by plain JSON-RPC. Says what it saw; true when all three are on chain.
 */
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Display, startDisplay } from '../browser/display';
import { launchChromium } from '../browser/launch-chromium';
import { getContracts } from '../embedded-chain/demo-chain';
import { type Closers, createClosers } from '../process/closers';
import { until } from '../process/until';
import { installMissing } from '../setup/system-packages';
import { buildExtension } from './build';
import { checkFlows } from './check-flows';
import type { CheckFlow, CheckScene } from './check-types';
import { openFirstPage } from './first-page';
import { readModule } from './read-chain';
import { type Stage, startStage } from './stage';

const say = (line: string) => console.log(line);
const screenshots = resolve(import.meta.dirname, '../../test-results');

export type CheckOptions = {
  signal: AbortSignal;
  /** A built extension to check in place of one built now. */
  extension: string | undefined;
  /** Only these. Default all. */
  flows?: readonly CheckFlow['name'][];
};

/** Runs it and ends everything it started; true when each result was found on chain. */
export async function runCheck({ signal, extension, flows }: CheckOptions): Promise<boolean> {
  // Ending the browser makes whatever waits for it fail at once.
  const closers = createClosers(signal);
  try {
    const scene = await setScene({ closers, extension, signal });
    return await checkAll(
      scene,
      checkFlows.filter(({ name }) => flows?.includes(name) ?? true),
    );
  } finally {
    await closers.close();
  }
}

async function setScene(of: {
  closers: Closers;
  extension: string | undefined;
  signal: AbortSignal;
}): Promise<CheckScene> {
  const { closers, signal } = of;
  mkdirSync(screenshots, { recursive: true });
  const [missing] = await installMissing(['chromium'], say);
  if (missing) throw new Error(missing.explanation);
  const extension = of.extension ?? (await buildExtension({ say, signal }));
  const profile = await mkdtemp(join(tmpdir(), 'commonweight-check-'));
  await closers.add(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
  const stage = await startStage({ signal });
  await closers.add(stage.stop);
  const display = await openDisplay();
  if (display) await closers.add(display.stop);
  const context = await launchChromium({
    extensions: [extension],
    profile,
    hosts: stage.hosts,
    ...(display ? { display: display.name } : {}),
  });
  await closers.add(() => context.close());
  const opened = await openFirstPage(context, stage);
  return { stage, context, display, screenshots, say, ...opened, ...(await readModel(stage)) };
}

/** A display of our own where the programs are there or can be installed; else null, and it is said. */
async function openDisplay(): Promise<Display | null> {
  const [missing] = await installMissing(['display'], say);
  if (!missing) return await startDisplay();
  say(`The native context menu is skipped. ${missing.explanation}`);
  return null;
}

/** The contracts of the first model seeded: the one whose page is open. */
async function readModel({ chain }: Stage): Promise<Pick<CheckScene, 'vault' | 'governor'>> {
  const { registry } = getContracts();
  const of = (kind: string) => readModule(chain.rpcUrl, { registry, id: 1n, kind });
  return { vault: await of('vault'), governor: await of('governor') };
}

async function checkAll(scene: CheckScene, flows: readonly CheckFlow[]): Promise<boolean> {
  let failures = 0;
  for (const flow of flows) {
    const failure = await checkOne(scene, flow);
    if (failure === null) continue;
    failures += 1;
    say(`${flow.name}: FAILED. ${failure}`);
  }
  say(failures === 0 ? 'All of it is on chain.' : `${failures} of ${flows.length} failed.`);
  return failures === 0;
}

/** Null when the result was found, else why not. */
async function checkOne(scene: CheckScene, flow: CheckFlow): Promise<string | null> {
  try {
    const before = await flow.read(scene);
    await flow.act(scene);
    const after = await until(
      async () => {
        const now = await flow.read(scene);
        return flow.isDone(before, now) ? now : null;
      },
      { what: `the ${flow.name} is found on chain`, timeoutMs: 15_000, intervalMs: 200 },
    );
    say(`${flow.name}: ${flow.describe(before, after)}.`);
    return null;
  } catch (error) {
    for (const [index, page] of scene.context.pages().entries()) {
      const path = join(scene.screenshots, `check-${flow.name}-${index}.png`);
      await page.screenshot({ path }).catch(() => null);
    }
    return error instanceof Error ? error.message : String(error);
  }
}
