import { getOfferedCommit } from '@/components/ui/verdict-details';
import { t } from '@/lib/i18n';
import { getDownloadText } from '@/lib/provenance/download-command';
import type { CardView } from './create-card-model';

type Props = {
  view: CardView;
  onCopy: (text: string) => void;
  onCheck: () => void;
};

/** A command that downloads exactly the approved revision, and a way to check files one has already. */
export function Downloads({ view: { state, copied }, onCopy, onCheck }: Props) {
  const commit = getOfferedCommit(state);
  if (commit === null) return null;
  const text = getDownloadText(state.locator, commit);
  return (
    <div class="downloads">
      {text !== null && (
        <button type="button" class="link" onClick={() => onCopy(text)}>
          {t('card_copy_download')}
        </button>
      )}
      <button type="button" class="link" onClick={onCheck}>
        {t('card_check_files')}
      </button>
      <p class="copied" role="status">
        {copied && (
          <>
            {t(copied.ok ? 'card_copied' : 'card_not_copied')} <code>{copied.text}</code>
          </>
        )}
      </p>
    </div>
  );
}
