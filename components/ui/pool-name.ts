import { formatShortHex, isSameAddress, zeroAddress } from '@/lib/format/address';
import { t } from '@/lib/i18n';
import type { Pool, PoolKind } from '@/lib/model/pools';

const kinds = {
  erc4626: 'pools_kind_vault',
  'uniswap-v2': 'pools_kind_pair',
  unknown: 'pools_kind_unknown',
} as const;

export function getPoolKind(kind: PoolKind): string {
  return t(kinds[kind]);
}

/** What a pool is, and the end of its address. */
export function getPoolName({ kind, target, adapter }: Pool): string {
  return `${getPoolKind(kind)} ${formatShortHex(isNamed(target) ? target : adapter)}`;
}

/** Whether the adapter named what it puts stake into. */
export function isNamed(target: Pool['target']): boolean {
  return !isSameAddress(target, zeroAddress);
}
