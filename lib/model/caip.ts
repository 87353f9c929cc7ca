/** CAIP-19 text of a record, as it stands in a hub repository: `eip155:<chain>/erc721:<registry>/<id>`. */
import type { Address } from 'viem';
import type { RecordId } from './ids';

const pattern = /^eip155:(\d{1,15})\/erc721:(0x[0-9a-fA-F]{40})\/(\d{1,78})$/;

/** The record's CAIP-19 text; the registry address in the case it is given in. */
export function formatRecordId(record: RecordId): string {
  return `eip155:${record.chainId}/erc721:${record.registry}/${record.id}`;
}

/** The record a CAIP-19 text names, with its registry in lower case, or null when it names none. */
export function parseRecordId(text: string): RecordId | null {
  const match = pattern.exec(text.trim());
  if (!match) return null;
  const [, chain, registry, id] = match;
  return {
    chainId: Number(chain),
    registry: (registry as string).toLowerCase() as Address,
    id: BigInt(id as string),
  };
}

/** Whether two records are the same token. */
export function isSameRecord(a: RecordId, b: RecordId): boolean {
  return (
    a.chainId === b.chainId &&
    a.id === b.id &&
    a.registry.toLowerCase() === b.registry.toLowerCase()
  );
}
