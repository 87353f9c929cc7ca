import { Untrusted } from '@/components/ui/untrusted';
import { changeShapes, getChangeNote, getChangeWord } from '@/components/ui/verdict-details';
import { plural } from '@/lib/i18n';
import type { ChangedFile, FileChanges as Changes } from '@/lib/model/badge';
import './file-changes.css';

/** Shown at once; the rest is a press away. */
const firstCount = 6;

/** The files that are not as approved, the worst first: a shape, a word and what each is for. */
export function FileChanges({ list, total }: Changes) {
  const rest = list.slice(firstCount);
  const unlisted = total - list.length;
  return (
    <div class="file-changes">
      <Rows files={list.slice(0, firstCount)} />
      {rest.length > 0 && (
        <details>
          <summary>{plural('changes_more', total - firstCount)}</summary>
          <Rows files={rest} />
          {unlisted > 0 && <p class="file-changes-note">{plural('changes_unlisted', unlisted)}</p>}
        </details>
      )}
    </div>
  );
}

function Rows({ files }: { files: readonly ChangedFile[] }) {
  return (
    <ul>
      {files.map((file) => (
        <li key={file.path}>
          <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d={changeShapes[file.what]} />
          </svg>
          <span>
            <strong>{getChangeWord(file.what)}</strong>{' '}
            <code>
              <Untrusted text={file.path} max={64} />
            </code>{' '}
            <span class="file-changes-note">{getChangeNote(file)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
