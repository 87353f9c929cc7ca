/**
 * What stands at an address that is to be a pool of a vault: asked of several endpoints, who must agree, and tried on a
 * copy of the chain. What counts is what execution does; this tells before a vote what would not work.
 */
import {
  type Address,
  concat,
  encodeAbiParameters,
  type Hex,
  keccak256,
  numberToHex,
  toFunctionSelector,
} from 'viem';
import { deployment } from '@/lib/chain/deployment';
import { encodeErc20 } from '@/lib/chain/erc20';
import { getAdapter, toKind } from '@/lib/chain/pool-adapters';
import type { GovernedModel } from '@/lib/chain/records';
import { decodeView, encodeView, type ViewType, type ViewValue } from '@/lib/chain/view';
import { EndpointsDisagreeError } from '@/lib/errors/chain';
import { isSameAddress } from '@/lib/format/address';
import type { Call } from '@/lib/model/call';
import { type PairSettings, type PoolLook, type PoolUnfit, pairBounds } from '@/lib/model/pools';
import type { ChainPoint } from '@/lib/model/provenance';
import type { Simulation } from '@/lib/model/submission';
import type { ChainAccess } from './chain-access';
import { isRevert, simulateLater } from './simulate';

export type LookContext = { chain: ChainAccess; model: GovernedModel; at: ChainPoint };

/** With these a pair can be told from what is none while its own are not known. */
const widest: PairSettings = {
  minDepth: 0n,
  minAgeSeconds: pairBounds.minAgeSeconds.min,
  maxDeviationBps: pairBounds.maxDeviationBps.max,
};
const oneToken = 10n ** 18n;
const hourSeconds = 3_600n;

/** A view by its signature, of an account where it takes one; null when the contract does not answer so. */
type Ask = <Type extends ViewType>(
  to: Address,
  signature: string,
  type: Type,
  of?: Address,
) => Promise<ViewValue<Type> | null>;

/** @throws {@link EndpointsDisagreeError} and endpoint errors */
export async function lookAtPool(
  context: LookContext,
  { address, settings }: { address: Address; settings: PairSettings | null },
): Promise<PoolLook> {
  const { token, vault } = context.model;
  const ask = createAsk(context);
  const [code, owner, asset, first, second] = await Promise.all([
    askSame(context, 'eth_getCode', address),
    ask(address, 'vault()', 'address'),
    ask(address, 'asset()', 'address'),
    ask(address, 'token0()', 'address'),
    ask(address, 'token1()', 'address'),
  ]);
  if (code === '0x') return unfit('no-code');
  if (isSame(address, vault)) return unfit('own-vault');
  if (!asset && !(first && second)) return unfit('not-pool');
  if (![asset, first, second].some((one) => isSame(one, token))) return unfit('wrong-asset');
  if (asset && owner) {
    return isSame(owner, vault) ? lookAtAdapter(context, ask, address) : unfit('other-vault');
  }
  if (asset) return lookAtMade(context, ask, { pool: address, named: address, settings: null });
  const named = (isSame(first, token) ? second : first) as Address;
  return lookAtMade(context, ask, { pool: address, named, settings: settings ?? 'none' });
}

/** An adapter that is there; of unknown code where the factory did not make it. */
async function lookAtAdapter(context: LookContext, ask: Ask, adapter: Address): Promise<PoolLook> {
  const [pool, riskId, code] = await Promise.all([
    ask(adapter, 'pool()', 'address'),
    ask(adapter, 'riskId()', 'bytes32'),
    ask(deployment.adapterFactory, 'kindOf(address)', 'bytes32', adapter),
  ]);
  if (!pool || !riskId) return unfit('not-pool');
  const kind = code ? toKind(code) : 'unknown';
  const isPair = kind === 'uniswap-v2';
  const named = (isPair && (await ask(adapter, 'quote()', 'address'))) || pool;
  // A pair that was not watched for long enough yet may be when a vote is over.
  const wait = isPair ? pairBounds.minAgeSeconds.max : 0n;
  return {
    ...{ status: 'fit', kind, isAdapter: true, adapter, pool, riskId },
    ...(await readNames(context, ask, { pool, named })),
    trial: await tryOut(context, ask, { adapter, wait, first: [] }),
  };
}

type Source = { pool: Address; named: Address; settings: PairSettings | 'none' | null };

