import { render } from 'preact';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { Composer } from '@/components/features/composer/composer';
import { createComposerModel } from '@/components/features/composer/composer-model';
import { PlainConfirm } from '@/components/features/composer/plain-confirm';
import { Unlock } from '@/components/features/composer/unlock';
import { getLocale, t } from '@/lib/i18n';
import { send } from '@/lib/protocol/send';

const newId = () => crypto.randomUUID();
const model = createComposerModel({
  send,
  newId,
  now: () => Date.now(),
  setFragment: (fragment) => history.replaceState(null, '', `#${fragment}`),
});

document.documentElement.lang = getLocale();
document.title = `${t('composer_title')} · ${t('extension_name')}`;
window.addEventListener('hashchange', () => void model.open(location.hash.slice(1)));
void model.open(location.hash.slice(1));

// A page that signs is never drawn inside another one (docs/threat-model.md, T10).
if (window.top === window.self) {
  render(
    <Composer
      model={model}
      send={send}
      Confirm={(props) => <PlainConfirm {...props} send={send} newId={newId} />}
      Unlock={({ onUnlocked }) => <Unlock send={send} onUnlocked={onUnlocked} />}
    />,
    document.body,
  );
}
