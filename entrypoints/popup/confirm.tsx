import { UnlockForm } from '@/components/features/accounts/unlock-form';
import { ConfirmCall } from '@/components/features/confirm/confirm-call';
import { getValue } from '@/components/ui/async-state';
import { t } from '@/lib/i18n';
import type { PopupModel } from './create-popup-model';
import type { Confirming, TaskModel } from './create-task-model';

type Props = { confirming: Confirming; model: PopupModel; tasks: TaskModel };

/** The last look before something is signed, with the password asked for where it is needed. */
export function Confirm({ confirming, model, tasks }: Props) {
  const isLocked = getValue(model.vault.vault)?.status !== 'unlocked';
  return (
    <ConfirmCall
      key={confirming.model.prepared.id}
      model={confirming.model}
      summary={confirming.summary}
      account={model.vault.find(confirming.model.prepared.from)}
      unlock={isLocked ? <UnlockForm model={model.vault} hint={t('confirm_unlock')} /> : null}
      onReject={tasks.reject}
      onAgain={confirming.again}
    />
  );
}
