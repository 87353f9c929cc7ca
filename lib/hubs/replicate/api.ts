/**
 * Replicate runs models: it tells no digest of their weights, and its API wants a key (replicate/replicate-javascript).
 * Of its pages nothing can be compared, and nothing is asked. Background only.
 */
import { HubNoDigestsError } from '@/lib/errors/hub';
import type { HubApi } from '@/lib/hubs/types';

const refuse = async (): Promise<never> => {
  throw new HubNoDigestsError({ hub: 'replicate.com', why: 'no-digests' });
};

export const replicateApi: HubApi = {
  id: 'replicate',
  capabilities: { link: 'none', digests: 'none' },
  pinsFiles: false,
  fetchRepository: refuse,
  fetchFiles: refuse,
};
