/** What people of the demo do, as transactions: launch, stake, propose, vote, queue, execute, cancel. */
import { readFile } from 'node:fs/promises';
import {
  type Address,
  encodeFunctionData,
  type Hex,
  keccak256,
  parseAbi,
  parseEther,
  parseEventLogs,
  toBytes,
  zeroAddress,
} from 'viem';
import { modelGovernorAbi } from '@/contracts/abi/model-governor';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { createScriptClient } from '../contracts/client';
import { launchModel, type ModelLaunch } from '../contracts/launch-model';
import { getAddressOf, type Person } from './accounts';
import type { Action, Contracts, Launched, SeedModel, SeedProposal, SeedVote } from './seed-types';
import { type Receipt, sendTransaction } from './sender';

/** A proposal as its transactions name it. */
export type Proposed = {
  governor: Address;
  targets: readonly Address[];
  values: readonly bigint[];
  calldatas: readonly Hex[];
  description: string;
  descriptionHash: Hex;
  id: bigint;
};

const supports = { against: 0, for: 1, abstain: 2 } as const;
const erc20Abi = parseAbi(['function transfer(address to, uint256 value) returns (bool)']);

export type Community = ReturnType<typeof createCommunity>;

/** The acts of a demo's people against one node. */
export function createCommunity(rpcUrl: string, contracts: Contracts) {
  const send = (person: Person, to: Address, data: Hex) =>
    sendTransaction(rpcUrl, { from: getAddressOf(person), to, data });

  return {
    /** One transaction from nothing to a governed model. */
    launch: async (model: SeedModel, repositoryId: string): Promise<Launched> => {
      const client = createScriptClient({ rpcUrl, signer: getAddressOf('launcher') });
      const { launcher } = contracts;
      return await launchModel(client, { launcher, model: toLaunch(model, repositoryId) });
    },

    /** Fills the treasury out of a holder's own pocket. */
    endow: async (model: SeedModel, { token, timelock }: Launched) => {
      if (!model.treasury) return;
      const { from, amount } = model.treasury;
      const args = [timelock, parseEther(String(amount))] as const;
      await send(
        from,
        token,
        encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args }),
      );
    },

    /** A record without a community; gives its id. */
    register: async (owner: Person, locator: string, repositoryId: string): Promise<bigint> => {
      const args = [getAddressOf(owner), [{ locator, repositoryId }], ''] as const;
      const data = encodeFunctionData({ abi: modelRegistryAbi, functionName: 'register', args });
      return readRegistered(await send(owner, contracts.registry, data));
    },

    propose: async (
      proposal: Pick<SeedProposal, 'key' | 'proposer'>,
      launched: Launched,
      actions: readonly Action[],
    ): Promise<Proposed> => {
      const text = await readFile(new URL(`./texts/${proposal.key}.md`, import.meta.url), 'utf8');
      const proposer = getAddressOf(proposal.proposer).toLowerCase();
      const proposed = toProposed(
        launched.governor,
        actions,
        `${text.trimEnd()}\n\n#proposer=${proposer}`,
      );
      const { targets, values, calldatas, description } = proposed;
      const data = encodeFunctionData({
        abi: modelGovernorAbi,
        functionName: 'propose',
        args: [targets, values, calldatas, description],
      });
      const receipt = await send(proposal.proposer, launched.governor, data);
      return { ...proposed, id: readProposalId(receipt) };
    },

    vote: async (proposed: Proposed, { person, support, reason = '' }: SeedVote) => {
      const data = encodeFunctionData({
        abi: modelGovernorAbi,
        functionName: 'castVoteWithReason',
        args: [proposed.id, supports[support], reason],
      });
      await send(person, proposed.governor, data);
    },

    /** Moves a proposal on; anyone may queue and execute, only its proposer may cancel. */
    advance: async (step: 'queue' | 'execute' | 'cancel', by: Person, proposed: Proposed) => {
      const { targets, values, calldatas, descriptionHash } = proposed;
      const data = encodeFunctionData({
        abi: modelGovernorAbi,
        functionName: step,
        args: [targets, values, calldatas, descriptionHash],
      });
      await send(by, proposed.governor, data);
    },

    send,
  };
}

function toLaunch({ locator, rules, ...model }: SeedModel, repositoryId: string): ModelLaunch {
  return {
    name: model.name,
    symbol: model.symbol,
    places: [{ locator, repositoryId }],
    uri: '',
    holders: model.holders.map(({ person, liquid, staked }) => ({
      account: getAddressOf(person),
      amount: parseEther(String(liquid)),
      staked: parseEther(String(staked)),
    })),
    governance: {
      ...rules,
      proposalThreshold: parseEther(String(rules.proposalThreshold)),
      guardian: zeroAddress,
      guardianExpiresAt: 0,
    },
  };
}

function toProposed(
  governor: Address,
  actions: readonly Action[],
  description: string,
): Omit<Proposed, 'id'> {
  return {
    governor,
    targets: actions.map(({ target }) => target),
    values: actions.map(({ value }) => value),
    calldatas: actions.map(({ calldata }) => calldata),
    description,
    descriptionHash: keccak256(toBytes(description)),
  };
}

function readRegistered({ logs }: Receipt): bigint {
  const [event] = parseEventLogs({ abi: modelRegistryAbi, eventName: 'Registered', logs });
  if (!event) throw new Error('The registration emitted no Registered.');
  return event.args.id;
}

function readProposalId({ logs }: Receipt): bigint {
  const [event] = parseEventLogs({ abi: modelGovernorAbi, eventName: 'ProposalCreated', logs });
  if (!event) throw new Error('The proposal emitted no ProposalCreated.');
  return event.args.proposalId;
}
