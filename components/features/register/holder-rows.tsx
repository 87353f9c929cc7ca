import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { TextInput } from '@/components/ui/text-input';
import { t } from '@/lib/i18n';
import { type HolderRow, rowsMax } from '@/lib/model/registration';
import { tellHolderProblem } from './holder-texts';
import type { WizardModel } from './wizard-model';

type Props = { wizard: WizardModel };

/** Holders typed by hand, one row each. */
export function HolderRows({ wizard }: Props) {
  const { rows } = wizard.value.value;
  const add = () => wizard.addRow();
  return (
    <div class="register-holders">
      {rows.length === 0 ? (
        <EmptyState
          title={t('holders_no_rows')}
          actions={<Button onClick={add}>{t('holders_add')}</Button>}
        >
          <p>{t('holders_no_rows_text')}</p>
        </EmptyState>
      ) : (
        <>
          <ol class="register-holder-rows">
            {rows.map((row, index) => (
              <Row key={row.id} row={row} index={index} wizard={wizard} />
            ))}
          </ol>
          <Button disabled={rows.length >= rowsMax} onClick={add}>
            {t('holders_add')}
          </Button>
        </>
      )}
    </div>
  );
}

type RowProps = { row: HolderRow; index: number; wizard: WizardModel };

function Row({ row, index, wizard }: RowProps) {
  const number = String(index + 1);
  const problem = wizard.holders.current.value?.problems.find(({ line }) => line === index + 1);
  const isAddress = problem && addressCodes.includes(problem.code);
  const text = problem ? tellHolderProblem(problem) : null;
  const change = (changes: Partial<HolderRow>) => wizard.changeRow(row.id, changes);
  return (
    <li class="register-holder-row">
      <TextInput
        code
        label={t('holders_account', number)}
        value={row.account}
        placeholder="0x…"
        maxLength={60}
        error={isAddress ? text : null}
        onChange={(account) => change({ account })}
      />
      <TextInput
        label={t('holders_amount')}
        inputMode="decimal"
        value={row.amount}
        placeholder="0"
        maxLength={80}
        error={isAddress ? null : text}
        onChange={(amount) => change({ amount })}
      />
      <TextInput
        label={t('holders_staked')}
        inputMode="decimal"
        value={row.staked}
        placeholder="0"
        maxLength={80}
        onChange={(staked) => change({ staked })}
      />
      <Button small look="plain" onClick={() => wizard.removeRow(row.id)}>
        {t('holders_remove')}
        <span class="visually-hidden"> {number}</span>
      </Button>
    </li>
  );
}

const addressCodes: readonly string[] = ['address', 'checksum', 'zero-address', 'duplicate'];
