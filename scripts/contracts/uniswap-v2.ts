// A Uniswap V2 exchange as its own npm package has it, byte for byte: what pools are tried against. Development only; the
// package is GPL-3.0 and no part of it is shipped.
import { createRequire } from 'node:module';
import { type Abi, type Address, type Hex, parseEventLogs, zeroAddress } from 'viem';
import { deployContract, waitForTransactionReceipt, writeContract } from 'viem/actions';
import type { ScriptClient } from './client';

type Artifact = { abi: Abi; bytecode: Hex };

const pairCreated = [
  {
    type: 'event',
    name: 'PairCreated',
    inputs: [
      { name: 'token0', type: 'address', indexed: true },
      { name: 'token1', type: 'address', indexed: true },
      { name: 'pair', type: 'address', indexed: false },
      { name: 'count', type: 'uint256', indexed: false },
    ],
  },
] as const;

const tokenAbi = [
  {
    type: 'function',
    name: 'transfer',
    stateMutability: 'nonpayable',
    inputs: [{ type: 'address' }, { type: 'uint256' }],
    outputs: [{ type: 'bool' }],
  },
] as const;

function readUniswapArtifact(name: 'UniswapV2Factory' | 'UniswapV2Pair' | 'ERC20'): Artifact {
  const path = `@uniswap/v2-core/build/${name}.json`;
  const { abi, bytecode } = createRequire(import.meta.url)(path) as {
    abi: Abi;
    bytecode: string;
  };
  return { abi, bytecode: `0x${bytecode}` };
}

async function deploy(
  client: ScriptClient,
  { abi, bytecode }: Artifact,
  args: readonly unknown[],
): Promise<Address> {
  const hash = await deployContract(client, { abi, bytecode, args, chain: null });
  const { contractAddress } = await waitForTransactionReceipt(client, { hash });
  if (!contractAddress) throw new Error(`The deployment ${hash} made no contract.`);
  return contractAddress;
}

/** Deploys an exchange whose fees nobody takes a part of. */
export function deployUniswapV2(client: ScriptClient): Promise<Address> {
  return deploy(client, readUniswapArtifact('UniswapV2Factory'), [zeroAddress]);
}

/** Deploys the package's own test token; the whole supply is the signer's. */
export function deployQuoteToken(client: ScriptClient, supply: bigint): Promise<Address> {
  return deploy(client, readUniswapArtifact('ERC20'), [supply]);
}

/** Makes a pair of two tokens and its first liquidity, which is the signer's. */
export async function createPair(
  client: ScriptClient,
  exchange: Address,
  sides: readonly [{ token: Address; amount: bigint }, { token: Address; amount: bigint }],
): Promise<Address> {
  const { abi } = readUniswapArtifact('UniswapV2Factory');
  const tokens = sides.map(({ token }) => token);
  const made = { address: exchange, abi, functionName: 'createPair', args: tokens, chain: null };
  const hash = await writeContract(client, made);
  const { logs } = await waitForTransactionReceipt(client, { hash });
  const [event] = parseEventLogs({ abi: pairCreated, logs });
  if (!event) throw new Error(`The exchange ${exchange} made no pair.`);
  const { pair } = event.args;
  for (const { token, amount } of sides) {
    const sent = await writeContract(client, {
      ...{ address: token, abi: tokenAbi, functionName: 'transfer', chain: null },
      args: [pair, amount],
    });
    await waitForTransactionReceipt(client, { hash: sent });
  }
  const { abi: pairAbi } = readUniswapArtifact('UniswapV2Pair');
  const minted = await writeContract(client, {
    ...{ address: pair, abi: pairAbi, functionName: 'mint', chain: null },
    args: [client.account.address],
  });
  await waitForTransactionReceipt(client, { hash: minted });
  return pair;
}
