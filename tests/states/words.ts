/** What badge and card must say in a scenario, from the texts themselves. */
import texts from '@/public/_locales/en/messages.json';
import type { Scenario } from './scenario';

const messages: Readonly<Record<string, { message: string }>> = texts;

/** What the badge says. */
export function getWordText(scenario: Scenario): string {
  return getText(getWordKey(scenario));
}

/** What the card says: the word, what it means, the link, and the reasons the scenario is about. */
export function listTexts(scenario: Scenario): readonly string[] {
  const { link, says = [] } = scenario;
  const word = getWordKey(scenario);
  const keys = [
    word,
    `${word}_meaning`,
    toKey('link', isOfAnother(scenario) ? 'no-record' : link),
    ...says.map((one) => toKey('reason', one)),
  ];
  return keys.map(getText);
}

/** Without a record of its own, what is said comes from another model. */
function isOfAnother({ link, word }: Scenario): boolean {
  const words = ['mirror', 'weights-differ', 'derivative', 'parent-suspended'];
  return link === 'unknown' && words.includes(word);
}

/** Approved, but not earned in full, has a word of its own. */
function getWordKey({ word, tone }: Scenario): string {
  const isUnconfirmed = word === 'approved' && (tone === 'grey' || tone === 'stale');
  return toKey('verdict', isUnconfirmed ? 'unconfirmed' : word);
}

function toKey(stem: string, name: string): string {
  return `${stem}_${name.replaceAll('-', '_')}`;
}

function getText(key: string): string {
  const text = messages[key]?.message;
  if (text === undefined) throw new Error(`There is no text ${key}.`);
  return text;
}
