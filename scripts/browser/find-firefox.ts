/** Finds a Firefox that takes temporary extensions over WebDriver BiDi (138 or newer). */
import { readProgram } from '../process/run';
import { findOnPath, isProgram } from './programs';

export type FirefoxBinary = { path: string; version: string; major: number };

/** The environment variable that names the Firefox to use. */
export const firefoxVariable = 'COMMONWEIGHT_FIREFOX';

/** The manifest's `strict_min_version`. */
export const oldestFirefox = 142;

/** Looks in order: the variable, PATH, the usual places. Null when there is none that is new enough. */
export async function findFirefox(): Promise<FirefoxBinary | null> {
  const named = process.env[firefoxVariable];
  const onPath = findOnPath(['firefox-esr', 'firefox']);
  const usual = [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ];
  const candidates = named ? [named] : [...(onPath ? [onPath] : []), ...usual];
  for (const path of candidates.filter(isProgram)) {
    const printed = await readProgram(path, ['--version']).catch(() => '');
    const match = /Firefox (\d+)[\w.]*/.exec(printed);
    const major = Number(match?.[1] ?? 0);
    if (match && major >= oldestFirefox) return { path, version: match[0], major };
  }
  return null;
}
