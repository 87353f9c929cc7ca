import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { CopyButton } from '@/components/ui/copy-button';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { formatCount } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import type { Call } from '@/lib/model/call';
import type { PreparedView } from '@/lib/model/submission';
import { formatCallLink } from './call-link';
import './copy-call.css';

type Props = {
  prepared: PreparedView;
  /** Whether what becomes of it can be found on the chain. */
  isFollowed: boolean;
};

/** What is to be signed elsewhere, by a multisig or on another device: each part to copy, and the whole. */
export function CopyCall({ prepared, isFollowed }: Props) {
  const { before, chainId, networkName } = prepared;
  const link = formatCallLink(prepared);
  const calls: readonly Call[] = [...before, prepared];
  return (
    <div class="copy-call">
      <Notice title={t('copy_call_title')}>
        <p>{t(isFollowed ? 'copy_call_text' : 'copy_call_text_coin')}</p>
      </Notice>
      {calls.map((call, i) => (
        <Section
          key={call.data}
          title={
            calls.length > 1
              ? t('copy_call_step', formatCount(i + 1), formatCount(calls.length))
              : t('copy_call_one')
          }
        >
          <Parts call={call} prepared={prepared} />
        </Section>
      ))}
      <p class="copy-call-whole">
        {t('copy_call_chain', networkName, String(chainId))}
        <CopyButton text={String(chainId)} label={t('copy_call_copy_chain')} />
      </p>
      <p class="copy-call-whole">
        {t('copy_call_batch')}
        <CopyButton text={formatBatch(chainId, calls)} label={t('copy_call_copy_batch')} />
      </p>
      {link !== null && before.length === 0 && (
        <p class="copy-call-whole">
          {t('copy_call_link')}
          <CopyButton text={link} label={t('copy_call_copy_link')} />
        </p>
      )}
    </div>
  );
}

function Parts({ call, prepared }: { call: Call; prepared: PreparedView }) {
  return (
    <Facts
      rows={[
        { label: t('copy_call_to'), value: <Address hex={call.to} /> },
        {
          label: t('copy_call_value'),
          value: (
            <>
              <Amount value={call.valueWei} unit={prepared.nativeSymbol} />
              <CopyButton text={call.valueWei.toString()} label={t('copy_call_copy_value')} />
            </>
          ),
        },
        {
          label: t('copy_call_data'),
          value: (
            <span class="copy-call-data">
              <code>{call.data}</code>
              <CopyButton text={call.data} label={t('copy_call_copy_data')} />
            </span>
          ),
        },
      ]}
    />
  );
}

/** A batch in the form the transaction builder of Safe multisigs imports. */
function formatBatch(chainId: number, calls: readonly Call[]): string {
  const transactions = calls.map(({ to, valueWei, data }) => ({
    to,
    value: valueWei.toString(),
    data,
  }));
  return JSON.stringify({ version: '1.0', chainId: String(chainId), meta: {}, transactions });
}
