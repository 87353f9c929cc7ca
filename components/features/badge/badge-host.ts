/**
 * One badge on a page: `<commonweight-badge>` with a closed shadow root. A tag of its own, so that no
 * framework takes it for one of its nodes; plain DOM, so that the content script stays small.
 */
import { mark } from '@/components/ui/shapes';
import { getVerdictGlyph } from '@/components/ui/verdict-glyph';
import { sayBadge } from '@/lib/format/badge-words';
import { t } from '@/lib/i18n';
import { type BadgeState, badgeTag } from '@/lib/model/badge';
import badgeStyle from './badge.css?inline';
import { createCoverLook, isOnePress } from './cover';
import { createGlyph } from './glyphs';
import listBadgeStyle from './list-badge.css?inline';
import { isDarkAround } from './page-theme';
import { findGap, gap, lookAround } from './pill-room';
import { addShadowStyle } from './shadow-style';

export type BadgeHost = {
  element: HTMLElement;
  /** Draws a state; how much room it needs may be another then. */
  show(state: BadgeState): void;
  /** Fits the pill into the row's free room, in the page's theme. Measures the page: at most once for each frame. */
  fit(): void;
  /** The page belongs to an older version of the extension. */
  showReload(): void;
};

export type BadgeOptions = {
  place: 'title' | 'card';
  /** Inside a link nothing may be interactive. */
  insideLink: boolean;
  /** Called with the pill: where the card stands, and where the focus goes back to. */
  onOpen: (anchor: HTMLElement) => void;
};

/** How long it says that it is covered. */
const coveredForMs = 4_000;

/** Makes a badge; it is not in the page yet. */
export function createBadgeHost({ place, insideLink, onOpen }: BadgeOptions): BadgeHost {
  const element = document.createElement(badgeTag);
  const root = element.attachShadow({ mode: 'closed' });
  addShadowStyle(root, place === 'card' ? `${badgeStyle}${listBadgeStyle}` : badgeStyle);
  const pill = document.createElement(insideLink ? 'span' : 'button');
  if (pill instanceof HTMLButtonElement) {
    pill.type = 'button';
    pill.setAttribute('aria-haspopup', 'dialog');
    pill.setAttribute('aria-expanded', 'false');
    addPress(pill, (isCovered) => {
      if (!isCovered) return onOpen(pill);
      say('badge_covered');
      timer = setTimeout(() => {
        show(shown);
        refit();
      }, coveredForMs);
    });
  } else {
    pill.setAttribute('role', 'img');
  }
  root.append(pill);
  let shown: BadgeState;
  let timer: ReturnType<typeof setTimeout>;
  const refit = () => fitPill(element, pill, place);
  const show = (state: BadgeState) => {
    shown = state;
    draw(pill, state, place);
  };
  const say = (key: 'badge_covered' | 'badge_reload') => {
    clearTimeout(timer);
    pill.className = 'pill stale';
    pill.replaceChildren(t(key));
    pill.removeAttribute('aria-label');
    refit();
  };
  return { element, fit: refit, show, showReload: () => say('badge_reload') };
}

/**
 * A page can click for the reader, but it cannot make such a click trusted; what it hides from the reader it cannot have
 * pressed (threat T9). Watched from when the pointer or the focus first comes: a badge nobody touches costs nothing.
 */
function addPress(pill: HTMLElement, onPress: (isCovered: boolean) => void): void {
  const isCovered = createCoverLook(pill);
  for (const type of ['pointerenter', 'focus']) {
    pill.addEventListener(type, () => void isCovered(), { once: true });
  }
  pill.addEventListener('click', (event) => {
    event.stopPropagation();
    if (isOnePress(event)) void isCovered().then(onPress);
  });
}

function draw(pill: HTMLElement, state: BadgeState, place: 'title' | 'card'): void {
  const { verdict, provenance } = state;
  const tone = provenance.kind === 'stale' ? 'stale' : verdict.tone;
  pill.className = `pill ${tone === 'demo' ? 'demo-tone' : tone}`;
  const { word, demo, votes, label, meaning } = state.said ?? sayBadge(state);
  pill.setAttribute('aria-label', label);
  pill.title = `${label}. ${meaning}`;
  const parts: Node[] = [createGlyph(mark, 'mark'), createGlyph(getVerdictGlyph(verdict), 'glyph')];
  if (place === 'title') parts.push(createText('word', word));
  if (demo !== null) parts.push(createText('demo', demo));
  if (place === 'title' && votes !== null) parts.push(createText('votes', votes));
  pill.replaceChildren(...parts);
}

function createText(className: string, text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = className;
  span.textContent = text;
  return span;
}

/** Size from the name, theme from the page, and a place where the pill covers neither the name nor its buttons. */
function fitPill(element: HTMLElement, pill: HTMLElement, place: 'title' | 'card'): void {
  const row = element.parentElement;
  if (!row) return;
  pill.dataset['theme'] = isDarkAround(row) ? 'dark' : 'light';
  const nameSize = Number.parseFloat(getComputedStyle(row).fontSize) || 16;
  const size = place === 'card' ? 11 : Math.min(14, Math.max(11, nameSize * 0.65));
  pill.style.setProperty('--size', `${size}px`);
  if (place === 'card') return;
  placePill(element, pill, row);
}

/** From all it says to its shapes alone. */
const forms = ['', 'short', 'slim'] as const;

/** In the line of the name with as many words as there is room for, else above or below it. */
function placePill(element: HTMLElement, pill: HTMLElement, row: Element): void {
  pill.style.removeProperty('inset');
  const at = element.getBoundingClientRect();
  const { boxes, end } = lookAround(element);
  const tryLine = (form: (typeof forms)[number], left: number, lineTop: number | null): boolean => {
    pill.classList.remove('short', 'slim');
    if (form !== '') pill.classList.add(form);
    const { offsetWidth, offsetHeight } = pill;
    const top = lineTop ?? at.top - offsetHeight / 2;
    const line = { left, top, right: end, bottom: top + offsetHeight };
    const found = findGap(boxes, line, offsetWidth);
    if (found === null || (lineTop !== null && found !== left)) return false;
    pill.style.inset = `${top - at.top}px auto auto ${found - at.left}px`;
    return true;
  };
  const tryBeside = (form: (typeof forms)[number]) => tryLine(form, at.left + gap, null);
  const box = row.getBoundingClientRect();
  const above = box.top - pill.offsetHeight;
  if (tryBeside('') || tryBeside('short')) return;
  for (const top of [above, box.bottom]) if (tryLine('', box.left, top)) return;
  if (tryBeside('slim')) return;
  pill.style.inset = `${above - at.top}px auto auto ${box.left - at.left}px`;
}
