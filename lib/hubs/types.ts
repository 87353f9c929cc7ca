/** What a hub is to us: pure page knowledge here, API reads in the hub's api.ts (background only). */
import type { Related, Sighting } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';

/** What a URL of a hub says: the model, and the revision and file it shows. */
export type ModelReference = {
  locator: Locator;
  /** Branch, tag, ref or commit named by the URL; null for the default branch. */
  revision: string | null;
  /** Path of the file shown, null when the page is not a file's. */
  path: string | null;
};

/** A place on a page where a model is named and a badge may stand. */
export type Spot = {
  /** The row that holds the name; the badge is appended to it as its last child. */
  row: Element;
  /** True inside a link: the badge must not be interactive there. */
  insideLink: boolean;
  sighting: Sighting;
};

export type Hub = {
  id: string;
  /** The hub's own name, for people. */
  name: string;
  /** Match patterns of its pages, as in the manifest. */
  matches: readonly string[];
  /** Match patterns of the hosts its API answers at, when they are not those of its pages. */
  apiMatches?: readonly string[];
  /**
   * Whether how its pages are built is known from real ones. `unverified`: from documentation and source code alone;
   * such a hub is off until the reader switches it on, and is called so.
   */
  structure: 'verified' | 'unverified';
  /** The model a URL names, or null. Never throws. */
  locate(url: URL): ModelReference | null;
  /** The places on a page that name models, in page order. `here` is the page's URL. */
  spots(root: ParentNode, here: URL): Iterable<Spot>;
  /**
   * Whether the page's framework has finished with the part around an element, so that inserting is safe.
   * Null where it gives no sign, absent where the hub's pages never do: wait for the page to be idle.
   */
  isSettled?(element: Element): boolean | null;
};

/** A typed identity. */
export function defineHub<const H extends Hub>(hub: H): H {
  return hub;
}

/** One file of a repository at a commit. `sha256` for large files, the git blob id (`git-sha1`) for small ones. */
export type HubFile = {
  path: string;
  /** In bytes. */
  size: number;
  algorithm: 'sha256' | 'git-sha1';
  /** Lower-case hex without 0x. */
  digest: string;
};

/** What a hub's API says of a repository at a revision. */
export type HubRepository = {
  /** The id as the hub writes it now; another one than asked for after a rename. */
  canonicalId: string;
  locator: Locator;
  /** The hub's permanent id, which a re-registered name does not have; null when the hub tells none. */
  repositoryId: string | null;
  /** Full commit id of the revision asked for. */
  commit: string;
  gated: boolean;
  /** What the repository says governs it, as written there: CAIP texts for `provenance/link`, untrusted. */
  governance: readonly string[];
  /** The licence tag the hub shows, lower case, at most 64 bytes; null when it shows none, or several. */
  licence: string | null;
  /** What it says it was made from. */
  parents: readonly Related[];
  /** How many files it says it has at that commit; absent where the hub does not say. */
  fileCount?: number;
  /** All of them, where they came with the answer. */
  files?: readonly HubFile[];
};

/** What spares a second request. */
export type Asking = {
  /** The files are wanted too: where one answer can have both, it has. */
  withFiles?: boolean;
  /** What the hub said last: a link file of the same commit says the same. */
  before?: Pick<HubRepository, 'commit' | 'governance'> | null;
};

/** What a hub can tell at all. */
export type HubCapabilities = {
  /** Where a repository can name its record: in its card, in a `governance.json`, or nowhere: then it is claimed at most. */
  link: 'front-matter' | 'file' | 'none';
  /**
   * Of which files it gives sha256 digests. `git`: its files are known by git's ids alone, which no other hub has;
   * `none`: not at all, and `fetchFiles` throws.
   */
  digests: 'all' | 'large' | 'git' | 'none';
};

export type HubApi = {
  id: string;
  capabilities: HubCapabilities;
  /** Whether a commit id is a digest of its files; where it is not, the same id may have other files tomorrow. */
  pinsFiles: boolean;
  /** The branch shown when none is named, on hubs that have one name for it. Every other name is another branch. */
  defaultBranch?: string;
  /**
   * A few requests at most, without credentials.
   * @throws {@link HubNotFoundError}, {@link HubRateLimitedError}, {@link HubUnavailableError},
   * {@link HubMalformedError}; {@link HubNoDigestsError} when the hub tells us nothing that could be compared
   */
  fetchRepository(
    locator: Locator,
    revision: string | null,
    asking?: Asking,
  ): Promise<HubRepository>;
  /**
   * All files at a commit; a bounded number of pages. Throws as above; a listing of fewer files than `fileCount`, which
   * the repository told of itself, was cut short and counts as malformed.
   * @throws {@link HubNoDigestsError} when the hub tells no digests
   */
  fetchFiles(
    locator: Locator,
    commit: string,
    fileCount?: number | null,
  ): Promise<readonly HubFile[]>;
  /** A page writes its model so: asked under that name, a hub that folds case sends nobody elsewhere first. */
  noteName?(written: string): void;
};