/** A pool whose adapter the factory makes, if it takes it. */
async function lookAtMade(context: LookContext, ask: Ask, source: Source): Promise<PoolLook> {
  const { vault, timelock } = context.model;
  const { pool, settings } = source;
  const made = getAdapter(vault, pool, settings === 'none' ? widest : settings);
  const call = { to: deployment.adapterFactory, data: made.calldata };
  const [told, names, factory] = await Promise.all([
    askSame(context, 'eth_call', { ...call, from: timelock }),
    readNames(context, ask, source),
    settings && ask(pool, 'factory()', 'address'),
  ]);
  if (!isSame(decodeView('address', told), made.adapter)) return unfit('not-pool');
  const kind = settings ? 'uniswap-v2' : 'erc4626';
  const isOpen = settings === 'none';
  const wait = isOpen || !settings ? 0n : settings.minAgeSeconds;
  return {
    ...{ status: 'fit', kind, isAdapter: false, pool, ...names },
    adapter: isOpen ? null : made.adapter,
    riskId: keccak256(encodeAbiParameters(risk, [kind, factory ?? pool])),
    trial: isOpen
      ? null
      : await tryOut(context, ask, {
          ...{ adapter: made.adapter, wait },
          first: [{ ...call, valueWei: 0n }],
        }),
  };
}

const risk = [{ type: 'string' }, { type: 'address' }] as const;

async function readNames(
  { model: { token } }: LookContext,
  ask: Ask,
  { pool, named }: Pick<Source, 'pool' | 'named'>,
) {
  const [name, symbol, held] = await Promise.all([
    ask(named, 'name()', 'string'),
    ask(named, 'symbol()', 'string'),
    ask(token, 'balanceOf(address)', 'uint256', pool),
  ]);
  return { name: name ?? '', symbol: symbol ?? '', held };
}

const moves = (functionName: 'allocate' | 'deallocate') =>
  concat([toFunctionSelector(`${functionName}(uint256)`), numberToHex(oneToken, { size: 32 })]);

type Trial = { adapter: Address; wait: bigint; first: readonly Call[] };

/** As the vault would: a token in, and an hour later out again. What has to be made is made first, `wait` before. */
async function tryOut(
  { chain, model, at }: LookContext,
  ask: Ask,
  { adapter, wait, first }: Trial,
): Promise<Simulation> {
  const { token, vault: from, record } = model;
  const idle = (await ask(token, 'balanceOf(address)', 'uint256', from)) ?? 0n;
  // What the vault could not give would fail, whatever the pool is.
  if (idle < oneToken) return { status: 'not-simulated', code: 'pool.nothing_idle' };
  const send = encodeErc20('transfer', adapter, oneToken);
  const toCall = (to: Address, data: Hex): Call => ({ to, data, valueWei: 0n });
  const time = at.timestamp + hourSeconds + wait;
  return simulateLater(chain, { chainId: record.chainId, from }, [
    { calls: first },
    { calls: [toCall(token, send), toCall(adapter, moves('allocate'))], time },
    { calls: [toCall(adapter, moves('deallocate'))], time: time + hourSeconds },
  ]);
}

function createAsk(context: LookContext): Ask {
  return async (to, signature, type, of) => {
    const data = encodeView(signature, of);
    return decodeView(type, await askSame(context, 'eth_call', { to, data }));
  };
}

/**
 * What all endpoints asked answer at one block; null for a revert.
 * @throws an endpoint's refusal where none tells a code: that never reverts, so none of them has the block
 */
async function askSame(
  { chain, model: { record }, at }: LookContext,
  method: 'eth_call' | 'eth_getCode',
  subject: Address | { to: Address; data: Hex; from?: Address },
): Promise<Hex | null> {
  const { chainId } = record;
  const answers = await chain.askAll(chainId, method, [subject, numberToHex(at.blockNumber)]);
  const told = answers.flatMap((answer) => {
    if (answer.status === 'told') return [String(answer.value).toLowerCase() as Hex];
    // One that has not the block yet says nothing of the contract.
    return isRevert(answer.error) ? [null] : [];
  });
  if (told.some((one) => one !== told[0])) {
    const operators = answers.map(({ operator }) => operator).join(', ');
    throw new EndpointsDisagreeError({ chainId, operators });
  }
  const [first] = answers;
  if (method === 'eth_getCode' && told.length === 0 && first?.status === 'refused') {
    throw first.error;
  }
  return told[0] ?? null;
}

function isSame(one: string | null, other: string): boolean {
  return one !== null && isSameAddress(one, other);
}

function unfit(code: PoolUnfit): PoolLook {
  return { status: 'unfit', code };
}
