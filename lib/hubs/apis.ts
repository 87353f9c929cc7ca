/** The hubs' API reads, for the background alone. */
import { HubNotFoundError } from '@/lib/errors/hub';
import { mirrorsMax } from '@/lib/model/hub';
import type { Locator } from '@/lib/model/ids';
import { createCivitaiApi } from './civitai/api';
import type { HubFetch } from './fetch-json';
import { createGithubApi } from './github/api';
import { createHuggingFaceApi, createMirrorApi } from './hugging-face/api';
import { kaggleApi } from './kaggle/api';
import { createModelscopeApi } from './modelscope/api';
import { createOllamaApi } from './ollama/api';
import { replicateApi } from './replicate/api';
import type { HubApi } from './types';

export type HubApisOptions = HubFetch & {
  /** Whether a host is a mirror that the reader added: no other host is ever asked. */
  isMirror: (host: string) => Promise<boolean>;
};

/** Gives the API of the hub a locator belongs to. One of each is made, since some keep their last answers. */
export function createHubApis(options: HubApisOptions): (locator: Locator) => HubApi {
  const apis = new Map<string, HubApi>([
    ['huggingface.co', createHuggingFaceApi(options)],
    ['ollama.com', createOllamaApi(options)],
    ['civitai.com', createCivitaiApi(options)],
    ['github.com', createGithubApi(options)],
    ['modelscope.cn', createModelscopeApi(options)],
    ['kaggle.com', kaggleApi],
    ['replicate.com', replicateApi],
  ]);
  const mirrors = new Map<string, HubApi>();
  return (locator) => {
    const [host = ''] = locator.split('/');
    const known = apis.get(host) ?? mirrors.get(host);
    if (known) return known;
    const mirror = guard(createMirrorApi(host, options), host, options);
    // Kept for what it learns; of hosts that are no mirrors there may be any number.
    if (mirrors.size < mirrorsMax) mirrors.set(host, mirror);
    return mirror;
  };
}

/** A locator comes from a page: its host is asked only when it is a mirror of the reader's choosing. */
function guard(api: HubApi, host: string, { isMirror }: HubApisOptions): HubApi {
  const assertMirror = async (locator: Locator) => {
    if (!(await isMirror(host))) throw new HubNotFoundError({ locator, status: 0 });
  };
  return {
    ...api,
    fetchRepository: async (locator, revision, asking) => {
      await assertMirror(locator);
      return api.fetchRepository(locator, revision, asking);
    },
    fetchFiles: async (locator, commit, fileCount) => {
      await assertMirror(locator);
      return api.fetchFiles(locator, commit, fileCount);
    },
  };
}
