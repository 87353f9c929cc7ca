/** What one that was sent was about, as its call says it: nothing beside the call is kept. */
import type { Address, Hex } from 'viem';
import type { Activity } from '@/lib/model/submission';

/** Texts are untrusted. */
export type CallDetail =
  | { what: 'tokens' | 'shares'; value: bigint }
  | { what: 'account'; address: Address }
  /** As GovernorCountingFractional counts it: 0, 1, 2, or 255 for parts. */
  | { what: 'choice'; support: number }
  | { what: 'title'; text: string };

/** Longest title of a proposal that is told. */
const titleMax = 120;

/** Null where the call says nothing more than its kind. It is our own, so the place of what it is about is known. */
export function toDetail({
  kind,
  to,
  data,
}: Pick<Activity, 'kind' | 'to' | 'data'>): CallDetail | null {
  if (isCoin({ kind, data })) return { what: 'account', address: to };
  if (data === '0x') return null;
  switch (kind) {
    case 'stake':
      return { what: 'tokens', value: BigInt(readWord(data, 0)) };
    case 'rebalance':
      return { what: 'tokens', value: BigInt(readWord(data, 3)) };
    case 'request-unstake':
      return { what: 'shares', value: BigInt(readWord(data, 0)) };
    case 'delegate':
    case 'send':
      return { what: 'account', address: `0x${readWord(data, 0).slice(-40)}` };
    case 'vote':
      return { what: 'choice', support: Number(readWord(data, 1)) };
    case 'propose':
      return { what: 'title', text: readTitle(data) };
    default:
      return null;
  }
}

/** Coin sent, which leaves no event; other calls are handed on without their data where it is long. */
function isCoin({ kind, data }: Pick<Activity, 'kind' | 'data'>): boolean {
  return kind === 'send' && data === '0x';
}

/** Whether the chain is searched for what was signed elsewhere: of coin only a wallet's hash tells. */
export function isFindable(activity: Pick<Activity, 'kind' | 'data' | 'hash'>): boolean {
  return activity.hash !== null || !isCoin(activity);
}

/** The word at a place behind the selector. */
function readWord(data: Hex, at: number): Hex {
  return `0x${data.slice(10 + 64 * at, 74 + 64 * at).padEnd(64, '0')}`;
}

/** The first line of a proposal's text, without the marks of a heading. */
function readTitle(data: Hex): string {
  const at = Number(readWord(data, 3)) / 32;
  const size = Number(readWord(data, at));
  const start = 74 + 64 * at;
  const digits = data.slice(start, start + 2 * size).match(/../g) ?? [];
  const bytes = Uint8Array.from(digits, (pair) => Number.parseInt(pair, 16));
  const [line = ''] = new TextDecoder().decode(bytes).trimStart().split('\n', 1);
  return line.replace(/^#+\s*/, '').slice(0, titleMax);
}
