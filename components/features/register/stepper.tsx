import { Icon } from '@/components/ui/icon';
import { t } from '@/lib/i18n';
import type { WizardModel } from './wizard-model';

/** Where one is among the steps; one may go back to any, and on as far as everything is in order. */
export function Stepper({ wizard }: { wizard: WizardModel }) {
  const { steps, step, reachable, goTo } = wizard;
  const at = steps.value.indexOf(step.value);
  const isSent = step.value === 'after';
  return (
    <nav class="register-stepper" aria-label={t('register_steps')}>
      <ol>
        {steps.value.map((one, index) => {
          const isDone = index < at;
          const label = (
            <>
              <span class="register-stepper-mark" aria-hidden="true">
                {isDone ? <Icon name="check" /> : index + 1}
              </span>
              <span class="register-stepper-label">{t(`register_step_${one}`)}</span>
              {isDone && <span class="visually-hidden">{t('register_step_done')}</span>}
            </>
          );
          const mayGo = !isSent && one !== step.value && reachable.value.includes(one);
          return (
            <li key={one} aria-current={one === step.value ? 'step' : undefined}>
              {mayGo ? (
                <button type="button" class="register-stepper-step" onClick={() => goTo(one)}>
                  {label}
                </button>
              ) : (
                <span class="register-stepper-step">{label}</span>
              )}
            </li>
          );
        })}
      </ol>
      <p class="register-stepper-short">
        {t('register_step_of', String(at + 1), String(steps.value.length))}
      </p>
    </nav>
  );
}
