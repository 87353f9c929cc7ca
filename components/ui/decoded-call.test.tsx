// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { t } from '@/lib/i18n';
import type { DecodedArgument, DecodedCall } from '@/lib/model/submission';
import { DecodedCallView } from './decoded-call';

afterEach(cleanup);

const show = (decoded: DecodedCall, valueWei = 0n) =>
  render(<DecodedCallView decoded={decoded} nativeSymbol="ETH" valueWei={valueWei} />);

function propose(argument: Pick<DecodedArgument, 'name' | 'exact'>): DecodedCall {
  const target = '0x00000000000000000000000000000000000000a1';
  return {
    kind: 'known',
    contractName: 'ModelGovernor',
    functionName: 'propose',
    arguments: [{ ...argument, type: 'string', value: argument.exact }],
    inner: [{ target, valueWei: 0n, calldata: '0x', decoded: { kind: 'transfer' } }],
  };
}

describe('DecodedCallView', () => {
  test.each(['# Title\n\nShort.', `# Title\n\n\tOf more than one line. ${'x'.repeat(80)}`])(
    'behaviour: the line breaks of a description are no warning: %j',
    (exact) => {
      const { container } = show(propose({ name: 'description', exact }));
      expect(container.textContent).toContain('# Title');
      expect(container.textContent).not.toContain('⟨U+');
      expect(container.textContent).not.toContain('⚠');
    },
  );

  test('behaviour: a hidden character in it is, and a line break in a name', () => {
    show(propose({ name: 'description', exact: '# Title\n\u202eabc' }));
    expect(screen.getByText('⚠')).toBeDefined();
    cleanup();
    show(propose({ name: 'symbol', exact: 'A\nB' }));
    expect(screen.getByText('A⟨U+000A⟩B')).toBeDefined();
  });

  test('behaviour: a call without data says whether an amount moves', () => {
    show(propose({ name: 'description', exact: 'Text' }));
    expect(screen.getByText(t('confirm_empty_call'))).toBeDefined();
    cleanup();
    show({ kind: 'transfer' }, 1n);
    expect(screen.getByText(t('confirm_transfer'))).toBeDefined();
  });
});
