import { AsyncView } from '@/components/ui/async-view';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { formatRelative } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import type { LinkEdit, LinkWatch } from '@/lib/model/registration';
import type { Send } from '@/lib/protocol/send';
import { openStep } from './open-step';
import type { WizardModel } from './wizard-model';

type Props = { wizard: WizardModel; watch: LinkWatch; send: Send };

/** The other half of the link: what to commit, and whether the hub shows it by now. */
export function LinkSection({ wizard, watch, send }: Props) {
  if (watch.status === 'linked') {
    return (
      <Notice title={t('link_done_title')} announce="status">
        <p>{t('link_done')}</p>
      </Notice>
    );
  }
  return (
    <section class="register-link" aria-labelledby="register-link">
      <h3 id="register-link">{t('link_title')}</h3>
      <AsyncView
        resource={wizard.aftermath.edit}
        failed={t('link_failed')}
        loading={<Skeleton lines={[90, 60, 70, 80, 40]} />}
        onStep={(step) => openStep(send, step)}
      >
        {(edit) => (edit.kind === 'none' ? <NoLink /> : <Edit edit={edit} />)}
      </AsyncView>
      <Watch wizard={wizard} watch={watch} />
    </section>
  );
}

function NoLink() {
  return (
    <Notice tone="warning" title={t('register_no_link_title')}>
      <p>{t('register_no_link')}</p>
    </Notice>
  );
}

type EditProps = { edit: Exclude<LinkEdit, { kind: 'none' }> };

const marks = { same: ' ', added: '+', removed: '−' } as const;

/** The whole block, with what is new in it. */
function Edit({ edit }: EditProps) {
  const { kind, path, lines, block, editUrl, read } = edit;
  return (
    <>
      <p>{t(kind === 'front-matter' ? 'link_front_matter' : 'link_file', path)}</p>
      {!read && <p class="register-muted">{t('link_unread', path)}</p>}
      <div class="register-lines">
        <div class="register-lines-head">
          <code>{path}</code>
          <CopyButton text={block} label={t('link_copy')} />
        </div>
        <ol class="register-lines-list">
          {lines.map((line, index) => (
            // Lines have no identity but their place.
            <li key={index} class={`register-line register-line-${line.change}`}>
              <span class="register-line-mark" aria-hidden="true">
                {marks[line.change]}
              </span>
              {line.change !== 'same' && (
                <span class="visually-hidden">{t(`link_${line.change}`)} </span>
              )}
              <span class="register-line-text">{line.text}</span>
            </li>
          ))}
        </ol>
      </div>
      {editUrl !== null && (
        <a class="button button-primary" href={editUrl} target="_blank" rel="noreferrer">
          <span class="button-label">
            {t('link_open', new URL(editUrl).host)} <Icon name="out" />
          </span>
        </a>
      )}
    </>
  );
}

/** When the hub was asked last, what it said, when it is asked again. */
function Watch({ wizard, watch }: Omit<Props, 'send'>) {
  const { lookNow } = wizard.aftermath;
  const now = toSeconds(wizard.nowMs.value);
  const at = (ms: number) => formatRelative(toSeconds(ms), now);
  return (
    <div class="register-watch">
      <p role="status">
        {watch.status === 'stopped' && t('link_stopped')}
        {watch.status === 'waiting' &&
          (watch.why === null ? t('link_waiting') : tellWhy(watch.why))}
      </p>
      <p class="register-muted">
        {watch.askedAtMs !== null && t('link_asked', at(watch.askedAtMs))}{' '}
        {watch.status === 'waiting' &&
          t('link_next', at(Math.max(watch.nextAtMs, wizard.nowMs.value)))}
      </p>
      <Button small busy={lookNow.busy.value} onClick={() => void lookNow.run()}>
        {t('link_look_now')}
      </Button>
    </div>
  );
}

function tellWhy(why: NonNullable<LinkWatch['why']>): string {
  const texts = {
    unavailable: () => t('reason_hub_unavailable'),
    'rate-limited': () => t('reason_hub_rate_limited'),
    'not-found': () => t('reason_hub_not_found'),
    malformed: () => t('reason_hub_malformed'),
    'no-digests': () => t('reason_hub_no_digests'),
  };
  return texts[why]();
}

function toSeconds(ms: number): bigint {
  return BigInt(Math.floor(ms / 1_000));
}
