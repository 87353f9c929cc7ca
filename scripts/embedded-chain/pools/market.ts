/** A market of the demo: a coin, a Uniswap V2 pair of a model's token with it, a lending desk; and what happens there. */
import {
  type Address,
  encodeDeployData,
  encodeFunctionData,
  type Hex,
  parseAbi,
  parseEther,
} from 'viem';
import { callRpc } from '../json-rpc';
import { sendTransaction } from '../sender';
import { type DemoContract, loadDemoContract, loadUniswapFactory } from './demo-contracts';

export type Market = { coin: Address; pair: Address; desk: Address };

/** Most tokens sold in one go, about 3 % of the price, and the part of all it has. */
const tradedMost = parseEther('900');
const tradedParts = 20n;

export type Trader = { rpcUrl: string; from: Address };

export const tokenAbi = parseAbi([
  'function transfer(address to, uint256 amount) returns (bool)',
  'function approve(address spender, uint256 amount) returns (bool)',
  'function balanceOf(address owner) view returns (uint256)',
]);
export const pairAbi = parseAbi([
  'function createPair(address a, address b) returns (address)',
  'function getPair(address a, address b) view returns (address)',
  'function getReserves() view returns (uint112 first, uint112 second, uint32 changedAt)',
  'function token0() view returns (address)',
  'function mint(address to) returns (uint256)',
  'function skim(address to)',
  'function swap(uint256 firstOut, uint256 secondOut, address to, bytes data)',
]);

/** Deploys a contract from an account the node signs for. */
export async function deployDemoContract(
  { rpcUrl, from }: Trader,
  { abi, bytecode }: DemoContract,
  args: readonly unknown[],
): Promise<Address> {
  const data = encodeDeployData({ abi, bytecode, args });
  const { contractAddress } = await sendTransaction(rpcUrl, { from, data });
  if (!contractAddress) throw new Error('The deployment made no contract.');
  return contractAddress;
}

/** Puts a market for a token on the chain; the trader keeps all coins and gives the pair `depth` of both. */
export async function openMarket(
  trader: Trader,
  of: { token: Address; coins: bigint; depth: bigint },
): Promise<Market> {
  const { rpcUrl, from } = trader;
  const coin = await deployDemoContract(trader, loadDemoContract('DemoCoin'), [of.coins]);
  const desk = await deployDemoContract(trader, loadDemoContract('DemoPool'), [of.token]);
  const factory = await deployDemoContract(trader, loadUniswapFactory(), [from]);
  const pairOf = [of.token, coin] as const;
  const create = { abi: pairAbi, functionName: 'createPair', args: pairOf } as const;
  await sendTransaction(rpcUrl, { from, to: factory, data: encodeFunctionData(create) });
  const ask = { abi: pairAbi, functionName: 'getPair', args: pairOf } as const;
  const answer = await callView(rpcUrl, factory, encodeFunctionData(ask));
  const pair: Address = `0x${answer.slice(-40)}`;
  for (const token of pairOf) await pay(trader, { token, to: pair, amount: of.depth });
  const mint = encodeFunctionData({ abi: pairAbi, functionName: 'mint', args: [from] });
  await sendTransaction(rpcUrl, { from, to: pair, data: mint });
  return { coin, pair, desk };
}

export async function pay(
  { rpcUrl, from }: Trader,
  { token, to, amount }: { token: Address; to: Address; amount: bigint },
): Promise<void> {
  const data = encodeFunctionData({
    abi: tokenAbi,
    functionName: 'transfer',
    args: [to, amount],
  });
  await sendTransaction(rpcUrl, { from, to: token, data });
}

