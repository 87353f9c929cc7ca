import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';
import './notice.css';

type Props = {
  /** `good` only for what earned green. */
  tone?: 'info' | 'good' | 'warning' | 'danger' | 'demo';
  title?: string;
  children?: ComponentChildren;
  /** Buttons or links that help. */
  actions?: ComponentChildren;
  /** Read out when it appears: `alert` at once, `status` when there is a pause. */
  announce?: 'alert' | 'status';
};

const icons = {
  info: 'info',
  good: 'check',
  warning: 'warning',
  danger: 'warning',
  demo: 'info',
} as const satisfies Record<string, IconName>;

/** Something to know before going on. */
export function Notice({ tone = 'info', title, children, actions, announce }: Props) {
  return (
    <div class={`notice notice-${tone}`} role={announce ?? 'note'}>
      <Icon name={icons[tone]} />
      <div class="notice-body">
        {title !== undefined && <p class="notice-title">{title}</p>}
        {children}
        {actions !== undefined && <div class="notice-actions">{actions}</div>}
      </div>
    </div>
  );
}
