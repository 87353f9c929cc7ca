/**
 * GitHub's REST API: repository, commit, tree. Files have git's own ids; a large file kept in LFS is a pointer of
 * three lines there, whose id is that of the pointer and not a digest of the weights: equal ids mean equal files, but
 * the files cannot be matched with those of another hub. Background only.
 */
import * as v from 'valibot';
import { HubMalformedError, HubNotFoundError, HubTooLargeError } from '@/lib/errors/hub';
import { fetchBytes, fetchJson, type HubFetch, type RequestLimit } from '@/lib/hubs/fetch-json';
import { getLinkOf, governanceBytesMax, readGovernance } from '@/lib/hubs/governance';
import { toLicenceTag } from '@/lib/hubs/licence-tag';
import type { Asking, HubApi, HubFile, HubRepository } from '@/lib/hubs/types';
import type { Locator } from '@/lib/model/ids';

const host = 'api.github.com';
/** 60 in an hour for each address without an account (docs.github.com/rest); some are left to the reader's own programs. */
const limit: RequestLimit = { name: 'github', count: 48, windowMs: 3_600_000 };
const filesMax = 10_000;

const objectId = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/));
const repositorySchema = v.object({
  id: v.pipe(v.number(), v.integer(), v.minValue(1)),
  full_name: v.pipe(v.string(), v.maxLength(200), v.regex(/^[\w.-]+\/[\w.-]+$/)),
  license: v.nullish(v.object({ spdx_id: v.nullish(v.string()) })),
});
const commitSchema = v.object({ sha: objectId });
const treeSchema = v.object({
  truncated: v.optional(v.boolean(), false),
  tree: v.pipe(
    v.array(
      v.object({
        path: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)),
        type: v.string(),
        sha: objectId,
        size: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
      }),
    ),
    v.maxLength(100_000),
  ),
});

type Read = <Output>(
  path: string,
  schema: v.GenericSchema<unknown, Output>,
  locator: Locator,
) => Promise<Output>;

type Wanted = { locator: Locator; revision: string | null } & Required<Pick<Asking, 'before'>>;

/** The API reads of GitHub. */
export function createGithubApi(dependencies: HubFetch): HubApi {
  const read: Read = async (path, schema, locator) => {
    const url = `${toUrl(locator)}${path}`;
    const { body } = await fetchJson({ url, locator, limit }, dependencies);
    const parsed = v.safeParse(schema, body);
    if (!parsed.success) throw new HubMalformedError({ host, what: 'answer' });
    return parsed.output;
  };
  return {
    id: 'github',
    capabilities: { link: 'file', digests: 'git' },
    pinsFiles: true,
    fetchRepository: (locator, revision, { before = null } = {}) =>
      fetchRepository({ locator, revision, before }, read, dependencies),
    fetchFiles: (locator, commit) => fetchFiles(locator, commit, read),
  };
}

async function fetchRepository(
  { locator, revision, before }: Wanted,
  read: Read,
  dependencies: HubFetch,
): Promise<HubRepository> {
  const found = await read('', repositorySchema, locator);
  const { sha } = await read(
    `/commits/${encodeURIComponent(revision ?? 'HEAD')}`,
    commitSchema,
    locator,
  );
  const spdx = found.license?.spdx_id ?? null;
  return {
    canonicalId: found.full_name,
    locator: `github.com/${found.full_name.toLowerCase()}` as Locator,
    repositoryId: String(found.id),
    commit: sha,
    gated: false,
    governance: getLinkOf(sha, before) ?? (await fetchGovernance(locator, sha, dependencies)),
    // What GitHub could not make out it calls NOASSERTION.
    licence: spdx === 'NOASSERTION' ? null : toLicenceTag(spdx),
    parents: [],
  };
}

/** The link file at the repository's root; none, or one that is no JSON, links nothing. */
async function fetchGovernance(
  locator: Locator,
  commit: string,
  dependencies: HubFetch,
): Promise<readonly string[]> {
  const url = `${toUrl(locator)}/contents/governance.json?ref=${commit}`;
  const accept = 'application/vnd.github.raw+json';
  const request = { url, locator, limit, accept, bytesMax: governanceBytesMax };
  try {
    const { bytes } = await fetchBytes(request, dependencies);
    return readGovernance(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    const isNone = error instanceof HubNotFoundError || error instanceof SyntaxError;
    if (isNone || error instanceof HubMalformedError) return [];
    throw error;
  }
}

async function fetchFiles(
  locator: Locator,
  commit: string,
  read: Read,
): Promise<readonly HubFile[]> {
  const path = `/git/trees/${encodeURIComponent(commit)}?recursive=1`;
  const { tree, truncated } = await read(path, treeSchema, locator);
  // A submodule has no content here, but the commit it stands at: it counts as a file, so that a change shows.
  const files = tree.filter(({ type }) => type === 'blob' || type === 'commit');
  if (truncated || files.length > filesMax) throw new HubTooLargeError({ locator, filesMax });
  return files.map(({ path: name, size, sha }) => {
    return { path: name, size, algorithm: 'git-sha1', digest: sha };
  });
}

function toUrl(locator: Locator): string {
  const path = locator.split('/').slice(1).map(encodeURIComponent).join('/');
  return `https://${host}/repos/${path}`;
}
