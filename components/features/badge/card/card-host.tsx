/**
 * The card as it stands on a page: `<commonweight-card>` at the end of the document, a closed shadow root,
 * in it a popover (top layer), so that nothing of the page is touched or moved.
 */
import { render } from 'preact';
import tokens from '@/components/ui/tokens.css?inline';
import { t } from '@/lib/i18n';
import { createCoverLook, isOnePress } from '../cover';
import { isDarkAround } from '../page-theme';
import { addShadowStyle } from '../shadow-style';
import { Card, type CardAction } from './card';
import style from './card.css?inline';
import type { CardModel } from './create-card-model';
import { getCardPlace } from './placing';

export const cardTag = 'commonweight-card';
const tickMs = 1000;

export type CardHostOptions = {
  model: CardModel;
  /** The badge: where the card stands, and where the focus goes back to. */
  anchor: HTMLElement;
  onAct: (action: CardAction) => void;
  now: () => number;
  /** Ends it. */
  signal: AbortSignal;
  onClose: () => void;
};

/** Opens the card and moves the focus into it; Escape, a press elsewhere and its button call `onClose`. */
export function openCardHost(options: CardHostOptions): void {
  const { model, anchor, now, signal } = options;
  const host = document.createElement(cardTag);
  const root = host.attachShadow({ mode: 'closed' });
  addShadowStyle(root, `${tokens.replaceAll(':root', '.frame')}${style}`);
  const frame = createFrame(anchor);
  root.append(frame);
  document.documentElement.append(host);
  let wasCovered = false;
  const draw = () => render(<Card {...getProps()} />, frame);
  const isCovered = createCoverLook(frame);
  const act = async (action: CardAction) => {
    wasCovered = await isCovered();
    if (signal.aborted) return;
    if (wasCovered) draw();
    else options.onAct(action);
  };
  const getProps = () => ({
    view: model.getView(),
    nowMs: now(),
    isCovered: wasCovered,
    onAct: (action: CardAction) => void act(action),
    onLook: (prove: boolean) => void model.look({ prove }),
    onCopy: (text: string) => void model.copy(text),
    onClose: options.onClose,
  });
  model.subscribe(draw);
  draw();
  frame.showPopover();
  void isCovered();
  place(frame, anchor);
  frame.focus();
  anchor.setAttribute('aria-expanded', 'true');
  listen({ ...options, host, root, frame });
  const timer = setInterval(draw, tickMs);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    const hadFocus = root.activeElement !== null;
    render(null, frame);
    host.remove();
    anchor.setAttribute('aria-expanded', 'false');
    if (hadFocus) anchor.focus();
  });
}

function createFrame(anchor: HTMLElement): HTMLElement {
  const frame = document.createElement('section');
  frame.className = 'frame';
  frame.tabIndex = -1;
  frame.popover = 'manual';
  frame.dataset['theme'] = isDarkAround(getShadowHost(anchor)) ? 'dark' : 'light';
  frame.setAttribute('role', 'dialog');
  frame.setAttribute('aria-label', t('card_title'));
  return frame;
}

function place(frame: HTMLElement, anchor: HTMLElement): void {
  const { clientWidth, clientHeight } = document.documentElement;
  const where = getCardPlace(
    anchor.getBoundingClientRect(),
    { width: clientWidth, height: Math.min(clientHeight, innerHeight) },
    { x: scrollX, y: scrollY },
  );
  frame.style.left = `${where.left}px`;
  frame.style.width = `${where.width}px`;
  frame.style.maxHeight = `${where.maxHeight}px`;
  const top =
    'top' in where ? where.top : where.bottomAt - Math.min(frame.offsetHeight, where.maxHeight);
  frame.style.top = `${Math.max(0, top)}px`;
}

function listen(
  options: CardHostOptions & { host: HTMLElement; root: ShadowRoot; frame: HTMLElement },
): void {
  const { host, root, frame, anchor, signal, onClose } = options;
  addEventListener(
    'pointerdown',
    (event) => {
      // A press on the badge itself is a click on it, which closes the card too.
      const path = event.composedPath();
      if (event.isTrusted && !path.includes(host) && !path.includes(getShadowHost(anchor)))
        onClose();
    },
    { capture: true, signal },
  );
  // What no person pressed reaches none of the card's buttons (threat T9).
  frame.addEventListener('click', (event) => isOnePress(event) || event.stopPropagation(), {
    capture: true,
  });
  frame.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Tab') keepInside(event, root, frame);
  });
  addEventListener('resize', () => place(frame, anchor), { signal, passive: true });
}

/** What the page's events name in place of something in our closed root. */
function getShadowHost(element: Element): Element {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : element;
}

/** The card is the last thing of the document: the Tab key goes round in it until it is closed. */
function keepInside(event: KeyboardEvent, root: ShadowRoot, frame: HTMLElement): void {
  const stops = [...frame.querySelectorAll<HTMLElement>('button, summary')];
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  const isAtEdge = root.activeElement === edge || (event.shiftKey && root.activeElement === frame);
  if (!isAtEdge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}
