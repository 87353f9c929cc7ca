import { useEffect, useRef } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { plural, t } from '@/lib/i18n';
import type { CheckModel } from './create-check-model';
import { toPicked } from './read-dropped';

/** Where files and folders are chosen; dropping them does the same. */
export function PickFiles({ model }: { model: CheckModel }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // No standard names it, so neither do the types of attributes; both browsers have it.
    if (folder.current) folder.current.webkitdirectory = true;
  }, []);
  const onChange = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    model.add(toPicked(input.files));
    // The same files may be chosen again, after they were changed.
    input.value = '';
  };
  const leftOut = model.leftOut.value;
  return (
    <div class="check-pick">
      <h2>{t('check_your_files')}</h2>
      <p>{t('check_lead')}</p>
      <div class="check-pick-buttons">
        <Button look="primary" onClick={() => files.current?.click()}>
          {t('check_pick_files')}
        </Button>
        <Button onClick={() => folder.current?.click()}>{t('check_pick_folder')}</Button>
        <span class="check-pick-drop">{t('check_drop')}</span>
        {model.summary.value !== null && (
          <Button look="plain" onClick={model.clear}>
            {t('check_clear')}
          </Button>
        )}
      </div>
      {leftOut > 0 && <p class="check-muted">{plural('check_left_out', leftOut)}</p>}
      <input ref={files} type="file" multiple hidden onChange={onChange} />
      <input ref={folder} type="file" multiple hidden onChange={onChange} />
    </div>
  );
}
