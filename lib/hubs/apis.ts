/** The hubs' API reads, for the background alone. */
import type { Locator } from '@/lib/model/ids';
import type { HubFetch } from './fetch-json';
import { createHuggingFaceApi } from './hugging-face/api';
import type { HubApi } from './types';

/** The API of the hub a locator belongs to, or null. */
export function getHubApi(locator: Locator, dependencies: HubFetch): HubApi | null {
  return locator.startsWith('huggingface.co/') ? createHuggingFaceApi(dependencies) : null;
}
