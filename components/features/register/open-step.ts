/** Opens the page where a way out lies, in a tab of its own. */
import type { NextStep } from '@/components/ui/error-text';
import type { Send } from '@/lib/protocol/send';

type Step = Exclude<NextStep, 'retry' | 'none' | 'reload'> | 'welcome';

/** Networks, accounts and unlocking are in the options; what is read at all is said on the welcome page. */
export function openStep(send: Send, step: Step): void {
  const section = step === 'networks' ? 'networks' : 'accounts';
  const opened =
    step === 'welcome'
      ? send('window.open', { view: 'welcome' })
      : send('window.open', { view: 'options', section });
  // Nothing to tell when it fails: the button is still there.
  opened.catch(() => {});
}
