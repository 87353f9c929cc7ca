import { getVerdictMeaning, getVerdictWord } from '@/lib/format/badge-words';
import { toKey } from '@/lib/format/message-key';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import type { BadgeState } from '@/lib/model/badge';
import type { Difference } from '@/lib/model/provenance';
import { Chip } from './chip';
import { Known } from './known';
import { getProofText } from './proof-text';
import { Untrusted } from './untrusted';
import { VerdictMark } from './verdict-mark';
import './verdict-panel.css';

type Props = {
  badge: BadgeState;
  nowMs: number;
  /** One level below the name it stands under. */
  heading: 'h2' | 'h3';
};

/** The badge's verdict in words: what it means, what keeps it from green, how it is known. */
export function VerdictPanel({ badge, nowMs, heading: Heading }: Props) {
  const { verdict, provenance } = badge;
  return (
    <div class="verdict-panel">
      <div class="verdict-panel-head">
        <VerdictMark verdict={verdict} />
        <div>
          <Heading class="verdict-panel-word">
            {getVerdictWord(verdict)} {verdict.demo && <Chip tone="demo">{t('network_demo')}</Chip>}
          </Heading>
          <p>{getVerdictMeaning(verdict)}</p>
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
        <Known provenance={provenance} nowMs={nowMs} />
      </p>
      {badge.proof && (
        <p class="verdict-panel-provenance" role="status">
          {getProofText(badge.proof)}
        </p>
      )}
      {badge.proof?.status === 'proved' && (
        <p class="verdict-panel-provenance">
          <Known provenance={badge.proof.rest} nowMs={nowMs} />
        </p>
      )}
      {provenance.kind === 'disputed' && <Differences list={provenance.differences} />}
    </div>
  );
}

/** Who said what, fact by fact. */
function Differences({ list }: { list: readonly Difference[] }) {
  return (
    <dl class="verdict-panel-differences">
      {list.map(({ fact, values }) => (
        <div key={fact}>
          <dt>{t(`fact_${toKey(fact)}`)}</dt>
          {values.map(({ by, value }) => (
            <dd key={by}>
              {by === null ? t('fact_told_proof') : t('fact_told', toUntrustedLine(by, 60).text)}{' '}
              <code>
                <Untrusted text={value} max={80} />
              </code>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
