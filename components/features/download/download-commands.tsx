import { CopyButton } from '@/components/ui/copy-button';
import { t } from '@/lib/i18n';
import type { Locator } from '@/lib/model/ids';
import { type DownloadCommand, getDownload } from '@/lib/provenance/download-command';
import './download-commands.css';

type Props = { locator: Locator; commit: string };

const reasons = {
  'tags-move': 'download_tags_move',
  unknown: 'download_unknown',
  'no-commit': 'download_no_commit',
} as const;

/** How to download exactly the approved revision, to be copied; or why no command can promise that. */
export function DownloadCommands({ locator, commit }: Props) {
  const download = getDownload(locator, commit);
  if (download.status === 'none') {
    return <p class="download-none">{t(reasons[download.why])}</p>;
  }
  const [first, ...others] = download.commands;
  return (
    <div class="download">
      <Command command={first} />
      {others.length > 0 && (
        <details>
          <summary>{t('download_others')}</summary>
          <div class="download-others">
            {others.map((command) => (
              <Command key={command.tool} command={command} />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

function Command({ command: { tool, text } }: { command: DownloadCommand }) {
  const name = t(`download_by_${tool}`);
  return (
    <div class="download-command">
      <span class="download-name">{name}</span>
      <CopyButton text={text} label={t('download_copy', name)} />
      <pre>
        <code>{text}</code>
      </pre>
    </div>
  );
}
