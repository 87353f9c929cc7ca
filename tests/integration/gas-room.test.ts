/** An estimate made in the second of the last block has room for what the call costs a second later. */
import { encodeFunctionData, type Hex, hexToBigInt, numberToHex } from 'viem';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { estimateGas } from '@/lib/transactions/fees';
import { getAddressOf, type Person } from '@/scripts/embedded-chain/accounts';
import { callRpc } from '@/scripts/embedded-chain/json-rpc';
import { until } from '@/scripts/process/until';
import { createWorld, type World } from '@/tests/helpers/world';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.chain.stop());

const ada = getAddressOf('ada');
type Receipt = { status: Hex; gasUsed: Hex };

function delegateTo(person: Person) {
  const args = [getAddressOf(person)] as const;
  const data = encodeFunctionData({ abi: stakeVaultAbi, functionName: 'delegate', args });
  return { to: world.model.vault, data, valueWei: 0n };
}

/** What it used and whether it went through, with this much gas. */
async function send(call: { to: Hex; data: Hex }, gas: bigint) {
  const { rpc } = world.chain;
  const request = { from: ada, to: call.to, data: call.data, gas: numberToHex(gas) };
  const hash = await rpc('eth_sendTransaction', [request]);
  // A node may answer before the block is there.
  const receipt = await until(
    async () => (await rpc('eth_getTransactionReceipt', [hash])) as Receipt | null,
    { what: 'the receipt', timeoutMs: 10_000, intervalMs: 20 },
  );
  return { ok: receipt.status === '0x1', gasUsed: hexToBigInt(receipt.gasUsed) };
}

test('behaviour: four checkpoints that were overwritten by the estimate are written anew', async () => {
  const { rpc, rpcUrl, chainId } = { ...world.chain };
  await send(delegateTo('bruno'), 1_000_000n);
  // The next block has the last one's time: as where blocks come faster than seconds.
  await rpc('anvil_setBlockTimestampInterval', [0]);
  await send(delegateTo('ada'), 1_000_000n);
  const call = delegateTo('bruno');
  const plain = hexToBigInt(
    (await rpc('eth_estimateGas', [{ from: ada, to: call.to, data: call.data }])) as Hex,
  );
  const chain = {
    ask: (_: number, method: string, params: readonly unknown[]) => callRpc(rpcUrl, method, params),
  };
  const roomy = await estimateGas(chain, { chainId, from: ada, call });
  await rpc('anvil_setBlockTimestampInterval', [1]);
  const { ok, gasUsed } = await send(call, roomy ?? 0n);
  expect(ok).toBe(true);
  // By a part of the estimate alone it would have run out.
  expect(gasUsed).toBeGreaterThan((plain * 130n) / 100n);
});
