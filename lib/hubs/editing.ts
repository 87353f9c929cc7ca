/** How files of a repository are changed on its hub: read as they are, and the hub's page for it. Nothing is written. */
import type { Locator } from '@/lib/model/ids';
import type { HubFetch } from './fetch-json';

export type HubEditing = {
  isFor: (locator: Locator) => boolean;
  /** The hub's own page for changing a file of a repository; `id` as the hub writes it. */
  getEditUrl: (id: string, path: string) => string;
  /**
   * A small text file at a commit, without credentials; null when there is none.
   * @throws {@link HubRateLimitedError} {@link HubUnavailableError} {@link HubMalformedError}
   */
  fetchText: (
    of: { locator: Locator; id: string; commit: string; path: string },
    dependencies: HubFetch,
  ) => Promise<string | null>;
};
