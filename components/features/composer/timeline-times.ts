/** When a proposal made at a given second would open, close and take effect, by the chain's clock. */
import type { AmountParameter, ComposingContext } from '@/lib/model/composing';

export type Timeline = {
  opensAt: bigint;
  closesAt: bigint;
  /** Latest close, should the quorum be reached at the last moment. */
  closesLatestAt: bigint;
  /** Earliest execution, after the timelock; somebody has to queue it right after the close. */
  executableAt: bigint;
};

/** Seconds since 1970 for a proposal made at `madeAt`. */
export function getTimeline(
  context: Pick<ComposingContext, 'parameters'>,
  madeAt: bigint,
): Timeline {
  const opensAt = madeAt + get(context, 'voting-delay');
  const closesAt = opensAt + get(context, 'voting-period');
  return {
    opensAt,
    closesAt,
    closesLatestAt: closesAt + get(context, 'late-quorum-extension'),
    executableAt: closesAt + get(context, 'timelock-delay'),
  };
}

function get({ parameters }: Pick<ComposingContext, 'parameters'>, name: AmountParameter): bigint {
  const view = parameters.find((one) => one.name === name);
  return view && view.name !== 'guardian' ? view.value : 0n;
}
