/** What the texts of a proposal may be. */
import { getLocale, t } from '@/lib/i18n';
import { bodyBytesMax, type Draft, titleLengthMax } from '@/lib/model/draft';

export type TextProblem = { missing: boolean; text: string };

/** Size in UTF-8 bytes: what the chain stores and the proposer pays for. */
export function getByteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** What keeps the title from being one, or null. */
export function checkTitle({ title }: Pick<Draft, 'title'>): TextProblem | null {
  const trimmed = title.trim();
  if (trimmed === '') return { missing: true, text: t('composer_title_missing') };
  if (trimmed.length <= titleLengthMax) return null;
  return { missing: false, text: t('composer_title_long', formatNumber(titleLengthMax)) };
}

/** What keeps the body from being submitted, or null. */
export function checkBody({ body }: Pick<Draft, 'body'>): TextProblem | null {
  const bytes = getByteLength(body);
  if (bytes <= bodyBytesMax) return null;
  const text = t('composer_body_long', formatNumber(bytes), formatNumber(bodyBytesMax));
  return { missing: false, text };
}

/** The description a proposal is submitted with; the background adds who may submit it. */
export function formatDescription({ title, body }: Pick<Draft, 'title' | 'body'>): string {
  const heading = title.replace(/\s+/g, ' ').trim();
  const text = body.trim();
  return text === '' ? `# ${heading}` : `# ${heading}\n\n${text}`;
}

function formatNumber(value: number): string {
  return new Intl.NumberFormat(getLocale()).format(value);
}
