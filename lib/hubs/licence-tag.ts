const bytesMax = 64;

/** A licence as a tag: lower case, printable ASCII, at most 64 bytes. Null for what is none, or more than one. */
export function toLicenceTag(value: unknown): string | null {
  const one: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (typeof one !== 'string') return null;
  const tag = one.trim().toLowerCase();
  return /^[\x21-\x7e]+$/.test(tag) && tag.length <= bytesMax ? tag : null;
}
