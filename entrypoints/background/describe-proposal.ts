/** A proposal's calls in words: the names of governance and the code of targets come together here. */
import type { Address } from 'viem';
import { getCallWarnings } from '@/lib/governance/call-warnings';
import type { Model } from '@/lib/model/badge';
import type { DescribedCall, TargetView } from '@/lib/model/composing';
import type { ProposalAction } from '@/lib/model/proposal';
import {
  describeCall,
  readTarget,
  type TargetContext,
  toTargetContext,
} from '@/lib/transactions/describe-calls';

/** More targets than any proposal of ours names; the code of further ones is not asked for. */
const targetsMax = 24;

/** Every call in its order. Never throws: a target that could not be read says so. */
export async function describeProposal(
  context: Pick<TargetContext, 'chain' | 'nameCode'>,
  model: Model,
  actions: readonly ProposalAction[],
): Promise<readonly DescribedCall[]> {
  const targets = await readTargets(toTargetContext(context, model), actions);
  return actions.map((action) => {
    const target = targets.get(action.target.toLowerCase()) ?? toUnread(action.target);
    const { decoded, warnings } = describeCall(action, target);
    const found = getCallWarnings({ action, registry: model.record.registry });
    return { action, target, decoded, warnings: [...new Set([...warnings, ...found])] };
  });
}

/** By address in lower case. */
async function readTargets(
  context: TargetContext,
  actions: readonly ProposalAction[],
): Promise<ReadonlyMap<string, TargetView>> {
  const addresses = [...new Set(actions.map(({ target }) => target.toLowerCase()))];
  const targets = await Promise.all(
    addresses.slice(0, targetsMax).map((address) =>
      // The proposal is shown all the same, with a warning in place of the name.
      readTarget(context, address as Address).catch(() => toUnread(address as Address)),
    ),
  );
  return new Map(targets.map((target) => [target.address.toLowerCase(), target]));
}

function toUnread(address: Address): TargetView {
  return { address, name: null, code: 'unread' };
}
