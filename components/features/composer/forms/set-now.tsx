import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { t } from '@/lib/i18n';
import { useReading } from './create-reading';
import type { Fields, FormProps } from './types';

type Props<Value> = Pick<FormProps, 'onChange'> & {
  read: () => Promise<Value>;
  /** What is set now, as it would be typed, to the last digit; null where nothing is. */
  toFields: (value: Value) => Fields | null;
  /** What is said where it could not be read. */
  failed: string;
};

/** Fills in what is set now, for a vote that replaces all of it at once. */
export function SetNow<Value>({ read, toFields, failed, onChange }: Props<Value>) {
  const look = useReading<Value>();
  const fillIn = () =>
    look.run(read, (value) => {
      const fields = value === null ? null : toFields(value);
      if (fields) onChange(fields);
    });
  const state = look.state.value;
  return (
    <>
      <div>
        <Button busy={state.status === 'loading'} onClick={() => void fillIn()}>
          {t('form_splits_read')}
        </Button>
      </div>
      {state.status === 'failed' && (
        <ErrorState code={state.code} title={failed} onRetry={() => void fillIn()} />
      )}
      {state.status === 'ready' && toFields(state.value) === null && (
        <p class="composer-muted" role="status">
          {t('form_splits_none')}
        </p>
      )}
    </>
  );
}
