/**
 * Salsa20/8 (RFC 7914, section 3), the inner loop of scrypt.
 * Unrolled over sixteen local variables on purpose: with the state in an array a try takes twice as long here
 * and not a moment longer for an attacker's native code, so half the strength of a password would be given away.
 */

/** The block before the rounds; reused, since a block never outlives its call. */
const start = new Int32Array(16);

/**
 * Writes Salsa20/8 of `a xor b` (16 little-endian words each, from the given places) to `output` at `at`.
 * `output` may be `a` or `b`.
 */
export function mixSalsa(
  a: Int32Array,
  aAt: number,
  b: Int32Array,
  bAt: number,
  output: Int32Array,
  at: number,
): void {
  for (let i = 0; i < 16; i++) start[i] = (a[aAt + i] as number) ^ (b[bAt + i] as number);
  let x0 = start[0] as number;
  let x1 = start[1] as number;
  let x2 = start[2] as number;
  let x3 = start[3] as number;
  let x4 = start[4] as number;
  let x5 = start[5] as number;
  let x6 = start[6] as number;
  let x7 = start[7] as number;
  let x8 = start[8] as number;
  let x9 = start[9] as number;
  let x10 = start[10] as number;
  let x11 = start[11] as number;
  let x12 = start[12] as number;
  let x13 = start[13] as number;
  let x14 = start[14] as number;
  let x15 = start[15] as number;
  for (let round = 0; round < 8; round += 2) {
    x4 ^= rotate(x0 + x12, 7);
    x8 ^= rotate(x4 + x0, 9);
    x12 ^= rotate(x8 + x4, 13);
    x0 ^= rotate(x12 + x8, 18);
    x9 ^= rotate(x5 + x1, 7);
    x13 ^= rotate(x9 + x5, 9);
    x1 ^= rotate(x13 + x9, 13);
    x5 ^= rotate(x1 + x13, 18);
    x14 ^= rotate(x10 + x6, 7);
    x2 ^= rotate(x14 + x10, 9);
    x6 ^= rotate(x2 + x14, 13);
    x10 ^= rotate(x6 + x2, 18);
    x3 ^= rotate(x15 + x11, 7);
    x7 ^= rotate(x3 + x15, 9);
    x11 ^= rotate(x7 + x3, 13);
    x15 ^= rotate(x11 + x7, 18);
    x1 ^= rotate(x0 + x3, 7);
    x2 ^= rotate(x1 + x0, 9);
    x3 ^= rotate(x2 + x1, 13);
    x0 ^= rotate(x3 + x2, 18);
    x6 ^= rotate(x5 + x4, 7);
    x7 ^= rotate(x6 + x5, 9);
    x4 ^= rotate(x7 + x6, 13);
    x5 ^= rotate(x4 + x7, 18);
    x11 ^= rotate(x10 + x9, 7);
    x8 ^= rotate(x11 + x10, 9);
    x9 ^= rotate(x8 + x11, 13);
    x10 ^= rotate(x9 + x8, 18);
    x12 ^= rotate(x15 + x14, 7);
    x13 ^= rotate(x12 + x15, 9);
    x14 ^= rotate(x13 + x12, 13);
    x15 ^= rotate(x14 + x13, 18);
  }
  output[at + 0] = x0 + (start[0] as number);
  output[at + 1] = x1 + (start[1] as number);
  output[at + 2] = x2 + (start[2] as number);
  output[at + 3] = x3 + (start[3] as number);
  output[at + 4] = x4 + (start[4] as number);
  output[at + 5] = x5 + (start[5] as number);
  output[at + 6] = x6 + (start[6] as number);
  output[at + 7] = x7 + (start[7] as number);
  output[at + 8] = x8 + (start[8] as number);
  output[at + 9] = x9 + (start[9] as number);
  output[at + 10] = x10 + (start[10] as number);
  output[at + 11] = x11 + (start[11] as number);
  output[at + 12] = x12 + (start[12] as number);
  output[at + 13] = x13 + (start[13] as number);
  output[at + 14] = x14 + (start[14] as number);
  output[at + 15] = x15 + (start[15] as number);
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
