/** The least a keystore's password has, in characters. */
export const passwordLengthMin = 8;

export type PasswordStrength = 'short' | 'guessable' | 'fair' | 'strong';

/**
 * A plain word about a password: how long it is and how much it repeats. It is no estimate of time; a common
 * password is not recognised as one.
 */
export function getPasswordStrength(password: string): PasswordStrength {
  const characters = [...password];
  if (characters.length < passwordLengthMin) return 'short';
  const distinct = new Set(characters).size;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(password));
  if (distinct < 5) return 'guessable';
  if (characters.length >= 16 && distinct >= 8) return 'strong';
  if (characters.length >= 12 && kinds.length >= 2) return 'strong';
  return characters.length >= 10 || kinds.length >= 3 ? 'fair' : 'guessable';
}
