/** The card's sentences about a badge state, from the texts. Nothing here decides anything; `judge` did. */

import { markControls } from '@/lib/format/controls';
import { formatCount } from '@/lib/format/count';
import { toKey } from '@/lib/format/message-key';
import { formatAbsolute, formatRelative } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import type { ChainPoint, Provenance } from '@/lib/model/provenance';
import type { ReasonCode } from '@/lib/model/verdict';

/** Why a badge is not green: `reason_<code>`. */
export function getReasonText(reason: ReasonCode): string {
  return t(`reason_${toKey(reason)}`);
}

/** How the chain facts are known, with their block. */
export function getProvenanceText(provenance: Provenance): string {
  switch (provenance.kind) {
    case 'proved':
      return t('provenance_proved', ...getCounts(provenance), getBlock(provenance.at));
    case 'agreed':
      return t(
        'provenance_agreed',
        ...getCounts(provenance),
        getBlock(provenance.at),
        getNames(provenance.operators),
      );
    case 'single':
      return t('provenance_single', getBlock(provenance.at), getNames([provenance.operator]));
    case 'reported':
      return t('provenance_reported', getNames([provenance.by]));
    case 'stale':
      return t('provenance_stale', getBlock(provenance.at));
    case 'disputed':
      return t('provenance_disputed', getNames(provenance.operators));
    default:
      return provenance satisfies never;
  }
}

/** When it was read, by the computer's clock. */
export function getReadAtMs(provenance: Provenance): number {
  return 'at' in provenance ? provenance.at.readAtMs : provenance.readAtMs;
}

/** How long ago something was read: `12 seconds ago`. */
export function getAge(readAtMs: number, nowMs: number): string {
  return formatRelative(toSeconds(readAtMs), toSeconds(Math.max(nowMs, readAtMs)));
}

/** When something was read, to the second. */
export function getReadAt(readAtMs: number): string {
  return formatAbsolute(toSeconds(readAtMs));
}

function getCounts({ agreed, asked }: { agreed: number; asked: number }): readonly string[] {
  return [formatCount(agreed), formatCount(asked)];
}

function getBlock({ blockNumber }: ChainPoint): string {
  return formatCount(blockNumber);
}

/** Operators are named by the user or by their host: text of others. */
export function getNames(names: readonly string[]): string {
  return names.map((name) => markControls(name).slice(0, 60)).join(', ');
}

function toSeconds(ms: number): bigint {
  return BigInt(Math.floor(ms / 1000));
}
