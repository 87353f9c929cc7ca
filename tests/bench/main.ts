/**
 * `npm run bench`: what the extension costs, measured in one run against floors of that same run; with `--write` the
 * table goes to docs/bench.md too. Times depend on the machine, ratios hardly; nothing here fails a test.
 */
import { argv } from 'node:process';
import { launchChromium } from '@/scripts/browser/launch-chromium';
import { configureExtension } from '@/scripts/start/configure-extension';
import { startStage } from '@/scripts/start/stage';
import { startChromium } from '@/tests/helpers/chromium';
import { createTemporaryFolder } from '@/tests/helpers/temporary-folder';
import { writeBareExtension } from './bare-extension';
import { measureKeySets } from './bench-keys';
import { measurePages } from './bench-pages';
import { measureProof } from './bench-proof';
import { startCountingProxy } from './counting-proxy';
import { print, type Row, write } from './report';

async function main(): Promise<void> {
  const proof = await measureProof();
  const rows = [...(await measureInBrowser()), proof];
  print(rows);
  if (argv.includes('--write')) write(rows, 'docs/bench.md');
}

async function measureInBrowser(): Promise<Row[]> {
  const stage = await startStage({ hydrationDelayMs: 0 });
  const proxy = await startCountingProxy(stage.chain.rpcUrl);
  const session = await startChromium({ hosts: stage.hosts });
  const profile = await createTemporaryFolder('chromium');
  const plain = await launchChromium({
    extensions: [await writeBareExtension(profile.path)],
    profile: profile.path,
    hosts: stage.hosts,
  });
  try {
    const endpoint = { url: proxy.url, operator: 'Embedded chain', own: true };
    await configureExtension(session.ask, { endpoints: [endpoint] });
    const own = await session.openPage('manifest.json');
    const bench = { session, plain, proxy, own };
    const pages = await measurePages(bench);
    return [...pages, ...(await measureKeySets(bench, stage.chain.rpcUrl))];
  } finally {
    await plain.close();
    await profile.remove();
    await session.close();
    await proxy.close();
    await stage.stop();
  }
}

await main();
