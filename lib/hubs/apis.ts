/** The hubs' API reads, for the background alone. */
import type { Locator } from '@/lib/model/ids';
import { createHuggingFaceApi } from './hugging-face/api';
import type { HubApi } from './types';

/** The API of the hub a locator belongs to, or null. `fetcher` is `fetch`; `now` the computer's clock in ms. */
export function getHubApi(
  locator: Locator,
  dependencies: { fetcher: typeof fetch; now: () => number },
): HubApi | null {
  return locator.startsWith('huggingface.co/') ? createHuggingFaceApi(dependencies) : null;
}
