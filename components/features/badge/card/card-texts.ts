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

/** How the chain facts are known, with block and age. `nowMs` is the computer's clock. */
export function getProvenanceText(provenance: Provenance, nowMs: number): string {
  switch (provenance.kind) {
    case 'proved':
      return t('provenance_proved', ...getCounts(provenance), ...getPlace(provenance.at, nowMs));
    case 'agreed':
      return t(
        'provenance_agreed',
        ...getCounts(provenance),
        ...getPlace(provenance.at, nowMs),
        getNames(provenance.operators),
      );
    case 'single':
      return t(
        'provenance_single',
        ...getPlace(provenance.at, nowMs),
        getNames([provenance.operator]),
      );
    case 'reported':
      return t(
        'provenance_reported',
        getNames([provenance.by]),
        getAge(provenance.readAtMs, nowMs),
      );
    case 'stale':
      return t('provenance_stale', ...getPlace(provenance.at, nowMs));
    case 'disputed':
      return t(
        'provenance_disputed',
        getNames(provenance.operators),
        getAge(provenance.readAtMs, nowMs),
      );
    default:
      return provenance satisfies never;
  }
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

function getPlace(at: ChainPoint, nowMs: number): readonly string[] {
  return [formatCount(at.blockNumber), getAge(at.readAtMs, nowMs)];
}

/** Operators are named by the user or by their host: text of others. */
export function getNames(names: readonly string[]): string {
  return names.map((name) => markControls(name).slice(0, 60)).join(', ');
}

function toSeconds(ms: number): bigint {
  return BigInt(Math.floor(ms / 1000));
}
