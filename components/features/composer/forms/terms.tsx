import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { TextInput } from '@/components/ui/text-input';
import { t } from '@/lib/i18n';
import type { RevisionReport } from '@/lib/model/composing';
import { useReading } from './create-reading';
import {
  type ActionForm,
  type FieldProblem,
  type Fields,
  type FormProps,
  finish,
  missing,
  wrong,
} from './types';

/** Says under which licence the model is given: what the hub shows is held against it from then on. */
export const terms: ActionForm<'terms'> = {
  kind: 'terms',
  title: () => t('kind_terms'),
  hint: () => t('kind_terms_hint'),
  start: (_, { model }) => ({
    licence: model.terms?.licence ?? '',
    licenceFile: model.terms?.licenceFile ?? '',
  }),
  parse(fields) {
    return finish([checkLicence(fields), checkFile(fields)], () => ({
      kind: 'terms',
      licence: getLicence(fields),
      licenceFile: getFile(fields),
    }));
  },
  describe({ licence, licenceFile }) {
    return licenceFile === ''
      ? t('effect_terms', licence)
      : t('effect_terms_file', licence, `${licenceFile.slice(0, 21)}…`);
  },
  Form: TermsForm,
};

function getLicence(fields: Fields): string {
  return (fields['licence'] ?? '').trim().toLowerCase();
}

function getFile(fields: Fields): string {
  return (fields['licenceFile'] ?? '').trim().toLowerCase();
}

function checkLicence(fields: Fields): FieldProblem | null {
  const licence = getLicence(fields);
  if (licence === '') return missing('licence', t('form_licence_missing'));
  return /^[a-z0-9][a-z0-9._+-]{0,63}$/.test(licence)
    ? null
    : wrong('licence', t('form_licence_wrong'));
}

function checkFile(fields: Fields): FieldProblem | null {
  const file = getFile(fields);
  const isDigest = /^(git-sha1:[0-9a-f]{40}|sha256:[0-9a-f]{64})$/.test(file);
  return file === '' || isDigest ? null : wrong('licenceFile', t('form_licence_file_wrong'));
}

function TermsForm({ fields, onChange, problem, context, services }: FormProps) {
  const look = useReading<RevisionReport['licence']>();
  const hub = context.model.locator.split('/')[0] ?? '';
  const read = () =>
    look.run(
      async () => (await services.readRevision(null)).licence,
      (licence) =>
        onChange({
          ...(licence?.tag && { licence: licence.tag }),
          ...(licence?.file && { licenceFile: licence.file }),
        }),
    );
  const state = look.state.value;
  return (
    <>
      <div class="composer-pair composer-pair-button">
        <TextInput
          label={t('form_licence')}
          code
          placeholder="apache-2.0"
          maxLength={64}
          value={fields['licence'] ?? ''}
          hint={t('form_licence_hint')}
          error={problem('licence')}
          onChange={(licence) => onChange({ licence })}
        />
        <Button busy={state.status === 'loading'} onClick={() => void read()}>
          {t('form_licence_read', hub)}
        </Button>
      </div>
      {state.status === 'failed' && (
        <ErrorState
          code={state.code}
          title={t('form_revision_failed')}
          onRetry={() => void read()}
        />
      )}
      {state.status === 'ready' && state.value.tag === null && state.value.file === null && (
        <p class="composer-muted" role="status">
          {t('form_licence_none')}
        </p>
      )}
      <TextInput
        label={t('form_licence_file')}
        code
        placeholder="git-sha1:…"
        maxLength={144}
        value={fields['licenceFile'] ?? ''}
        hint={t('form_licence_file_hint')}
        error={problem('licenceFile')}
        onChange={(licenceFile) => onChange({ licenceFile })}
      />
    </>
  );
}
