import { markControls } from '@/lib/format/controls';
import { toKey } from '@/lib/format/message-key';
import { t } from '@/lib/i18n';
import type { ProofState } from '@/lib/model/proof';

/** What came of proving, in a sentence; operators are named by the user or by their host. */
export function getProofText(proof: ProofState): string {
  if (proof.status === 'proved') return t('proof_proved');
  const operators = proof.operators.map((name) => markControls(name).slice(0, 60)).join(', ');
  return t(`proof_${toKey(proof.why)}`, operators);
}
