import { mark } from '@/components/ui/shapes';
import { getVerdictGlyph } from '@/components/ui/verdict-glyph';
import { getVerdictMeaning, getVerdictWord } from '@/lib/format/badge-words';
import { getChainNow } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import type { BadgeState } from '@/lib/model/badge';
import type { ProposalId } from '@/lib/model/ids';
import { type CardView, mayAct } from './create-card-model';
import { Downloads } from './downloads';
import { Facts } from './facts';
import { Glyph } from './glyph';
import { Knowing } from './knowing';
import { Legend } from './legend';
import { Votes } from './votes';

/** Ways out of the card, all into our own pages. */
export type CardAction =
  | { kind: 'vote'; proposalId: ProposalId }
  | { kind: 'stake' }
  | { kind: 'propose' }
  | { kind: 'check-files' }
  | { kind: 'dossier' }
  | { kind: 'hide' };

export type CardProps = {
  view: CardView;
  /** The computer's clock, in milliseconds. */
  nowMs: number;
  /** Something of the page lies over the card: its ways out are closed (threat T9). */
  isCovered: boolean;
  onAct: (action: CardAction) => void;
  onLook: (prove: boolean) => void;
  onCopy: (text: string) => void;
  onClose: () => void;
};

export function Card({ view, nowMs, isCovered, onAct, onLook, onCopy, onClose }: CardProps) {
  const { state } = view;
  const { model, verdict } = state;
  const now = getNow(state, nowMs);
  return (
    <div class="card">
      <Head state={state} onClose={onClose} />
      {verdict.demo && <p class="demo-note">{t('card_demo')}</p>}
      <Facts state={state} contributors={view.contributors} now={now} nowMs={nowMs} />
      <Downloads view={view} onCopy={onCopy} onCheck={() => onAct({ kind: 'check-files' })} />
      {model && mayAct(state) && (
        <Votes
          model={model}
          titles={view.titles}
          now={now}
          onVote={({ id }) => onAct({ kind: 'vote', proposalId: id })}
        />
      )}
      {mayAct(state) && (
        <div class="actions">
          <button type="button" class="main" onClick={() => onAct({ kind: 'stake' })}>
            {t('card_stake_action')}
          </button>
          <button type="button" onClick={() => onAct({ kind: 'propose' })}>
            {t('card_propose')}
          </button>
        </div>
      )}
      <p class="outcome" role="alert">
        {isCovered ? t('card_covered') : ''}
      </p>
      <Knowing view={view} nowMs={nowMs} onLook={onLook} />
      <Legend />
      <p class="foot">
        {model && (
          <button type="button" class="link" onClick={() => onAct({ kind: 'dossier' })}>
            {t('dossier_open')}
          </button>
        )}
        <button type="button" class="link" onClick={() => onAct({ kind: 'hide' })}>
          {t('card_hide')}
        </button>
      </p>
    </div>
  );
}

function Head({ state, onClose }: { state: BadgeState; onClose: () => void }) {
  const { verdict, provenance, locator } = state;
  const tone = provenance.kind === 'stale' ? 'grey' : verdict.tone;
  return (
    <header>
      <p class="brand">
        <Glyph shape={mark} /> {t('extension_name')}
        <button type="button" class="close" aria-label={t('card_close')} onClick={onClose}>
          <Glyph shape="M4 4l8 8M12 4l-8 8" />
        </button>
      </p>
      <h2 class={`tone ${tone}`}>
        <Glyph shape={getVerdictGlyph(verdict)} large /> {getVerdictWord(verdict)}
      </h2>
      <p>{getVerdictMeaning(verdict)}</p>
      <p class="locator">{locator}</p>
    </header>
  );
}

/** The chain's time now; the computer's where no block is known. */
function getNow({ provenance }: BadgeState, nowMs: number): bigint {
  return 'at' in provenance ? getChainNow(provenance.at, nowMs) : BigInt(Math.floor(nowMs / 1000));
}
