/** Numbers as JSON-RPC writes them (EIP-1474): 0x and hex digits without leading zeros. */
import * as v from 'valibot';
import type { Hex } from 'viem';

/** A quantity of at most 256 bits, as bigint. */
export const quantity = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{1,64}$/),
  v.transform((text) => BigInt(text)),
);

/** Bytes, in lower case. */
export const bytes = v.pipe(
  v.string(),
  v.regex(/^0x([0-9a-fA-F]{2})*$/),
  v.transform((text) => text.toLowerCase() as Hex),
);

/** 32 bytes, in lower case. */
export const hash = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{64}$/),
  v.transform((text) => text.toLowerCase() as Hex),
);
