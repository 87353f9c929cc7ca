import { useEffect, useMemo } from 'preact/hooks';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { createResource, getValue } from '@/components/ui/async-state';
import { Button } from '@/components/ui/button';
import { createHistoryReading } from '@/components/ui/create-history-reading';
import { ErrorState } from '@/components/ui/error-state';
import { Facts } from '@/components/ui/facts';
import { HistoryLine } from '@/components/ui/history-line';
import { getPoolName } from '@/components/ui/pool-name';
import { Progress } from '@/components/ui/progress';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { formatExactAmount, formatPlainAmount } from '@/lib/format/amount';
import { formatExactRate } from '@/lib/format/count';
import { formatAbsolute } from '@/lib/format/time';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { plural, t } from '@/lib/i18n';
import type { StakeHistory, StakeState } from '@/lib/model/pools';
import { useReading } from './create-reading';
import { getCost, getFree, listProgrammes, type Programme, toEndingFields } from './pool-ending';
import type { FormProps } from './types';

/** Which incentive ends, what it came to, and what of the budget comes back. */
export function EndIncentive(props: FormProps) {
  const { fields, onChange, services } = props;
  const stake = useReading<StakeState>();
  const read = () =>
    stake.run(services.readStake, (state) => {
      if (state) onChange(toEndingFields(fields, state));
    });
  useEffect(() => {
    void read();
  }, [services]);
  const state = stake.state.value;
  if (state.status === 'failed') {
    return <ErrorState code={state.code} title={t('pools_failed')} onRetry={() => void read()} />;
  }
  if (state.status !== 'ready') return <Progress label={t('form_pools_reading')} />;
  if (!state.value.isOurs) return <p class="composer-muted">{t('pools_other_allocator_text')}</p>;
  return <Ending {...props} state={state.value} />;
}

type Props = FormProps & { state: StakeState };

function Ending({ state, ...props }: Props) {
  const { fields, onChange, problem, context, services } = props;
  const programmes = listProgrammes(state);
  const chosen = programmes.find(({ adapter }) => adapter === fields['programme']);
  const symbol = toUntrustedLine(context.model.symbol, 12).text;
  const free = getFree(state, context);
  return (
    <>
      {programmes.length === 0 ? (
        <p class="composer-muted">{t('form_pools_no_programme')}</p>
      ) : (
        <Select
          label={t('form_pools_programme')}
          value={chosen?.adapter ?? ''}
          options={[
            { value: '', label: t('form_pools_programme_none') },
            ...programmes.map((pool) => ({ value: pool.adapter, label: getPoolName(pool) })),
          ]}
          onChange={(programme) => onChange({ programme })}
        />
      )}
      {chosen && <ProgrammeFacts chosen={chosen} state={state} symbol={context.model.symbol} />}
      <Results services={services} symbol={symbol} />
      <TextInput
        label={t('form_pools_back', symbol)}
        inputMode="decimal"
        value={fields['back'] ?? ''}
        error={problem('back')}
        hint={t('form_pools_back_hint', tell(state.budget, symbol), tell(free, symbol))}
        onChange={(back) => onChange({ back })}
      />
      {free > 0n && (
        <div>
          <Button small onClick={() => onChange({ back: formatPlainAmount(free) })}>
            {t('form_pools_back_fill', tell(free, symbol))}
          </Button>
        </div>
      )}
      <p class="composer-muted">
        {t('form_pools_back_to')} <Address hex={context.model.timelock ?? ''} />
      </p>
    </>
  );
}

function tell(amount: bigint, symbol: string): string {
  return `${formatExactAmount(amount)} ${symbol}`;
}

function ProgrammeFacts(of: { chosen: Programme; state: StakeState; symbol: string }) {
  const { chosen, state, symbol } = of;
  const { ratePerYear, target, endsAt } = chosen.programme;
  const amount = (value: bigint) => <Amount value={value} unit={symbol} />;
  const cost = getCost(chosen, state.timestamp, endsAt - state.timestamp);
  return (
    <Facts
      rows={[
        { label: t('form_pools_pays'), value: t('pools_per_year', formatExactRate(ratePerYear)) },
        { label: t('form_pools_pays_on'), value: amount(target) },
        { label: t('form_pools_lies_there'), value: amount(chosen.booked) },
        { label: t('form_pools_until'), value: formatAbsolute(endsAt) },
        { label: t('form_pools_still_costs'), value: amount(cost) },
      ]}
    />
  );
}

/** What incentives paid so far, by the vault's own logs: they tell that it was paid, not for which pool. */
function Results({ services, symbol }: Pick<FormProps, 'services'> & { symbol: string }) {
  const { past, reading } = useMemo(() => createPast(services), [services]);
  useEffect(() => {
    void reading.start();
    return reading.stop;
  }, [reading]);
  const state = past.state.value;
  const code = state.status === 'failed' ? state.code : past.staleCode.value;
  return (
    <>
      {state.status === 'ready' && (
        <div>
          <p>{tellPaid(state.value, symbol)}</p>
          <HistoryLine model={reading} partial={t('form_pools_paid_partial')} />
        </div>
      )}
      {code !== null && (
        <ErrorState
          code={code}
          title={t('form_pools_past_failed')}
          onRetry={() => void reading.start()}
        />
      )}
    </>
  );
}

/** The stake's past, and the reading on in its logs; what is shown stays while it is read again. */
function createPast({ readStakePast, readLogsOn }: FormProps['services']) {
  const past = createResource(readStakePast);
  const reading = createHistoryReading({
    advance: readLogsOn,
    show: async () => {
      await past.load();
      return getValue(past)?.history ?? null;
    },
  });
  return { past, reading };
}

function tellPaid({ incentives }: StakeHistory, symbol: string): string {
  if (incentives.length === 0) return t('form_pools_nothing_paid');
  const sum = incentives.reduce((total, { assets }) => total + assets, 0n);
  return plural('pools_incentives', incentives.length, tell(sum, symbol));
}
