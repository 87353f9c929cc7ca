/**
 * Texts people read, from `public/_locales` (Chrome i18n message format).
 * The keys are those of the English file; a key that is missing does not compile.
 */
import { browser } from '@/lib/browser';
import type messages from '@/public/_locales/en/messages.json';

/** A key of the English message file. */
export type MessageKey = keyof typeof messages;

/** The keys that exist in a `_one` and an `_other` form. */
export type PluralKey = MessageKey extends infer K
  ? K extends `${infer Stem}_other`
    ? Stem
    : never
  : never;

/**
 * The text for a key, with `$1`…`$9` replaced in order.
 * An unknown key gives the key itself, so that a gap is seen and nothing breaks.
 */
export function t(key: MessageKey, ...substitutions: readonly string[]): string {
  // WXT narrows the key of each substitution count; ours is checked by MessageKey.
  const getMessage = browser.i18n.getMessage as (name: string, values?: string[]) => string;
  return getMessage(key, [...substitutions]) || key;
}

/** The text for a count: `<stem>_one` or `<stem>_other` by the language's plural rule; `$1` is the count. */
export function plural(stem: PluralKey, count: number, ...rest: readonly string[]): string {
  const rule = new Intl.PluralRules(getLocale()).select(count);
  const key = `${stem}_${rule === 'one' ? 'one' : 'other'}` as MessageKey;
  return t(key, new Intl.NumberFormat(getLocale()).format(count), ...rest);
}

/** The language of the interface, as a BCP 47 tag. */
export function getLocale(): string {
  return browser.i18n.getUILanguage() || 'en';
}
