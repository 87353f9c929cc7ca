/** Our mark and one shape per word of the badge, so that nothing depends on colour; drawn in a box of 16 × 16. */
import type { VerdictWord } from '@/lib/model/verdict';

/** The outline of a shape, as an SVG path. */
export type Shape = string;

/** The mark: a balance whose two pans are the equal halves of one disc. The pans may be filled, the frame is drawn. */
export const markFrame: Shape = 'M8 1v14M3 3h10M5 14.5h6M3 3v4.5M13 3v4.5';
export const markPans: Shape = 'M.5 7.5h5a2.5 2.75 0 0 1-5 0zM10.5 7.5h5a2.5 2.75 0 0 1-5 0z';
export const mark: Shape = `${markFrame}${markPans}`;

/** Approved by what was read, but not confirmed: a tick in a broken ring. */
export const unconfirmedGlyph: Shape =
  'M5.5 8.4 7.2 10.1 10.6 6.3M6 2.3a6 6 0 0 1 4 0M13.2 5a6 6 0 0 1 .5 4.6M11.5 12.9a6 6 0 0 1-4.5 1M3.3 11.7a6 6 0 0 1-1-4.7';

export const glyphs: Readonly<Record<VerdictWord, Shape>> = {
  approved: 'M3 8.5 6.5 12 13 4.5',
  'newer-commit': 'M8 13V4M4 7.5 8 3.5l4 4',
  'self-approved': 'M8 3.2a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6M3.5 13a4.5 4.5 0 0 1 9 0',
  'nothing-approved': 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3',
  'code-changed': 'M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5',
  'weights-differ': 'M3 6h10M3 10h10M10.5 3l-5 10',
  impostor: 'M5.5 2.5h5L13.5 5.5v5l-3 3h-5l-3-3v-5zM8 5v3.6M8 10.8v.2',
  'link-changed': 'M3 5.5h9M9.5 3 12 5.5 9.5 8M13 10.5H4M6.5 8 4 10.5 6.5 13',
  contested: 'M6 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8M10 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8',
  claimed: 'M4 14V2.5h8L9.8 5.5 12 8.5H4',
  declared: 'M3 3h10v7H8l-3 3v-3H3z',
  disagreement: 'M2.5 8h4M4.5 5.5 2 8l2.5 2.5M13.5 8h-4M11.5 5.5 14 8l-2.5 2.5M8 3v10',
  suspended: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11M6.3 5.8v4.4M9.7 5.8v4.4',
  'parent-suspended': 'M8 2v5M4 14v-3.5h8V14M8 7v3.5M5.5 2.5h5',
  mirror: 'M8 2v12M5.5 5 2.5 8l3 3zM10.5 5l3 3-3 3z',
  derivative: 'M4 2.5V11a2 2 0 0 0 2 2h6.5M9.5 10l3 3-3 3M4 5.5h4',
  'licence-conflict': 'M4 2h6l2.5 2.5V14H4zM6.5 7.5l3.5 3.5M10 7.5 6.5 11',
  'file-approved': 'M4 2h6l2.5 2.5V14H4zM6 9l1.7 1.7 2.8-3.2',
  gone: 'M3 3l10 10M8 3a5 5 0 0 1 3.8 8.2M9 12.9A5 5 0 0 1 4 5',
  unknown: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.4 8.6 8 9 8 9.8M8 12.3v.2',
};
