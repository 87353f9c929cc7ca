import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { createResource } from '@/components/ui/async-state';
import { Chip } from '@/components/ui/chip';
import { TextInput } from '@/components/ui/text-input';
import { Untrusted } from '@/components/ui/untrusted';
import { t } from '@/lib/i18n';
import { formatRecordId } from '@/lib/model/caip';
import type { ModelChoice } from '@/lib/model/composing';
import type { Send } from '@/lib/protocol/send';
import { LookedUp } from './looked-up';

type Props = { send: Send; onChoose: (choice: ModelChoice) => void };

const pauseMs = 300;

/** A search among the models that are known, by name, locator or a page's address. */
export function ModelPicker({ send, onChoose }: Props) {
  const query = useSignal('');
  const found = useMemo(
    () => createResource(() => send('model.search', { query: query.value.trim() })),
    [send, query],
  );
  useEffect(() => {
    const timer = setTimeout(() => void found.load(), query.value === '' ? 0 : pauseMs);
    return () => clearTimeout(timer);
  }, [query.value, found]);
  return (
    <div class="composer-picker">
      <TextInput
        label={t('composer_search')}
        value={query.value}
        maxLength={2_000}
        placeholder="https://huggingface.co/…"
        hint={t('composer_search_hint')}
        onChange={(value) => {
          query.value = value;
        }}
      />
      <LookedUp resource={found} send={send}>
        {({ choices, more }) => (
          <div role="status">
            {choices.length === 0 ? (
              <p class="composer-muted">
                {query.value === '' ? t('composer_no_models') : t('composer_search_none')}
              </p>
            ) : (
              <ChoiceList choices={choices} onChoose={onChoose} />
            )}
            {more && <p class="composer-muted">{t('composer_search_more')}</p>}
          </div>
        )}
      </LookedUp>
    </div>
  );
}

/** Models to pick from; the reference tells two of one name apart. */
export function ChoiceList({
  choices,
  onChoose,
}: {
  choices: readonly ModelChoice[];
  onChoose: Props['onChoose'];
}) {
  return (
    <ul class="composer-choices">
      {choices.map((choice) => (
        <li key={formatRecordId(choice.record)}>
          <button type="button" class="composer-choice" onClick={() => onChoose(choice)}>
            <span class="composer-choice-name">
              <Untrusted text={choice.name} max={40} />{' '}
              {choice.demo ? (
                <Chip tone="demo">{t('composer_demo')}</Chip>
              ) : (
                <Chip>{choice.networkName}</Chip>
              )}
              <LinkChip link={choice.link} />
            </span>
            <span class="composer-muted">
              <Untrusted text={choice.locator} max={80} />
              {' · '}
              {t('composer_record_number', choice.record.id.toString())}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Whether record and repository name each other; nothing when only the registry was read. */
export function LinkChip({ link }: { link: ModelChoice['link'] }) {
  if (link === null) return null;
  return (
    <>
      {' '}
      {link === 'linked' ? (
        <Chip tone="accent">{t('composer_linked')}</Chip>
      ) : (
        <Chip tone="amber">{t('composer_claimed')}</Chip>
      )}
    </>
  );
}
