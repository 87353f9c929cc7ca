import { Address } from '@/components/ui/address';
import type { Readable } from '@/components/ui/async-state';
import { AsyncView } from '@/components/ui/async-view';
import { isNamed } from '@/components/ui/pool-name';
import { t } from '@/lib/i18n';
import type { StakeState } from '@/lib/model/pools';

/** Where a model's token can be had: a pair that a vote listed as a pool is a market we know of; no other is known. */
export function TokenSources({ pools }: { pools: Readable<StakeState> }) {
  return (
    <div class="funds-sources">
      <p>{t('funds_get_text')}</p>
      <AsyncView resource={pools} failed={t('funds_get_unread')}>
        {({ pools: listed }) => <Pairs pools={listed} />}
      </AsyncView>
    </div>
  );
}

function Pairs({ pools }: Pick<StakeState, 'pools'>) {
  const pairs = pools.filter(({ kind, target }) => kind === 'uniswap-v2' && isNamed(target));
  if (pairs.length === 0) return <p>{t('funds_get_no_pair')}</p>;
  return (
    <>
      <p>{t('funds_get_pairs')}</p>
      <ul class="funds-pairs">
        {pairs.map(({ target }) => (
          <li key={target}>
            <Address hex={target} />
          </li>
        ))}
      </ul>
    </>
  );
}
