import { t } from '@/lib/i18n';

/** What this extension keeps on this computer, by place. */
export function Stored() {
  return (
    <>
      <h3>{t('options_stored')}</h3>
      <dl class="options-stored">
        {(['local', 'session', 'database'] as const).map((place) => (
          <div key={place}>
            <dt>{t(`options_place_${place}`)}</dt>
            <dd>{t(`options_stored_${place}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
