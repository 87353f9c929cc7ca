import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import './button.css';

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'class' | 'disabled'> & {
  /** One `primary` in a view: what one came to do. `plain` has no frame. */
  look?: 'primary' | 'normal' | 'plain' | 'danger';
  small?: boolean;
  /** Works on it: keeps its size and the focus, and takes no second press. */
  busy?: boolean;
  disabled?: boolean;
  children: ComponentChildren;
};

export function Button(props: Props) {
  const { look = 'normal', small = false, busy = false, disabled = false, ...rest } = props;
  const { children, onClick, type = 'button', ...attributes } = rest;
  return (
    <button
      {...attributes}
      type={type}
      class={`button button-${look}${small ? ' button-small' : ''}`}
      disabled={disabled}
      aria-busy={busy}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        // A busy button stays focusable, so it is not `disabled`: the press is dropped here instead.
        if (busy) return event.preventDefault();
        onClick?.call(event.currentTarget, event);
      }}
    >
      <span class="button-label">{children}</span>
      {busy && <span class="button-spinner" aria-hidden="true" />}
    </button>
  );
}
