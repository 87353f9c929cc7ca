import type { ComponentChildren } from 'preact';
import { AsyncView } from '@/components/ui/async-view';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { plural, t } from '@/lib/i18n';
import type { Proposal } from '@/lib/model/proposal';
import { isOpenProposal, type PageModel, type ProposalsView } from './create-page-model';
import './page-proposals.css';

type Props = {
  page: PageModel;
  /** One proposal as a row; given by the page that knows how to open it. */
  row: (proposal: Proposal, view: ProposalsView) => ComponentChildren;
};

/** Decided proposals that are shown with the open ones. */
const pastMax = 5;

/** What the model's community votes on, and what it decided lately. */
export function PageProposals({ page, row }: Props) {
  return (
    <AsyncView
      resource={page.proposals}
      failed={t('vote_list_failed')}
      loading={<Skeleton lines={[75, 50, 100]} />}
    >
      {(view) => {
        const open = view.proposals.filter(isOpenProposal);
        const past = view.proposals.filter((one) => !isOpenProposal(one)).slice(0, pastMax);
        return (
          <div class="page-proposals">
            <Section title={t('page_open')}>
              {open.length === 0 ? (
                <p class="page-proposals-none">{t('page_open_none')}</p>
              ) : (
                <ul class="page-proposals-list">{open.map((one) => row(one, view))}</ul>
              )}
            </Section>
            {past.length > 0 && (
              <details>
                <summary>{plural('page_past', past.length)}</summary>
                <ul class="page-proposals-list">{past.map((one) => row(one, view))}</ul>
              </details>
            )}
          </div>
        );
      }}
    </AsyncView>
  );
}
