import { useEffect } from 'preact/hooks';
import { AsyncView } from '@/components/ui/async-view';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { Section } from '@/components/ui/section';
import { TextField } from '@/components/ui/text-field';
import { Untrusted } from '@/components/ui/untrusted';
import { t } from '@/lib/i18n';
import type { FoundWallet } from '@/lib/model/account';
import type { WalletsModel } from './create-wallets-model';
import { getMetamaskId } from './metamask-id';
import './connect-wallet.css';

type Props = { model: WalletsModel; onDone: () => void; onCancel: () => void };

/** Wallets of this browser: other extensions, reached directly or through a hub's page. */
export function ConnectWallet({ model, onDone, onCancel }: Props) {
  useEffect(() => void model.found.load(), [model]);
  const { busy, code } = model.connect;
  const connect = async (kind: 'injected' | 'metamask', wallet: string) => {
    if (await model.connect.run({ kind, wallet })) onDone();
  };
  return (
    <div class="connect-wallet">
      <AsyncView resource={model.found} failed={t('wallet_failed')}>
        {({ host, wallets }) => (
          <>
            <Section title={t('wallet_direct')}>
              <Direct
                model={model}
                extensionId={getMetamaskId(navigator.userAgent)}
                onConnect={connect}
              />
            </Section>
            <Section title={t('wallet_in_page')}>
              <p>{host === null ? t('wallet_no_page') : t('wallet_page_text', host)}</p>
              <ul class="connect-wallet-list">
                {wallets.map((wallet, i) => (
                  // Two may claim one rdns.
                  <Found
                    key={`${i} ${wallet.id}`}
                    wallet={wallet}
                    busy={busy.value}
                    onConnect={connect}
                  />
                ))}
              </ul>
              {host !== null && wallets.length === 0 && <p>{t('wallet_none')}</p>}
            </Section>
          </>
        )}
      </AsyncView>
      {busy.value && <Progress label={t('confirm_asking_wallet')} />}
      {code.value !== null && <ErrorState code={code.value} />}
      <div class="connect-wallet-actions">
        <Button onClick={() => void model.found.load()}>{t('wallet_look_again')}</Button>
        <Button onClick={onCancel}>{t('ui_cancel')}</Button>
      </div>
    </div>
  );
}

type Connect = (kind: 'injected' | 'metamask', wallet: string) => Promise<void>;

function Direct(props: { model: WalletsModel; extensionId: string; onConnect: Connect }) {
  const { model, extensionId, onConnect } = props;
  const id = model.extensionId.value.trim();
  return (
    <form
      class="connect-wallet-direct"
      onSubmit={(event) => {
        event.preventDefault();
        void onConnect('metamask', id === '' ? extensionId : id);
      }}
    >
      <p>{t('wallet_direct_text')}</p>
      <TextField
        label={t('wallet_extension_id')}
        hint={t('wallet_extension_id_hint', extensionId)}
        value={model.extensionId}
        maxLength={120}
        spellcheck={false}
      />
      <Button type="submit" look="primary" busy={model.connect.busy.value}>
        {t(id === '' ? 'wallet_connect_metamask' : 'wallet_connect')}
      </Button>
    </form>
  );
}

/** A wallet by its own words: they prove nothing. */
function Found(props: { wallet: FoundWallet; busy: boolean; onConnect: Connect }) {
  const { wallet, busy, onConnect } = props;
  return (
    <li>
      {wallet.icon !== null && <img src={wallet.icon} alt="" width={24} height={24} />}
      <span class="connect-wallet-name">
        <Untrusted text={wallet.name} max={40} />
        <code>
          <Untrusted text={wallet.id} max={60} />
        </code>
      </span>
      {wallet.isTwice ? (
        <Notice tone="danger">
          <p>{t('wallet_twice')}</p>
        </Notice>
      ) : (
        <Button small disabled={busy} onClick={() => void onConnect('injected', wallet.id)}>
          {t('wallet_connect')}
        </Button>
      )}
    </li>
  );
}
