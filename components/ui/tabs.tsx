import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import './tabs.css';

type Tab<Id extends string> = { id: Id; label: ComponentChildren };

type Props<Id extends string> = {
  label: string;
  /** Tells this set of tabs from others on the page. */
  name: string;
  tabs: readonly Tab<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
  /** The selected tab's panel. */
  children: ComponentChildren;
};

/** Tabs as ARIA has them: one stop for the Tab key, arrows move and select, Home and End jump. */
export function Tabs<Id extends string>(props: Props<Id>) {
  const { label, name, tabs, selected, onSelect, children } = props;
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = getNext(event.key, { tabs, selected, list: list.current });
    if (next === null) return;
    event.preventDefault();
    onSelect(next);
    list.current?.querySelector<HTMLElement>(`#${name}-tab-${next}`)?.focus();
  };
  return (
    <div class="tabs">
      <div class="tabs-list" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${name}-tab-${tab.id}`}
            aria-selected={tab.id === selected}
            aria-controls={`${name}-panel`}
            tabIndex={tab.id === selected ? 0 : -1}
            onClick={() => onSelect(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        class="tabs-panel"
        role="tabpanel"
        id={`${name}-panel`}
        aria-labelledby={`${name}-tab-${selected}`}
        tabIndex={-1}
      >
        {children}
      </div>
    </div>
  );
}

function getNext<Id extends string>(
  key: string,
  of: { tabs: readonly Tab<Id>[]; selected: Id; list: HTMLElement | null },
): Id | null {
  const at = of.tabs.findIndex(({ id }) => id === of.selected);
  const last = of.tabs.length - 1;
  const forward = of.list && getComputedStyle(of.list).direction === 'rtl' ? -1 : 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: at + forward,
    ArrowLeft: at - forward,
    Home: 0,
    End: last,
  };
  const index = steps[key];
  if (index === undefined) return null;
  return of.tabs[(index + of.tabs.length) % of.tabs.length]?.id ?? null;
}
