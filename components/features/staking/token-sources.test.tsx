// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { createResource } from '@/components/ui/async-state';
import { formatShortHex } from '@/lib/format/address';
import { t } from '@/lib/i18n';
import type { StakeState } from '@/lib/model/pools';
import { stake, stakeOff } from '@/tests/gallery/stakes';
import { TokenSources } from './token-sources';

afterEach(cleanup);

async function tell(read: () => Promise<StakeState>) {
  const pools = createResource(read);
  await pools.load();
  const { container } = render(<TokenSources pools={pools} />);
  return container.textContent;
}

describe('TokenSources', () => {
  test('default: a pair that a vote listed is named, with its address to copy; no other pool is', async () => {
    const names = (wanted: boolean) =>
      stake.pools
        .filter(({ kind }) => (kind === 'uniswap-v2') === wanted)
        .map(({ target }) => t('ui_copy_address', formatShortHex(target)));
    expect([names(true).length, names(false).length]).toEqual([1, 1]);
    expect(await tell(async () => stake)).toContain(t('funds_get_pairs'));
    for (const name of names(true)) expect(screen.getByRole('button', { name })).toBeDefined();
    for (const name of names(false)) expect(screen.queryByRole('button', { name })).toBeNull();
  });

  test('behaviour: no market is denied where none is listed, or it is not known', async () => {
    const [off, failed] = [
      await tell(async () => stakeOff),
      await tell(() => Promise.reject(new Error('gone'))),
    ];
    expect(off).toBe(`${t('funds_get_text')}${t('funds_get_no_pair')}`);
    expect(failed).toContain(t('funds_get_unread'));
    expect(failed).not.toContain(t('funds_get_no_pair'));
    for (const text of [off, failed]) expect(text).not.toContain('know no market');
  });
});
