/** Pools: which there are, what may lie in them, and what draws stake there. */
import { Amount } from '@/components/ui/amount';
import { Select } from '@/components/ui/select';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import { describePools } from './describe-pools';
import { EndIncentive } from './end-incentive';
import { PoolFieldInput, toKey } from './pool-field-input';
import { getChange, parsePools, poolChanges, poolFields, toPoolFields } from './pool-fields';
import { PoolSource } from './pool-source';
import { SetNow } from './set-now';
import type { ActionForm, FormProps } from './types';

export const pools: ActionForm<'pools'> = {
  kind: 'pools',
  title: () => t('kind_pools'),
  hint: () => t('kind_pools_hint'),
  start: () => ({ change: 'list' }),
  parse: (fields, { timestamp }) => parsePools(fields, timestamp),
  describe: (intent, { model }) => describePools(intent, toUntrustedLine(model.symbol, 12).text),
  Form: PoolsForm,
};

function PoolsForm(props: FormProps) {
  const { fields, onChange, context } = props;
  const change = getChange(fields);
  return (
    <>
      <Select
        label={t('form_pools_change')}
        value={change}
        options={poolChanges.map((value) => ({ value, label: t(toKey('form_pools_do', value)) }))}
        onChange={(value) => onChange({ change: value })}
      />
      <p class="composer-muted">{t(toKey('form_pools_about', change))}</p>
      {(change === 'limits' || change === 'policy') && (
        <SetNow
          key={change}
          read={props.services.readStake}
          toFields={(state) => toPoolFields(change, state)}
          failed={t('pools_failed')}
          onChange={onChange}
        />
      )}
      {change === 'list' && <PoolSource {...props} />}
      {change === 'end' ? (
        <EndIncentive {...props} />
      ) : (
        poolFields[change]
          // That of a listing stands with what is found there.
          .filter(({ name }) => change !== 'list' || name !== 'adapter')
          .map((field) => <PoolFieldInput key={field.name} field={field} {...props} />)
      )}
      {change === 'fund' && (
        <p class="composer-muted">
          {t('form_treasury')}{' '}
          <Amount value={context.treasury.tokens} unit={context.model.symbol} />
        </p>
      )}
    </>
  );
}
