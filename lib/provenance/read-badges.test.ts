import { expect, test, vi } from 'vitest';
import type { Locator } from '@/lib/model/ids';
import { lookDeeper } from './look-deeper';
import { readBadges } from './read-badges';
import type { HubReader } from './read-repository';

vi.mock('@/lib/chain/networks', () => ({ readNetworks: async () => [] }));
vi.mock('./look-deeper');

test('behaviour: whoever names a model anew each time it is asked is not followed for ever', async () => {
  vi.mocked(lookDeeper).mockResolvedValue('renamed');
  const locator = 'huggingface.co/acme/falcon' as Locator;
  const reader: HubReader = { getApi: () => null, now: () => 0 };
  const options = { fresh: true, deep: true, prove: false };
  const page = { locator, place: 'title', revision: null } as const;
  expect(await readBadges([page], options, reader)).toEqual([]);
  expect(lookDeeper).toHaveBeenCalledTimes(3);
});
