/** Addresses and hashes as people read them. */

/** The first and last six digits: `0x1a2b3c…4d5e6f`. Enough that a look-alike made by trial is costly; all digits are a hover away. */
export function formatShortHex(hex: string, digits = 6): string {
  return hex.length <= 2 * digits + 3 ? hex : `${hex.slice(0, 2 + digits)}…${hex.slice(-digits)}`;
}

/** Whether a text is an address in form; its checksum, where it has one, is checked by the background. */
export function isAddressText(text: string): text is `0x${string}` {
  return /^0x[0-9a-fA-F]{40}$/.test(text);
}

/** Whether two addresses are the same account, whatever their case. */
export function isSameAddress(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

export const zeroAddress = '0x0000000000000000000000000000000000000000';
