import { DescribedCallView } from '@/components/ui/described-call';
import { Section } from '@/components/ui/section';
import { plural, t } from '@/lib/i18n';
import type { DescribedCall } from '@/lib/model/composing';
import './proposal-actions.css';

type Props = { calls: readonly DescribedCall[]; nativeSymbol: string };

/** What a proposal would do when it passes, call by call, in words. */
export function ProposalActions({ calls, nativeSymbol }: Props) {
  if (calls.every(isNothing)) {
    return (
      <Section title={t('vote_effect')}>
        <p class="proposal-actions-none">{t('vote_effect_none')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('vote_effect')} aside={plural('vote_calls', calls.length)}>
      <ol class="proposal-actions">
        {calls.map((call, index) => (
          <li key={`${index}-${call.action.target}`}>
            <DescribedCallView call={call} nativeSymbol={nativeSymbol} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** A text-only proposal carries one call of nothing to nobody in particular. */
function isNothing({ action }: DescribedCall): boolean {
  return action.calldata === '0x' && action.valueWei === 0n;
}
