/** One model in full: what its record and its hub page say, and which section is in front. */
import { computed, type ReadonlySignal } from '@preact/signals';
import { createResource, getValue, type Resource } from '@/components/ui/async-state';
import { type Action, createAction } from '@/components/ui/create-action';
import type { BadgeState, Model } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import type { Send } from '@/lib/protocol/send';

export type DossierModel = {
  locator: Locator;
  /** Null when nobody registered the model, as far as the networks added tell. */
  badge: Resource<BadgeState | null>;
  /** Its record, where votes and stake are by contracts we know. */
  governed: ReadonlySignal<Model | null>;
  /** Reads past every cache. */
  lookNow: Action<[], true>;
};

export function createDossierModel({
  send,
  locator,
}: {
  send: Send;
  locator: Locator;
}): DossierModel {
  const look = async (fresh: boolean) => {
    const sightings = [{ locator, place: 'title' as const, revision: null }];
    const [badge] = await send('badge.read', { sightings, fresh, deep: fresh });
    return badge ?? null;
  };
  const badge = createResource(() => look(false));
  const governed = computed(() => {
    const model = getValue(badge)?.model ?? null;
    return model?.knownLaunch && model.governor && model.vault ? model : null;
  });
  const lookNow = createAction(async () => {
    badge.set(await look(true));
    return true as const;
  });
  return { locator, badge, governed, lookNow };
}
