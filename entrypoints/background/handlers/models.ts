import type { Address } from 'viem';
import { readOrThrow, readRecords } from '@/lib/chain/lens';
import { type Network, readNetworks } from '@/lib/chain/networks';
import { assertGoverned, readGovernedRecord } from '@/lib/chain/records';
import { NoAccountError } from '@/lib/errors/signer';
import {
  readFullProposal,
  readFullProposals,
  readProposal,
  readProposalPage,
} from '@/lib/governance/openzeppelin-governor';
import type { RecordId } from '@/lib/model/ids';
import type { Holding } from '@/lib/protocol/messages';
import type { Handlers } from '@/lib/protocol/router';
import { readPower } from '@/lib/staking/read-power';
import { readPosition } from '@/lib/staking/vault';
import { readSettings } from '@/lib/storage/settings';
import type { TargetContext } from '@/lib/transactions/describe-calls';
import { describeProposal } from '../describe-proposal';

/** Most models of one account that are shown, per network. */
const holdingsMax = 30;
/** Most calls spent on looking for them: about 100 records each. */
const holdingCallsMax = 20;
const proposalsPerPage = 20n;

export type HoldingContext = {
  now: () => number;
  /** The account that is looked at; null when there is none. */
  readAccount: () => Promise<Address | null>;
  /** Records an account acted on before; what waits in escrow there shows in no balance. */
  readActedOn: (account: Address) => Promise<readonly RecordId[]>;
  /** Told of holdings that were just read; nobody waits for it. */
  onHoldings?: (account: Address, holdings: readonly Holding[]) => void;
};

export type ModelContext = HoldingContext & {
  /** Tells which contracts a proposal would call. */
  targets: Pick<TargetContext, 'chain' | 'nameCode'>;
};

/** What an account has and may do. Asked from our own pages only, and never together with what a page names. */
export function createModelHandlers(
  context: ModelContext,
): Pick<Handlers, 'holding.list' | 'position.read' | 'proposal.list' | 'ballot.read'> {
  const { now, readAccount } = context;
  return {
    'holding.list': async () => {
      const account = await readAccount();
      if (!account) return [];
      const holdings = await readHoldings(context, account);
      context.onHoldings?.(account, holdings);
      return holdings;
    },
    'position.read': async ({ record }) => {
      const account = await readAccount();
      if (!account) throw new NoAccountError();
      const { network, model } = await readGovernedRecord(record, now);
      return readPosition(network, model.record, account, now);
    },
    'proposal.list': async ({ record, from }) => {
      const { network, model } = await readGovernedRecord(record, now);
      const page = { from: from ?? 0n, count: proposalsPerPage };
      const { briefs, next, at } = await readProposalPage(network, record.id, page, now);
      const proposals = await readFullProposals(network, model, briefs);
      return { proposals, next, timestamp: at.timestamp };
    },
    'ballot.read': async ({ record, proposalId }) => {
      const account = await readAccount();
      const { network, model } = await readGovernedRecord(record, now);
      const { brief, at } = await readProposal(network, record.id, proposalId, now);
      const { proofMode } = await readSettings();
      const prove = proofMode ? { vault: model.vault, snapshot: brief.snapshot } : null;
      const [proposal, { power, proof }] = await Promise.all([
        readFullProposal(network, model, brief),
        readPower(network, { account, recordId: record.id, proposalId, prove }, now),
      ]);
      const calls = await describeProposal(context.targets, model, proposal.actions);
      const proved = proof && { powerProof: proof };
      return { proposal, calls, power, ...proved, timestamp: at.timestamp };
    },
  };
}

/** A network that does not answer hides its own models only; when none answers, its error is told. */
export async function readHoldings(
  context: HoldingContext,
  account: Address,
): Promise<readonly Holding[]> {
  const networks = (await readNetworks()).filter(({ registry }) => registry === 'deployed');
  const actedOn = await context.readActedOn(account);
  const reads = await Promise.allSettled(
    networks.map((network) => readNetworkHoldings(context, network, account, actedOn)),
  );
  const held = reads.flatMap((read) => (read.status === 'fulfilled' ? read.value : []));
  const failed = reads.find((read) => read.status === 'rejected');
  if (failed && reads.every((read) => read.status === 'rejected')) throw failed.reason;
  return held;
}

async function readNetworkHoldings(
  { now }: HoldingContext,
  network: Network,
  account: Address,
  actedOn: readonly RecordId[],
): Promise<readonly Holding[]> {
  const acted = actedOn.filter(({ chainId }) => chainId === network.chainId).map(({ id }) => id);
  const held = await readHeldIds(network, account, now);
  const ids = [...new Set([...held, ...acted])].slice(0, holdingsMax);
  if (ids.length === 0) return [];
  const { models } = await readRecords(network, ids, now);
  const governed = models.filter(({ knownLaunch }) => knownLaunch).map(assertGoverned);
  return Promise.all(
    governed.map(async (model) => {
      const [position, open] = await Promise.all([
        readPosition(network, model.record, account, now),
        readFullProposals(network, model, model.live),
      ]);
      return { model, position, open };
    }),
  );
}

async function readHeldIds(
  network: Network,
  account: Address,
  now: () => number,
): Promise<readonly bigint[]> {
  const ids: bigint[] = [];
  let from = 1n;
  for (let call = 0; call < holdingCallsMax && ids.length < holdingsMax; call += 1) {
    const { value } = await readOrThrow(network, 'holdings', [account, from, 1000n], now);
    ids.push(...value.recordIds);
    if (value.next > value.total || value.next <= from) break;
    from = value.next;
  }
  return ids;
}
