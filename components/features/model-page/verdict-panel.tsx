import { Chip } from '@/components/ui/chip';
import { toKey } from '@/components/ui/message-key';
import { getProvenanceText } from '@/components/ui/provenance-text';
import { Time } from '@/components/ui/time';
import { VerdictMark } from '@/components/ui/verdict-mark';
import { getMeaning, getWord } from '@/components/ui/verdict-text';
import { t } from '@/lib/i18n';
import type { BadgeState } from '@/lib/model/badge';
import './verdict-panel.css';

type Props = { badge: BadgeState; nowMs: number };

/** The badge's verdict in words: what it means, what keeps it from green, how it is known. */
export function VerdictPanel({ badge, nowMs }: Props) {
  const { verdict, provenance } = badge;
  return (
    <div class="verdict-panel">
      <div class="verdict-panel-head">
        <VerdictMark word={verdict.word} tone={verdict.tone} />
        <div>
          <h3>
            {getWord(verdict.word)} {verdict.demo && <Chip tone="demo">{t('network_demo')}</Chip>}
          </h3>
          <p>{getMeaning(verdict.word)}</p>
        </div>
      </div>
      {verdict.reasons.length > 0 && (
        <details>
          <summary>{t('page_why_not_green')}</summary>
          <ul class="verdict-panel-reasons">
            {verdict.reasons.map((reason) => (
              <li key={reason}>{t(`reason_${toKey(reason)}`)}</li>
            ))}
          </ul>
        </details>
      )}
      <p class="verdict-panel-provenance">
        {getProvenanceText(provenance)} <Age badge={badge} nowMs={nowMs} />
      </p>
    </div>
  );
}

function Age({ badge: { provenance }, nowMs }: Props) {
  const readAtMs = 'at' in provenance ? provenance.at.readAtMs : provenance.readAtMs;
  return <Time at={BigInt(Math.floor(readAtMs / 1000))} now={BigInt(Math.floor(nowMs / 1000))} />;
}
