import { getErrorText } from '@/components/ui/error-text';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import { Untrusted } from '@/components/ui/untrusted';
import { t } from '@/lib/i18n';
import type { Simulation } from '@/lib/model/submission';
import './simulation-line.css';

/** What a trial run gave, and how it was run. A forecast, not a promise. */
export function SimulationLine({ simulation }: { simulation: Simulation }) {
  switch (simulation.status) {
    case 'ok':
      return (
        <p class="simulation-line">
          <Icon name="check" />
          <span>{t('confirm_simulated', simulation.method)}</span>
        </p>
      );
    case 'reverts':
      return (
        <Notice tone="danger" title={t('confirm_reverts', simulation.method)}>
          <p>{getErrorText(simulation.code)}</p>
          {simulation.detail !== '' && (
            <code>
              <Untrusted text={simulation.detail} max={160} />
            </code>
          )}
        </Notice>
      );
    case 'not-simulated':
      return (
        <Notice tone="warning" title={t('confirm_not_simulated')}>
          <p>{getErrorText(simulation.code)}</p>
        </Notice>
      );
    default:
      return simulation satisfies never;
  }
}
