import { PermitMismatchError } from '@/lib/errors/transactions';
import type { Prepared } from './prepared-store';

/**
 * An allowance to be signed (ERC-2612) is of the chain, the account and the amount shown, at the token shown, and for
 * the contract called: for nobody and nowhere else.
 * @throws {@link PermitMismatchError}
 */
export function assertPermit({ permit, chainId, from, to }: Prepared): void {
  if (!permit) return;
  const { domain, primaryType, message } = permit.data;
  const { owner, spender, value } = message;
  const signed = [primaryType, domain.chainId, domain.verifyingContract, owner, spender, value];
  const shown = ['Permit', chainId, permit.token, from, to, permit.value];
  if (toText(signed) !== toText(shown)) throw new PermitMismatchError();
}

/** What was shown has no comma in it: texts that are equal have equal parts. */
const toText = (parts: readonly unknown[]) => String(parts).toLowerCase();
