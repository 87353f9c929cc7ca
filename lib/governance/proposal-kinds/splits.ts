import { encodeFunctionData, isAddressEqual } from 'viem';
import { revenueRouterAbi } from '@/lib/chain/abi/revenue-router';
import { deployment } from '@/lib/chain/deployment';
import { built, type ProposalKind, problem } from './types';

const whole = 10_000;
const idMax = 2n ** 48n - 1n;

/** Sets how revenue is split, and in which tokens it is taken; replaces all that was set before. */
export const splits: ProposalKind<'splits'> = {
  kind: 'splits',
  build({ kind: _, ...parts }, { record, owner, timelock }) {
    const { stakersBps, contributorsBps, treasuryBps, incentivesBps, parents, currencies } = parts;
    const own = stakersBps + contributorsBps + treasuryBps + incentivesBps;
    const sum = parents.reduce((total, { bps }) => total + bps, own);
    if (sum !== whole) return problem('splits_sum', `${sum / 100} %`);
    const ids = parents.map(({ id }) => id);
    const wrong = parents.find(
      ({ id, bps }, index) =>
        id === 0n || id > idMax || id === record.id || bps === 0 || ids.indexOf(id) !== index,
    );
    if (wrong) return problem('splits_parent', String(wrong.id));
    if (currencies.length === 0) return problem('splits_no_currency');
    const calldata = encodeFunctionData({
      abi: revenueRouterAbi,
      functionName: 'setSplits',
      args: [
        record.id,
        { ...parts, parents: parents.map(({ id, bps }) => ({ id: Number(id), bps })) },
      ],
    });
    const action = { target: deployment.revenueRouter, valueWei: 0n, calldata };
    return built(action, isAddressEqual(owner, timelock) ? [] : ['timelock-not-owner']);
  },
};
