// @vitest-environment jsdom
import { useSignal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { Tabs } from './tabs';

afterEach(cleanup);

function Example() {
  const selected = useSignal<'a' | 'b' | 'c'>('a');
  return (
    <Tabs
      label="Views"
      name="view"
      tabs={(['a', 'b', 'c'] as const).map((id) => ({ id, label: `Tab ${id}` }))}
      selected={selected.value}
      onSelect={(id) => {
        selected.value = id;
      }}
    >
      Panel {selected.value}
    </Tabs>
  );
}

describe('Tabs', () => {
  test('default: one stop for the Tab key, the panel is named by its tab', () => {
    render(<Example />);
    expect(screen.getAllByRole('tab').map((tab) => tab.tabIndex)).toEqual([0, -1, -1]);
    expect(screen.getByRole('tabpanel', { name: 'Tab a' }).textContent).toBe('Panel a');
  });

  test.each([
    ['ArrowRight', 'Tab b'],
    ['ArrowLeft', 'Tab c'],
    ['End', 'Tab c'],
    ['Home', 'Tab a'],
  ])('behaviour: %s selects and takes the focus along', (key, name) => {
    render(<Example />);
    fireEvent.keyDown(screen.getByRole('tablist'), { key });
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe(name);
    expect(document.activeElement?.textContent).toBe(name);
  });
});
