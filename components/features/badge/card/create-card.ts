/** One card at a time on a page: what `entrypoints/card.ts` leaves behind for the badges. */
import type { BadgeState } from '@/lib/model/badge';
import type { InputOf, MessageName, OutputOf } from '@/lib/protocol/messages';
import type { CardHandle, CardRequest } from '../open-card';
import type { CardAction } from './card';
import { openCardHost } from './card-host';
import { createCardModel } from './create-card-model';

type Send = <Name extends MessageName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>;

/** A card opened with facts older than this asks for them again. */
const openedAfterMs = 10_000;

/** `now` is the computer's clock in milliseconds. */
export function createCardOpener(dependencies: {
  send: Send;
  now: () => number;
  writeClipboard: (text: string) => Promise<void>;
  isOnline: () => boolean;
}): (request: CardRequest) => CardHandle | null {
  const { send, now, writeClipboard, isOnline } = dependencies;
  let open: { anchor: HTMLElement; close: () => void } | null = null;

  return (request) => {
    const { state, anchor, onLooked } = request;
    const isSame = open?.anchor === anchor;
    open?.close();
    if (isSame) return null;
    const ended = new AbortController();
    const close = () => {
      open = null;
      ended.abort();
    };
    const model = createCardModel({
      state,
      isOnline,
      writeClipboard,
      readTitles: async ({ record: { chainId }, governor, live }) =>
        governor === null
          ? []
          : send('proposal.titles', {
              chainId,
              governor,
              proposals: live.map(({ id, blockNumber }) => ({ id, blockNumber })),
            }),
      readContributors: ({ record }) => send('contributors.read', { record }),
      async readFresh({ prove }) {
        const sightings = [{ ...request.sighting, place: 'title' as const }];
        const options = { fresh: true, deep: true, prove };
        const [answer = null] = await send('badge.read', { sightings, ...options });
        onLooked(answer);
        return answer;
      },
    });
    const onAct = (action: CardAction) => {
      close();
      void send('window.open', toWindow(action, request)).catch(() => {
        // The background is gone: the badge says so when it is used next.
      });
    };
    openCardHost({ model, anchor, onAct, now, signal: ended.signal, onClose: close });
    open = { anchor, close };
    if (isOld(state, now())) {
      // As the page asks; without an answer the card keeps what it has, and its age.
      const asking = send('badge.read', { sightings: [request.sighting] });
      void asking.then(([answer = null]) => onLooked(answer)).catch(() => {});
    }
    return { show: model.show, close };
  };
}

function isOld({ provenance }: BadgeState, nowMs: number): boolean {
  return 'at' in provenance && nowMs - provenance.at.readAtMs > openedAfterMs;
}

function toWindow(action: CardAction, { state }: CardRequest): InputOf<'window.open'> {
  const { locator, revision } = state;
  switch (action.kind) {
    case 'vote':
      return { view: 'popup', section: 'vote', locator, proposalId: action.proposalId };
    case 'stake':
      return { view: 'popup', section: 'stake', locator };
    case 'propose':
      return { view: 'composer', locator, ...(revision === null ? {} : { revision }) };
    case 'check-files':
      return { view: 'files', locator };
    case 'dossier':
      return { view: 'dossier', locator };
    case 'hide':
      return { view: 'options', section: 'hubs' };
    default:
      return action satisfies never;
  }
}
