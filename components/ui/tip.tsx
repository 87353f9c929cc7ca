import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import './tip.css';

type Props = {
  /** What is shown on hover and focus: all the digits, the absolute time. */
  detail: string;
  children: ComponentChildren;
};

/**
 * A short form whose whole form is a hover or a focus away (WCAG 1.4.13: can be pointed at, put away with Escape).
 * It stands in the top layer, so that no scroll area cuts it off.
 */
export function Tip({ detail, children }: Props) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const shown = useSignal(false);
  const show = () => {
    if (shown.value || !anchor.current || !bubble.current) return;
    shown.value = true;
    bubble.current.showPopover?.();
    place(anchor.current, bubble.current);
  };
  const hide = () => {
    if (!shown.value) return;
    shown.value = false;
    bubble.current?.hidePopover?.();
  };
  return (
    <span class="tip" ref={anchor} onPointerEnter={show} onPointerLeave={hide}>
      <button
        type="button"
        class="tip-short"
        aria-describedby={id}
        onFocus={show}
        onBlur={hide}
        onClick={show}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !shown.value) return;
          event.preventDefault();
          event.stopPropagation();
          hide();
        }}
      >
        {children}
      </button>
      <span class="tip-detail" id={id} ref={bubble} role="tooltip" popover="manual">
        {detail}
      </span>
    </span>
  );
}

/** Below the anchor, above where there is no room, always inside the window. */
function place(anchor: HTMLElement, bubble: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const size = bubble.getBoundingClientRect();
  const edge = 8;
  const below = at.bottom + 4;
  const top = below + size.height + edge > window.innerHeight ? at.top - size.height - 4 : below;
  const left = Math.min(at.left, window.innerWidth - size.width - edge);
  bubble.style.top = `${Math.max(edge, top)}px`;
  bubble.style.left = `${Math.max(edge, left)}px`;
}
