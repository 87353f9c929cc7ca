/** Opens the page where a way out lies: networks, accounts, unlocking. */
import type { NextStep } from '@/components/ui/error-text';
import type { Send } from '@/lib/protocol/send';

/** The step in a tab of its own; the composer reads again when one comes back to it. */
export function openStep(send: Send, step: Exclude<NextStep, 'retry' | 'none' | 'reload'>): void {
  const section = step === 'networks' ? 'networks' : 'accounts';
  // Nothing to tell when it fails: the button is still there.
  send('window.open', { view: 'options', section }).catch(() => {});
}
