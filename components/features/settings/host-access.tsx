import type { ReadonlySignal } from '@preact/signals';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { t } from '@/lib/i18n';
import './host-access.css';

export type HostAccessState = 'unknown' | 'granted' | 'missing' | 'asking';

export type HostAccessModel = {
  state: ReadonlySignal<HostAccessState>;
  /** Must be called right in the click: browsers show their question only then. */
  ask: () => void;
};

/** Whether the browser lets us see the hub's pages; Firefox leaves that to its user, Chromium lets it be taken back. */
export function HostAccess({ model }: { model: HostAccessModel }) {
  const state = model.state.value;
  const granted = state === 'granted';
  return (
    <div class="host-access">
      <div class="host-access-line">
        <span>
          <strong>huggingface.co</strong>
        </span>
        {state !== 'unknown' && (
          <Chip tone={granted ? 'neutral' : 'amber'}>
            {granted ? t('welcome_access_granted') : t('welcome_access_missing')}
          </Chip>
        )}
        {(state === 'missing' || state === 'asking') && (
          <Button look="primary" busy={state === 'asking'} onClick={model.ask}>
            {t('welcome_access_ask')}
          </Button>
        )}
      </div>
      <p role="status">{granted ? t('welcome_access_text') : t('welcome_access_missing_text')}</p>
    </div>
  );
}
