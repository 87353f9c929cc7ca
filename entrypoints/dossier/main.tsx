import { startPage } from '@/components/pages/start-page';
import { t } from '@/lib/i18n';
import { DossierApp } from './app';

void startPage(`${t('dossier_title')} · ${t('extension_name')}`, (platform) => (
  <DossierApp platform={platform} />
));
