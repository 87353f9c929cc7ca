/** A mutant: `stake.submit` says that it submitted and does nothing. `npm start -- --check` must notice. */
import { createStakingHandlers as createReal } from '@/entrypoints/background/handlers/staking';
import { forgeSubmitted } from './forge-submitted';

export function createStakingHandlers(
  context: Parameters<typeof createReal>[0],
): ReturnType<typeof createReal> {
  return { ...createReal(context), 'stake.submit': forgeSubmitted };
}