/** What a pair holds, seen from a token that would be sold to it. */
async function readReserves(
  rpcUrl: string,
  { pair, token }: { pair: Address; token: Address },
): Promise<{ into: bigint; outOf: bigint; isFirst: boolean }> {
  const read = (functionName: 'getReserves' | 'token0') =>
    callView(rpcUrl, pair, encodeFunctionData({ abi: pairAbi, functionName }));
  const reserves = await read('getReserves');
  const word = (index: number) => BigInt(`0x${reserves.slice(2 + index * 64, 66 + index * 64)}`);
  const isFirst = (await read('token0')).slice(-40) === token.slice(2).toLowerCase();
  const [into, outOf] = isFirst ? [word(0), word(1)] : [word(1), word(0)];
  return { into, outOf, isFirst };
}

async function callView(rpcUrl: string, to: Address, data: Hex): Promise<Hex> {
  return (await callRpc(rpcUrl, 'eth_call', [{ to, data }, 'latest'])) as Hex;
}

/**
 * Sells to the pair at its price; gives what was bought.
 * @throws when the price was another by then; what was sent is taken back first.
 */
export async function sell(
  trader: Trader,
  of: { pair: Address; token: Address; amount: bigint },
): Promise<bigint> {
  const { rpcUrl, from } = trader;
  const { pair, token, amount } = of;
  const { into, outOf, isFirst } = await readReserves(rpcUrl, { pair, token });
  const bought = (amount * 997n * outOf) / (into * 1000n + amount * 997n);
  await pay(trader, { token, to: pair, amount });
  const outs = isFirst ? ([0n, bought] as const) : ([bought, 0n] as const);
  const data = encodeFunctionData({
    abi: pairAbi,
    functionName: 'swap',
    args: [...outs, from, '0x'],
  });
  try {
    await sendTransaction(rpcUrl, { from, to: pair, data });
  } catch (error) {
    const skim = encodeFunctionData({ abi: pairAbi, functionName: 'skim', args: [from] });
    await sendTransaction(rpcUrl, { from, to: pair, data: skim });
    throw error;
  }
  return bought;
}

/** Sells and buys back: the price stays, the fees stay in the pair. */
export async function tradeRound(
  trader: Trader,
  of: { pair: Address; token: Address; coin: Address; amount: bigint },
): Promise<void> {
  const { pair, token, coin, amount } = of;
  const bought = await sell(trader, { pair, token, amount });
  await sell(trader, { pair, token: coin, amount: bought });
}

/**
 * Sells some of the trader's tokens, then buys until a token costs a coin again. Both at once, so that the price hardly
 * leaves its average, and never more than a part of what the trader has, so that it never ends. Where somebody else
 * moved the price, a round only brings it back, as far as the trader's tokens or coins go.
 */
export async function tradeAtPar(
  trader: Trader,
  of: { pair: Address; token: Address; coin: Address },
): Promise<void> {
  const { pair, token } = of;
  const tokens = await readBalance(trader, token);
  const part = min(tokens / tradedParts, tradedMost);
  if (await returnToPar(trader, { ...of, least: tradedMost })) return;
  if (part > 0n) await sell(trader, { pair, token, amount: part });
  await returnToPar(trader, { ...of, least: 1n });
}

/** Whether as much as `least` was missing to par, and something was sold for it. */
async function returnToPar(
  trader: Trader,
  of: { pair: Address; token: Address; coin: Address; least: bigint },
): Promise<boolean> {
  const { pair, token, coin, least } = of;
  const { into: coins, outOf: tokens } = await readReserves(trader.rpcUrl, { pair, token: coin });
  // What one side has more goes to the other by halves: the product of both stays nearly the same.
  const half = (tokens - coins) / 2n;
  const [missing, sold] = half > 0n ? [half, coin] : [-half, token];
  if (missing < least) return false;
  const amount = min(missing, await readBalance(trader, sold));
  if (amount > 0n) await sell(trader, { pair, token: sold, amount });
  return amount > 0n;
}

async function readBalance({ rpcUrl, from }: Trader, token: Address): Promise<bigint> {
  const ask = { abi: tokenAbi, functionName: 'balanceOf', args: [from] } as const;
  return BigInt(await callView(rpcUrl, token, encodeFunctionData(ask)));
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
