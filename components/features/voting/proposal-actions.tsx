import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { CopyButton } from '@/components/ui/copy-button';
import { Section } from '@/components/ui/section';
import { formatCount } from '@/lib/format/count';
import { plural, t } from '@/lib/i18n';
import type { ProposalAction } from '@/lib/model/proposal';
import './proposal-actions.css';

type Props = { actions: readonly ProposalAction[]; nativeSymbol: string };

/** What a proposal would do when it passes, call by call. */
export function ProposalActions({ actions, nativeSymbol }: Props) {
  if (actions.length === 0 || actions.every(isNothing)) {
    return (
      <Section title={t('vote_effect')}>
        <p class="proposal-actions-none">{t('vote_effect_none')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('vote_effect')} aside={plural('vote_calls', actions.length)}>
      <ol class="proposal-actions">
        {actions.map((action, index) => (
          <li key={`${index}-${action.target}`}>
            <p>
              <span class="proposal-actions-number">{formatCount(index + 1)}</span>
              <Address hex={action.target} />
              {action.valueWei > 0n && <Amount value={action.valueWei} unit={nativeSymbol} />}
            </p>
            <details>
              <summary>
                <code>{action.calldata.slice(0, 10)}</code> {t('confirm_raw')}
              </summary>
              <code class="proposal-actions-data">{action.calldata}</code>
              <CopyButton text={action.calldata} label={t('confirm_copy_data')} />
            </details>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** A text-only proposal carries one call of nothing to nobody in particular. */
function isNothing(action: ProposalAction): boolean {
  return action.calldata === '0x' && action.valueWei === 0n;
}
