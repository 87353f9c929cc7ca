import { isAddress } from 'viem';
import { InvalidAddressError } from '@/lib/errors/signer';

/** Upper and lower case mixed is a checksum (EIP-55), and has to fit; one case alone has none. */
export function isChecksummed(address: string): boolean {
  const digits = address.slice(2);
  const isPlain = digits === digits.toLowerCase() || digits === digits.toUpperCase();
  return isAddress(address, { strict: !isPlain });
}

/** @throws {@link InvalidAddressError} where a digit was mistyped. */
export function requireChecksum(address: string): void {
  if (!isChecksummed(address)) throw new InvalidAddressError();
}
