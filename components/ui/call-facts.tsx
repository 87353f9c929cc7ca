import { isSameAddress } from '@/lib/format/address';
import { t } from '@/lib/i18n';
import type { CallFacts } from '@/lib/model/submission';
import { Address } from './address';
import { Amount } from './amount';
import { Chip } from './chip';
import type { Fact } from './facts';

/** Which account, which chain, to whom, how much and for what fee: told wherever something is about to be signed. */
export function listCallFacts(
  of: CallFacts,
  accountName: string | undefined,
): readonly (Fact | null)[] {
  const { from, to, toName, valueWei, nativeSymbol, decoded, fee } = of;
  const ownName = isSameAddress(to, from) ? accountName : undefined;
  return [
    { label: t('confirm_account'), value: <Address hex={from} name={accountName} /> },
    { label: t('confirm_network'), value: <NetworkName of={of} /> },
    {
      label: t(decoded.kind === 'transfer' ? 'funds_recipient' : 'confirm_contract'),
      value: <Address hex={to} name={toName ?? ownName} />,
    },
    valueWei === 0n
      ? null
      : { label: t('confirm_value'), value: <Amount value={valueWei} unit={nativeSymbol} /> },
    {
      label: t('confirm_fee'),
      value: (
        <>
          {t('confirm_at_most')} <Amount value={fee.maxCostWei} unit={nativeSymbol} />
        </>
      ),
    },
  ];
}

/** Two chains may share a name; no two share a number. */
function NetworkName({ of: { networkName, chainId, demo } }: { of: CallFacts }) {
  return (
    <>
      {networkName} · {t('network_chain', String(chainId))}{' '}
      {demo && <Chip tone="demo">{t('network_demo')}</Chip>}
    </>
  );
}
