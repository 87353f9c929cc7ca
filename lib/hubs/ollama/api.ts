/**
 * Ollama's registry: the manifest of a tag is everything it tells (ollama/ollama `server/internal/client/ollama`).
 * A tag moves; what stays is the manifest's own sha256, which is our commit, and the layers' digests. There is no place
 * for a link, no permanent id and no licence tag, so a record of such a model is claimed at most. Background only.
 */
import * as v from 'valibot';
import { HubMalformedError, HubNotFoundError } from '@/lib/errors/hub';
import { fetchBytes, type HubFetch, parseJson, type RequestLimit } from '@/lib/hubs/fetch-json';
import type { HubApi, HubFile, HubRepository } from '@/lib/hubs/types';
import type { Locator } from '@/lib/model/ids';

const host = 'registry.ollama.ai';
/** Nothing is said of limits; a page costs two requests. */
const limit: RequestLimit = { name: 'ollama', count: 60, windowMs: 300_000 };
const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';
const bytesMax = 1_000_000;
const tagDefault = 'latest';
const keptMax = 20;

const layerSchema = v.object({
  mediaType: v.pipe(v.string(), v.maxLength(200)),
  digest: v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$/)),
  size: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
const manifestSchema = v.object({
  schemaVersion: v.literal(2),
  config: layerSchema,
  layers: v.pipe(v.array(layerSchema), v.maxLength(1000)),
});
type Layer = v.InferOutput<typeof layerSchema>;
type Manifest = { commit: string; files: readonly HubFile[] };

/** The reads of Ollama's registry. Keeps the last manifests, so that a page costs one request. */
export function createOllamaApi(dependencies: HubFetch): HubApi {
  const kept = new Map<string, Manifest>();
  const read = async (locator: Locator, tail: string) => {
    const manifest = await fetchManifest(locator, tail, dependencies);
    kept.set(manifest.commit, manifest);
    if (kept.size > keptMax) kept.delete(kept.keys().next().value ?? '');
    return manifest;
  };
  return {
    id: 'ollama',
    capabilities: { link: 'none', digests: 'all' },
    pinsFiles: true,
    defaultBranch: tagDefault,
    fetchRepository: async (locator, revision) => {
      const tag = encodeURIComponent(revision ?? tagDefault);
      return toRepository(locator, await read(locator, `manifests/${tag}`));
    },
    fetchFiles: async (locator, commit) => {
      const known = kept.get(commit) ?? (await read(locator, `manifests/${tagDefault}`));
      if (known.commit === commit) return known.files;
      const named = await read(locator, `blobs/sha256:${encodeURIComponent(commit)}`);
      // Whatever the registry answers: only bytes with this very digest are this manifest.
      if (named.commit !== commit) throw new HubNotFoundError({ locator, status: 200 });
      return named.files;
    },
  };
}

async function fetchManifest(
  locator: Locator,
  tail: string,
  dependencies: HubFetch,
): Promise<Manifest> {
  const path = locator.split('/').slice(1).map(encodeURIComponent).join('/');
  const url = `https://${host}/v2/${path}/${tail}`;
  const request = { url, locator, limit, accept: manifestType, bytesMax };
  const { bytes } = await fetchBytes(request, dependencies);
  const parsed = v.safeParse(manifestSchema, parseJson(bytes, request));
  if (!parsed.success) throw new HubMalformedError({ host, what: 'manifest' });
  const { config, layers } = parsed.output;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const commit = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { commit, files: toFiles(config, layers) };
}

function toRepository(locator: Locator, { commit }: Manifest): HubRepository {
  return {
    canonicalId: locator.slice(locator.indexOf('/') + 1),
    ...{ locator, commit, repositoryId: null, gated: false, governance: [] },
    ...{ licence: null, parents: [] },
  };
}

/** A layer has no path: it is named by its kind, and numbered from the second of a kind on. */
function toFiles(config: Layer, layers: readonly Layer[]): readonly HubFile[] {
  const counts = new Map<string, number>();
  const files = layers.map((layer) => {
    const kind =
      /^application\/vnd\.ollama\.image\.([a-z]+)$/.exec(layer.mediaType)?.[1] ?? 'layer';
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return toFile(count === 1 ? kind : `${kind}-${count}`, layer);
  });
  return [toFile('config.json', config), ...files];
}

function toFile(path: string, { digest, size }: Layer): HubFile {
  return { path, size, algorithm: 'sha256', digest: digest.slice('sha256:'.length) };
}
