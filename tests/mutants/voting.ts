/** A mutant: `ballot.submit` says that it submitted and does nothing. `npm start -- --check` must notice. */
import { createVotingHandlers as createReal } from '@/entrypoints/background/handlers/voting';
import { forgeSubmitted } from './forge-submitted';

export function createVotingHandlers(
  context: Parameters<typeof createReal>[0],
): ReturnType<typeof createReal> {
  return { ...createReal(context), 'ballot.submit': forgeSubmitted };
}
