// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { t } from '@/lib/i18n';
import type { PreparedView } from '@/lib/model/submission';
import { watched } from '@/tests/gallery/people';
import { prepared, preparedCoin } from '@/tests/gallery/submissions';
import { LastLook } from './last-look';

afterEach(cleanup);

function open(of: PreparedView) {
  const platform = {
    send: (async () => null) as never,
    now: () => of.expiresAtMs - 60_000,
    every: () => () => {},
    makeId: () => 'request',
  };
  const act = {
    onSubmitted: () => {},
    onRejected: () => {},
    onAgain: () => {},
    onLocked: () => {},
  };
  const account = watched.accounts.find(({ kind }) => kind === 'watch-only');
  render(
    <LastLook
      {...{ prepared: of, platform, account, ...act }}
      summary="Pay"
      route="stake.submit"
      unlock={null}
    />,
  );
}

describe('an account that is only looked at', () => {
  test('default: a call is copied and followed', () => {
    open(prepared);
    expect(screen.getByText(t('copy_call_text'))).toBeDefined();
    expect(screen.getByRole('button', { name: t('confirm_follow') })).toBeDefined();
  });

  test('behaviour: coin is copied, and no following of it is offered or promised', () => {
    open(preparedCoin);
    expect(screen.getByText(t('copy_call_text_coin'))).toBeDefined();
    expect(screen.queryByText(t('copy_call_text'))).toBeNull();
    expect(screen.queryByRole('button', { name: t('confirm_follow') })).toBeNull();
    expect(screen.getAllByRole('button', { name: t('ui_back') }).length).toBeGreaterThan(0);
  });
});
