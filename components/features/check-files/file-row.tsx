import type { ComponentChildren } from 'preact';
import { Address } from '@/components/ui/address';
import { Chip } from '@/components/ui/chip';
import { getErrorText } from '@/components/ui/error-text';
import { Tip } from '@/components/ui/tip';
import { Untrusted } from '@/components/ui/untrusted';
import { formatBytes } from '@/lib/format/bytes';
import { formatCount } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import type { ApprovedFile } from '@/lib/model/manifest-view';
import type { FileVerdict } from '@/lib/provenance/file-verdict';
import type { Row } from './create-check-model';
import type { Check } from './create-check-queue';

type Props = {
  row: Row;
  /** Nothing keeps the approval from being the community's word: only then a match is green. */
  isEarned: boolean;
  demo: boolean;
};

/** One file: as approved, as found, and what that makes of it. Both contents are told where they are two. */
export function FileRow({ row, isEarned, demo }: Props) {
  const { path, approved, check } = row;
  const isTwo = check !== null && isOther(check);
  return (
    <li class="check-file">
      <span class="check-file-path">
        <Untrusted text={path} max={70} />
      </span>
      {approved && !isTwo && (
        <span class="check-file-approved">
          <ShortSize bytes={approved.size} />
          <Digest algorithm={approved.algorithm} hex={approved.digest} />
        </span>
      )}
      <span class="check-file-state">
        <State check={check} isEarned={isEarned} demo={demo} />
      </span>
      {approved && isTwo && <Content label={t('check_approved')} file={approved} />}
      {check && <Found check={check} />}
    </li>
  );
}

function isOther({ state }: Check): boolean {
  return state.status === 'checked' && state.verdict.kind !== 'same';
}

function Content({ label, file }: { label: string; file: Omit<ApprovedFile, 'path'> }) {
  return (
    <span class="check-file-content">
      <span class="check-file-label">{label}</span> <Size bytes={file.size} />{' '}
      <Digest algorithm={file.algorithm} hex={file.digest} />
    </span>
  );
}

function Digest({ algorithm, hex }: { algorithm: string; hex: string }) {
  return (
    <span class="check-file-digest">
      {t(`check_algorithm_${algorithm === 'sha256' ? 'sha256' : 'git'}`)}{' '}
      <Address hex={hex} what="hash" />
    </span>
  );
}

function ShortSize({ bytes }: { bytes: number }) {
  const exact = t('check_bytes', formatCount(bytes));
  return bytes < 1_000 ? <span>{exact}</span> : <Tip detail={exact}>{formatBytes(bytes)}</Tip>;
}

/** To the byte: that is what tells two files apart. */
function Size({ bytes }: { bytes: number }) {
  const short = formatBytes(bytes);
  const exact = t('check_bytes', formatCount(bytes));
  return <span>{bytes < 1_000 ? exact : `${short} (${exact})`}</span>;
}

/** What the reader's file has that the approved one has not. */
function Found({ check: { state, file } }: { check: Check }) {
  if (state.status === 'failed') {
    return <span class="check-file-content">{getErrorText(state.code)}</span>;
  }
  if (state.status !== 'checked') return null;
  const { verdict, digests } = state;
  if (verdict.kind === 'same') return null;
  const [algorithm, digest] = Object.entries(digests)[0] ?? [];
  return (
    <>
      <span class="check-file-content">
        <span class="check-file-label">{t('check_yours')}</span> <Size bytes={file.size} />{' '}
        {digest !== undefined && <Digest algorithm={algorithm ?? ''} hex={digest} />}
      </span>
      <Explained verdict={verdict} />
    </>
  );
}

function Explained({ verdict }: { verdict: FileVerdict }): ComponentChildren {
  const of = verdict.kind === 'moved' ? verdict.from : null;
  const swapped = verdict.kind === 'differs' ? verdict.content : null;
  if (of) return <Sentence before={t('check_moved_from')} path={of.path} />;
  if (swapped) return <Sentence before={t('check_swapped_with')} path={swapped.path} />;
  return null;
}

function Sentence({ before, path }: { before: string; path: string }) {
  return (
    <span class="check-file-content">
      {before}{' '}
      <code>
        <Untrusted text={path} max={60} />
      </code>
    </span>
  );
}

function State({ check, isEarned, demo }: Omit<Props, 'row'> & { check: Check | null }) {
  if (check === null) return <Chip tone="grey">{t('check_state_none')}</Chip>;
  const { state, done, file } = check;
  switch (state.status) {
    case 'waiting':
      return <Chip tone="grey">{t('check_state_waiting')}</Chip>;
    case 'reading':
      return (
        <Chip tone="accent">{t('check_state_reading', getPercent(done.value, file.size))}</Chip>
      );
    case 'failed':
      return <Chip tone="amber">{t('check_state_failed')}</Chip>;
    case 'checked':
      return <VerdictChip verdict={state.verdict} isEarned={isEarned} demo={demo} />;
    default:
      return state satisfies never;
  }
}

function VerdictChip({ verdict, isEarned, demo }: Omit<Props, 'row'> & { verdict: FileVerdict }) {
  switch (verdict.kind) {
    case 'same':
      return (
        <Chip tone={isEarned ? 'green' : demo ? 'demo' : 'neutral'}>{t('check_state_same')}</Chip>
      );
    case 'differs':
      return <Chip tone="red">{t(`check_state_differs_${verdict.by}`)}</Chip>;
    case 'moved':
      return <Chip tone="amber">{t('check_state_moved')}</Chip>;
    case 'unlisted':
      return <Chip tone="amber">{t('check_state_unlisted')}</Chip>;
    default:
      return verdict satisfies never;
  }
}

function getPercent(done: number, size: number): string {
  return `${size === 0 ? 100 : Math.floor((done / size) * 100)}%`;
}
