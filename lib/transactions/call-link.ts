/** A call as a link other wallets open (EIP-681): `ethereum:<to>@<chain>/<function>?<type>=<value>`. */
import { toFunctionSelector } from 'viem';
import type { Call } from '@/lib/model/call';
import type { ChainId } from '@/lib/model/ids';
import type { DecodedCall } from '@/lib/model/submission';

const elementary = /^(address|bool|string|bytes\d{0,2}|u?int\d{1,3})$/;

/** The link; null where an argument is a list or a structure, or the function is not known: a part of it would mislead. */
export function formatCallLink(
  call: Call,
  { chainId, decoded }: { chainId: ChainId; decoded: DecodedCall },
): string | null {
  const target = `ethereum:${call.to}@${chainId}`;
  const value = call.valueWei === 0n ? [] : [`value=${call.valueWei}`];
  if (decoded.kind === 'transfer') return join(target, value);
  if (decoded.kind !== 'known') return null;
  const { functionName, arguments: args } = decoded;
  const selector = toFunctionSelector(`${functionName}(${args.map(({ type }) => type).join()})`);
  const isSimple = args.every(({ type }) => elementary.test(type));
  if (!isSimple || !call.data.startsWith(selector)) return null;
  const query = args.map(({ type, exact }) => `${type}=${encodeURIComponent(exact)}`);
  return join(`${target}/${functionName}`, [...query, ...value]);
}

function join(target: string, query: readonly string[]): string {
  return query.length === 0 ? target : `${target}?${query.join('&')}`;
}
