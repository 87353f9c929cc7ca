/**
 * What a hub repository says of itself: the value of `governance:` in a model card's front matter, or of a
 * `governance.json`. Written by whoever can write to the repository; never evidence without the record's side.
 */
import type { Address } from 'viem';
import { isSameRecord, parseRecordId } from '@/lib/model/caip';
import type { ChainId, RecordId } from '@/lib/model/ids';

export type LinkTarget =
  /** CAIP-19: `eip155:<chain>/erc721:<registry>/<id>`. */
  | { kind: 'record'; record: RecordId }
  /** CAIP-10: `eip155:<chain>:<governor>`; needs no registry. */
  | { kind: 'governor'; chainId: ChainId; address: Address };

/** Most targets taken from one repository. */
export const linkTargetsMax = 8;
const accountPattern = /^eip155:(\d{1,15}):(0x[0-9a-fA-F]{40})$/;

/** The records and governors a repository names: one text or a list of them; anything else is left out. */
export function parseLinks(value: unknown): readonly LinkTarget[] {
  const texts: unknown[] = Array.isArray(value) ? value.slice(0, linkTargetsMax) : [value];
  return texts.map(parseTarget).filter((target) => target !== null);
}

function parseTarget(text: unknown): LinkTarget | null {
  if (typeof text !== 'string' || text.length > 300) return null;
  const record = parseRecordId(text);
  if (record) return { kind: 'record', record };
  const match = accountPattern.exec(text.trim());
  if (!match) return null;
  const address = (match[2] as string).toLowerCase() as Address;
  return { kind: 'governor', chainId: Number(match[1]), address };
}

/** Whether a repository names this record. */
export function namesRecord(links: readonly LinkTarget[], record: RecordId): boolean {
  return links.some((link) => link.kind === 'record' && isSameRecord(link.record, record));
}
