import { useEffect } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Progress } from '@/components/ui/progress';
import { TextInput } from '@/components/ui/text-input';
import { formatShortHex } from '@/lib/format/address';
import { t } from '@/lib/i18n';
import type { RevisionReport } from '@/lib/model/composing';
import { useReading } from './create-reading';
import { RevisionReportView } from './revision-report';
import {
  type ActionForm,
  type FieldProblem,
  type Fields,
  type FormProps,
  finish,
  missing,
  wrong,
} from './types';

/** Approves the files at one commit, read from the hub and held against what is approved now. */
export const approveRevision: ActionForm<'approve-revision'> = {
  kind: 'approve-revision',
  title: () => t('kind_approve_revision'),
  hint: () => t('kind_approve_revision_hint'),
  start: ({ origin }) => ({ revision: origin?.revision ?? '' }),
  parse(fields, { model }) {
    const isRepeat = fields['commit'] !== undefined && fields['commit'] === model.approval?.commit;
    const problems = [
      isRead(fields) ? null : missing('revision', t('form_revision_unread')),
      isRepeat ? wrong('revision', t('form_revision_approved')) : null,
      checkRepository(fields),
    ];
    return finish(problems, () => ({
      kind: 'approve-revision',
      commit: fields['commit'] ?? '',
      manifestHash: fields['manifestHash'] ?? '',
      weightsRoot: fields['weightsRoot'] ?? '',
    }));
  },
  describe({ commit, manifestHash }) {
    return t('effect_approve_revision', commit.slice(0, 12), formatShortHex(manifestHash));
  },
  Form: ApproveRevisionForm,
};

function isRead(fields: Fields): boolean {
  return ['commit', 'manifestHash', 'weightsRoot'].every((name) => (fields[name] ?? '') !== '');
}

function checkRepository(fields: Fields): FieldProblem | null {
  return fields['repository'] === 'differs' ? wrong('revision', t('form_revision_impostor')) : null;
}

/** What a report leaves in the draft: enough to build the call, not the list of files. */
function toFields({ commit, manifestHash, weightsRoot, repository }: RevisionReport): Fields {
  return { commit, manifestHash, weightsRoot, repository };
}

const unread: Fields = { commit: '', manifestHash: '', weightsRoot: '', repository: '' };

function ApproveRevisionForm({ fields, onChange, problem, context, services }: FormProps) {
  const report = useReading<RevisionReport>();
  const asked = fields['revision'] ?? '';
  const read = (revision: string) =>
    report.run(
      () => services.readRevision(revision === '' ? null : revision),
      (value) => onChange(value === null ? unread : toFields(value)),
    );
  // What was read before the tab closed is read again by its commit, so that it can be seen, not only believed.
  useEffect(() => {
    if (isRead(fields)) void read(fields['commit'] ?? '');
  }, []);
  const hub = context.model.locator.split('/')[0] ?? '';
  const state = report.state.value;
  return (
    <>
      <div class="composer-pair composer-pair-button">
        <TextInput
          label={t('form_revision')}
          code
          value={asked}
          placeholder="main"
          maxLength={256}
          hint={t('form_revision_hint')}
          error={problem('revision')}
          onChange={(revision) => {
            report.drop();
            onChange({ ...unread, revision });
          }}
        />
        <Button busy={state.status === 'loading'} onClick={() => void read(asked.trim())}>
          {t('form_revision_read', hub)}
        </Button>
      </div>
      {state.status === 'loading' && <Progress label={t('form_revision_reading', hub)} />}
      {state.status === 'failed' && (
        <ErrorState
          code={state.code}
          title={t('form_revision_failed')}
          onRetry={() => void read(asked.trim())}
        />
      )}
      {state.status === 'ready' && <RevisionReportView report={state.value} />}
    </>
  );
}
