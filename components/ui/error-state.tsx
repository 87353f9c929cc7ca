import type { ComponentChildren } from 'preact';
import { t } from '@/lib/i18n';
import { Button } from './button';
import { getErrorText, getNextStep, type NextStep } from './error-text';
import { Notice } from './notice';

type Props = {
  code: string;
  /** What failed: "The proposals could not be read." */
  title?: string;
  onRetry?: (() => void) | undefined;
  /** Opens what helps, where the page can. */
  onStep?: ((step: Exclude<NextStep, 'retry' | 'none' | 'reload'>) => void) | undefined;
};

/** A failure by its code: what happened, and what to do next. */
export function ErrorState({ code, title, onRetry, onStep }: Props) {
  const offline = typeof navigator !== 'undefined' && navigator.onLine === false;
  return (
    <Notice
      tone="danger"
      announce="alert"
      {...(title === undefined ? {} : { title })}
      actions={<Actions code={code} onRetry={onRetry} onStep={onStep} />}
    >
      <p>{getErrorText(code)}</p>
      {offline && <p>{t('ui_offline')}</p>}
    </Notice>
  );
}

function Actions({ code, onRetry, onStep }: Props): ComponentChildren {
  const step = getNextStep(code);
  if (step === 'reload')
    return <Button onClick={() => location.reload()}>{t('ui_reload_page')}</Button>;
  return (
    <>
      {onStep && step !== 'retry' && step !== 'none' && (
        <Button onClick={() => onStep(step)}>{t(`ui_step_${step}`)}</Button>
      )}
      {onRetry && <Button onClick={onRetry}>{t('ui_retry')}</Button>}
    </>
  );
}
