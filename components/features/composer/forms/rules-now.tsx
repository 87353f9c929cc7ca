import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { createAction } from '@/components/ui/create-action';
import { ErrorState } from '@/components/ui/error-state';
import { t } from '@/lib/i18n';
import { type PoolChange, toPoolFields } from './pool-fields';
import type { FormProps } from './types';

type Props = Pick<FormProps, 'onChange' | 'services'> & { change: PoolChange };

/** Fills in the rules as they are set now: a vote replaces all of them at once. */
export function RulesNow({ change, onChange, services }: Props) {
  const isNone = useSignal(false);
  const read = useMemo(() => createAction(() => services.readStake()), [services]);
  const fillIn = async () => {
    const state = await read.run();
    if (!state) return;
    const fields = toPoolFields(change, state);
    isNone.value = fields === null;
    if (fields) onChange(fields);
  };
  const code = read.code.value;
  return (
    <>
      <div>
        <Button busy={read.busy.value} onClick={() => void fillIn()}>
          {t('form_splits_read')}
        </Button>
      </div>
      {code !== null && (
        <ErrorState code={code} title={t('pools_failed')} onRetry={() => void fillIn()} />
      )}
      {isNone.value && (
        <p class="composer-muted" role="status">
          {t('form_splits_none')}
        </p>
      )}
    </>
  );
}
