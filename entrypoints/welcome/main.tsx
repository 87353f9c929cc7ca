import { hostPermissions } from '@/components/pages/host-permissions';
import { startPage } from '@/components/pages/start-page';
import { t } from '@/lib/i18n';
import { WelcomeApp } from './app';

void startPage(t('welcome_title'), (platform) => (
  <WelcomeApp platform={{ ...platform, ...hostPermissions }} />
));
