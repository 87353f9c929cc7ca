/** A call as a link other wallets open (EIP-681): `ethereum:<to>@<chain>/<function>?<type>=<value>`. */
import type { PreparedView } from '@/lib/model/submission';

/** Functions whose arguments are single values, each told whole: of any other a link would leave out a part. */
const simple: ReadonlySet<string> = new Set([
  'castVote',
  'castVoteWithReason',
  'delegate',
  'requestUnstake',
  'claimUnstake',
  'approve',
  'transfer',
]);

/** The link; null where the call cannot be written as one. */
export function formatCallLink(
  prepared: Pick<PreparedView, 'to' | 'chainId' | 'valueWei' | 'decoded'>,
): string | null {
  const { to, chainId, valueWei, decoded } = prepared;
  const value = valueWei === 0n ? [] : [`value=${valueWei}`];
  if (decoded.kind === 'transfer') return join(`ethereum:${to}@${chainId}`, value);
  if (decoded.kind !== 'known' || !simple.has(decoded.functionName)) return null;
  const query = decoded.arguments.map(({ type, exact }) => `${type}=${encodeURIComponent(exact)}`);
  return join(`ethereum:${to}@${chainId}/${decoded.functionName}`, [...query, ...value]);
}

function join(target: string, query: readonly string[]): string {
  return query.length === 0 ? target : `${target}?${query.join('&')}`;
}
