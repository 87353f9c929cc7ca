// The stage of the gas report: a fresh chain with the contracts, people to act, and a meter on all they do.
import { type Abi, type Address, encodeFunctionData, hexToBytes } from 'viem';
import { waitForTransactionReceipt, writeContract } from 'viem/actions';
import { type EmbeddedChain, startChain } from '../embedded-chain/chain';
import { createScriptClient, type ScriptClient } from './client';
import { deployAll } from './deploy-all';
import type { ContractName } from './release';

export type GasRow = { what: string; gas: bigint };
export type Call = { address: Address; abi: Abi; functionName: string; args: readonly unknown[] };

export type Scene = {
  chain: EmbeddedChain;
  addresses: Record<ContractName, Address>;
  people: { alice: ScriptClient; bob: ScriptClient };
  /** What was metered so far, in order. */
  rows: GasRow[];
  /** Sends a call; with a name it becomes a row. */
  send: (client: ScriptClient, call: Call, what?: string) => Promise<void>;
  /**
   * A row with what a view costs when nothing is warm: sent as a transaction, less what a transaction costs by itself.
   * An estimate would be wrong, because the lens answers less when it is given less.
   */
  read: (what: string, call: Call) => Promise<void>;
};

/** Always the same moment, so that the same code gives the same numbers. */
const startsAt = 1_800_000_000;
const blockGas = 60_000_000n;

export async function createScene(): Promise<Scene> {
  const chain = await startChain({ ticks: false, chainId: 10, startsAt });
  await chain.rpc('evm_setBlockGasLimit', [`0x${blockGas.toString(16)}`]);
  const accounts = (await chain.rpc('eth_accounts')) as readonly Address[];
  const [deployer, alice, bob] = accounts.map((signer) =>
    createScriptClient({ rpcUrl: chain.rpcUrl, signer }),
  );
  if (!deployer || !alice || !bob) throw new Error('The node holds fewer than three accounts.');
  const deployed = await deployAll(deployer);
  const addresses = Object.fromEntries(deployed.map(({ name, address }) => [name, address]));
  const rows: GasRow[] = deployed.map(({ name, receipt }) => ({
    what: name,
    gas: receipt?.gasUsed ?? 0n,
  }));
  return {
    chain,
    addresses: addresses as Record<ContractName, Address>,
    people: { alice, bob },
    rows,
    async send(client, call, what) {
      const gas = await spend(client, call);
      if (what !== undefined) rows.push({ what, gas });
    },
    async read(what, call) {
      rows.push({ what, gas: (await spend(alice, call)) - baseGas(call) });
    },
  };
}

async function spend(client: ScriptClient, call: Call): Promise<bigint> {
  const request = { ...call, chain: null, gas: blockGas / 2n };
  // The ABI is not known to the compiler here: each caller writes its arguments out.
  const hash = await writeContract(client, request as Parameters<typeof writeContract>[1]);
  const { gasUsed, status } = await waitForTransactionReceipt(client, { hash });
  if (status !== 'success') throw new Error(`${call.functionName} failed.`);
  return gasUsed;
}

/** What a transaction costs before its first step: 21,000 and its calldata. */
function baseGas(call: Call): bigint {
  const bytes = hexToBytes(encodeFunctionData(call));
  return bytes.reduce((sum, byte) => sum + (byte === 0 ? 4n : 16n), 21_000n);
}
