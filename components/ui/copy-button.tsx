import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '@/lib/i18n';
import { Icon } from './icon';
import './copy-button.css';

type Props = {
  /** What goes to the clipboard. */
  text: string;
  /** What it is, for those who do not see what it stands beside: "Copy address of …". */
  label: string;
};

/** Copies a text, and says for two seconds that it did, or that the browser refused. */
export function CopyButton({ text, label }: Props) {
  const outcome = useSignal<'none' | 'copied' | 'refused'>('none');
  useEffect(() => {
    if (outcome.value === 'none') return;
    const timer = setTimeout(() => {
      outcome.value = 'none';
    }, 2_000);
    return () => clearTimeout(timer);
  }, [outcome.value, outcome]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      outcome.value = 'copied';
    } catch {
      // The browser may forbid it; the text itself can still be selected.
      outcome.value = 'refused';
    }
  };
  const said = outcome.value === 'none' ? '' : t(`ui_copy_${outcome.value}`);
  return (
    <button type="button" class="copy-button" title={label} aria-label={label} onClick={copy}>
      <Icon name={outcome.value === 'copied' ? 'check' : 'copy'} />
      <span class="copy-button-said" role="status">
        {said}
      </span>
    </button>
  );
}
