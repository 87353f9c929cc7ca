import type { ComponentChildren } from 'preact';
import { Button } from '@/components/ui/button';
import type { Action } from '@/components/ui/create-action';
import { ErrorState } from '@/components/ui/error-state';
import { Progress } from '@/components/ui/progress';
import { t } from '@/lib/i18n';
import './account-form.css';

/** A form about accounts. Leaving it empties its fields: secrets may stand in them. */
export function AccountForm<Args extends readonly unknown[], Value>(props: {
  model: { clear: () => void };
  action: Action<Args, Value>;
  ready: boolean;
  label: string;
  /** Null where there is nothing to wait for. */
  busyLabel?: string | null;
  onSubmit: () => Promise<void>;
  onCancel: () => void;
  children: ComponentChildren;
}) {
  const { action, ready, busyLabel = t('account_sealing') } = props;
  return (
    <form
      class="account-form"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void props.onSubmit();
      }}
    >
      {props.children}
      {action.code.value !== null && <ErrorState code={action.code.value} />}
      {action.busy.value && busyLabel !== null && <Progress label={busyLabel} />}
      <div class="account-form-actions">
        <Button type="submit" look="primary" busy={action.busy.value} disabled={!ready}>
          {props.label}
        </Button>
        <Button
          onClick={() => {
            props.model.clear();
            action.clear();
            props.onCancel();
          }}
        >
          {t('ui_cancel')}
        </Button>
      </div>
    </form>
  );
}
