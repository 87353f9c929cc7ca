import { isUnconfirmed } from '@/lib/format/badge-words';
import type { Verdict } from '@/lib/model/verdict';
import { glyphs, type Shape, unconfirmedGlyph } from './shapes';

/** The shape of a verdict. */
export function getVerdictGlyph(verdict: Pick<Verdict, 'word' | 'tone'>): Shape {
  return isUnconfirmed(verdict) ? unconfirmedGlyph : glyphs[verdict.word];
}
