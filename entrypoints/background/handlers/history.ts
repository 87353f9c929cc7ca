import { readGovernedRecord } from '@/lib/chain/records';
import { splitDescription } from '@/lib/governance/description';
import { readProposalPage } from '@/lib/governance/openzeppelin-governor';
import { readProposalTexts } from '@/lib/governance/proposal-texts';
import { advanceHistory, type HistorySubject } from '@/lib/history/advance';
import { readParticipationOf } from '@/lib/history/participation';
import { readStakeHistory } from '@/lib/history/stake-history';
import { proposalsLookedAt } from '@/lib/model/participation';
import type { Handlers } from '@/lib/protocol/router';

/** Pieces of logs read per request: about a second of a free endpoint's time. */
const piecesPerRequest = 6;

/** Who takes part in votes. Public facts, with no account of the reader's in them. */
export function createHistoryHandlers({
  now,
}: {
  now: () => number;
}): Pick<Handlers, 'participation.read' | 'history.advance' | 'pools.history'> {
  return {
    'participation.read': async ({ record }) => {
      const read = await readGovernedRecord(record, now);
      const { network, model } = read;
      const page = { from: 0n, count: BigInt(proposalsLookedAt) };
      const { briefs, next } = await readProposalPage(network, record.id, page, now);
      const texts = await readProposalTexts(network, model.governor, briefs);
      const titles = new Map(
        [...texts].map(([id, { description }]) => [id, splitDescription(description).title]),
      );
      const subject = { ...toSubject(read), recordId: record.id, briefs, titles };
      return { ...(await readParticipationOf(network, subject, now)), more: next !== null };
    },
    'pools.history': async ({ record }) => {
      const read = await readGovernedRecord(record, now);
      return readStakeHistory(read.network, toSubject(read));
    },
    'history.advance': async ({ record }) => {
      const read = await readGovernedRecord(record, now);
      return advanceHistory(read.network, toSubject(read), piecesPerRequest);
    },
  };
}

function toSubject({ model, at }: Awaited<ReturnType<typeof readGovernedRecord>>): HistorySubject {
  const { governor, vault, registeredBlock } = model;
  return { governor, vault, start: registeredBlock, head: at.blockNumber };
}
