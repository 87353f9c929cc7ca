/** Schemas that several messages share. Everything that enters the background passes through one. */

import * as v from 'valibot';
import type { Address, Hex } from 'viem';
import { declaredLengthMax, declaredMax, relatedMax, relations } from '@/lib/model/badge';
import { type Locator, type ProposalId, toLocator } from '@/lib/model/ids';

const uint256Max = 2n ** 256n - 1n;

export const uint256 = v.pipe(v.bigint(), v.minValue(0n), v.maxValue(uint256Max));
export const address = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{40}$/),
  v.transform((text) => text as Address),
);
export const hex = v.pipe(
  v.string(),
  v.maxLength(200_002),
  v.regex(/^0x([0-9a-fA-F]{2})*$/),
  v.transform((text) => text as Hex),
);
/** Decimal text at rest, bigint in code: at most 78 digits, as 256 bits have. */
export const decimal = v.pipe(
  v.string(),
  v.regex(/^\d{1,78}$/),
  v.transform((text) => BigInt(text)),
);
export const chainId = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(Number.MAX_SAFE_INTEGER),
);
export const locator = v.pipe(
  v.string(),
  v.check((text) => toLocator(text) !== null),
  v.transform((text) => text as Locator),
);
export const recordId = v.object({ chainId, registry: address, id: uint256 });
export const proposalId = v.pipe(
  uint256,
  v.transform((id) => id as ProposalId),
);
/** A git revision as it may stand in a URL's path. */
export const revision = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
export const sighting = v.object({
  locator,
  place: v.picklist(['title', 'card']),
  revision: v.nullable(revision),
  path: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(1024))),
  written: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  declared: v.exactOptional(
    v.pipe(v.array(v.pipe(v.string(), v.maxLength(declaredLengthMax))), v.maxLength(declaredMax)),
  ),
  related: v.exactOptional(
    v.pipe(
      v.array(v.object({ locator, relation: v.picklist(relations) })),
      v.maxLength(relatedMax),
    ),
  ),
});
export const password = v.pipe(v.string(), v.minLength(1), v.maxLength(1024));
/** Twenty-four words of any language. */
export const phrase = v.pipe(v.string(), v.maxLength(700));
export const accountName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40));
/** Made by the page, so that a repeated request is recognised (security: T22). */
export const requestId = v.pipe(v.string(), v.uuid());
export const raisePurpose = v.picklist(['speed-up', 'cancel']);
export const tally = v.object({ againstVotes: uint256, forVotes: uint256, abstainVotes: uint256 });
export const reason = v.pipe(v.string(), v.maxLength(10_000));
export const action = v.object({ target: address, valueWei: uint256, calldata: hex });
