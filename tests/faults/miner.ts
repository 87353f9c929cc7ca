/** Mines on a node that does not mine by itself: what is sent waits in the pool for a while, as on a real network. */
import { callRpc } from '@/scripts/embedded-chain/json-rpc';

const blockMs = 40;
const reorgDepth = 3;
/** Its balance asks for a reorganisation: the node carries the question between processes. */
const bell = '0x00000000000000000000000000000000000b0e11';

/** One thing after the other: a node asked to mine while it reorganises leaves holes in its chain. */
export async function startMiner(rpcUrl: string): Promise<{ stop: () => Promise<void> }> {
  await callRpc(rpcUrl, 'evm_setAutomine', [false]);
  let isStopped = false;
  const mine = async () => {
    while (!isStopped) {
      await callRpc(rpcUrl, 'anvil_mine', ['0x1', '0x1']);
      if (await isRung(rpcUrl)) {
        await callRpc(rpcUrl, 'anvil_reorg', [reorgDepth, []]);
        await callRpc(rpcUrl, 'anvil_setBalance', [bell, '0x0']);
      }
      await new Promise((resolve) => setTimeout(resolve, blockMs));
    }
  };
  const mining = mine();
  return {
    stop: async () => {
      isStopped = true;
      await mining;
    },
  };
}

/** Replaces the last blocks by empty ones, with everybody's transactions in them. */
export async function reorganise(rpcUrl: string): Promise<void> {
  await callRpc(rpcUrl, 'anvil_setBalance', [bell, '0x1']);
  while (await isRung(rpcUrl)) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function isRung(rpcUrl: string): Promise<boolean> {
  return (await callRpc(rpcUrl, 'eth_getBalance', [bell, 'latest'])) !== '0x0';
}
