/** A model's launch or registration: prepared, submitted, and followed until its repository names the record. */
import { deployment } from '@/lib/chain/deployment';
import { HoldersInvalidError } from '@/lib/errors/registration';
import { AllocationDiffersError, NothingToClaimError } from '@/lib/errors/staking';
import { checkRules, prepareLaunch, prepareRegister } from '@/lib/governance/launch';
import type { Call } from '@/lib/model/call';
import type { RecordId } from '@/lib/model/ids';
import type { Holder } from '@/lib/model/registration';
import type { LaunchInput } from '@/lib/protocol/registration-messages';
import type { Handlers } from '@/lib/protocol/router';
import { buildAllocation } from '@/lib/staking/allocation';
import { preparePublish, readAllocationState } from '@/lib/staking/claim';
import { distribute, listClaimants } from '@/lib/staking/distribution';
import { type HolderSource, parseHolders } from '@/lib/staking/holder-list';
import { prepare } from '@/lib/transactions/prepare';
import { submit } from '@/lib/transactions/send';
import { type ActingContext, readActor, readScene } from '../acting';
import { type LinkEditOptions, readLinkEdit } from '../link-edit';
import type { LinkFollower } from '../link-follower';

const kinds = ['launch', 'register', 'publish-allocation'] as const;
const daySeconds = 86_400;

export type LaunchingOptions = {
  acting: ActingContext;
  follower: LinkFollower;
  editing: LinkEditOptions;
};

export function createLaunchingHandlers({
  acting,
  follower,
  editing,
}: LaunchingOptions): Pick<
  Handlers,
  'launch.prepare' | 'launch.submit' | 'launch.follow' | 'allocation.publish' | 'link.edit'
> {
  return {
    'launch.prepare': async (input) => {
      const { chainId, locator } = input;
      const from = await readActor(acting, chainId);
      const isLaunch = input.kind === 'launch';
      return prepare(acting, {
        kind: isLaunch ? 'launch' : 'register',
        // Which record it will be is known once it is in a block.
        record: { chainId, registry: deployment.registry, id: 0n },
        modelName: isLaunch ? input.name : locator,
        intent: { locator },
        from,
        call: toCall(input, Math.floor(acting.now() / 1_000)),
      });
    },
    'launch.submit': async (request) => {
      const submitted = await submit(acting, { ...request, kinds });
      if (submitted.status === 'submitted') await follower.expect();
      return submitted;
    },
    'launch.follow': ({ activityId, urged }) => follower.follow(activityId, urged),
    'allocation.publish': ({ record, holders }) => publish(acting, record, holders),
    'link.edit': (of) => readLinkEdit(editing, of),
  };
}

/**
 * The call a filled-in wizard stands for.
 * @throws {@link HoldersInvalidError} {@link RulesInvalidError} {@link AllocationListError}
 */
function toCall(input: LaunchInput, nowSeconds: number): Call {
  const { locator, repositoryId } = input;
  const place = { locator, repositoryId };
  if (input.kind === 'existing') {
    return prepareRegister({ owner: input.owner, place, modules: input.modules });
  }
  const { name, symbol, rules, claimDays } = input;
  const holders = readHolders(input.holders);
  checkRules(rules, nowSeconds);
  const supply = holders.reduce((sum, { amount, staked }) => sum + amount + staked, 0n);
  const claimUntil = claimDays === null ? null : nowSeconds + claimDays * daySeconds;
  const { direct, allocation } = distribute(holders, claimUntil);
  return prepareLaunch({ name, symbol, place, holders: direct, supply, allocation, rules });
}

function readHolders(source: HolderSource): readonly Holder[] {
  const { holders, problems } = parseHolders(source);
  if (problems.length > 0) throw new HoldersInvalidError({ problems: problems.length });
  return holders;
}

/** The list, when it is the one whose root the launch fixed: the contract would refuse any other. */
async function publish(acting: ActingContext, record: RecordId, source: HolderSource) {
  const { network, model, from } = await readScene(acting, record);
  const of = { record: record.id, indexes: [] };
  const { state } = await readAllocationState(network, of, acting.now);
  if (!state) throw new NothingToClaimError({ chainId: record.chainId, record: record.id });
  const { root, leaves } = buildAllocation(listClaimants(readHolders(source)));
  if (root !== state.root) throw new AllocationDiffersError({ chainId: record.chainId });
  return prepare(acting, {
    kind: 'publish-allocation',
    record: model.record,
    modelName: model.name,
    intent: { root },
    from,
    call: preparePublish(state.contract, leaves),
  });
}
