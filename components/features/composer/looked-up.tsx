import type { ComponentChildren } from 'preact';
import type { Resource } from '@/components/ui/async-state';
import { AsyncView } from '@/components/ui/async-view';
import { Button } from '@/components/ui/button';
import { getErrorText } from '@/components/ui/error-text';
import { Notice } from '@/components/ui/notice';
import { t } from '@/lib/i18n';
import type { Send } from '@/lib/protocol/send';
import { openStep } from './open-step';

type Props<Value> = {
  resource: Resource<Value>;
  send: Send;
  loading?: ComponentChildren;
  children: (value: Value) => ComponentChildren;
};

/** Models that are looked up; where nothing may be read yet, the way to the page that asks. */
export function LookedUp<Value>({ resource, send, loading, children }: Props<Value>) {
  const state = resource.state.value;
  if (state.status === 'failed' && state.code === 'settings.not_agreed') {
    const open = () => {
      // Should no tab open, the button is still there.
      send('window.open', { view: 'welcome' }).catch(() => {});
    };
    return (
      <Notice
        tone="warning"
        actions={
          <>
            <Button onClick={open}>{t('composer_open_welcome')}</Button>
            <Button onClick={() => void resource.load()}>{t('ui_retry')}</Button>
          </>
        }
      >
        <p>{getErrorText(state.code)}</p>
      </Notice>
    );
  }
  return (
    <AsyncView
      resource={resource}
      loading={loading}
      failed={t('composer_search_failed')}
      onStep={(step) => openStep(send, step)}
    >
      {children}
    </AsyncView>
  );
}
