import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { listCallFacts } from '@/components/ui/call-facts';
import { CopyButton } from '@/components/ui/copy-button';
import { DecodedCallView } from '@/components/ui/decoded-call';
import { ErrorState } from '@/components/ui/error-state';
import { getNextStep } from '@/components/ui/error-text';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { Pane } from '@/components/ui/pane';
import { Progress } from '@/components/ui/progress';
import { Section } from '@/components/ui/section';
import { TextField } from '@/components/ui/text-field';
import { Untrusted } from '@/components/ui/untrusted';
import { toKey } from '@/lib/format/message-key';
import { t } from '@/lib/i18n';
import { type Account, isKeptHere } from '@/lib/model/account';
import type { PreparedView } from '@/lib/model/submission';
import { CopyCall } from './copy-call';
import type { ConfirmModel } from './create-confirm-model';
import { SimulationLine } from './simulation-line';
import { TrialOutcome } from './trial-outcome';
import './confirm-call.css';

type Props = {
  model: ConfirmModel;
  /** What it is, in a sentence of the form it comes from; the call below is what counts. */
  summary?: string | undefined;
  /** The account that signs, by the reader's own name; undefined while it is not known. */
  account: Account | undefined;
  /** Where the keystore is locked: the form that opens it; Sign waits for it. */
  unlock: ComponentChildren | null;
  /** Back to the form, which keeps what was filled in. */
  onReject: () => void;
  /** Prepares the same again: prices moved on. */
  onAgain: () => void;
};

/** The last look before something is signed: who, where, what exactly, what it would do, what it costs. */
export function ConfirmCall({ model, summary, account, unlock, onReject, onAgain }: Props) {
  const { prepared } = model;
  const isWatched = account?.kind === 'watch-only';
  const locked = unlock !== null && (account === undefined || isKeptHere(account));
  const act = { model, account, locked, onReject, onAgain };
  return (
    <Pane
      title={t(`confirm_kind_${toKey(prepared.kind)}`)}
      onBack={onReject}
      outcome={<Outcome {...act} />}
      footer={<Buttons {...act} />}
    >
      <div class="confirm-call">
        {summary !== undefined && <p class="confirm-call-summary">{summary}</p>}
        <Warnings model={model} isWatched={isWatched} />
        {locked && <div class="confirm-call-unlock">{unlock}</div>}
        <Overview model={model} accountName={account?.name} />
        <Section title={t('confirm_call')}>
          <DecodedCallView {...prepared} />
        </Section>
        {!isWatched && <Permit prepared={prepared} />}
        <SimulationLine simulation={prepared.simulation} />
        <TrialOutcome prepared={prepared} />
        {isWatched && <CopyCall prepared={prepared} isFollowed={model.follow !== null} />}
        {!isWatched && model.phrase !== null && <Typed model={model} />}
        {!isWatched && <Raw prepared={prepared} />}
      </div>
    </Pane>
  );
}

type Acting = Pick<Props, 'model' | 'account' | 'onReject' | 'onAgain'> & { locked: boolean };

function Buttons({ model, account, locked, onReject, onAgain }: Acting) {
  const { obstacle } = model;
  const isWatched = account?.kind === 'watch-only';
  const action = isWatched ? model.follow : model.sign;
  const isOutside = account !== undefined && !isKeptHere(account);
  if (action === null) return <Button onClick={onReject}>{t('ui_back')}</Button>;
  return (
    <>
      <Button disabled={action.busy.value} onClick={onReject}>
        {t(isWatched ? 'ui_back' : 'confirm_reject')}
      </Button>
      {obstacle.value === 'expired' ? (
        <Button look="primary" onClick={onAgain}>
          {t('confirm_again')}
        </Button>
      ) : (
        <Button
          look="primary"
          busy={action.busy.value}
          disabled={!isWatched && (obstacle.value !== null || locked)}
          onClick={() => void action.run()}
        >
          {t(isWatched ? 'confirm_follow' : isOutside ? 'confirm_ask_wallet' : 'confirm_sign')}
        </Button>
      )}
    </>
  );
}

