import { type Abi, decodeFunctionResult, type Hex } from 'viem';
import { poolAllocatorAbi } from '@/lib/chain/abi/pool-allocator';
import { stakeVaultAbi } from '@/lib/chain/abi/stake-vault';
import { readGovernedRecord } from '@/lib/chain/records';
import { NoAllocatorError, PoolUnknownError } from '@/lib/errors/pools';
import type { Call } from '@/lib/model/call';
import type { StakeState } from '@/lib/model/pools';
import type { PoolAction, PoolOutcome } from '@/lib/protocol/dossier-messages';
import type { Handlers } from '@/lib/protocol/router';
import { prepareForceDeallocate, prepareRebalance, readStakeState } from '@/lib/staking/pools';
import { prepare } from '@/lib/transactions/prepare';
import { toParams } from '@/lib/transactions/simulate';
import { type ActingContext, readScene } from '../acting';

type Scene = Awaited<ReturnType<typeof readScene>>;

/** A model's pools: read, and what may be done with them prepared. */
export function createPoolHandlers(
  context: ActingContext,
): Pick<Handlers, 'pools.read' | 'pools.prepare'> {
  const { now } = context;
  return {
    'pools.read': async ({ record }) => {
      const { network, model } = await readGovernedRecord(record, now);
      return readStakeState(network, model.record.id, now);
    },
    'pools.prepare': async ({ record, action }) => {
      const scene = await readScene(context, record);
      const { network, model, from } = scene;
      const state = await readStakeState(network, model.record.id, now);
      const call = build(scene, state, action);
      const what = { kind: action.kind, record: model.record, modelName: model.name, from, call };
      const [prepared, outcome] = await Promise.all([
        prepare(context, { ...what, intent: action }),
        forecast(context, scene, call, action),
      ]);
      return { prepared, outcome };
    },
  };
}

function build({ model, network }: Scene, state: StakeState, action: PoolAction): Call {
  const { vault, record } = model;
  if (action.kind === 'rebalance') {
    const { allocator, isOurs } = state;
    if (!allocator || !isOurs) {
      throw new NoAllocatorError({ chainId: network.chainId, record: record.id });
    }
    return prepareRebalance({ allocator, vault }, action);
  }
  const { adapter, assets } = action;
  const pool = state.pools.find((one) => one.adapter.toLowerCase() === adapter.toLowerCase());
  if (!pool) throw new PoolUnknownError({ adapter });
  return prepareForceDeallocate(vault, { adapter, assets, maxLossBps: pool.maxLossBps });
}

/** What the call would give now. Why it would fail is told by the simulation it is prepared with. */
async function forecast(
  { chain }: ActingContext,
  { network, from }: Scene,
  call: Call,
  { kind }: PoolAction,
): Promise<PoolOutcome> {
  try {
    const data = await chain.ask(network.chainId, 'eth_call', [toParams(from, call), 'latest']);
    if (kind === 'rebalance') {
      const [arrived, tip] = decodePair(poolAllocatorAbi, 'rebalance', data as Hex);
      return { status: 'moves', arrived, tip };
    }
    const [out, burnedShares] = decodePair(stakeVaultAbi, 'forceDeallocate', data as Hex);
    return { status: 'leaves', out, burnedShares };
  } catch {
    // A revert, an endpoint that does not answer, or bytes that are no answer: nothing is forecast.
    return { status: 'unknown' };
  }
}

function decodePair(abi: Abi, functionName: string, data: Hex): readonly [bigint, bigint] {
  return decodeFunctionResult({ abi, functionName, data }) as readonly [bigint, bigint];
}
