import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { getErrorText } from '@/components/ui/error-text';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { toErrorData } from '@/lib/errors/base';
import { t } from '@/lib/i18n';
import type { ConfirmProps } from './confirm-props';
import type { Send } from './send-type';

type Props = ConfirmProps & { send: Send; newId: () => string };

/** What is signed: to which contract on which network, what it costs at most, what a simulation says. */
export function PlainConfirm({ prepared, send, newId, onSubmitted, onRejected }: Props) {
  const requestId = useMemo(newId, [prepared.id, newId]);
  const busy = useSignal(false);
  const code = useSignal<string | null>(null);
  const sign = async () => {
    busy.value = true;
    code.value = null;
    try {
      const submitted = await send('proposal.submit', { preparedId: prepared.id, requestId });
      if (submitted.status === 'submitted') onSubmitted({ id: submitted.id });
      else onRejected();
    } catch (error) {
      code.value = toErrorData(error).code;
    } finally {
      busy.value = false;
    }
  };
  const { networkName, to, toName, from, fee, nativeSymbol, simulation, missingWei } = prepared;
  const isBlocked = missingWei > 0n || simulation.status === 'reverts';
  return (
    <div class="composer-card">
      {missingWei > 0n && (
        <Notice tone="danger" title={t('composer_confirm_missing_title')}>
          <p>
            {t('composer_confirm_missing')} <Amount value={missingWei} unit={nativeSymbol} />
          </p>
        </Notice>
      )}
      {simulation.status === 'reverts' && (
        <Notice tone="danger" title={t('composer_confirm_reverts_title')}>
          <p>{getErrorText(simulation.code)}</p>
        </Notice>
      )}
      {simulation.status === 'not-simulated' && (
        <Notice tone="warning">
          <p>{t('composer_confirm_not_simulated')}</p>
        </Notice>
      )}
      <Facts
        rows={[
          { label: t('composer_confirm_network'), value: networkName },
          {
            label: t('composer_confirm_contract'),
            value: (
              <>
                {toName ?? t('built_unknown_contract')} <Address hex={to} />
              </>
            ),
          },
          { label: t('composer_confirm_from'), value: <Address hex={from} /> },
          {
            label: t('composer_confirm_fee'),
            value: <Amount value={fee.maxCostWei} unit={nativeSymbol} />,
          },
        ]}
      />
      {code.value !== null && <ErrorState code={code.value} onRetry={() => void sign()} />}
      <div class="composer-footer">
        <Button look="primary" busy={busy.value} disabled={isBlocked} onClick={() => void sign()}>
          {t('composer_confirm_sign')}
        </Button>
        <Button onClick={onRejected}>{t('composer_back')}</Button>
      </div>
    </div>
  );
}
