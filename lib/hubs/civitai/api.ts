/**
 * Civitai's public API (developer.civitai.com): a model is a number, a version another one, which is our commit. A
 * version's files stay as they are; its digests are written in upper case. No file of the owner's choosing can be put
 * beside them, so that a record is claimed at most. Background only.
 */
import * as v from 'valibot';
import { HubMalformedError, HubNoDigestsError, HubNotFoundError } from '@/lib/errors/hub';
import { fetchJson, type HubFetch, type RequestLimit } from '@/lib/hubs/fetch-json';
import type { HubApi, HubFile, HubRepository } from '@/lib/hubs/types';
import type { Locator } from '@/lib/model/ids';

const host = 'civitai.com';
/** Nothing is said of limits for reading; answers are cached at the hub for five minutes. */
const limit: RequestLimit = { name: 'civitai', count: 60, windowMs: 300_000 };

const id = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 31 - 1));
const fileSchema = v.object({
  id,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  sizeKB: v.pipe(v.number(), v.minValue(0)),
  hashes: v.optional(
    v.object({ SHA256: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-fA-F]{64}$/))) }),
    {},
  ),
});
const modelSchema = v.object({
  id,
  modelVersions: v.pipe(v.array(v.object({ id })), v.minLength(1), v.maxLength(1000)),
});
const versionSchema = v.object({
  id,
  modelId: id,
  files: v.pipe(v.array(fileSchema), v.maxLength(1000)),
});

/** The API reads of Civitai. */
export function createCivitaiApi(dependencies: HubFetch): HubApi {
  const read = async <Output>(
    path: string,
    schema: v.GenericSchema<unknown, Output>,
    locator: Locator,
  ): Promise<Output> => {
    const url = `https://${host}/api/v1/${path}`;
    const { body } = await fetchJson({ url, locator, limit }, dependencies);
    const parsed = v.safeParse(schema, body);
    if (!parsed.success) throw new HubMalformedError({ host, what: 'model' });
    return parsed.output;
  };
  /** A version of another model is none of this one's, whatever its number. */
  const readVersion = async (locator: Locator, version: string) => {
    const number = /^[1-9]\d{0,9}$/.test(version) ? version : '0';
    const found = await read(`model-versions/${number}`, versionSchema, locator);
    if (found.modelId !== getModelId(locator)) {
      throw new HubNotFoundError({ locator, status: 200 });
    }
    return found;
  };
  return {
    id: 'civitai',
    capabilities: { link: 'none', digests: 'all' },
    // A version's number says nothing of its files.
    pinsFiles: false,
    fetchRepository: async (locator, revision) => {
      if (revision !== null) {
        return toRepository(locator, (await readVersion(locator, revision)).id);
      }
      const model = await read(`models/${getModelId(locator)}`, modelSchema, locator);
      if (model.id !== getModelId(locator)) throw new HubMalformedError({ host, what: 'model' });
      // The newest version stands first.
      return toRepository(locator, model.modelVersions[0]?.id ?? 0);
    },
    fetchFiles: async (locator, commit) => toFiles((await readVersion(locator, commit)).files),
  };
}

function getModelId(locator: Locator): number {
  return Number(locator.split('/')[2]);
}

function toRepository(locator: Locator, version: number): HubRepository {
  const model = getModelId(locator);
  return {
    canonicalId: String(model),
    ...{ locator, commit: String(version), repositoryId: String(model), gated: false },
    ...{ governance: [], licence: null, parents: [] },
  };
}

/** Two files of a version may have one name; then their numbers tell them apart. */
function toFiles(files: readonly v.InferOutput<typeof fileSchema>[]): readonly HubFile[] {
  const count = (name: string) => files.filter((file) => file.name === name).length;
  return files.map((file) => {
    const digest = file.hashes.SHA256?.toLowerCase();
    // A file that was not scanned yet has none.
    if (digest === undefined) throw new HubNoDigestsError({ hub: host, why: 'no-digests' });
    const path = count(file.name) > 1 ? `${file.id}/${file.name}` : file.name;
    return { path, size: Math.round(file.sizeKB * 1024), algorithm: 'sha256', digest };
  });
}
