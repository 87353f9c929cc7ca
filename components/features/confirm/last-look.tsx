import type { ComponentChildren } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { useNow } from '@/components/ui/use-now';
import type { Account } from '@/lib/model/account';
import type { PreparedView } from '@/lib/model/submission';
import type { Send } from '@/lib/protocol/send';
import { ConfirmCall } from './confirm-call';
import { createConfirmModel, type SubmitRoute } from './create-confirm-model';

/** What the last look is given by the page it stands on. */
export type LastLookProps = {
  prepared: PreparedView;
  /** What it is, in a sentence. */
  summary: string;
  /** The hub page it was begun on, where that is known apart from the tab. */
  origin?: string | null;
  onSubmitted: (submitted: { id: string }) => void;
  /** A person said no. */
  onRejected: () => void;
  /** Prepares the same again. */
  onAgain: () => void;
};

type Props = LastLookProps & {
  route: SubmitRoute;
  platform: {
    send: Send;
    now: () => number;
    every: (ms: number, work: () => void) => () => void;
    makeId: () => string;
  };
  /** The account that signs; undefined while it is not known. */
  account: Account | undefined;
  /** Where the keystore is locked: the form that opens it. */
  unlock: ComponentChildren | null;
  onLocked: () => void;
};

/** The same question before something is signed, on a page of its own as in the popup. */
export function LastLook(props: Props) {
  const { prepared, summary, origin, route, platform, account, unlock } = props;
  const { onRejected, onAgain } = props;
  const { send, makeId } = platform;
  const nowMs = useNow(platform);
  const latest = useRef(props);
  latest.current = props;
  // One for what was prepared, however often the page is drawn meanwhile: it holds the request's id and what was typed.
  const model = useMemo(
    () =>
      createConfirmModel({
        ...{ prepared, origin, route, send, nowMs, makeId },
        onSubmitted: (submitted) => latest.current.onSubmitted(submitted),
        onRejected: () => latest.current.onRejected(),
        onLocked: () => latest.current.onLocked(),
      }),
    [prepared, origin, route, send, nowMs, makeId],
  );
  return (
    <ConfirmCall
      model={model}
      summary={summary}
      account={account}
      unlock={unlock}
      onReject={onRejected}
      onAgain={onAgain}
    />
  );
}
