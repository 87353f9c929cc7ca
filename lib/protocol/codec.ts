/**
 * Values on the wire. Chrome sends messages as JSON (bigint throws, undefined fields vanish), Firefox clones:
 * both get the same JSON-safe form. A bigint is `{ $bigint: "<decimal>" }`; an object that has such a
 * key of its own is refused rather than changed.
 */

/** A value that survives JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const tag = '$bigint';

/** The JSON-safe form of plain data: null, booleans, numbers, strings, bigints, arrays, plain objects. */
export function encode(value: unknown): Json {
  if (typeof value === 'bigint') return { [tag]: value.toString() };
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value === 'object' && value !== null) {
    const out: { [key: string]: Json } = {};
    for (const [key, field] of Object.entries(value)) {
      if (key === tag) throw new TypeError(`A field may not be named ${tag}.`);
      if (field !== undefined) out[key] = encode(field);
    }
    return out;
  }
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return value;
  if (value === null) return null;
  throw new TypeError(`A ${typeof value} cannot be sent.`);
}

/** The data an encoded form stands for. Anything that is not an encoded form comes back as it is. */
export function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== 'object' || value === null) return value;
  const digits = (value as Record<string, unknown>)[tag];
  if (typeof digits === 'string' && /^-?\d{1,100}$/.test(digits)) return BigInt(digits);
  const out: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    Object.defineProperty(out, key, {
      value: decode(field),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return out;
}
