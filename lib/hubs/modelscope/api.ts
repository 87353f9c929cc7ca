/**
 * ModelScope's API (modelscope/modelscope_hub): one listing has every file with its sha256, and names the newest
 * commit by its first eight digits; which one it is stands with the file it changed last. Unlike elsewhere an unknown
 * revision is answered with status 200 and no files. Background only.
 */
import * as v from 'valibot';
import { HubMalformedError, HubNotFoundError, HubTooLargeError } from '@/lib/errors/hub';
import { fetchJson, type HubFetch, type RequestLimit } from '@/lib/hubs/fetch-json';
import { getLinkOf, governanceBytesMax, readGovernance } from '@/lib/hubs/governance';
import { toLicenceTag } from '@/lib/hubs/licence-tag';
import type { Asking, HubApi, HubFile, HubRepository } from '@/lib/hubs/types';
import type { Locator } from '@/lib/model/ids';

const host = 'www.modelscope.cn';
/** Nothing is said of limits; a page costs three requests at first, and two while its commit is the same. */
const limit: RequestLimit = { name: 'modelscope', count: 60, windowMs: 300_000 };
const filesMax = 10_000;
const revisionDefault = 'master';
const linkFile = 'governance.json';

const infoSchema = v.object({
  Data: v.object({
    Id: v.optional(v.pipe(v.number(), v.integer())),
    License: v.nullish(v.string()),
  }),
});
const fileSchema = v.object({
  Path: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)),
  Type: v.string(),
  Size: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  Sha256: v.optional(v.string(), ''),
  Revision: v.optional(v.string(), ''),
});
const listingSchema = v.object({
  Data: v.object({
    Files: v.nullable(v.pipe(v.array(fileSchema), v.maxLength(filesMax + 1))),
    LatestCommitter: v.nullish(
      v.object({ Id: v.optional(v.string(), ''), ShortId: v.optional(v.string(), '') }),
    ),
  }),
});
type Entry = v.InferOutput<typeof fileSchema>;
type Listing = v.InferOutput<typeof listingSchema>['Data'];

type Read = <Output>(
  path: string,
  schema: v.GenericSchema<unknown, Output>,
  locator: Locator,
) => Promise<Output>;

/** The API reads of ModelScope. */
export function createModelscopeApi(dependencies: HubFetch): HubApi {
  const read: Read = async (path, schema, locator) => {
    const name = locator.split('/').slice(2).map(encodeURIComponent).join('/');
    const url = `https://${host}/api/v1/models/${name}${path}`;
    const { body } = await fetchJson({ url, locator, limit }, dependencies);
    const parsed = v.safeParse(schema, body);
    if (!parsed.success) throw new HubMalformedError({ host, what: 'answer' });
    return parsed.output;
  };
  return {
    id: 'modelscope',
    capabilities: { link: 'file', digests: 'all' },
    pinsFiles: true,
    defaultBranch: revisionDefault,
    fetchRepository: (locator, revision, { before = null } = {}) =>
      fetchRepository({ locator, revision, before }, read),
    fetchFiles: async (locator, commit) => {
      const files = toFiles(await fetchListing(locator, commit, read));
      if (files === null) throw new HubMalformedError({ host, what: 'digest' });
      return files;
    },
  };
}

type Wanted = { locator: Locator; revision: string | null } & Required<Pick<Asking, 'before'>>;

async function fetchRepository(
  { locator, revision, before }: Wanted,
  read: Read,
): Promise<HubRepository> {
  const { Data: info } = await read('', infoSchema, locator);
  const listing = await fetchListing(locator, revision ?? revisionDefault, read);
  const commit = getCommit(listing);
  const holder = listing.Files?.find(({ Path }) => Path === linkFile);
  const isSmall = holder !== undefined && holder.Size <= governanceBytesMax;
  const files = toFiles(listing);
  return {
    canonicalId: locator.split('/').slice(2).join('/'),
    ...{ locator, commit, gated: false },
    repositoryId: info.Id === undefined ? null : String(info.Id),
    governance:
      getLinkOf(commit, before) ?? (isSmall ? await fetchGovernance(locator, commit, read) : []),
    licence: toLicenceTag(info.License),
    parents: [],
    ...(files && { files }),
  };
}

async function fetchListing(locator: Locator, revision: string, read: Read): Promise<Listing> {
  const query = new URLSearchParams({ Revision: revision, Recursive: 'True' });
  const { Data } = await read(`/repo/files?${query}`, listingSchema, locator);
  if (Data.Files === null) throw new HubNotFoundError({ locator, status: 200 });
  if (Data.Files.length > filesMax) throw new HubTooLargeError({ locator, filesMax });
  return Data;
}

/** @throws {@link HubMalformedError} when the listing does not say at which commit it stands */
function getCommit({ LatestCommitter, Files }: Listing): string {
  const { Id = '', ShortId = '' } = LatestCommitter ?? {};
  const isCommit = (text: string) => /^[0-9a-f]{40}$/.test(text);
  const named = (Files ?? [])
    .map(({ Revision }) => Revision)
    .filter((one) => ShortId.length >= 8 && isCommit(one) && one.startsWith(ShortId));
  const [commit, ...others] = isCommit(Id) ? [Id] : new Set(named);
  // Eight digits can be made to be another commit's.
  if (commit === undefined || others.length > 0)
    throw new HubMalformedError({ host, what: 'commit' });
  return commit;
}

/** The link file; one that is no JSON links nothing. */
async function fetchGovernance(
  locator: Locator,
  commit: string,
  read: Read,
): Promise<readonly string[]> {
  const query = new URLSearchParams({ Revision: commit, FilePath: linkFile });
  try {
    return readGovernance(await read(`/repo?${query}`, v.unknown(), locator));
  } catch (error) {
    if (error instanceof HubMalformedError || error instanceof HubNotFoundError) return [];
    throw error;
  }
}

/** Null when one has no digest. */
function toFiles({ Files }: Listing): readonly HubFile[] | null {
  const files = (Files ?? []).filter(({ Type }) => Type === 'blob').map(toFile);
  return files.every(({ digest }) => /^[0-9a-f]{64}$/.test(digest)) ? files : null;
}

function toFile({ Path, Size, Sha256 }: Entry): HubFile {
  return { path: Path, size: Size, algorithm: 'sha256', digest: Sha256.toLowerCase() };
}
