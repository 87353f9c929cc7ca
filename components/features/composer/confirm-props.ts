import type { PreparedView } from '@/lib/model/submission';

/** What the last look is given; the page joins it with what signs. */
export type ConfirmProps = {
  prepared: PreparedView;
  onSubmitted: (submitted: { id: string }) => void;
  /** A person said no. */
  onRejected: () => void;
  /** Prepares the same again. */
  onAgain: () => void;
};
