import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '@/lib/i18n';
import { Icon } from './icon';
import './pane.css';

type Props = {
  title: ComponentChildren;
  onBack: () => void;
  children: ComponentChildren;
  /** Buttons that stay in sight at the bottom. */
  footer?: ComponentChildren;
  /** What became of them, above the buttons and as much in sight. */
  outcome?: ComponentChildren;
};

/** One thing in full, in place of the list it was chosen from. The focus goes to its title. */
export function Pane({ title, onBack, children, footer, outcome }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="pane">
      <div class="pane-head">
        <button type="button" class="pane-back" onClick={onBack} aria-label={t('ui_back')}>
          <Icon name="back" />
        </button>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
      </div>
      <div class="pane-body">{children}</div>
      {footer !== undefined && (
        <div class="pane-footer">
          {outcome}
          <div class="pane-buttons">{footer}</div>
        </div>
      )}
    </section>
  );
}
