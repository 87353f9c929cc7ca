/** What became of a model's stake: its worth, its losses and what lay in pools, from logs read before. */
import { deployment } from '@/lib/chain/deployment';
import type { Network } from '@/lib/chain/networks';
import type { StakeHistory } from '@/lib/model/pools';
import { type HistorySubject, readHistoryState } from './advance';
import { readStakeLogs } from './index';
import type { StakeLog } from './stake-logs';

type Placed = StakeLog & { block: bigint };

/** With the logs read so far; reads none itself. */
export async function readStakeHistory(
  network: Network,
  subject: HistorySubject,
): Promise<StakeHistory> {
  const logs = await readStakeLogs({ chainId: network.chainId, governor: subject.governor });
  return { ...toStakeHistory(logs), history: await readHistoryState(network, subject) };
}

/** `logs` are in their order. */
export function toStakeHistory(logs: readonly Placed[]): Omit<StakeHistory, 'history'> {
  let inPools = 0n;
  const deployed = logs.flatMap((log) => {
    if (log.kind !== 'into' && log.kind !== 'out-of') return [];
    inPools += log.kind === 'into' ? log.assets : -log.assets;
    // A pool that earned gives back more than went in.
    return [{ block: log.block, assets: inPools < 0n ? 0n : inPools }];
  });
  return {
    booked: logs.flatMap((log) =>
      log.kind === 'booked' ? [{ block: log.block, assets: log.assets, shares: log.shares }] : [],
    ),
    losses: logs.flatMap((log) =>
      log.kind === 'lost' && log.assets > 0n ? [{ block: log.block, assets: log.assets }] : [],
    ),
    deployed,
    incentives: logs.flatMap((log) =>
      log.kind === 'gained' && log.from.toLowerCase() === deployment.poolAllocator.toLowerCase()
        ? [{ block: log.block, assets: log.assets }]
        : [],
    ),
  };
}
