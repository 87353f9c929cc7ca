/** Which view the tab shows, by its address: the list of registrations, or one of them. */
import { signal } from '@preact/signals';
import { createResource } from '@/components/ui/async-state';
import { createAction } from '@/components/ui/create-action';
import { toErrorData } from '@/lib/errors/base';
import { type Locator, toLocator } from '@/lib/model/ids';
import type { Registration, RegistrationSummary } from '@/lib/model/registration';
import type { RegisterPlatform } from './known';
import { createEmptyRegistration } from './registration-model';
import { createWizardModel, type WizardModel } from './wizard-model';

export type RegisterView =
  | { name: 'opening' }
  | { name: 'start' }
  | { name: 'wizard'; wizard: WizardModel }
  /** The address names a registration that is not there, or it could not be read. */
  | { name: 'lost'; code: string | null };

export type RegisterOptions = RegisterPlatform & {
  /** Puts a fragment into the tab's address without a new entry in its history. */
  setFragment: (fragment: string) => void;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function createRegisterModel(options: RegisterOptions) {
  const { send, makeId, now, setFragment } = options;
  const view = signal<RegisterView>({ name: 'opening' });
  const list = createResource(() => send('registration.list', {}));

  function leave(): void {
    const shown = view.value;
    if (shown.name !== 'wizard') return;
    void shown.wizard.flush().finally(() => shown.wizard.dispose());
  }

  function show(registration: Registration): void {
    setFragment(`registration=${registration.id}`);
    view.value = { name: 'wizard', wizard: createWizardModel(options, registration) };
  }

  async function openOne(id: string): Promise<void> {
    leave();
    view.value = { name: 'opening' };
    try {
      const registration = await send('registration.read', { id });
      if (registration) show(registration);
      else view.value = { name: 'lost', code: null };
    } catch (error) {
      view.value = { name: 'lost', code: toErrorData(error).code };
    }
  }

  function openNew(locator: Locator | null, revision: string | null): void {
    leave();
    show(createEmptyRegistration({ id: makeId(), nowMs: now(), locator, revision }));
  }

  /** Goes on with what was begun for this model; else begins. */
  async function openFor(locator: Locator, revision: string | null): Promise<void> {
    const begun = await findBegun(send, locator);
    if (begun) await openOne(begun.id);
    else openNew(locator, revision);
  }

  function openStart(): void {
    leave();
    setFragment('');
    view.value = { name: 'start' };
    void list.load();
  }

  const remove = createAction(async (id: string) => {
    await send('registration.delete', { id });
    await list.load();
    return true as const;
  });

  return {
    view,
    list,
    remove,
    now,
    openOne,
    openNew,
    openStart,
    /** What the tab's address asks for. */
    async open(fragment: string): Promise<void> {
      const asked = new URLSearchParams(fragment);
      const id = asked.get('registration');
      if (id !== null && uuid.test(id)) return openOne(id);
      const locator = toLocator(asked.get('locator'));
      if (locator) return openFor(locator, toRevision(asked.get('revision')));
      if (asked.has('locator')) openNew(null, null);
      else openStart();
    },
  };
}

export type RegisterModel = ReturnType<typeof createRegisterModel>;

async function findBegun(
  send: RegisterPlatform['send'],
  locator: Locator,
): Promise<RegistrationSummary | null> {
  try {
    const all = await send('registration.list', {});
    return all.find((one) => one.locator === locator && one.submitted === null) ?? null;
  } catch {
    // A new one can still be begun.
    return null;
  }
}

function toRevision(text: string | null): string | null {
  return text !== null && text !== '' && text.length <= 256 ? text : null;
}
