/**
 * Kaggle's API lists a model's files to holders of a key, with their sizes and without digests (Kaggle/kagglehub): of
 * its pages nothing can be compared, and nothing is asked. Background only.
 */
import { HubNoDigestsError } from '@/lib/errors/hub';
import type { HubApi } from '@/lib/hubs/types';

const refuse = async (): Promise<never> => {
  throw new HubNoDigestsError({ hub: 'kaggle.com', why: 'needs-key' });
};

export const kaggleApi: HubApi = {
  id: 'kaggle',
  capabilities: { link: 'none', digests: 'none' },
  pinsFiles: false,
  fetchRepository: refuse,
  fetchFiles: refuse,
};
