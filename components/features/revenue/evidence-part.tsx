import { useSignal } from '@preact/signals';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { t } from '@/lib/i18n';
import { type ContributionKind, contributionKinds } from '@/lib/model/revenue';
import type { RevenueModel } from './create-revenue-model';

type Fields = { digest: string; uri: string; note: string; weight: string };

const limits = { digest: 144, uri: 256, note: 512 } as const;
const weightMax = 2n ** 64n - 1n;

/** Shows evidence of one's contribution and asks for a weight; a vote decides. */
export function EvidencePart({ model }: { model: RevenueModel }) {
  const kind = useSignal<ContributionKind>('commit');
  const fields = useSignal<Fields>({ digest: '', uri: '', note: '', weight: '' });
  const asked = useSignal(false);
  const change = (changes: Partial<Fields>) => {
    fields.value = { ...fields.value, ...changes };
  };
  const problems = findProblems(fields.value);
  const show = (field: keyof Fields) => (asked.value ? problems[field] : null);
  const submit = () => {
    asked.value = true;
    const { digest, uri, note, weight } = fields.value;
    if (Object.values(problems).some((problem) => problem !== null)) return;
    const evidence = {
      ...{ kind: kind.value, uri: uri.trim(), note: note.trim(), digest: digest.trim() },
      askedWeight: BigInt(weight.trim()),
    };
    void model.prepare.run({ kind: 'submit-evidence', evidence }, t('revenue_do_submit'));
  };
  return (
    <details class="revenue-section">
      <summary>{t('revenue_submit_title')}</summary>
      <p class="revenue-muted">{t('revenue_submit_text')}</p>
      <div class="revenue-form">
        <Select
          label={t('revenue_submit_kind')}
          value={kind.value}
          options={contributionKinds.map((value) => ({
            value,
            label: t(`contribution_kind_${value}`),
          }))}
          onChange={(value) => {
            kind.value = value;
          }}
        />
        <TextInput
          label={t('revenue_submit_digest')}
          hint={t('revenue_submit_digest_hint')}
          code
          placeholder="git-sha1:…"
          maxLength={limits.digest}
          value={fields.value.digest}
          error={show('digest')}
          onChange={(digest) => change({ digest })}
        />
        <TextInput
          label={t('revenue_submit_uri')}
          code
          placeholder="https://"
          maxLength={limits.uri}
          value={fields.value.uri}
          error={show('uri')}
          onChange={(uri) => change({ uri })}
        />
        <TextInput
          label={t('revenue_submit_note')}
          lines
          maxLength={limits.note}
          value={fields.value.note}
          error={show('note')}
          onChange={(note) => change({ note })}
        />
        <TextInput
          label={t('revenue_submit_weight')}
          hint={t('revenue_submit_weight_hint')}
          inputMode="numeric"
          maxLength={20}
          value={fields.value.weight}
          error={show('weight')}
          onChange={(weight) => change({ weight })}
        />
        <Button look="primary" busy={model.prepare.busy.value} onClick={submit}>
          {t('revenue_submit')}
        </Button>
      </div>
    </details>
  );
}

/** In UTF-8 bytes, as the contract counts. */
function findProblems({ digest, uri, note, weight }: Fields): Record<keyof Fields, string | null> {
  const isLong = (text: string, max: number) => new TextEncoder().encode(text.trim()).length > max;
  const tooLong = (text: string, max: number) =>
    isLong(text, max) ? t('revenue_submit_too_long', String(max)) : null;
  return {
    digest: digest.trim() === '' ? t('revenue_submit_no_digest') : tooLong(digest, limits.digest),
    uri: tooLong(uri, limits.uri),
    note: tooLong(note, limits.note),
    weight: isWeight(weight) ? null : t('revenue_submit_no_weight'),
  };
}

function isWeight(text: string): boolean {
  if (!/^\d{1,20}$/.test(text.trim())) return false;
  const weight = BigInt(text.trim());
  return weight > 0n && weight <= weightMax;
}
