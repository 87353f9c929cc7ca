import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createResource, type Resource } from '@/components/ui/async-state';
import { type Action, createAction } from '@/components/ui/create-action';
import { toErrorData } from '@/lib/errors/base';
import type { PreparedView, Submitted } from '@/lib/model/submission';
import type { Send } from '@/lib/protocol/send';

/** The route a prepared call is submitted by. */
export type SubmitRoute =
  | 'stake.submit'
  | 'ballot.submit'
  | 'proposal.submit'
  | 'launch.submit'
  | 'revenue.submit';

/** What keeps it from being signed now; null when nothing does. */
export type Obstacle = 'missing-funds' | 'would-fail' | 'expired' | 'untyped';

export type ConfirmModel = {
  prepared: PreparedView;
  /** The address of the page this was asked from, a hub's or one of ours; null where that is not known. */
  asker: Resource<string | null>;
  /** What has to be typed where the contract's code is not known: the end of its address; null where nothing has. */
  phrase: string | null;
  typed: Signal<string>;
  obstacle: ReadonlySignal<Obstacle | null>;
  /** Signs and sends; pressing twice is one request. */
  sign: Action<[], Submitted>;
  /** Looks for it on the chain, signed elsewhere; null where it leaves no event to be found by: coin alone. */
  follow: Action<[], Submitted> | null;
};

export type ConfirmOptions = {
  prepared: PreparedView;
  /** The page it was begun on where that is known; else the tab's own opener is asked for. */
  origin?: string | null | undefined;
  route: SubmitRoute;
  send: Send;
  /** The computer's clock, as the page shows it. */
  nowMs: ReadonlySignal<number>;
  /** A new UUID. */
  makeId: () => string;
  onSubmitted: (submitted: { id: string }) => void;
  /** A person said no: back to where they were, without a word. */
  onRejected: () => void;
  /** The keystore has locked meanwhile. */
  onLocked: () => void;
};

/** Tries of one request whose answer got lost; they carry one id, so the background knows them for the same. */
const triesMax = 4;

/** The state of the last look before something is signed. The request's id is made once, with it. */
export function createConfirmModel(options: ConfirmOptions): ConfirmModel {
  const { prepared, route, send, nowMs, onSubmitted, onRejected } = options;
  const requestId = options.makeId();
  const asker = createResource(async () => options.origin || (await send('window.opener', {})));
  const typed = signal('');
  const phrase = prepared.toName === null ? prepared.to.slice(-4).toLowerCase() : null;
  const obstacle = computed((): Obstacle | null => {
    if (prepared.missingWei > 0n) return 'missing-funds';
    if (prepared.simulation.status === 'reverts') return 'would-fail';
    if (nowMs.value >= prepared.expiresAtMs) return 'expired';
    return phrase !== null && typed.value.trim().toLowerCase() !== phrase ? 'untyped' : null;
  });
  let done = false;
  const by = (way: SubmitRoute | 'call.follow') =>
    createAction(async () => {
      const submitted = await submit(send, way, { preparedId: prepared.id, requestId });
      if (done) return submitted;
      done = true;
      if (submitted.status === 'submitted') onSubmitted({ id: submitted.id });
      else onRejected();
      return submitted;
    });
  const sign = by(route);
  const run = async () => {
    if (done || obstacle.value !== null) return null;
    const submitted = await sign.run();
    if (sign.code.value === 'signer.locked') options.onLocked();
    return submitted;
  };
  const follow = prepared.data === '0x' ? null : by('call.follow');
  return { prepared, asker, phrase, typed, obstacle, sign: { ...sign, run }, follow };
}

async function submit(
  send: Send,
  route: SubmitRoute | 'call.follow',
  input: { preparedId: string; requestId: string },
): Promise<Submitted> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send(route, input);
    } catch (error) {
      // The worker died before it answered: what became of it is known by the id alone.
      if (toErrorData(error).code !== 'protocol.no_answer' || tries >= triesMax) throw error;
    }
  }
}