function Outcome({ model, account, onAgain }: Acting) {
  const { obstacle } = model;
  const action = account?.kind === 'watch-only' ? model.follow : model.sign;
  const isOutside = account !== undefined && !isKeptHere(account);
  if (action === null) return null;
  if (action.busy.value) {
    return <Progress label={t(isOutside ? 'confirm_asking_wallet' : 'confirm_sending')} />;
  }
  const code = action.code.value;
  // A locked keystore is no failure to tell: the form that opens it stands above.
  if (code === null || getNextStep(code) === 'unlock') return null;
  const retry = () => (obstacle.value === 'expired' ? onAgain() : void action.run());
  return <ErrorState code={code} onRetry={retry} />;
}

function Warnings({ model, isWatched }: { model: ConfirmModel; isWatched: boolean }) {
  const { prepared, obstacle } = model;
  return (
    <>
      {prepared.missingWei > 0n && !isWatched && (
        <Notice tone="danger" announce="alert" title={t('confirm_missing_title')}>
          <p>
            {t('confirm_missing')}{' '}
            <Amount value={prepared.missingWei} unit={prepared.nativeSymbol} />
          </p>
          <p>{t('confirm_missing_next', prepared.nativeSymbol, prepared.networkName)}</p>
        </Notice>
      )}
      {prepared.toName === null && prepared.decoded.kind !== 'transfer' && (
        <Notice tone="danger" title={t('confirm_unknown_contract')}>
          <p>{t('confirm_unknown_contract_text')}</p>
        </Notice>
      )}
      {obstacle.value === 'expired' && (
        <Notice tone="warning" announce="status">
          <p>{t('confirm_expired')}</p>
        </Notice>
      )}
    </>
  );
}

function Overview(props: { model: ConfirmModel; accountName: string | undefined }) {
  const { model, accountName } = props;
  const { prepared, asker } = model;
  useEffect(() => void asker.load(), [asker]);
  return (
    <Facts
      rows={[
        { label: t('stake_model'), value: <Untrusted text={prepared.modelName} /> },
        { label: t('confirm_asker'), value: <Asker model={model} /> },
        ...listCallFacts(prepared, accountName),
        {
          label: t('confirm_balance'),
          value: <Amount value={prepared.nativeBalanceWei} unit={prepared.nativeSymbol} />,
        },
      ]}
    />
  );
}

/** The page of a hub, or one of ours: then nobody but the reader. */
function Asker({ model: { asker } }: { model: ConfirmModel }) {
  const { state } = asker;
  if (state.value.status === 'idle' || state.value.status === 'loading') return <>…</>;
  const address = (state.value.status === 'ready' && state.value.value) || '';
  if (!URL.canParse(address)) return <>{t('confirm_asker_unknown')}</>;
  const { protocol, host, pathname } = new URL(address);
  if (!/^https?:$/.test(protocol)) return <>{t('confirm_asker_own')}</>;
  return <Untrusted text={`${host}${pathname}`} max={80} />;
}

function Permit({ prepared: { permit } }: { prepared: PreparedView }) {
  if (permit === null) return null;
  return (
    <Section title={t('confirm_permit')}>
      <p class="confirm-call-note">{t('confirm_permit_text')}</p>
      <Facts
        rows={[
          {
            label: t('confirm_permit_token'),
            value: <Address hex={permit.token} name={permit.tokenName} />,
          },
          { label: t('confirm_permit_spender'), value: <Address hex={permit.spender} /> },
          {
            label: t('confirm_permit_amount'),
            value: <Amount value={permit.value} unit={permit.symbol} />,
          },
        ]}
      />
    </Section>
  );
}

function Typed({ model }: { model: ConfirmModel }) {
  return (
    <TextField
      label={t('confirm_type', model.phrase ?? '')}
      hint={t('confirm_type_hint')}
      value={model.typed}
      spellcheck={false}
      maxLength={8}
    />
  );
}

function Raw({ prepared }: { prepared: PreparedView }) {
  return (
    <details class="confirm-call-raw">
      <summary>{t('confirm_raw')}</summary>
      <code>{prepared.data}</code>
      <CopyButton text={prepared.data} label={t('confirm_copy_data')} />
    </details>
  );
}
