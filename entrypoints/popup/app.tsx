import { useEffect, useMemo } from 'preact/hooks';
import { VotesView } from '@/components/features/voting/votes-view';
import { createLazy } from '@/components/ui/create-lazy';
import { Tabs } from '@/components/ui/tabs';
import { formatCount } from '@/lib/format/count';
import { getChainNow } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import { createPopupModel, type PopupModel, type PopupPlatform } from './create-popup-model';
import { createTaskModel, type TaskModel } from './create-task-model';
import { type View, views } from './deep-link';
import { Gate } from './gate';
import { Header } from './header';
import { LockedBar } from './locked-bar';
import { openLinkedProposal } from './open-linked';
import { Details, Page } from './page';
import './popup.css';

/** The popup: four views, one proposal in full, and the last look before something is signed. */
export function PopupApp({ platform }: { platform: PopupPlatform }) {
  const model = useMemo(() => createPopupModel(platform), [platform]);
  const tasks = useMemo(() => createTaskModel(model), [model]);
  useEffect(() => model.start(), [model]);
  useEffect(() => openLinkedProposal(model, tasks), [model, tasks]);
  useEffect(() => {
    for (const later of [Details, Confirm, OpenProposal, Stake, ActivityView]) later.preload();
  }, []);
  const open = (page: 'welcome' | 'networks' | 'accounts') =>
    void platform.send(
      'window.open',
      page === 'welcome' ? { view: 'welcome' } : { view: 'options', section: page },
    );
  return (
    <div class="popup">
      <Header model={model} onOpen={open} />
      {tasks.confirming.value === null && <LockedBar model={model.vault} />}
      <main class="popup-main">
        <Front model={model} tasks={tasks} onOpen={open} />
      </main>
    </div>
  );
}

/** What the first view does without; loaded as soon as that stands. */
const Confirm = createLazy(() => import('./later').then((file) => file.Confirm));
const OpenProposal = createLazy(() => import('./later').then((file) => file.OpenProposal));
const Stake = createLazy(() => import('./later').then((file) => file.Stake));
const ActivityView = createLazy(() => import('./later').then((file) => file.ActivityView));

type FrontProps = {
  model: PopupModel;
  tasks: TaskModel;
  onOpen: (page: 'welcome' | 'networks' | 'accounts') => void;
};

function Front({ model, tasks, onOpen }: FrontProps) {
  const confirming = tasks.confirming.value;
  if (confirming) return <Confirm confirming={confirming} model={model} tasks={tasks} />;
  const ballot = tasks.ballot.value;
  if (ballot) {
    return (
      <OpenProposal key={ballot.key} ballot={ballot} model={model} tasks={tasks} onOpen={onOpen} />
    );
  }
  return <Views model={model} tasks={tasks} onOpen={onOpen} />;
}

function Views({ model, tasks, onOpen }: FrontProps) {
  const view = views.find((one) => one === model.view.value) ?? 'page';
  return (
    <Tabs
      label={t('popup_views')}
      name="view"
      tabs={views.map((id) => ({ id, label: <TabLabel id={id} model={model} /> }))}
      selected={view}
      onSelect={(id) => {
        tasks.lastBallotKey.value = null;
        model.view.value = id;
      }}
    >
      <Gate model={model} needsAccount={view !== 'page'} onOpen={onOpen}>
        {/* The page in front has a title of its own; the others are named by their tab alone. */}
        {view !== 'page' && <h2 class="visually-hidden">{t(`popup_view_${view}`)}</h2>}
        <Selected view={view} model={model} tasks={tasks} onOpen={onOpen} />
      </Gate>
    </Tabs>
  );
}

function Selected({ view, model, tasks, onOpen }: FrontProps & { view: View }) {
  const onStep = (step: 'networks' | 'accounts' | 'unlock') =>
    onOpen(step === 'networks' ? 'networks' : 'accounts');
  switch (view) {
    case 'page':
      return <Page model={model} tasks={tasks} onStep={onStep} />;
    case 'votes':
      return (
        <VotesView
          holdings={model.holdings}
          model={model.votes}
          getNow={({ position: { timestamp }, readAtMs }) =>
            getChainNow({ timestamp, readAtMs }, model.nowMs.value)
          }
          lastKey={tasks.lastBallotKey.value}
          onOpen={({ proposal, holding }) =>
            tasks.openBallot({ ...proposal, modelName: holding.model.name })
          }
          onStep={onStep}
        />
      );
    case 'stake':
      return <Stake model={model} tasks={tasks} onStep={onStep} />;
    case 'activity':
      return (
        <ActivityView
          model={model.activity}
          nowMs={model.nowMs.value}
          nameAccount={(address) => model.vault.find(address)?.name}
          onStep={onStep}
        />
      );
    default:
      return view satisfies never;
  }
}

function TabLabel({ id, model }: { id: View; model: PopupModel }) {
  const count =
    id === 'votes'
      ? model.votes.waiting.value
      : id === 'activity'
        ? model.activity.open.value.length
        : 0;
  return (
    <>
      {t(`popup_view_${id}`)}
      {count > 0 && <span class="popup-count">{formatCount(count)}</span>}
    </>
  );
}
