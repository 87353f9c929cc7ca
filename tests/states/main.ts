/**
 * `npm run states`: docs/states.md, with a picture of every state. `npm run states -- gone mirror` takes only those.
 * Fails when badge or card say anything else than they must.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentPath, formatDocument, pictureFolder } from './document';
import { takePicture } from './picture';
import type { Scenario } from './scenario';
import { scenarios } from './scenarios';
import { showScenario } from './show';
import { type StatesWorld, startStatesWorld } from './world';

async function take(world: StatesWorld, scenario: Scenario): Promise<void> {
  const shown = await showScenario(world, scenario);
  try {
    await writeFile(join(pictureFolder, `${scenario.id}.png`), await takePicture(shown));
  } finally {
    await shown.page.close();
    await scenario.after?.(world);
  }
}

/** A picture whose scenario is gone must not stay. */
async function removeOthers(): Promise<void> {
  const known = new Set(scenarios.map(({ id }) => `${id}.png`));
  for (const name of await readdir(pictureFolder)) {
    if (!known.has(name)) await rm(join(pictureFolder, name));
  }
}

async function run(wanted: readonly string[]): Promise<number> {
  await mkdir(pictureFolder, { recursive: true });
  const failed: string[] = [];
  const world = await startStatesWorld(scenarios);
  try {
    for (const scenario of scenarios) {
      if (wanted.length > 0 && !wanted.includes(scenario.id)) continue;
      await take(world, scenario).catch((error: unknown) => {
        failed.push(`${scenario.id}: ${error instanceof Error ? error.message : String(error)}`);
      });
    }
  } finally {
    await world.close();
  }
  await removeOthers();
  await writeFile(documentPath, formatDocument(scenarios));
  for (const line of failed) console.error(line);
  console.log(`${documentPath}: ${scenarios.length} states`);
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = await run(process.argv.slice(2));
