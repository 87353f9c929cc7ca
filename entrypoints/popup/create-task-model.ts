import { type Signal, signal } from '@preact/signals';
import {
  type ConfirmModel,
  createConfirmModel,
  type SubmitRoute,
} from '@/components/features/confirm/create-confirm-model';
import {
  createStakeModel,
  type StakeModel,
} from '@/components/features/staking/create-stake-model';
import {
  type BallotModel,
  createBallotModel,
} from '@/components/features/voting/create-ballot-model';
import { getVoteKey } from '@/components/features/voting/create-votes-model';
import { getValue } from '@/components/ui/async-state';
import type { Model } from '@/lib/model/badge';
import { formatRecordId } from '@/lib/model/caip';
import type { RecordId } from '@/lib/model/ids';
import type { Proposal } from '@/lib/model/proposal';
import type { Activity, PreparedView } from '@/lib/model/submission';
import type { PopupModel } from './create-popup-model';

/** A proposal that is open in full. */
export type OpenBallot = {
  key: string;
  model: BallotModel;
  title: string;
  modelName: string;
  record: RecordId;
};

export type Confirming = {
  model: ConfirmModel;
  summary: string | undefined;
  /** Prepares the same once more, and shows that. */
  again: () => void;
};

export type ConfirmRequest = {
  /** Names where it came from. */
  key: string;
  prepared: PreparedView;
  route: SubmitRoute;
  /** What it is, in a sentence. */
  summary?: string | undefined;
  prepare: () => Promise<PreparedView | null>;
  onSent: () => void;
};

export type TaskModel = {
  ballot: Signal<OpenBallot | null>;
  /** The proposal that was open last: its row takes the focus. */
  lastBallotKey: Signal<string | null>;
  confirming: Signal<Confirming | null>;
  openBallot: (of: Pick<Proposal, 'record' | 'id' | 'title'> & { modelName: string }) => void;
  closeBallot: () => void;
  getStake: (model: Model) => StakeModel;
  /** Puts the stake's form to the choice of a delegate. */
  startDelegating: (record: RecordId) => void;
  /** Shows what was prepared before it is signed. */
  confirm: (request: ConfirmRequest) => void;
  reject: () => void;
  /** What was sent from a place and when it is found, its line of activity; undefined when nothing was. */
  getSent: (key: string) => Activity | null | undefined;
};

/** What is being done in the popup, over and above what it shows. */
export function createTaskModel(popup: PopupModel): TaskModel {
  const { send, now, forms } = popup.platform;
  const ballot = signal<OpenBallot | null>(null);
  const lastBallotKey = signal<string | null>(null);
  const stakes = new Map<string, StakeModel>();
  const getStake = (record: RecordId) => {
    const key = `stake/${formatRecordId(record)}`;
    const known = stakes.get(key);
    if (known) return known;
    const model = createStakeModel({ send, record, key, forms, now });
    stakes.set(key, model);
    return model;
  };
  return {
    ballot,
    lastBallotKey,
    openBallot: ({ record, id, title, modelName }) => {
      const voteKey = getVoteKey({ record, id });
      const key = `ballot/${voteKey}`;
      const model = createBallotModel({ send, record, proposalId: id, key, forms, now });
      void model.ballot.load();
      ballot.value = { key, model, title, modelName, record };
      lastBallotKey.value = voteKey;
    },
    closeBallot: () => {
      ballot.value = null;
    },
    getStake: ({ record }) => getStake(record),
    startDelegating: (record) => {
      getStake(record).task.value = 'delegate';
    },
    ...createConfirming(popup),
  };
}

function createConfirming(
  popup: PopupModel,
): Pick<TaskModel, 'confirming' | 'confirm' | 'reject' | 'getSent'> {
  const { send, makeId } = popup.platform;
  const confirming = signal<Confirming | null>(null);
  const sent = signal<ReadonlyMap<string, string>>(new Map());
  const reject = () => {
    confirming.value = null;
  };
  const confirm = (request: ConfirmRequest) => {
    const { key, prepared, route, prepare, onSent } = request;
    const model = createConfirmModel({
      prepared,
      route,
      send,
      nowMs: popup.nowMs,
      makeId,
      onSubmitted: ({ id }) => {
        sent.value = new Map(sent.value).set(key, id);
        confirming.value = null;
        onSent();
        void popup.activity.activity.load();
      },
      onRejected: reject,
      onLocked: () => void popup.vault.vault.load(),
    });
    const again = async () => {
      const next = await prepare();
      if (next) confirm({ ...request, prepared: next });
      else reject();
    };
    confirming.value = { model, summary: request.summary, again: () => void again() };
  };
  const getSent = (key: string) => {
    const id = sent.value.get(key);
    if (id === undefined) return undefined;
    return getValue(popup.activity.activity)?.find((one) => one.id === id) ?? null;
  };
  return { confirming, confirm, reject, getSent };
}
