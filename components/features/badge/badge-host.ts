/**
 * One badge on a page: `<commonweight-badge>` with a closed shadow root. A tag of its own, so that no
 * framework takes it for one of its nodes; plain DOM, so that the content script stays small.
 */
import { mark } from '@/components/ui/shapes';
import { getVerdictGlyph } from '@/components/ui/verdict-glyph';
import { sayBadge } from '@/lib/format/badge-words';
import { t } from '@/lib/i18n';
import { type BadgeState, badgeTag } from '@/lib/model/badge';
import { badgeStyle, listCardStyle } from './badge-style';
import { createGlyph } from './glyphs';
import { isDarkAround } from './page-theme';
import { addShadowStyle } from './shadow-style';

const gap = 8;

export type BadgeHost = {
  element: HTMLElement;
  /** Draws a state, and fits the pill into the row's free room. */
  show(state: BadgeState): void;
  /** Fits it again: the page was resized or changed its theme. */
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

/** Makes a badge; it is not in the page yet. */
export function createBadgeHost({ place, insideLink, onOpen }: BadgeOptions): BadgeHost {
  const element = document.createElement(badgeTag);
  const root = element.attachShadow({ mode: 'closed' });
  addShadowStyle(root, place === 'card' ? `${badgeStyle}${listCardStyle}` : badgeStyle);
  const pill = document.createElement(insideLink ? 'span' : 'button');
  if (pill instanceof HTMLButtonElement) {
    pill.type = 'button';
    pill.setAttribute('aria-haspopup', 'dialog');
    pill.setAttribute('aria-expanded', 'false');
    // A page can click for the reader, but it cannot make such a click trusted (threat T9).
    pill.addEventListener('click', (event) => {
      event.stopPropagation();
      if (event.isTrusted) onOpen(pill);
    });
  } else {
    pill.setAttribute('role', 'img');
  }
  root.append(pill);
  const refit = () => fitPill(element, pill, place);
  return {
    element,
    fit: refit,
    show(state) {
      draw(pill, state, place);
      refit();
    },
    showReload() {
      pill.className = 'pill stale';
      pill.replaceChildren(t('badge_reload'));
      pill.removeAttribute('aria-label');
    },
  };
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
  pill.classList.remove('slim', 'above');
  pill.style.removeProperty('inset');
  const at = element.getBoundingClientRect();
  const box = row.getBoundingClientRect();
  const end = Math.min(box.right, document.documentElement.clientWidth);
  if (pill.offsetWidth + gap <= end - at.left) return;
  pill.classList.add('slim');
  if (pill.offsetWidth + gap <= end - at.left) return;
  pill.classList.add('above');
  pill.classList.remove('slim');
  if (pill.offsetWidth > end - box.left) pill.classList.add('slim');
  pill.style.inset = `${box.top - at.top - pill.offsetHeight}px auto auto ${box.left - at.left}px`;
}
