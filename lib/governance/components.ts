/**
 * What stands at an address that is to become part of a record: asked of the contract itself by the standard it should
 * follow. One endpoint's word, a help while one types; what counts is what the transaction does.
 */
import { type Abi, type Address, decodeFunctionResult, encodeFunctionData, type Hex } from 'viem';
import { askNetwork } from '@/lib/chain/ask';
import { isChecksummed } from '@/lib/chain/checksum';
import type { Network } from '@/lib/chain/networks';
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
} as const;
type Name = keyof typeof reads;

type Ask = <Value>(name: Name) => Promise<Value | null>;

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
      ask<bigint>('totalSupply'),
      ask<number>('decimals'),
      ask<string>('name'),
      ask<string>('symbol'),
    ]);
    if (totalSupply === null || decimals === null) return { status: 'problem', code: 'not-erc20' };
    return { status: 'token', totalSupply, decimals, name: name ?? '', symbol: symbol ?? '' };
  },
  governor: async (ask) => {
    const [clock, mode, votingPeriod, timelock] = await Promise.all([
      ask<number>('clock'),
      ask<string>('CLOCK_MODE'),
      ask<bigint>('votingPeriod'),
      ask<Address>('timelock'),
    ]);
    // A governor from before ERC-6372 counts blocks and says nothing of its clock.
    if (votingPeriod === null) return { status: 'problem', code: 'no-clock' };
    const told = clock === null || mode === null ? 'mode=blocknumber' : mode;
    return { status: 'governor', clock: told, votingPeriod, timelock };
  },
  timelock: async (ask) => {
    const delaySeconds = await ask<bigint>('getMinDelay');
    if (delaySeconds === null) return { status: 'problem', code: 'not-timelock' };
    return { status: 'timelock', delaySeconds };
  },
  vault: async (ask) => {
    const asset = await ask<Address>('asset');
    return asset === null ? { status: 'problem', code: 'not-vault' } : { status: 'vault', asset };
  },
};

/** One view call; null when the contract has no such function or answers something else. */
async function call<Value>(network: Network, to: Address, name: Name): Promise<Value | null> {
  const data = encodeFunctionData({ abi: toAbi(name), functionName: name });
  try {
    return await askNetwork(network, 'eth_call', [{ to, data }, 'latest'], (answer) =>
      decode<Value>(name, answer),
    );
  } catch (error) {
    if (error instanceof RpcRefusedError) return null;
    throw error;
  }
}

function toAbi(name: Name): Abi {
  const outputs = [{ name: '', type: reads[name] }];
  return [{ type: 'function', name, inputs: [], outputs, stateMutability: 'view' }];
}

function decode<Value>(name: Name, answer: unknown): Value | null {
  try {
    const data = answer as Hex;
    return decodeFunctionResult({ abi: toAbi(name), functionName: name, data }) as Value;
  } catch {
    // Nothing, or another type: not what it is meant to be.
    return null;
  }
}
