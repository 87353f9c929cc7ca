import type { ComponentChildren } from 'preact';
import './empty-state.css';

type Props = {
  title: string;
  /** Why there is nothing, and what would bring something. */
  children?: ComponentChildren;
  actions?: ComponentChildren;
};

/** Nothing here, why, and the next step. A title that changes in place is told to those who do not see it. */
export function EmptyState({ title, children, actions }: Props) {
  return (
    <div class="empty-state">
      <h2 aria-live="polite">{title}</h2>
      {children !== undefined && <div class="empty-state-text">{children}</div>}
      {actions !== undefined && <div class="empty-state-actions">{actions}</div>}
    </div>
  );
}
