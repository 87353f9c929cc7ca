/** Which of our contracts stand at some addresses, by their code on the chain. */
import * as v from 'valibot';
import type { Address, Hex } from 'viem';
import type { ContractName } from '@/lib/chain/known-code';
import { bytes } from '@/lib/chain/quantity';
import type { ChainId } from '@/lib/model/ids';
import type { ChainAccess } from './chain-access';

/** More addresses than any proposal of ours names; the rest stay without a name. */
const addressesMax = 24;

/** Names of the addresses whose code is ours, by address in lower case. An address that could not be read has none. */
export async function readNames(
  chain: ChainAccess,
  request: {
    chainId: ChainId;
    addresses: readonly Address[];
    nameCode: (code: Hex) => ContractName | null;
  },
): Promise<ReadonlyMap<string, ContractName>> {
  const { chainId, addresses, nameCode } = request;
  const distinct = [...new Set(addresses.map((address) => address.toLowerCase()))];
  const names = new Map<string, ContractName>();
  await Promise.all(
    distinct.slice(0, addressesMax).map(async (address) => {
      const name = await readName(chain, chainId, address as Address, nameCode);
      if (name) names.set(address, name);
    }),
  );
  return names;
}

async function readName(
  chain: ChainAccess,
  chainId: ChainId,
  address: Address,
  nameCode: (code: Hex) => ContractName | null,
): Promise<ContractName | null> {
  try {
    const code = v.parse(bytes, await chain.ask(chainId, 'eth_getCode', [address, 'latest']));
    return nameCode(code);
  } catch {
    // Not known is shown as a warning; it does not keep anybody from looking at the call.
    return null;
  }
}
