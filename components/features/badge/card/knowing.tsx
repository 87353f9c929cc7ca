import { getErrorText } from '@/components/ui/error-text';
import { getProofText } from '@/components/ui/proof-text';
import { toKey } from '@/lib/format/message-key';
import { t } from '@/lib/i18n';
import type { Difference } from '@/lib/model/provenance';
import { getNames, getProvenanceText, getReadAtMs, getReasonText } from './card-texts';
import type { CardView } from './create-card-model';
import { Name } from './name';
import { ReadAt } from './read-at';

type Props = { view: CardView; nowMs: number; onLook: (prove: boolean) => void };

/** How each fact is known, what keeps the badge from green, and "look now". */
export function Knowing({ view, nowMs, onLook }: Props) {
  const { state, look } = view;
  const { provenance, hub, verdict } = state;
  const isLoading = look.status === 'loading';
  const proving = isLoading && look.prove;
  return (
    <section aria-label={t('card_knowing')}>
      <div class="vote-head">
        <h3>{t('card_knowing')}</h3>
        <span class="looks">
          {state.model && (
            <button type="button" aria-disabled={isLoading} onClick={() => onLook(true)}>
              {proving ? t('proof_asking') : t('proof_ask')}
            </button>
          )}
          <button type="button" aria-disabled={isLoading} onClick={() => onLook(false)}>
            {isLoading && !proving ? t('card_looking') : t('card_look')}
          </button>
        </span>
      </div>
      <p>
        {getProvenanceText(provenance)}
        <ReadAt readAtMs={getReadAtMs(provenance)} nowMs={nowMs} />
      </p>
      {state.proof && <p class={`proof-${state.proof.status}`}>{getProofText(state.proof)}</p>}
      {state.proof?.status === 'proved' && (
        <p class="quiet">
          {getProvenanceText(state.proof.rest)}
          <ReadAt readAtMs={getReadAtMs(state.proof.rest)} nowMs={nowMs} />
        </p>
      )}
      {provenance.kind === 'disputed' && <Differences list={provenance.differences} />}
      <p>
        {tellHub(hub)}
        {hub && <ReadAt readAtMs={hub.readAtMs} nowMs={nowMs} />}
      </p>
      {verdict.reasons.length > 0 && (
        <>
          <h4>{t('card_reasons')}</h4>
          <ul class="reasons">
            {verdict.reasons.map((reason) => (
              <li key={reason}>{getReasonText(reason)}</li>
            ))}
          </ul>
        </>
      )}
      <p class="outcome" role="status">
        {tellOutcome(view)}
      </p>
    </section>
  );
}

/** Who said what, fact by fact. */
function Differences({ list }: { list: readonly Difference[] }) {
  return (
    <dl class="differences">
      {list.map(({ fact, values }) => (
        <div key={fact}>
          <dt>{t(`fact_${toKey(fact)}`)}</dt>
          {values.map(({ by, value }) => (
            <dd key={by}>
              <small>{by === null ? t('fact_told_proof') : t('fact_told', getNames([by]))}</small>
              <Name text={value} max={80} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function tellHub(hub: CardView['state']['hub']): string {
  if (!hub) return t('card_hub_not_read');
  return hub.commit ? t('card_hub_read', hub.commit.slice(0, 8)) : t('card_hub_asked');
}

/** What came of the last look; empty while there is nothing to tell. */
function tellOutcome({ look, isOnline }: CardView): string {
  if (look.status === 'no-record') return t('card_no_record');
  if (look.status === 'failed') return isOnline ? getErrorText(look.code) : t('ui_offline');
  return look.status === 'idle' && !isOnline ? t('ui_offline') : '';
}
