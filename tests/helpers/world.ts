/** A node with this release on it, one governed model, and an account of our own among its holders. */
import { type Address, type Hex, parseEther } from 'viem';
import { privateKeyToAddress } from 'viem/accounts';
import { createScriptClient } from '@/scripts/contracts/client';
import { deployAll } from '@/scripts/contracts/deploy-all';
import { type LaunchedModel, launchModel } from '@/scripts/contracts/launch-model';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import { type ChainOptions, type EmbeddedChain, startChain } from '@/scripts/embedded-chain/chain';

/** A key that is in no manual; its account holds 1,000 liquid and 500 staked tokens. */
export const holderKey: Hex = `0x${'4b'.repeat(32)}`;
export const holder = privateKeyToAddress(holderKey);

export type World = { chain: EmbeddedChain; model: LaunchedModel; registry: Address };

/** Starts it; blocks come with transactions only. Stop the chain when done. */
export async function createWorld(options: ChainOptions = {}): Promise<World> {
  const chain = await startChain({ ticks: false, ...options });
  const client = createScriptClient({ rpcUrl: chain.rpcUrl, signer: getAddressOf('launcher') });
  const deployed = await deployAll(client);
  const addressOf = (name: string) => {
    const found = deployed.find((one) => one.name === name);
    if (!found) throw new Error(`The release has no ${name}.`);
    return found.address;
  };
  const model = await launchModel(client, {
    launcher: addressOf('launcher'),
    model: {
      name: 'Test Commons',
      symbol: 'TEST',
      places: [{ locator: 'huggingface.co/acme/test', repositoryId: 'abc' }],
      uri: '',
      holders: [
        { account: holder, amount: parseEther('1000'), staked: parseEther('500') },
        { account: getAddressOf('ada'), amount: parseEther('100'), staked: parseEther('300') },
      ],
      governance: {
        votingDelay: 1,
        votingPeriod: 1000,
        lateQuorumExtension: 100,
        proposalThreshold: parseEther('10'),
        quorumBps: 1000,
        quorumFloorBps: 100,
        timelockDelay: 100,
        unstakeCooldown: 50,
        guardian: '0x0000000000000000000000000000000000000000',
        guardianExpiresAt: 0,
      },
    },
  });
  await chain.setBalance(holder, parseEther('10'));
  return { chain, model, registry: addressOf('modelRegistry') };
}

export type MinedTransaction = { hash: Hex; from: Address; nonce: number; input: Hex };

/** Every transaction of an account, found by reading every block from `from` on, over plain JSON-RPC. */
export async function listTransactions(
  chain: EmbeddedChain,
  account: Address,
  from = 0,
): Promise<readonly MinedTransaction[]> {
  const height = Number(await chain.rpc('eth_blockNumber'));
  const found: MinedTransaction[] = [];
  for (let number = from; number <= height; number++) {
    const block = (await chain.rpc('eth_getBlockByNumber', [`0x${number.toString(16)}`, true])) as {
      transactions: { hash: Hex; from: Address; nonce: Hex; input: Hex }[];
    };
    for (const one of block.transactions) {
      if (one.from.toLowerCase() !== account.toLowerCase()) continue;
      found.push({ ...one, nonce: Number(one.nonce) });
    }
  }
  return found;
}
