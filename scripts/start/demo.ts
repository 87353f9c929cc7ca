/** The demo a person plays with: kept between starts, until Ctrl-C or the window is closed. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright';
import { launchChromium } from '../browser/launch-chromium';
import { demoAccount } from '../embedded-chain/accounts';
import { findDemoMarket } from '../embedded-chain/pools/demand';
import { type Closers, createClosers } from '../process/closers';
import { installMissing } from '../setup/system-packages';
import { buildExtension } from './build';
import { demoPassword } from './configure-extension';
import { demoFolder, takeDemoFolder } from './demo-folder';
import { demoPagePath, openFirstPage } from './first-page';
import { demoTokenPriceWei, startDemand } from './keeper';
import { removeRunNote, writeRunNote } from './run-note';
import { type Stage, startStage } from './stage';

const portFile = join(demoFolder, 'port');
const say = (line: string) => console.log(line);

/** Runs until the signal or until the browser is closed; then everything it started is ended. */
export async function runDemo(options: {
  headless: boolean;
  /** Whether what was kept is thrown away first. */
  fresh: boolean;
  signal: AbortSignal;
}): Promise<void> {
  const { headless, fresh, signal } = options;
  assertScreen(headless);
  const closers = createClosers(signal);
  try {
    const release = await takeDemoFolder({ folder: demoFolder, fresh });
    await closers.add(async () => release());
    const missing = await installMissing(['chromium'], say);
    for (const { explanation } of missing) throw new Error(explanation);
    await play({ headless, signal, closers });
  } catch (error) {
    // The signal ends what is waited for.
    if (!signal.aborted) throw error;
  } finally {
    await closers.close();
  }
}

async function play(of: {
  headless: boolean;
  signal: AbortSignal;
  closers: Closers;
}): Promise<void> {
  const { headless, signal, closers } = of;
  const extension = await buildExtension({ say, signal });
  signal.throwIfAborted();
  say('Starting the chain and the demo hub.');
  const folder = join(demoFolder, 'chain');
  const stage = await startStage({ folder, chainPort: await findPort(), say, signal });
  await closers.add(async () => {
    await stage.stop();
    removeRunNote();
  });
  signal.addEventListener('abort', () => say('Stopping: what you did is being kept.'), {
    once: true,
  });
  writeFileSync(portFile, String(stage.chain.port));
  writeRunNote({ pid: process.pid, rpcUrl: stage.chain.rpcUrl, hubPort: stage.hub.port });
  const market = await findDemoMarket(stage.chain.rpcUrl);
  say('Opening the browser.');
  const context = await openBrowser({ stage, extension, headless });
  await closers.add(() => context.close());
  say(describeDemo(stage, market.token));
  const keeperFolder = join(demoFolder, 'keeper');
  const demand = await startDemand(stage.chain, { market, folder: keeperFolder, say });
  await closers.add(demand.stop);
  await waitForEnd(context, signal);
}

function assertScreen(headless: boolean): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (headless || process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY) return;
  throw new Error(
    'There is no screen to open a browser on. Run it in a desktop session, or see it work by itself with "npm start -- --headless --check".',
  );
}

async function openBrowser(of: {
  stage: Stage;
  extension: string;
  headless: boolean;
}): Promise<BrowserContext> {
  const { stage, extension, headless } = of;
  const profile = join(demoFolder, 'profile');
  // What an old profile remembers is of another chain.
  if (!stage.chain.resumed) rmSync(profile, { recursive: true, force: true });
  const context = await launchChromium({
    extensions: [extension],
    profile,
    hosts: stage.hosts,
    headed: !headless,
    network: true,
  });
  try {
    await openFirstPage(context, stage);
    return context;
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** The port of the last start when it is free, since the profile knows it; else any. */
async function findPort(): Promise<number> {
  const last = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0;
  return await new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(last, '127.0.0.1', () => probe.close(() => resolve(last)));
  });
}

function waitForEnd(context: BrowserContext, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
    context.once('close', () => resolve());
  });
}

function describeDemo({ chain, hub }: Stage, token: string): string {
  return `
Commonweight demo
  page      https://${hub.host}${demoPagePath} (a demo hub on this machine, in this browser only)
  chain     ${chain.rpcUrl}, id ${chain.chainId}, ${chain.resumed ? 'as you left it' : 'new'}
  account   ${demoAccount.address}, unlocked
  key       ${demoAccount.privateKey} (known to everybody: never send anything of worth to it)
  password  ${demoPassword}

Try this
  1. Click the badge beside the model's name: owner, whether the weights are the approved ones (file by file where some differ),
     open votes.
  2. Click "Vote" on a proposal there, choose For and sign. The tally on the page changes.
  3. Click the Commonweight icon in the toolbar (it is under the puzzle piece until you pin it): your models, stake,
     activity.
  4. Right-click on the page: Commonweight, Propose a change to this model.
  5. Wait two minutes: a script trades on a pair of this chain, and the keeper below moves stake of Qwen2.5 7B Commons
     from a lending desk or from idle to it, a little every three minutes. Shares and votes stay.
  6. See what a keeper would do, without a key:
     npm run keeper -- --rpc ${chain.rpcUrl} --max-spend 0.05 --token-price ${token}=${demoTokenPriceWei} --once --dry-run
  7. A model of your own: write a file as in the README and run "npm run seed -- FILE.json" beside this. The demo hub has
     pages for its own models only; any other is looked at on the real hub, as below.

The real hub: load .output/chrome-mv3 as an unpacked extension in your own Chromium, add
${chain.rpcUrl} under Options, Networks, and open the model's page there. Facts of this chain say "demo".

Ctrl-C ends it; what you did is kept for the next start. "npm start -- --fresh" begins anew.
`;
}
