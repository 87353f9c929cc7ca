/**
 * Hugging Face's public API (hub-docs, huggingface_hub): model info and file tree. Background only.
 * Asked without credentials, so a private repository looks like a missing one; HTML pages are never fetched
 * (their rate limit is shared with the reader's own browsing). A freed name can be registered again by
 * somebody else: `_id` is what tells.
 */
import * as v from 'valibot';
import { HubMalformedError, HubTooLargeError } from '@/lib/errors/hub';
import { fetchJson, type HubFetch, type RequestLimit } from '@/lib/hubs/fetch-json';
import { toLicenceTag } from '@/lib/hubs/licence-tag';
import type { HubApi, HubFile, HubRepository } from '@/lib/hubs/types';
import type { Locator } from '@/lib/model/ids';
import { readGovernance, readParents, toModelLocator } from './card-data';

const origin = 'https://huggingface.co';
/** A listing has 1,000 entries a page; weights in more files than this are not ours to judge. */
const pagesMax = 10;
/** 500 in five minutes for each address without an account (hub-docs, rate limits); the rest is the reader's own. */
const limit: RequestLimit = { name: 'hugging-face', count: 250, windowMs: 300_000 };
const hexOf = (digits: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${digits}}$`)));

const repositorySchema = v.object({
  _id: hexOf(24),
  id: v.pipe(v.string(), v.maxLength(200)),
  sha: hexOf(40),
  gated: v.optional(v.union([v.boolean(), v.string()]), false),
  private: v.optional(v.boolean(), false),
  tags: v.optional(v.unknown()),
  cardData: v.nullish(v.record(v.string(), v.unknown())),
});

const entrySchema = v.object({
  type: v.string(),
  path: v.pipe(v.string(), v.minLength(1), v.maxLength(1024)),
  size: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  oid: hexOf(40),
  lfs: v.optional(
    v.object({ oid: hexOf(64), size: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  ),
});
const pageSchema = v.pipe(v.array(entrySchema), v.maxLength(1000));

/** The API reads of Hugging Face. */
export function createHuggingFaceApi(dependencies: HubFetch): HubApi {
  return {
    id: 'hugging-face',
    capabilities: { link: 'front-matter', digests: 'large' },
    pinsFiles: true,
    fetchRepository: (locator, revision) => fetchRepository(locator, revision, dependencies),
    fetchFiles: (locator, commit) => fetchFiles(locator, commit, dependencies),
  };
}

async function fetchRepository(
  locator: Locator,
  revision: string | null,
  dependencies: HubFetch,
): Promise<HubRepository> {
  const tail = revision === null ? '' : `/revision/${encodeURIComponent(revision)}`;
  const url = `${origin}/api/models/${getId(locator)}${tail}`;
  const { body } = await fetchJson({ url, locator, limit }, dependencies);
  const parsed = v.safeParse(repositorySchema, body);
  const found = parsed.success ? toModelLocator(parsed.output.id) : null;
  if (!parsed.success || !found) throw malformed('model');
  const { _id, id, sha, gated, tags, cardData } = parsed.output;
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
  };
}

async function fetchFiles(
  locator: Locator,
  commit: string,
  dependencies: HubFetch,
): Promise<readonly HubFile[]> {
  const path = `/api/models/${getId(locator)}/tree/${encodeURIComponent(commit)}`;
  let url: string | null = `${origin}${path}?recursive=true&expand=false`;
  const files: HubFile[] = [];
  for (let page = 0; url !== null; page += 1) {
    if (page === pagesMax) throw new HubTooLargeError({ locator, filesMax: pagesMax * 1000 });
    const { body, headers } = await fetchJson({ url, locator, limit }, dependencies);
    const parsed = v.safeParse(pageSchema, body);
    if (!parsed.success) throw malformed('file listing');
    files.push(...parsed.output.filter(({ type }) => type === 'file').map(toFile));
    url = getNextUrl(headers.get('link'), path);
  }
  return files;
}

function toFile(entry: v.InferOutput<typeof entrySchema>): HubFile {
  const { path, size, oid, lfs } = entry;
  return lfs
    ? { path, size: lfs.size, algorithm: 'sha256', digest: lfs.oid }
    : { path, size, algorithm: 'git-sha1', digest: oid };
}

/** The next page of a listing (RFC 8288); one that leaves this very listing is refused. */
function getNextUrl(link: string | null, path: string): string | null {
  const target = /<([^>]+)>\s*;\s*rel="next"/.exec(link ?? '')?.[1];
  if (target === undefined) return null;
  const url = URL.canParse(target, origin) ? new URL(target, origin) : null;
  if (url?.origin !== origin || url.pathname.toLowerCase() !== path.toLowerCase()) {
    throw malformed('link to the next page');
  }
  return url.href;
}

function getId(locator: Locator): string {
  const [, owner = '', name = ''] = locator.split('/');
  return `${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}

function malformed(what: string): HubMalformedError {
  return new HubMalformedError({ host: 'huggingface.co', what });
}
