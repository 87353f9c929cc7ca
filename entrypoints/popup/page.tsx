import { PageProposals } from '@/components/features/model-page/page-proposals';
import { PageView } from '@/components/features/model-page/page-view';
import { getVoteKey } from '@/components/features/voting/create-votes-model';
import { VoteItem } from '@/components/features/voting/vote-item';
import { createLazy } from '@/components/ui/create-lazy';
import { getChainNow } from '@/lib/format/time';
import { formatRecordId } from '@/lib/model/caip';
import type { PopupModel } from './create-popup-model';
import type { TaskModel } from './create-task-model';

type Props = {
  model: PopupModel;
  tasks: TaskModel;
  onStep: (step: 'networks' | 'accounts' | 'unlock') => void;
};

/** Loaded while the page is read. */
export const Details = createLazy(() => import('./later').then((file) => file.Details));

/** The page in front. */
export function Page({ model, tasks, onStep }: Props) {
  const { page, nowMs, platform } = model;
  const name = page.model.value?.name ?? '';
  return (
    <PageView
      page={page}
      nowMs={nowMs.value}
      onStep={onStep}
      onStake={() => {
        const of = page.model.value;
        if (of) model.stakeKey.value = formatRecordId(of.record);
        model.view.value = 'stake';
      }}
      onRegister={({ locator, revision }) =>
        void platform.send('window.open', {
          view: 'register',
          locator,
          ...(revision === null ? {} : { revision }),
        })
      }
      onPropose={(locator) => void platform.send('window.open', { view: 'composer', locator })}
      onCheck={(locator) => void platform.send('window.open', { view: 'files', locator })}
      onDossier={(locator) => void platform.send('window.open', { view: 'dossier', locator })}
      renderDetails={(of) => <Details {...of} />}
      proposals={
        <PageProposals
          page={page}
          row={(proposal, view) => (
            <VoteItem
              key={getVoteKey(proposal)}
              proposal={proposal}
              power={model.votes.powers.value.get(getVoteKey(proposal)) ?? null}
              now={getChainNow(view, nowMs.value)}
              focused={getVoteKey(proposal) === tasks.lastBallotKey.value}
              onOpen={() => tasks.openBallot({ ...proposal, modelName: name })}
            />
          )}
        />
      }
    />
  );
}
