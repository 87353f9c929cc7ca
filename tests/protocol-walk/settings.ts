/** What the walk's community votes for its pools: short enough to see stake come and go within the walk. */
import type { PoolSettings } from '@/scripts/embedded-chain/pools/pool-actions';
import { worldSettings } from '@/tests/helpers/pool-world';

export const walkSettings: PoolSettings = {
  ...worldSettings,
  policy: { ...worldSettings.policy, minHoldSeconds: 2 * 86_400, cooldownSeconds: 600 },
};
