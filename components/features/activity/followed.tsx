import type { FollowingModel } from './create-following-model';
import { UnderWay } from './under-way';

/** Nothing until something was sent. */
export function Followed({ model }: { model: FollowingModel }) {
  const activity = model.activity.value;
  return activity === undefined ? null : <UnderWay activity={activity} />;
}
