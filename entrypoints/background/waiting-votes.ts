/** The number on the toolbar icon: how many open votes the selected account can still take part in. */
import type { Address } from 'viem';
import { browser } from '@/lib/browser';
import { readNetworks } from '@/lib/chain/networks';
import type { Holding } from '@/lib/protocol/messages';
import { countOpenBallots } from '@/lib/staking/read-power';
import { type ModelContext, readHoldings } from './handlers/models';

const shownMax = 99;

/** Counts anew and shows it; the icon stays as it was when no endpoint answers. */
export async function updateWaitingVotes(context: ModelContext): Promise<void> {
  const account = await context.readAccount();
  const holdings = account ? await readHoldings(context, account) : [];
  await showWaitingVotes(account, holdings, context.now);
}

/** Shows the number for holdings just read. */
export async function showWaitingVotes(
  account: Address | null,
  holdings: readonly Holding[],
  now: () => number,
): Promise<void> {
  const networks = await readNetworks();
  const counts = holdings.map(async ({ model, open }) => {
    const network = networks.find(({ chainId }) => chainId === model.record.chainId);
    const proposalIds = open.filter(({ state }) => state === 'active').map(({ id }) => id);
    if (!account || !network || proposalIds.length === 0) return 0;
    return countOpenBallots(network, { account, recordId: model.record.id, proposalIds }, now);
  });
  const total = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  const text = total === 0 ? '' : String(Math.min(total, shownMax));
  await browser.action.setBadgeText({ text });
}
