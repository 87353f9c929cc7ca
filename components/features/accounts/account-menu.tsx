import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Untrusted } from '@/components/ui/untrusted';
import { formatShortHex, isSameAddress } from '@/lib/format/address';
import { t } from '@/lib/i18n';
import type { VaultModel } from './create-vault-model';
import './account-menu.css';

type Props = {
  model: VaultModel;
  /** Opens the full page where accounts are made and kept. */
  onManage: () => void;
};

/** Which account acts, and the others to choose from. */
export function AccountMenu({ model, onManage }: Props) {
  const menu = useRef<HTMLDivElement>(null);
  const state = model.vault.state.value;
  if (state.status !== 'ready') return <span class="account-menu" aria-busy="true" />;
  if (state.value.accounts.length === 0) {
    return (
      <span class="account-menu">
        <Button small onClick={onManage}>
          {t('account_none_button')}
        </Button>
      </span>
    );
  }
  const selected = model.selected.value;
  const close = () => menu.current?.hidePopover?.();
  return (
    <span class="account-menu">
      <button type="button" class="account-menu-button" popovertarget="account-menu">
        <span class="account-menu-name">
          {selected ? <Untrusted text={selected.name} max={18} /> : t('account_choose')}
        </span>
        <Icon name="down" />
      </button>
      <div id="account-menu" class="account-menu-list" popover="auto" ref={menu}>
        <h2>{t('account_act_as')}</h2>
        <ul class="account-menu-accounts">
          {state.value.accounts.map((account) => (
            <li key={account.address}>
              <Choose
                chosen={selected !== null && isSameAddress(selected.address, account.address)}
                onChoose={() => {
                  void model.select.run(account.address);
                  close();
                }}
              >
                <Untrusted text={account.name} max={24} />
                <code>{formatShortHex(account.address)}</code>
              </Choose>
            </li>
          ))}
        </ul>
        <div class="account-menu-foot">
          <Button small look="plain" onClick={onManage}>
            {t('account_manage')}
          </Button>
        </div>
      </div>
    </span>
  );
}

function Choose(props: { chosen: boolean; onChoose: () => void; children: ComponentChildren }) {
  return (
    <button
      type="button"
      class="account-menu-account"
      aria-pressed={props.chosen}
      onClick={props.onChoose}
    >
      <span class="account-menu-tick">{props.chosen && <Icon name="check" />}</span>
      {props.children}
    </button>
  );
}
