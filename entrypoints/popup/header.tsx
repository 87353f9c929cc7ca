import { AccountMenu } from '@/components/features/accounts/account-menu';
import { getValue } from '@/components/ui/async-state';
import { Icon } from '@/components/ui/icon';
import { Mark } from '@/components/ui/mark';
import { plural, t } from '@/lib/i18n';
import type { PopupModel } from './create-popup-model';

type Props = {
  model: PopupModel;
  onOpen: (page: 'networks' | 'accounts') => void;
};

/** Our mark, the networks in use, the account that acts, and the lock. */
export function Header({ model, onOpen }: Props) {
  const vault = getValue(model.vault.vault);
  return (
    <header class="popup-header">
      <h1>
        <Mark size={20} />
        <span class="visually-hidden">{t('extension_name')}</span>
      </h1>
      <Networks model={model} onOpen={() => onOpen('networks')} />
      <span class="popup-header-space" />
      <AccountMenu model={model.vault} onManage={() => onOpen('accounts')} />
      {vault?.status === 'unlocked' && (
        <button
          type="button"
          class="popup-icon"
          title={t('account_lock')}
          aria-label={t('account_lock')}
          onClick={() => void model.vault.lock.run()}
        >
          <Icon name="unlocked" />
        </button>
      )}
      <button
        type="button"
        class="popup-icon"
        title={t('popup_options')}
        aria-label={t('popup_options')}
        onClick={() => onOpen('accounts')}
      >
        <Icon name="settings" />
      </button>
    </header>
  );
}

function Networks({ model, onOpen }: { model: PopupModel; onOpen: () => void }) {
  const networks = getValue(model.networks) ?? [];
  const [first] = networks;
  if (!first) return null;
  const isDemo = networks.every(({ demo }) => demo);
  const name = networks.length === 1 ? first.name : plural('popup_networks', networks.length);
  return (
    <button
      type="button"
      class={isDemo ? 'popup-network popup-network-demo' : 'popup-network'}
      title={networks.map((one) => one.name).join(', ')}
      onClick={onOpen}
    >
      {name}
    </button>
  );
}
