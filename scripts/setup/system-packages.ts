/**
 * The programs of the operating system that tests and `npm start` drive: browsers, a display without a
 * screen, a window manager and a keyboard for it. On Debian and Ubuntu as root what is missing is installed;
 * elsewhere a person is told what to install. With CI=true nothing may be missing.
 * Usage: tsx scripts/setup/system-packages.ts [chromium] [firefox] [display]   (all three by default)
 */
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { chromiumVariable, explainMissingChromium, findChromium } from '../browser/find-chromium';
import { findFirefox, firefoxVariable } from '../browser/find-firefox';
import { findOnPath } from '../browser/programs';
import { runProgram } from '../process/run';

export type Need = 'chromium' | 'firefox' | 'display';

export type Missing = { need: Need; explanation: string };

/** Programs a display needs, with the Debian package of each. */
const displayPrograms: Readonly<Record<string, string>> = {
  Xvfb: 'xvfb',
  openbox: 'openbox',
  xdotool: 'xdotool',
  import: 'imagemagick',
};

/** Which of the needs are not met on this machine, with what to tell a person. */
export async function findMissing(needs: readonly Need[]): Promise<readonly Missing[]> {
  const missing: Missing[] = [];
  for (const need of needs) {
    const explanation = await explainMissing(need);
    if (explanation !== null) missing.push({ need, explanation });
  }
  return missing;
}

async function explainMissing(need: Need): Promise<string | null> {
  switch (need) {
    case 'chromium': {
      const { found, refused } = await findChromium();
      return found ? null : explainMissingChromium(refused);
    }
    case 'firefox':
      return (await findFirefox())
        ? null
        : 'No Firefox of version 142 or newer was found. Debian, Ubuntu: sudo apt-get install firefox-esr';
    case 'display': {
      const absent = listAbsentDisplayPrograms();
      return absent.length === 0
        ? null
        : `For the browser's own context menu these are missing: ${absent.join(', ')}. Debian, Ubuntu: sudo apt-get install ${absent.map((name) => displayPrograms[name]).join(' ')}`;
    }
    default:
      return need satisfies never;
  }
}

function listAbsentDisplayPrograms(): readonly string[] {
  return Object.keys(displayPrograms).filter((name) => findOnPath([name]) === null);
}

/**
 * Meets the needs where that is possible and gives what is still missing.
 * Installs only with apt-get, as root, on Linux.
 */
export async function installMissing(
  needs: readonly Need[],
  say: (line: string) => void,
): Promise<readonly Missing[]> {
  const missing = await findMissing(needs);
  const packages = missing.flatMap(({ need }) => listPackages(need));
  if (packages.length === 0 || !canInstall()) return missing;
  say(`Installing ${packages.join(', ')} with apt-get.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await runProgram('apt-get', ['update', '-q'], { env });
  if (updated.code !== 0) say(updated.output);
  const installed = await runProgram(
    'apt-get',
    ['install', '-q', '-y', '--no-install-recommends', ...packages],
    { env },
  );
  if (installed.code !== 0) say(installed.output);
  return findMissing(needs);
}

function canInstall(): boolean {
  return (
    process.platform === 'linux' && process.getuid?.() === 0 && findOnPath(['apt-get']) !== null
  );
}

function listPackages(need: Need): readonly string[] {
  // Somebody who named a browser wants that one, not another.
  if (need === 'chromium')
    return process.env[chromiumVariable] ? [] : ['chromium', 'fonts-liberation'];
  if (need === 'firefox') return process.env[firefoxVariable] ? [] : ['firefox-esr'];
  return listAbsentDisplayPrograms().map((name) => displayPrograms[name] as string);
}

async function main(): Promise<void> {
  const named = argv.slice(2) as Need[];
  const needs: readonly Need[] = named.length > 0 ? named : ['chromium', 'firefox', 'display'];
  const missing = await installMissing(needs, (line) => console.log(line));
  for (const { explanation } of missing) console.error(explanation);
  if (missing.length === 0) console.log(`Found: ${needs.join(', ')}.`);
  else if (process.env['CI'] === 'true' || missing.some(({ need }) => need === 'chromium')) {
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) await main();
