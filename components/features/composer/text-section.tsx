import { useSignal } from '@preact/signals';
import { Field } from '@/components/ui/field';
import { Markdown } from '@/components/ui/markdown';
import { Tabs } from '@/components/ui/tabs';
import { TextInput } from '@/components/ui/text-input';
import { t } from '@/lib/i18n';
import { titleLengthMax } from '@/lib/model/draft';
import type { EditModel } from './edit-model';
import { checkBody, checkTitle } from './limits';

/** The browser's own stop for a paste without end; what may be submitted is far less, and said. */
const keptLengthMax = 1_500_000;

/** Title and body, with the body as voters will see it. */
export function TextSection({ edit }: { edit: EditModel }) {
  const { title } = edit.draft.value;
  const problem = checkTitle(edit.draft.value);
  const shown = problem && (!problem.missing || edit.asked.value) ? problem.text : null;
  return (
    <section class="composer-section" aria-labelledby="composer-text">
      <h2 id="composer-text">{t('composer_text')}</h2>
      <TextInput
        label={t('composer_title_label')}
        value={title}
        error={shown}
        maxLength={2_000}
        aside={
          title.length > titleLengthMax / 2 ? `${title.trim().length}/${titleLengthMax}` : undefined
        }
        onChange={(value) => edit.edit({ title: value })}
      />
      <Body edit={edit} />
    </section>
  );
}

function Body({ edit }: { edit: EditModel }) {
  const tab = useSignal<'write' | 'preview'>('write');
  const { body } = edit.draft.value;
  const problem = checkBody(edit.draft.value);
  return (
    <Tabs
      label={t('composer_body')}
      name="composer-body"
      tabs={[
        { id: 'write', label: t('composer_write') },
        { id: 'preview', label: t('composer_preview') },
      ]}
      selected={tab.value}
      onSelect={(id) => {
        tab.value = id;
      }}
    >
      {tab.value === 'write' ? (
        <Field
          label={t('composer_body')}
          hint={t('composer_body_hint')}
          error={problem?.text ?? null}
        >
          {(control) => (
            <textarea
              {...control}
              class="composer-body"
              value={body}
              dir="auto"
              maxLength={keptLengthMax}
              onInput={(event) => edit.edit({ body: event.currentTarget.value })}
            />
          )}
        </Field>
      ) : body.trim() === '' ? (
        <p class="composer-muted">{t('composer_preview_empty')}</p>
      ) : (
        <div class="composer-preview">
          <Markdown text={body} headingLevel={3} />
        </div>
      )}
    </Tabs>
  );
}
