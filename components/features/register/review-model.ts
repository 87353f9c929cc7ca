/** A filled-in registration as a call to be signed. */
import { signal } from '@preact/signals';
import { createResource, getValue } from '@/components/ui/async-state';
import type { PreparedView } from '@/lib/model/submission';
import type { InputOf } from '@/lib/protocol/messages';
import { toField } from './components-model';
import { toSource } from './holders-model';
import type { Known, RegisterPlatform } from './known';

type LaunchInput = InputOf<'launch.prepare'>;

export function createReview({ send, now }: RegisterPlatform, known: Known) {
  const { saved } = known;
  const vault = createResource(() => send('account.read', {}));
  const prepared = createResource<PreparedView>(() => {
    const input = toInput(known);
    if (!input) throw new TypeError('The registration is not complete.');
    return send('launch.prepare', input);
  });
  const confirming = signal(false);
  return {
    vault,
    prepared,
    /** Whether the last look is in front; behind it is the review. */
    confirming,
    confirm(): void {
      confirming.value = true;
      void prepared.load();
    },
    reject(): void {
      confirming.value = false;
    },
    /** Notes that it was sent; from then on there is nothing to change. */
    take({ id }: { id: string }): void {
      saved.edit({ submitted: { activityId: id, atMs: now() }, step: 'after' });
      void saved.flush();
    },
  };
}

/** What is asked of the background; null while something is missing. */
function toInput(known: Known): LaunchInput | null {
  const { saved, components, rules } = known;
  const registration = saved.value.value;
  const { chainId, kind, fields } = registration;
  const place = getValue(known.place);
  if (!place || chainId === null || kind === null) return null;
  const where = { chainId, locator: place.locator, repositoryId: place.repositoryId ?? '' };
  if (kind === 'existing') {
    const owner = (fields[toField('owner')] ?? '').trim();
    return { kind, ...where, owner, modules: components.modules.value };
  }
  if (!rules.value.rules) return null;
  return {
    kind,
    ...where,
    name: (fields['name'] ?? '').trim(),
    symbol: (fields['symbol'] ?? '').trim(),
    holders: toSource(registration),
    claimDays: known.holders.claimDays.value,
    rules: rules.value.rules,
  };
}
