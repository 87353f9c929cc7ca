/**
 * Hugging Face's public API (hub-docs, huggingface_hub): model info and file tree. Background only.
 * Asked without credentials, so a private repository looks like a missing one; HTML pages are never fetched
 * (their rate limit is shared with the reader's own browsing). A freed name can be registered again by
 * somebody else: `_id` is what tells.
 */
import * as v from 'valibot';
import { HubMalformedError, HubTooLargeError } from '@/lib/errors/hub';
import { fetchJson, type HubFetch, type RequestLimit } from '@/lib/hubs/fetch-json';
import { readGovernance } from '@/lib/hubs/governance';
import { toLicenceTag } from '@/lib/hubs/licence-tag';
import type { Asking, HubApi, HubFile, HubRepository } from '@/lib/hubs/types';
import { relatedMax } from '@/lib/model/badge';
import { filesInAnswerMax } from '@/lib/model/hub';
import type { Locator } from '@/lib/model/ids';
import { home, readParents, toModelLocator, toOrigin } from './card-data';

/** A listing has 1,000 entries a page; weights in more files than this are not ours to judge. */
const pagesMax = 10;
/** 500 in five minutes for each address without an account (hub-docs, rate limits); the rest is the reader's own. */
const limitAtHome: RequestLimit = { name: 'hugging-face', count: 250, windowMs: 300_000 };
const hexOf = (digits: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${digits}}$`)));

/** No file of this size is kept in git itself (hub-docs, repositories): one that is told without its LFS part is told in part. */
const lfsFrom = 20_000_000;
const pathSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(1024));
const sizeSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

const repositorySchema = v.object({
  _id: hexOf(24),
  id: v.pipe(v.string(), v.maxLength(200)),
  sha: hexOf(40),
  gated: v.optional(v.union([v.boolean(), v.string()]), false),
  private: v.optional(v.boolean(), false),
  tags: v.optional(v.unknown()),
  cardData: v.nullish(v.record(v.string(), v.unknown())),
  siblings: v.optional(v.unknown()),
});

const entrySchema = v.object({
  type: v.string(),
  path: pathSchema,
  size: v.optional(sizeSchema, 0),
  oid: hexOf(40),
  lfs: v.optional(v.object({ oid: hexOf(64), size: sizeSchema })),
});
const pageSchema = v.pipe(v.array(entrySchema), v.maxLength(1000));
/** Files as they stand in the answer on a model, when they are asked for with it (`blobs`); of none no list is known. */
const siblingsSchema = v.pipe(
  v.array(
    v.object({
      rfilename: pathSchema,
      size: sizeSchema,
      blobId: hexOf(40),
      lfs: v.nullish(v.object({ sha256: hexOf(64), size: sizeSchema })),
    }),
  ),
  v.minLength(1),
  v.maxLength(filesInAnswerMax),
);

/** One host that answers as the hub, how often it is asked, and the names it is known to write so. */
type Site = HubFetch & { host: string; limit: RequestLimit; names: Map<Locator, string> };
const namesMax = 500;

/** The API reads of Hugging Face. */
export function createHuggingFaceApi(dependencies: HubFetch): HubApi {
  const site: Site = { ...dependencies, host: home, limit: limitAtHome, names: new Map() };
  return {
    id: 'hugging-face',
    capabilities: { link: 'front-matter', digests: 'large' },
    pinsFiles: true,
    defaultBranch: 'main',
    fetchRepository: (locator, revision, asking) =>
      fetchRepository(site, { locator, revision, ...asking }),
    fetchFiles: (locator, commit, fileCount) => fetchFiles(site, { locator, commit, fileCount }),
    noteName: (written) => noteName(site, toModelLocator(written), written),
  };
}

/**
 * The API reads of a mirror at a host. It says what it copies; neither a link nor a permanent id counts from it, and it
 * is asked more seldom, since nothing is known of its limits.
 */
export function createMirrorApi(host: string, dependencies: HubFetch): HubApi {
  const limit = { name: `mirror:${host}`, count: 60, windowMs: 300_000 };
  const site: Site = { ...dependencies, host, limit, names: new Map() };
  return {
    id: `mirror:${host}`,
    capabilities: { link: 'none', digests: 'large' },
    // A commit id is the hub's; what a mirror gives under it is its own word.
    pinsFiles: false,
    defaultBranch: 'main',
    fetchRepository: async (locator, revision) => {
      const found = await fetchRepository(site, { locator, revision });
      const parents = [toOrigin(found.locator), ...found.parents].slice(0, relatedMax);
      return { ...found, repositoryId: null, governance: [], parents };
    },
    fetchFiles: (locator, commit, fileCount) => fetchFiles(site, { locator, commit, fileCount }),
    noteName: (written) => noteName(site, toModelLocator(written, host), written),
  };
}

/** The hub redirects a name in other letters, which would make two requests of each. */
function noteName({ names }: Site, locator: Locator | null, written: string): void {
  if (!locator || names.size >= namesMax) return;
  names.set(locator, written);
}

type Wanted = { locator: Locator; revision: string | null } & Pick<Asking, 'withFiles'>;

async function fetchRepository(site: Site, of: Wanted): Promise<HubRepository> {
  const { host } = site;
  const { locator } = of;
  const parsed = v.safeParse(repositorySchema, await fetchInfo(site, of));
  const found = parsed.success ? toModelLocator(parsed.output.id, host) : null;
  if (!parsed.success || !found) throw malformed(host, 'model');
  const { _id, id, sha, gated, tags, cardData, siblings } = parsed.output;
  // Not after a rename: the old name may be somebody else's tomorrow, and must be asked for as it is.
  if (found === locator) noteName(site, locator, id);
  const card = cardData ?? {};
  const { license } = card;
  return {
    canonicalId: id,
    locator: found,
    repositoryId: _id,
    commit: sha,
    gated: gated !== false,
    governance: readGovernance(card),
    licence: toLicenceTag(license === 'other' ? (card['license_name'] ?? license) : license),
    parents: readParents(card, tags),
    ...(Array.isArray(siblings) && { fileCount: siblings.length }),
    ...readSiblings(siblings),
  };
}

/** What is too long with all its files may not be without them. */
async function fetchInfo(
  site: Site,
  { locator, revision, withFiles = false }: Wanted,
): Promise<unknown> {
  const { host, limit } = site;
  const tail = revision === null ? '' : `/revision/${encodeURIComponent(revision)}`;
  const url = `https://${host}/api/models/${getId(site, locator)}${tail}`;
  const ask = async (query: string) =>
    (await fetchJson({ url: `${url}${query}`, locator, limit }, site)).body;
  if (!withFiles) return ask('');
  return ask('?blobs=true').catch((error: unknown) => {
    if (error instanceof HubMalformedError) return ask('');
    throw error;
  });
}

