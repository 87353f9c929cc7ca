import { formatAbsolute, formatRelative } from '@/lib/format/time';
import { Tip } from './tip';
import './time.css';

type Props = {
  /** Seconds since 1970. */
  at: bigint;
  /** The time to compare with: the chain's where a vote or a cooldown is concerned. */
  now: bigint;
};

/** How long ago or until, with the date and time on hover and focus. */
export function Time({ at, now }: Props) {
  return (
    <Tip detail={formatAbsolute(at)}>
      <time class="time" dateTime={new Date(Number(at) * 1000).toISOString()}>
        {formatRelative(at, now)}
      </time>
    </Tip>
  );
}
