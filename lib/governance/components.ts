/**
 * What stands at an address that is to become part of a record: asked of the contract itself by the standard it should
 * follow. One endpoint's word, a help while one types; what counts is what the transaction does.
 */
import type { Address } from 'viem';
import { askNetwork } from '@/lib/chain/ask';
import { isChecksummed } from '@/lib/chain/checksum';
import type { Network } from '@/lib/chain/networks';
import { decodeView, encodeView, type ViewType, type ViewValue } from '@/lib/chain/view';
import { RpcRefusedError } from '@/lib/errors/chain';
import type { ComponentKind, ComponentReport } from '@/lib/model/registration';

/** What is asked, each without arguments, and the type of what it gives. */
const reads = {
  name: 'string',
  symbol: 'string',
  decimals: 'uint8',
  totalSupply: 'uint256',
  CLOCK_MODE: 'string',
  clock: 'uint48',
  votingPeriod: 'uint256',
  timelock: 'address',
  getMinDelay: 'uint256',
  asset: 'address',
} as const satisfies Record<string, ViewType>;
type Name = keyof typeof reads;

type Ask = <N extends Name>(name: N) => Promise<ViewValue<(typeof reads)[N]> | null>;

/**
 * What an address is, held against what it is meant to be.
 * @throws endpoint errors
 */
export async function readComponent(
  network: Network,
  of: { kind: ComponentKind; address: Address },
): Promise<ComponentReport> {
  const { address, kind } = of;
  if (!isChecksummed(address)) return { ...of, status: 'problem', code: 'checksum' };
  const code = await askNetwork(network, 'eth_getCode', [address, 'latest'], String);
  const hasCode = /^0x[0-9a-fA-F]+$/.test(code);
  if (kind === 'owner') return { ...of, status: hasCode ? 'contract' : 'account' };
  if (!hasCode) return { ...of, status: 'problem', code: 'no-code' };
  const ask: Ask = (name) => call(network, address, name);
  const found = await readers[kind](ask);
  return { ...of, ...found };
}

type Found = ComponentReport extends infer R
  ? R extends ComponentReport
    ? Omit<R, 'kind' | 'address'>
    : never
  : never;

const readers: Record<Exclude<ComponentKind, 'owner'>, (ask: Ask) => Promise<Found>> = {
  token: async (ask) => {
    const [totalSupply, decimals, name, symbol] = await Promise.all([
      ask('totalSupply'),
      ask('decimals'),
      ask('name'),
      ask('symbol'),
    ]);
    if (totalSupply === null || decimals === null) return { status: 'problem', code: 'not-erc20' };
    return { status: 'token', totalSupply, decimals, name: name ?? '', symbol: symbol ?? '' };
  },
  governor: async (ask) => {
    const [clock, mode, votingPeriod, timelock] = await Promise.all([
      ask('clock'),
      ask('CLOCK_MODE'),
      ask('votingPeriod'),
      ask('timelock'),
    ]);
    // A governor from before ERC-6372 counts blocks and says nothing of its clock.
    if (votingPeriod === null) return { status: 'problem', code: 'no-clock' };
    const told = clock === null || mode === null ? 'mode=blocknumber' : mode;
    return { status: 'governor', clock: told, votingPeriod, timelock };
  },
  timelock: async (ask) => {
    const delaySeconds = await ask('getMinDelay');
    if (delaySeconds === null) return { status: 'problem', code: 'not-timelock' };
    return { status: 'timelock', delaySeconds };
  },
  vault: async (ask) => {
    const asset = await ask('asset');
    return asset === null ? { status: 'problem', code: 'not-vault' } : { status: 'vault', asset };
  },
};

/** One view call; null when the contract has no such function or answers something else. */
async function call<N extends Name>(
  network: Network,
  to: Address,
  name: N,
): Promise<ViewValue<(typeof reads)[N]> | null> {
  const data = encodeView(`${name}()`);
  try {
    return await askNetwork(network, 'eth_call', [{ to, data }, 'latest'], (answer) =>
      decodeView(reads[name], answer),
    );
  } catch (error) {
    if (error instanceof RpcRefusedError) return null;
    throw error;
  }
}
