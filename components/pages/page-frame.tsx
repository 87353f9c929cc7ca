import type { ComponentChildren } from 'preact';
import { EmptyState } from '@/components/ui/empty-state';
import { Mark } from '@/components/ui/mark';
import { t } from '@/lib/i18n';
import './page-frame.css';

/** A page about one model: whose page it is, and the model in full. */
export function PageFrame({ children }: { children: ComponentChildren }) {
  return (
    <div class="page-frame">
      <header class="page-frame-head">
        <Mark size={20} />
        <span>{t('extension_name')}</span>
      </header>
      <main class="page-frame-main">{children}</main>
    </div>
  );
}

/** Such a page opened at an address that names no model. */
export function NoModel({ title, text }: { title: string; text: string }) {
  return (
    <>
      <h1>{title}</h1>
      <EmptyState title={t('check_no_model')}>
        <p>{text}</p>
      </EmptyState>
    </>
  );
}
