/** Hubs as the options page shows them. */

export type HubView = {
  id: string;
  /** The hub's own name, or the host of a mirror. */
  name: string;
  kind: 'always' | 'optional' | 'mirror';
  /** Match patterns it needs the browser's permission for. */
  origins: string[];
  /** How its pages are built is known from real ones, or from documentation alone. */
  structure: 'verified' | 'unverified';
  /** What it can tell at all: where a link may stand, and of which files it gives digests. */
  link: 'front-matter' | 'file' | 'none';
  digests: 'all' | 'large' | 'git' | 'none';
  /** Badges are shown on its pages. */
  on: boolean;
  /** The browser lets us see its pages and ask its API. */
  permitted: boolean;
};

/** A mirror's host, as it may be typed: lower case, with a dot, no port and no address of numbers. */
export const mirrorHostPattern =
  /^(?=.{4,64}$)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;
/** Most mirrors that can be added. */
export const mirrorsMax = 8;

/** The host a person means: typed alone, or as an address of one of its pages. Null for what is none. */
export function parseMirrorHost(text: string): string | null {
  const typed = text.trim();
  const address = typed.includes('://') ? typed : `https://${typed}`;
  if (!URL.canParse(address)) return null;
  const { protocol, host } = new URL(address);
  return protocol === 'https:' && mirrorHostPattern.test(host) ? host : null;
}

/** A repository with more files has them listed apart: an answer that holds both would be long, or cut short. */
export const filesInAnswerMax = 1000;
