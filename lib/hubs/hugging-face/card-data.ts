/**
 * What a model card's front matter says, as the API and the page's header island give it (hub-docs, model cards).
 * Written by whoever can write to the repository: shown, matched, never believed. In the content script's bundle too.
 */
import { type Related, type Relation, relatedMax } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import { isModelPath } from './names';

const derived: readonly Relation[] = ['finetune', 'quantized', 'adapter', 'merge'];

/** The hub itself; other hosts are mirrors of it. */
export const home = 'huggingface.co';

/** The locator of `owner/name`, or null for what is no such id (old ids of one segment are ambiguous). */
export function toModelLocator(id: unknown, host = home): Locator | null {
  if (typeof id !== 'string') return null;
  const [owner = '', name = '', ...rest] = id.split('/');
  if (rest.length > 0 || !isModelPath(owner, name)) return null;
  return `${host}/${id.toLowerCase()}` as Locator;
}

/** The models of `base_model:`. Without `base_model_relation` the hub guesses it and says so in a tag. */
export function readParents(card: Card, tags: unknown): Related[] {
  const ids = toList(card['base_model']);
  const said = card['base_model_relation'];
  const relationOf = (id: unknown) =>
    derived.find((one) => one === said) ??
    derived.find((one) => toList(tags).includes(`base_model:${one}:${id}`)) ??
    (ids.length > 1 ? 'merge' : 'finetune');
  const related: Related[] = [];
  for (const id of ids) {
    // What is no id takes nobody's place.
    const locator = toModelLocator(id);
    if (locator && related.push({ locator, relation: relationOf(id) }) === relatedMax) break;
  }
  return related;
}

/** The model a mirror shows, at the hub itself. */
export function toOrigin(locator: Locator): Related {
  const [, ...id] = locator.split('/');
  return { locator: [home, ...id].join('/') as Locator, relation: 'mirror' };
}

export type Card = Readonly<Record<string, unknown>>;

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
