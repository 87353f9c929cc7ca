import { render } from 'preact';
import { t } from '@/lib/i18n';

render(<h1>{t('extension_name')}</h1>, document.body);
