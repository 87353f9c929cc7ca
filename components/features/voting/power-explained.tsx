import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Facts } from '@/components/ui/facts';
import { getProofText } from '@/components/ui/proof-text';
import { toKey } from '@/lib/format/message-key';
import { t } from '@/lib/i18n';
import type { Power, PowerReason } from '@/lib/model/account';
import type { ProofState } from '@/lib/model/proof';
import './power-explained.css';

type Props = {
  power: Power;
  /** What came of proving the votes at the snapshot; null where nobody asked. */
  proof: ProofState | null;
  /** Opens staking, or the choice of a delegate. */
  onHelp: (step: 'stake' | 'delegate') => void;
};

/** The one thing that helps next time. */
const help: Readonly<Partial<Record<PowerReason, 'stake' | 'delegate'>>> = {
  'no-stake': 'stake',
  unstaking: 'stake',
  'delegated-away': 'delegate',
  'not-delegated': 'delegate',
};

/** What one can vote with, at the snapshot and now, and why it is so. */
export function PowerExplained({ power, proof, onHelp }: Props) {
  const unit = t('vote_unit');
  const step = power.reason === 'snapshot-ahead' && power.now === 0n ? 'stake' : help[power.reason];
  return (
    <div class="power-explained">
      <Facts
        rows={[
          {
            label: t('power_at_snapshot'),
            value:
              power.atSnapshot === null ? (
                t('power_later')
              ) : (
                <Amount value={power.atSnapshot} unit={unit} />
              ),
          },
          power.used === 0n
            ? null
            : { label: t('power_used'), value: <Amount value={power.used} unit={unit} /> },
          { label: t('power_now'), value: <Amount value={power.now} unit={unit} /> },
        ]}
      />
      <p>{t(`power_${toKey(power.reason)}`)}</p>
      {proof && <p class="power-explained-proof">{tellProof(proof)}</p>}
      {step && (
        <div>
          <Button onClick={() => onHelp(step)}>{t(`power_help_${step}`)}</Button>
        </div>
      )}
    </div>
  );
}

function tellProof(proof: ProofState): string {
  return proof.status === 'proved' ? t('power_proved') : getProofText(proof);
}
