/**
 * Finds a Chromium that takes unpacked extensions. Branded Chrome from version 137 on ignores
 * `--load-extension` without a word (https://developer.chrome.com/blog/extension-news-june-2025),
 * so it is refused here, where the reason can be told.
 */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readProgram } from '../process/run';
import { findInVersions, findOnPath, isProgram } from './programs';

export type ChromiumBinary = { path: string; version: string; major: number };
export type Refused = { path: string; reason: string };

/** What the search found: a browser, or null with everything that was refused. */
export type ChromiumSearch = { found: ChromiumBinary | null; refused: readonly Refused[] };

/** The environment variable that names the browser to use. */
export const chromiumVariable = 'COMMONWEIGHT_CHROMIUM';

const lastLoadingChrome = 136;

/** Looks in order: the variable, PATH, Chrome for Testing, Playwright's, branded Chrome. */
export async function findChromium(): Promise<ChromiumSearch> {
  const refused: Refused[] = [];
  const named = process.env[chromiumVariable];
  const candidates = named ? [named] : await listCandidates();
  for (const path of candidates) {
    const checked = await checkChromium(path);
    if ('reason' in checked) refused.push(checked);
    else return { found: checked, refused };
  }
  return { found: null, refused };
}

async function listCandidates(): Promise<readonly string[]> {
  const home = homedir();
  const onPath = findOnPath(['chromium', 'chromium-browser', 'ungoogled-chromium']);
  const testing = [
    'chrome-linux64/chrome',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-win64/chrome.exe',
  ];
  const { chromium } = await import('playwright');
  const branded = findOnPath(['google-chrome', 'google-chrome-stable', 'chrome']);
  return [
    ...(onPath ? [onPath] : []),
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    join(process.env['LOCALAPPDATA'] ?? home, 'Chromium', 'Application', 'chrome.exe'),
    ...findInVersions(join(home, '.cache', 'puppeteer', 'chrome'), testing),
    '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    chromium.executablePath(),
    ...(branded ? [branded] : []),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].filter(isProgram);
}

async function checkChromium(path: string): Promise<ChromiumBinary | Refused> {
  if (!isProgram(path)) return { path, reason: 'there is no program at this path' };
  try {
    return judgeVersion(path, await readVersion(path));
  } catch (error) {
    return { path, reason: `it does not run: ${String(error)}` };
  }
}

async function readVersion(path: string): Promise<string> {
  // On Windows `--version` opens a window instead of printing.
  return process.platform === 'win32' ? 'Chromium 0' : await readProgram(path, ['--version']);
}

/** Decides by what `--version` printed, such as "Chromium 156.0.8078.79 built on …". */
export function judgeVersion(path: string, printed: string): ChromiumBinary | Refused {
  const match = /(Google Chrome|Chromium)( for Testing)? (\d+)[\d.]*/.exec(printed);
  if (!match)
    return { path, reason: `it is no Chromium: it calls itself "${printed.slice(0, 80)}"` };
  const major = Number(match[3]);
  const branded = match[1] === 'Google Chrome' && match[2] === undefined;
  if (branded && major > lastLoadingChrome) {
    return {
      path,
      reason: `Google Chrome ${major} no longer loads unpacked extensions from the command line (since 137); use Chromium or Chrome for Testing`,
    };
  }
  return { path, version: match[0], major };
}

/** What to tell a person when no browser was found. */
export function explainMissingChromium(refused: readonly Refused[]): string {
  const tried = refused.map(({ path, reason }) => `  ${path}: ${reason}.`);
  return [
    'No Chromium was found that loads unpacked extensions.',
    ...tried,
    'Install one of these, then run the command again:',
    '  Debian, Ubuntu: sudo apt-get install chromium',
    '  Fedora:         sudo dnf install chromium',
    '  macOS:          brew install --cask chromium',
    '  anywhere:       npx playwright install chromium',
    `or set ${chromiumVariable} to the program's path.`,
  ].join('\n');
}
