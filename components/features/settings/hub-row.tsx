import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { t } from '@/lib/i18n';
import type { HubView } from '@/lib/model/hub';
import type { HubsModel } from './create-hubs-model';
import { Toggle } from './toggle';
import './hub-row.css';

const linkTexts = { 'front-matter': 'front_matter', file: 'file', none: 'none' } as const;

/** One hub: on or off, where it is, what it can tell, and how well its pages are known. */
export function HubRow({ hub, model }: { hub: HubView; model: HubsModel }) {
  const { name, kind, on, origins, structure, link, digests } = hub;
  const busy = model.turn.busy.value;
  const turn = (wanted: boolean) => void model.turn.run(hub, wanted);
  return (
    <div class="hub-row">
      <div class="hub-row-head">
        {kind === 'mirror' ? (
          <>
            <strong>{name}</strong>
            <Button small busy={busy} onClick={() => turn(false)}>
              {t('options_mirror_remove')}
            </Button>
          </>
        ) : (
          <Toggle label={t('options_hub_show', name)} on={on} busy={busy} onChange={turn} />
        )}
        {structure === 'unverified' && <Chip tone="grey">{t('options_hub_unverified')}</Chip>}
      </div>
      <ul class="hub-row-facts">
        <li class="hub-row-hosts">{origins.map(toHost).join(', ')}</li>
        <li>
          {kind === 'mirror'
            ? t('options_hub_link_mirror')
            : t(`options_hub_link_${linkTexts[link]}`)}
        </li>
        <li>{t(`options_hub_digests_${digests}`)}</li>
        {structure === 'unverified' && <li>{t('options_hub_unverified_text')}</li>}
      </ul>
    </div>
  );
}

function toHost(origin: string): string {
  return origin.replace(/^https:\/\//, '').replace(/\/\*$/, '');
}
