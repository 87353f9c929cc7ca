import type { ComponentChildren } from 'preact';
import { Notice } from '@/components/ui/notice';
import { Untrusted } from '@/components/ui/untrusted';
import { formatCount } from '@/lib/format/count';
import { plural, t } from '@/lib/i18n';
import type { ManifestView } from '@/lib/model/manifest-view';
import type { CheckSummary } from './summarise';

type Props = { summary: CheckSummary; view: Extract<ManifestView, { status: 'read' }> };

/** Names that are shown; the list has all of them. */
const namesMax = 12;

/** What came of it, in words: the worst first. */
export function SummaryView({ summary, view }: Props) {
  const { same, differs, moved, unlisted, failed, missing, approved } = summary;
  return (
    <Notice tone={getTone(summary, view)} title={getTitle(summary)}>
      <ul class="check-summary">
        <Line stem="check_sum_differs" paths={differs} />
        <Line stem="check_sum_moved" paths={moved} />
        <Line stem="check_sum_unlisted" paths={unlisted} />
        <Line stem="check_sum_failed" paths={failed} />
        {same.length > 0 && <li>{plural('check_sum_same', same.length, formatCount(approved))}</li>}
        <Line stem="check_sum_missing" paths={missing} />
      </ul>
      {view.reasons.length > 0 && same.length > 0 && <p>{t('check_sum_reasons')}</p>}
    </Notice>
  );
}

function getTitle({ same, differs, moved, unlisted, failed, approved }: CheckSummary): string {
  if (differs.length > 0) return t('check_result_differs');
  if (moved.length + unlisted.length > 0) return t('check_result_others');
  if (failed.length > 0) return t('check_result_failed');
  return same.length === approved ? t('check_result_all') : t('check_result_some');
}

function getTone(
  { differs, moved, unlisted, failed }: CheckSummary,
  { demo, reasons }: Props['view'],
) {
  if (differs.length > 0) return 'danger';
  if (moved.length + unlisted.length + failed.length > 0) return 'warning';
  if (demo) return 'demo';
  return reasons.length > 0 ? 'info' : 'good';
}

type Stem =
  | 'check_sum_differs'
  | 'check_sum_moved'
  | 'check_sum_unlisted'
  | 'check_sum_failed'
  | 'check_sum_missing';

function Line({ stem, paths }: { stem: Stem; paths: readonly string[] }): ComponentChildren {
  if (paths.length === 0) return null;
  const shown = paths.slice(0, namesMax);
  return (
    <li>
      {plural(stem, paths.length)}{' '}
      {shown.map((path, index) => (
        <span key={path}>
          {index > 0 && ', '}
          <code>
            <Untrusted text={path} max={50} />
          </code>
        </span>
      ))}
      {paths.length > shown.length && ` ${plural('check_sum_more', paths.length - shown.length)}`}
    </li>
  );
}
