import type { HubBudget } from '@/lib/hubs/fetch-json';

/** A budget that is never spent and remembers nothing. */
export const noBudget: HubBudget = { take: async () => null, block: async () => {} };
