/** What makes the demo's stake move without a click: a script that trades, and a keeper like anybody's. */
import { join, resolve } from 'node:path';
import { bytesToHex, type Hex, parseEther } from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import type { EmbeddedChain } from '../embedded-chain/chain';
import { type DemoMarket, makeDemand } from '../embedded-chain/pools/demand';
import { type Child, startChild } from '../process/child';

const root = resolve(import.meta.dirname, '../..');
/** One coin for a hundred tokens: enough for tips to pay for gas on a chain where gas is cheap. */
export const demoTokenPriceWei = parseEther('0.01');

/** The account after anvil's own ten, known to everybody like them. */
const account = mnemonicToAccount('test test test test test test test test test test test junk', {
  addressIndex: 10,
});

export type Demand = { stop: () => Promise<void> };

/** Starts both; what the keeper does is said, a line each, also when it ends. What it spent is kept in the folder. */
export async function startDemand(
  chain: EmbeddedChain,
  of: { market: DemoMarket; folder: string; say: (line: string) => void },
): Promise<Demand> {
  const { market, folder, say } = of;
  await chain.setBalance(account.address, parseEther('10'));
  const keeper = await startKeeper({ chain, token: market.token, folder });
  for (const stream of [keeper.process.stdout, keeper.process.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString().trimEnd().split('\n')) say(`keeper  ${line}`);
    });
  }
  const end = new AbortController();
  void keeper.ended.then(() => {
    if (!end.signal.aborted) say('keeper  ended: stake moves no more until the next start');
  });
  const trading = makeDemand(chain.rpcUrl, market, end.signal);
  return {
    stop: async () => {
      end.abort();
      await keeper.stop();
      await trading;
    },
  };
}

async function startKeeper(of: {
  chain: EmbeddedChain;
  token: Hex;
  folder: string;
}): Promise<Child> {
  const { token, folder } = of;
  const key = account.getHdKey().privateKey;
  if (!key) throw new Error('The keeper of the demo has no key.');
  return await startChild({
    command: process.execPath,
    args: [
      ...['--import', 'tsx', join(root, 'scripts/keeper/main.ts')],
      ...[
        '--rpc',
        of.chain.rpcUrl,
        '--max-spend',
        '1',
        '--token-price',
        `${token}=${demoTokenPriceWei}`,
      ],
      ...['--every', '5', '--state', folder],
    ],
    cwd: root,
    // It may be ended at any moment, and may wait for a chain that a Ctrl-C has ended too.
    graceMs: 1000,
    env: { ...process.env, COMMONWEIGHT_KEEPER_KEY: bytesToHex(key) },
  });
}
