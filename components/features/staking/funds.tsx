import { useComputed, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { AddressField } from '@/components/ui/address-field';
import { Amount } from '@/components/ui/amount';
import { AmountField } from '@/components/ui/amount-field';
import type { Resource } from '@/components/ui/async-state';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import type { AddressInput } from '@/components/ui/create-address-input';
import { createAmountInput } from '@/components/ui/create-amount-input';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { QrCode } from '@/components/ui/qr-code';
import { Select } from '@/components/ui/select';
import { formatShortHex } from '@/lib/format/address';
import { t } from '@/lib/i18n';
import type { Model } from '@/lib/model/badge';
import type { StakeState } from '@/lib/model/pools';
import type { PositionView, StakeAction } from './create-stake-model';
import { TokenSources } from './token-sources';
import './funds.css';

type Props = {
  model: Model;
  position: PositionView;
  recipient: AddressInput;
  pools: Resource<StakeState>;
  busy: boolean;
  onAsk: (action: StakeAction) => void;
};

/** Receive and send coin, token and shares; take an allowance back. */
export function Funds(props: Props) {
  const { position, pools } = props;
  return (
    <details
      class="funds"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && pools.state.value.status !== 'ready') void pools.load();
      }}
    >
      <summary>{t('funds_title')}</summary>
      <h3>{t('funds_receive')}</h3>
      <p>{t('funds_receive_text')}</p>
      <p class="funds-address">
        <code>{position.account}</code>
        <CopyButton
          text={position.account}
          label={t('ui_copy_address', formatShortHex(position.account))}
        />
      </p>
      <QrCode text={position.account} label={t('funds_qr')} />
      <h3>{t('funds_send')}</h3>
      <SendForm {...props} />
      {position.allowance > 0n && <Allowance {...props} />}
      <h3>{t('funds_get')}</h3>
      <TokenSources pools={pools} />
    </details>
  );
}

type Asset = 'native' | 'token' | 'share';

function SendForm({ model, position, recipient, busy, onAsk }: Props) {
  const asset = useSignal<Asset>('token');
  const held = useComputed(
    () =>
      ({
        native: position.nativeBalanceWei,
        token: position.tokenBalance,
        share: position.shares,
      })[asset.value],
  );
  const input = useMemo(() => createAmountInput({ max: held }), [held]);
  const units = {
    native: position.nativeSymbol,
    token: model.symbol,
    share: `s${model.symbol}`,
  } as const;
  const to = recipient.address.value;
  const amount = input.value.value;
  return (
    <form
      class="funds-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (amount === null || to === null) return;
        onAsk({ kind: 'send', asset: asset.value, recipient: to, amount });
      }}
    >
      <Select
        label={t('funds_asset')}
        value={asset.value}
        options={(['token', 'share', 'native'] as const).map((value) => ({
          value,
          label: t(`funds_asset_${value}`, units[value]),
        }))}
        onChange={(next) => {
          asset.value = next;
        }}
      />
      <AddressField label={t('funds_recipient')} input={recipient} />
      <AmountField
        label={t('funds_amount')}
        input={input}
        unit={units[asset.value]}
        max={{ value: held, label: t('funds_held') }}
      />
      {asset.value === 'share' && (
        <Notice>
          <p>{t('funds_share_votes')}</p>
        </Notice>
      )}
      <Button type="submit" busy={busy} disabled={amount === null || to === null}>
        {t('funds_review')}
      </Button>
    </form>
  );
}

function Allowance({ model, position, busy, onAsk }: Props) {
  return (
    <>
      <h3>{t('funds_allowance')}</h3>
      <Facts
        rows={[
          {
            label: t('funds_allowance_vault'),
            value: <Amount value={position.allowance} unit={model.symbol} />,
          },
        ]}
      />
      <Button busy={busy} onClick={() => onAsk({ kind: 'revoke' })}>
        {t('funds_revoke')}
      </Button>
    </>
  );
}
