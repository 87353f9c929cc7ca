import { startPage } from '@/components/pages/start-page';
import { t } from '@/lib/i18n';
import { ComposerApp } from './app';

void startPage(`${t('composer_title')} · ${t('extension_name')}`, (platform) => (
  <ComposerApp platform={platform} />
));
