/** A mutant: `proposal.submit` says that it submitted and does nothing. `npm start -- --check` must notice. */
import { createProposingHandlers as createReal } from '@/entrypoints/background/handlers/proposing';
import { forgeSubmitted } from './forge-submitted';

export function createProposingHandlers(
  context: Parameters<typeof createReal>[0],
): ReturnType<typeof createReal> {
  return { ...createReal(context), 'proposal.submit': forgeSubmitted };
}
