import type { ComponentChildren } from 'preact';
import type { PreparedView } from '@/lib/model/submission';

/** What the last look is given; the page joins it with what signs. */
export type ConfirmProps = {
  prepared: PreparedView;
  /** What it is, in a sentence. */
  summary: string;
  /** The hub page the draft was begun on. */
  origin?: string | null;
  onSubmitted: (submitted: { id: string }) => void;
  /** A person said no. */
  onRejected: () => void;
  /** Prepares the same again. */
  onAgain: () => void;
};

export type Confirm = (props: ConfirmProps) => ComponentChildren;
