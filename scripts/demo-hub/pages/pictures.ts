/** Small pictures: the hub's mark, owners' avatars, icons. All drawn here, none of another's design. */
import { escapeText, type Html, html } from '../html';

export function drawMark(): Html {
  return html`<svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="M4 18V8l8-4 8 4v10l-8 3z" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"/><path d="M4 8l8 4 8-4M12 12v9" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"/></svg>`;
}

const icons = {
  copy: 'M5 5V2h9v9h-3M2 5h9v9H2z',
  like: 'M8 14 2.6 8.4a3.4 3.4 0 0 1 0-4.9 3.4 3.4 0 0 1 4.9 0L8 4l.5-.5a3.4 3.4 0 0 1 4.9 4.9z',
  card: 'M2 3h12v10H2zM5 6h6M5 9h4',
  files: 'M3 2h6l4 4v8H3zM9 2v4h4',
  talk: 'M2 3h12v8H7l-3 3v-3H2z',
  download: 'M8 2v8M4.5 7 8 10.5 11.5 7M2 14h12',
  folder: 'M2 4h5l1 2h6v7H2z',
  file: 'M4 2h5l3 3v9H4z',
} as const;

/** A line icon of 16 by 16. */
export function drawIcon(name: keyof typeof icons): Html {
  return html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${icons[name]}" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}

/** The address of a picture with an owner's first letter on a colour of its own. */
export function getAvatarUrl(owner: string): string {
  const hue = [...owner].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  const letter = escapeText((owner[0] ?? '?').toUpperCase());
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><rect width="20" height="20" fill="hsl(${hue} 45% 42%)"/><text x="10" y="14.5" font-family="sans-serif" font-weight="700" font-size="12" fill="white" text-anchor="middle">${letter}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(picture)}`;
}

export function drawAvatar(owner: string, size = 20): Html {
  return html`<img class="avatar" alt="" src="${getAvatarUrl(owner)}" width="${size}" height="${size}">`;
}