function readSiblings(siblings: unknown): Pick<HubRepository, 'files'> {
  const parsed = v.safeParse(siblingsSchema, siblings);
  const isWhole = parsed.success && parsed.output.every(({ size, lfs }) => lfs || size < lfsFrom);
  if (!isWhole) return {};
  const files = parsed.output.map(({ rfilename: path, size, blobId, lfs }) =>
    toFile({ path, size, oid: blobId, lfs: lfs ? { oid: lfs.sha256, size: lfs.size } : undefined }),
  );
  return { files };
}

async function fetchFiles(
  site: Site,
  of: { locator: Locator; commit: string; fileCount: number | null | undefined },
): Promise<readonly HubFile[]> {
  const { locator, commit, fileCount } = of;
  const { host, limit } = site;
  const origin = `https://${host}`;
  const path = `/api/models/${getId(site, locator)}/tree/${encodeURIComponent(commit)}`;
  let url: string | null = `${origin}${path}?recursive=true&expand=false`;
  const files: HubFile[] = [];
  for (let page = 0; url !== null; page += 1) {
    if (page === pagesMax) throw new HubTooLargeError({ locator, filesMax: pagesMax * 1000 });
    const { body, headers } = await fetchJson({ url, locator, limit }, site);
    const parsed = v.safeParse(pageSchema, body);
    if (!parsed.success) throw malformed(host, 'file listing');
    files.push(...parsed.output.filter(({ type }) => type === 'file').map(toFile));
    url = getNextUrl(headers.get('link'), new URL(path, origin));
  }
  // The header that names the next page can get lost on the way.
  if (files.length < (fileCount ?? 0)) throw malformed(host, 'file listing (cut short)');
  return files;
}

function toFile(entry: Omit<v.InferOutput<typeof entrySchema>, 'type'>): HubFile {
  const { path, size, oid, lfs } = entry;
  return lfs
    ? { path, size: lfs.size, algorithm: 'sha256', digest: lfs.oid }
    : { path, size, algorithm: 'git-sha1', digest: oid };
}

/**
 * The next page of a listing (RFC 8288); one that leaves this very listing is refused. A mirror may pass on the hub's
 * own link: the same path is asked of the mirror.
 */
function getNextUrl(link: string | null, listing: URL): string | null {
  const target = /<([^>]+)>\s*;\s*rel="next"/.exec(link ?? '')?.[1];
  if (target === undefined) return null;
  const url = URL.canParse(target, listing) ? new URL(target, listing) : null;
  const isHere = url?.origin === listing.origin || url?.origin === `https://${home}`;
  if (!url || !isHere || url.pathname.toLowerCase() !== listing.pathname.toLowerCase()) {
    throw malformed(listing.host, 'link to the next page');
  }
  return new URL(`${url.pathname}${url.search}`, listing).href;
}

function getId({ names }: Site, locator: Locator): string {
  const [owner = '', name = ''] = names.get(locator)?.split('/') ?? locator.split('/').slice(1);
  return `${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}

function malformed(host: string, what: string): HubMalformedError {
  return new HubMalformedError({ host, what });
}
