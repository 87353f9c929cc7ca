import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import './dialog.css';

type Props = {
  open: boolean;
  title: string;
  children: ComponentChildren;
  /** Buttons, the safe one first. */
  actions: ComponentChildren;
  /** Escape, or a click outside. */
  onClose: () => void;
};

/** A question that waits for its answer; the browser keeps the focus in and gives it back. */
export function Dialog({ open, title, children, actions, onClose }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    if (open && !dialog.open) {
      dialog.showModal();
      // The title first, so that it is read; not the first button, which may be the one that loses something.
      heading.current?.focus();
    }
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      class="dialog"
      ref={element}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        // Only the backdrop's clicks have the dialog itself as their target: its content fills it.
        if (event.target === element.current) onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      {open && (
        <div class="dialog-content">
          <h2 id={titleId} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <div class="dialog-body">{children}</div>
          <div class="dialog-actions">{actions}</div>
        </div>
      )}
    </dialog>
  );
}
