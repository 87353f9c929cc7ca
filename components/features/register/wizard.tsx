import { useEffect } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { ConflictNotice } from '@/components/ui/save-state';
import { Untrusted } from '@/components/ui/untrusted';
import { plural, t } from '@/lib/i18n';
import type { Send } from '@/lib/protocol/send';
import { AfterStep } from './after-step';
import { ChoiceStep } from './choice-step';
import { findFirstOpen } from './first-open';
import { HoldersStep } from './holders-step';
import { ModelStep } from './model-step';
import { type Confirm, ReviewStep } from './review-step';
import { RulesStep } from './rules-step';
import { Stepper } from './stepper';
import type { WizardModel } from './wizard-model';

type Props = { wizard: WizardModel; send: Send; Confirm: Confirm };

/** One registration, step by step. */
export function Wizard(props: Props) {
  const { wizard } = props;
  const step = wizard.step.value;
  useKept(wizard);
  // Each step begins at its own title, for eyes and for ears.
  useEffect(() => {
    document.querySelector<HTMLElement>('.register-step-title')?.focus();
    window.scrollTo({ top: 0 });
  }, [step]);
  const { locator } = wizard.value.value;
  return (
    <main class="register-main">
      <div>
        <h1 class="register-title">{t('register_title')}</h1>
        {locator && (
          <p class="register-muted">
            <Untrusted text={locator} max={90} />
          </p>
        )}
      </div>
      <Stepper wizard={wizard} />
      <ConflictNotice {...wizard} />
      <section class="register-step" aria-labelledby="register-step-title">
        <h2 id="register-step-title" class="register-step-title" tabIndex={-1}>
          {t(`register_step_${step}_title`)}
        </h2>
        <Step {...props} />
      </section>
      {step !== 'after' && step !== 'review' && <Footer wizard={wizard} />}
    </main>
  );
}

function Step({ wizard, send, Confirm }: Props) {
  const step = wizard.step.value;
  switch (step) {
    case 'model':
      return <ModelStep wizard={wizard} send={send} />;
    case 'choice':
      return <ChoiceStep wizard={wizard} />;
    case 'holders':
      return <HoldersStep wizard={wizard} />;
    case 'rules':
      return <RulesStep wizard={wizard} />;
    case 'review':
      return <ReviewStep wizard={wizard} send={send} Confirm={Confirm} />;
    case 'after':
      return <AfterStep wizard={wizard} send={send} Confirm={Confirm} />;
    default:
      return step satisfies never;
  }
}

function Footer({ wizard }: { wizard: WizardModel }) {
  const step = wizard.step.value;
  const open = wizard.open(step);
  const goOn = () => {
    if (wizard.next()) return;
    // To the first thing that is missing, once it is drawn.
    requestAnimationFrame(() => {
      const step = document.querySelector('.register-step');
      if (step) findFirstOpen(step)?.focus();
    });
  };
  return (
    <div class="register-footer">
      {step !== 'model' && <Button onClick={wizard.back}>{t('register_back')}</Button>}
      <Button look="primary" onClick={goOn}>
        {t('register_next')}
      </Button>
      <span class="register-muted" role="status">
        {wizard.asked.value && open > 0 && plural('register_open_points', open)}
      </span>
    </div>
  );
}

/** Nothing typed is lost when the tab goes to the back or goes away. */
function useKept(wizard: WizardModel): void {
  useEffect(() => {
    const keep = () => void wizard.flush();
    document.addEventListener('visibilitychange', keep);
    window.addEventListener('pagehide', keep);
    return () => {
      document.removeEventListener('visibilitychange', keep);
      window.removeEventListener('pagehide', keep);
    };
  }, [wizard]);
}
