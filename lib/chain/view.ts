/** Views of contracts whose ABI we have not: asked by signature, read by the type of the one value they give. */
import { type Address, concat, decodeAbiParameters, type Hex, pad, toFunctionSelector } from 'viem';

type Types = {
  address: Address;
  bytes32: Hex;
  string: string;
  uint8: number;
  uint48: number;
  uint256: bigint;
};
export type ViewType = keyof Types;
export type ViewValue<Type extends ViewType> = Types[Type];

/** The bytes of `name()`, or of `name(address)` with the account. */
export function encodeView(signature: string, of?: Address): Hex {
  return concat([toFunctionSelector(signature), of ? pad(of) : '0x']);
}

/** What an answer says; null for nothing, or another type. */
export function decodeView<Type extends ViewType>(
  type: Type,
  answer: unknown,
): ViewValue<Type> | null {
  try {
    return decodeAbiParameters([{ type }], answer as Hex)[0] as ViewValue<Type>;
  } catch {
    // Nothing, or something else: not what it would have to be.
    return null;
  }
}
