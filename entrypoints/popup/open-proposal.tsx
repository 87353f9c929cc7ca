import { useEffect } from 'preact/hooks';
import { UnderWay } from '@/components/features/activity/under-way';
import { BallotPane } from '@/components/features/voting/ballot-pane';
import { getValue } from '@/components/ui/async-state';
import { getProposalName } from '@/components/ui/proposal-name';
import { formatExactAmount } from '@/lib/format/amount';
import { getChainNow } from '@/lib/format/time';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import { formatRecordId } from '@/lib/model/caip';
import type { PreparedView } from '@/lib/model/submission';
import type { PopupModel } from './create-popup-model';
import type { OpenBallot, TaskModel } from './create-task-model';

type Props = {
  ballot: OpenBallot;
  model: PopupModel;
  tasks: TaskModel;
  onOpen: (page: 'networks' | 'accounts') => void;
};

/** One proposal in full; what became of a vote that was sent from here is told in place of the form. */
export function OpenProposal({ ballot, model, tasks, onOpen }: Props) {
  const changes = model.changes.value;
  // The first read is made where the proposal is opened; each change on the chain asks for another.
  useEffect(() => {
    if (changes > 0) void ballot.model.ballot.load();
  }, [changes, ballot]);
  const sent = tasks.getSent(ballot.key);
  const network = getValue(model.networks)?.find((one) => one.chainId === ballot.record.chainId);
  const confirm = (
    prepared: PreparedView,
    of: Pick<Parameters<TaskModel['confirm']>[0], 'route' | 'summary' | 'prepare'>,
  ) => tasks.confirm({ key: ballot.key, prepared, ...of, onSent: ballot.model.clear });
  return (
    <BallotPane
      model={ballot.model}
      title={ballot.title}
      modelName={ballot.modelName}
      nativeSymbol={network?.nativeSymbol ?? 'ETH'}
      getNow={(view) => getChainNow(view, model.nowMs.value)}
      underWay={sent === undefined ? null : <UnderWay activity={sent} />}
      onBack={tasks.closeBallot}
      onPrepared={(prepared) =>
        confirm(prepared, {
          route: 'ballot.submit',
          summary: tellVote(ballot),
          prepare: ballot.model.prepare.run,
        })
      }
      onAdvance={(prepared, step) =>
        confirm(prepared, {
          route: 'proposal.submit',
          prepare: () => ballot.model.advance.run(step),
        })
      }
      onHelp={(step) => {
        model.stakeKey.value = formatRecordId(ballot.record);
        if (step === 'delegate') tasks.startDelegating(ballot.record);
        model.view.value = 'stake';
        tasks.closeBallot();
      }}
      onStep={(step) => onOpen(step === 'networks' ? 'networks' : 'accounts')}
    />
  );
}

/** The vote that was filled in, as a sentence. */
function tellVote({ model, title: listed }: OpenBallot): string | undefined {
  const choice = model.choice.value;
  if (choice === null) return undefined;
  const read = getValue(model.ballot)?.proposal;
  const name = read ? getProposalName(read) : listed || t('vote_title_reading');
  const about = toUntrustedLine(name, 90).text;
  if (choice.kind === 'nominal') {
    const votes = formatExactAmount(model.remaining.value ?? 0n);
    return t('confirm_do_vote', t(`vote_${choice.support}`), about, votes);
  }
  const { forVotes, againstVotes, abstainVotes } = choice.tally;
  const parts = [forVotes, againstVotes, abstainVotes].map((votes) => formatExactAmount(votes));
  return t('confirm_do_split', ...parts, about);
}
