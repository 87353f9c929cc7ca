import { changeShapes, getChangeNote, getChangeWord } from '@/components/ui/verdict-details';
import { plural } from '@/lib/i18n';
import type { ChangedFile, FileChanges } from '@/lib/model/badge';
import { Glyph } from './glyph';
import { Name } from './name';

/** Shown at once; the rest is a press away. */
const firstCount = 4;

/** The files that are not as approved, the worst first: a shape, a word and what each is for. */
export function Changes({ list, total }: FileChanges) {
  const rest = list.slice(firstCount);
  const unlisted = total - list.length;
  return (
    <>
      <Rows files={list.slice(0, firstCount)} />
      {rest.length > 0 && (
        <details>
          <summary>{plural('changes_more', total - firstCount)}</summary>
          <Rows files={rest} />
          {unlisted > 0 && <small>{plural('changes_unlisted', unlisted)}</small>}
        </details>
      )}
    </>
  );
}

function Rows({ files }: { files: readonly ChangedFile[] }) {
  return (
    <ul class="changes">
      {files.map((file) => (
        <li key={file.path}>
          <Glyph shape={changeShapes[file.what]} />
          <span>
            <b>{getChangeWord(file.what)}</b> <Name text={file.path} max={64} />
            <small>{getChangeNote(file)}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}
