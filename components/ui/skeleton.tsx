import { t } from '@/lib/i18n';
import './skeleton.css';

type Props = {
  /** The widths of the lines to come, in percent; as many as there will be, so that nothing jumps. */
  lines: readonly number[];
};

/** The place of what is being read, in its size. */
export function Skeleton({ lines }: Props) {
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">{t('ui_loading')}</span>
      {lines.map((width, index) => (
        // Lines have no identity but their place.
        <span key={`${index}-${width}`} class="skeleton-line" style={{ inlineSize: `${width}%` }} />
      ))}
    </div>
  );
}
