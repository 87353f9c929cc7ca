/** One registration while it is filled in. */
import { createSaved, type Saved } from '@/components/ui/create-saved';
import type { Locator } from '@/lib/model/ids';
import {
  claimDaysDefault,
  type Registration,
  type RegistrationStep,
} from '@/lib/model/registration';
import { encode } from '@/lib/protocol/codec';
import type { Send } from '@/lib/protocol/send';
import { getPresetFields } from './rules';

/** A registration without a word in it; it is stored with its first change. */
export function createEmptyRegistration(of: {
  id: string;
  nowMs: number;
  locator: Locator | null;
  revision: string | null;
}): Registration {
  const { id, nowMs, locator, revision } = of;
  return {
    id,
    version: 0,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    step: 'model',
    locator,
    revision,
    chainId: null,
    kind: null,
    fields: { ...getPresetFields('open'), claimDays: String(claimDaysDefault) },
    source: 'rows',
    rows: [],
    list: '',
    submitted: null,
  };
}

/** It is kept by the background; two tabs cannot overwrite each other. */
export function createRegistrationModel(send: Send, initial: Registration): Saved<Registration> {
  return createSaved<Registration>(
    {
      write: async ({ createdAtMs: _, updatedAtMs: __, ...input }) => {
        const written = await send('registration.write', input);
        return written.status === 'saved'
          ? written
          : { status: 'conflict', theirs: written.registration };
      },
      toText: ({ version: _, createdAtMs: __, updatedAtMs: ___, ...rest }) =>
        JSON.stringify(encode(rest)),
    },
    initial,
  );
}

/** The steps of a registration: contracts that are there already bring their holders and rules along. */
export function listSteps({ kind }: Pick<Registration, 'kind'>): readonly RegistrationStep[] {
  return kind === 'existing'
    ? ['model', 'choice', 'review', 'after']
    : ['model', 'choice', 'holders', 'rules', 'review', 'after'];
}

/** Changes some fields and leaves the others. */
export function setFields(
  saved: Saved<Registration>,
  fields: Readonly<Record<string, string>>,
): void {
  saved.edit({ fields: { ...saved.value.value.fields, ...fields } });
}
