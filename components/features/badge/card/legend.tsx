import { glyphs, unconfirmedGlyph } from '@/components/ui/shapes';
import { getMeaning, getWord } from '@/lib/format/badge-words';
import { t } from '@/lib/i18n';
import type { VerdictWord } from '@/lib/model/verdict';
import { Glyph } from './glyph';

/** Every word a badge can say, with the tone it has when nothing else speaks against it. */
const words: readonly (readonly [VerdictWord, string])[] = [
  ['approved', 'green'],
  ['newer-commit', 'neutral'],
  ['nothing-approved', 'neutral'],
  ['declared', 'neutral'],
  ['mirror', 'neutral'],
  ['derivative', 'neutral'],
  ['file-approved', 'neutral'],
  ['self-approved', 'amber'],
  ['code-changed', 'amber'],
  ['licence-conflict', 'amber'],
  ['parent-suspended', 'amber'],
  ['claimed', 'amber'],
  ['contested', 'amber'],
  ['link-changed', 'amber'],
  ['weights-differ', 'red'],
  ['suspended', 'red'],
  ['impostor', 'red'],
  ['disagreement', 'grey'],
  ['gone', 'grey'],
  ['unknown', 'grey'],
];

export function Legend() {
  return (
    <details class="legend">
      <summary>{t('card_legend')}</summary>
      <dl>
        {words.map(([word, tone]) => (
          <div key={word}>
            <dt class={`tone ${tone}`}>
              <Glyph shape={glyphs[word]} /> {getWord(word)}
            </dt>
            <dd>{getMeaning(word)}</dd>
          </div>
        ))}
        <div>
          <dt class="tone grey">
            <Glyph shape={unconfirmedGlyph} /> {t('verdict_unconfirmed')}
          </dt>
          <dd>{t('verdict_unconfirmed_meaning')}</dd>
        </div>
        <div>
          <dt class="tone demo">{t('badge_demo')}</dt>
          <dd>{t('card_demo')}</dd>
        </div>
      </dl>
    </details>
  );
}
