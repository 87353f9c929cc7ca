/**
 * The one place that decides what a badge may say. Pure; the rules are the tables of link-rules.ts, word-rules.ts and reason-rules.ts.
 * Green is earned: it is given only when no reason against it is left.
 */
import type { ReasonCode, Tone, Verdict } from '@/lib/model/verdict';
import type { Facts } from './facts';
import { filesRules, linkRules } from './link-rules';
import { reasonRules } from './reason-rules';
import type { Rule } from './seen';
import { wordRules } from './word-rules';

/** What may be said of a model, from everything known about it. Never throws; unknown is a result. */
export function judge(facts: Facts): Verdict {
  const link = getFirst(linkRules, facts).result;
  const files = getFirst(filesRules, facts).result;
  const seen = { facts, link, files };
  const { result: word, tone } = getFirst(wordRules, seen);
  const reasons = reasonRules.filter((rule) => rule.holds(seen)).map((rule) => rule.result);
  return { tone: getTone(tone, reasons, facts.demo), word, link, files, demo: facts.demo, reasons };
}

/** What an embedded chain cannot do better; anything else keeps a demo's badge grey, as it would elsewhere. */
const demoReasons: readonly ReasonCode[] = ['demo-chain', 'single-endpoint', 'same-operator'];

/** Only a tone that would be green is replaced: a warning on a demo is still a warning. */
function getTone(tone: Tone, reasons: readonly ReasonCode[], demo: boolean): Tone {
  if (tone !== 'green' || reasons.length === 0) return tone;
  return demo && reasons.every((reason) => demoReasons.includes(reason)) ? 'demo' : 'grey';
}

function getFirst<Result, Of, R extends Rule<Result, Of>>(rules: readonly R[], of: Of): R {
  // The last rule of each table always holds.
  return rules.find((rule) => rule.holds(of)) as R;
}
