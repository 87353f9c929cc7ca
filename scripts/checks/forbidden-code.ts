/** What must not stand in a bundle. */

/** The folders of both builds. */
export const builds = ['.output/chrome-mv3', '.output/firefox-mv3'] as const;

const patterns: Readonly<Record<string, RegExp>> = {
  'code from text (eval)': /(?<![\w$.])eval\s*\(/g,
  'code from text (Function)': /(?<![\w$.])(?:new\s+)?Function\s*\(\s*["'`\w]/g,
  'code from text (timer)': /\bset(?:Timeout|Interval)\s*\(\s*["'`]/g,
  'remote import': /\bimport\s*\(?\s*["'`](?:https?:)?\/\//g,
  'remote worker script': /\bimportScripts\s*\(/g,
  'remote script element': /<(?:script|link|iframe)[^>]+(?:src|href)\s*=\s*["']?(?:https?:)?\/\//gi,
  'remote style': /@import\s+(?:url\()?\s*["']?(?:https?:)?\/\/|url\(\s*["']?(?:https?:)?\/\//gi,
  'markup from text (write)': /\bdocument\.write(?:ln)?\s*\(/g,
};

/** Every forbidden passage of a bundle, with some text around it. */
export function listForbidden(source: string): readonly { what: string; near: string }[] {
  return Object.entries(patterns).flatMap(([what, pattern]) =>
    [...source.matchAll(pattern)].map(({ index }) => ({
      what,
      near: source.slice(Math.max(0, index - 40), index + 60).replace(/\s+/g, ' '),
    })),
  );
}
