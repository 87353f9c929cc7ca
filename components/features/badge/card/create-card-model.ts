/** What the card shows and what its two verbs do; no DOM in it. */
import { ContextGoneError, RemoteError } from '@/lib/errors/protocol';
import type { BadgeState, Model } from '@/lib/model/badge';
import type { ProposalId } from '@/lib/model/ids';
import type { ContributorShares } from '@/lib/model/revenue';
import type { OutputOf } from '@/lib/protocol/messages';

export type Look =
  | { status: 'idle' }
  | { status: 'loading'; prove: boolean }
  /** The model has no record any more. */
  | { status: 'no-record' }
  | { status: 'failed'; code: string };

export type Titles = ReadonlyMap<ProposalId, string>;

export type CardView = {
  state: BadgeState;
  look: Look;
  /** Of what is being decided, as far as they are known. Untrusted text. */
  titles: Titles;
  /** Null while they are not known, and where there are none. */
  contributors: ContributorShares | null;
  /** What was copied last, or what the browser refused to; null before. */
  copied: { text: string; ok: boolean } | null;
  isOnline: boolean;
};

export type CardModelOptions = {
  state: BadgeState;
  /** Reads past all caches, and proves what the verdict rests on where asked; null when there is no record. */
  readFresh: (options: { prove: boolean }) => Promise<BadgeState | null>;
  /** Asked once for each vote that the card offers. */
  readTitles: (model: Model) => Promise<OutputOf<'proposal.titles'>>;
  /** Asked once for a model whose votes and stake the card offers. */
  readContributors: (model: Model) => Promise<ContributorShares | null>;
  /** Rejects where the browser, or the page's policy, forbids it. */
  writeClipboard: (text: string) => Promise<void>;
  isOnline: () => boolean;
};

export type CardModel = {
  getView: () => CardView;
  /** Takes over what the page's badge learned. */
  show: (state: BadgeState) => void;
  /** "Look now" and "prove it". One at a time; a failure is shown and keeps what was there. */
  look: (options?: { prove: boolean }) => Promise<void>;
  copy: (text: string) => Promise<void>;
  /** Calls back after each change. */
  subscribe: (onChange: () => void) => void;
};

/** What our launcher did not make, and what the repository does not confirm, is not offered from a page. */
export function mayAct({ model, verdict }: BadgeState): boolean {
  return model?.knownLaunch === true && verdict.link === 'linked';
}

export function createCardModel(options: CardModelOptions): CardModel {
  const { readFresh, readTitles, readContributors, writeClipboard, isOnline } = options;
  let shown = options.state;
  let look: Look = { status: 'idle' };
  let copied: CardView['copied'] = null;
  let onChange = () => {};
  const titles = new Map<ProposalId, string>();
  const asked = new Set<ProposalId>();
  let contributors: ContributorShares | null = null;
  let hasAskedContributors = false;

  async function loadTitles(): Promise<void> {
    const live = mayAct(shown) ? shown.model?.live.filter(({ id }) => !asked.has(id)) : null;
    if (!shown.model || !live?.length) return;
    for (const { id } of live) asked.add(id);
    try {
      const read = await readTitles({ ...shown.model, live });
      for (const { id, title } of read) titles.set(id, title);
      if (read.length > 0) onChange();
    } catch {
      // The end of its id names a vote as well.
    }
  }

  async function loadContributors(): Promise<void> {
    if (hasAskedContributors || !mayAct(shown) || !shown.model) return;
    hasAskedContributors = true;
    try {
      contributors = await readContributors(shown.model);
      if (contributors) onChange();
    } catch {
      // The dossier tells of them, and why it could not.
    }
  }

  function load(): void {
    void loadTitles();
    void loadContributors();
  }

  function set(next: Look, nextState = shown): void {
    look = next;
    shown = nextState;
    onChange();
    load();
  }

  load();

  return {
    getView: () => ({ state: shown, look, titles, contributors, copied, isOnline: isOnline() }),
    show: (next) => set(look, next),
    subscribe(callback) {
      onChange = callback;
    },
    async copy(text) {
      const ok = await writeClipboard(text).then(
        () => true,
        // What could not be copied is shown, to be copied by hand.
        () => false,
      );
      copied = { text, ok };
      onChange();
    },
    async look({ prove } = { prove: false }) {
      if (look.status === 'loading') return;
      set({ status: 'loading', prove });
      try {
        const answer = await readFresh({ prove });
        if (answer) set({ status: 'idle' }, answer);
        else set({ status: 'no-record' });
      } catch (error) {
        set({ status: 'failed', code: getCode(error) });
      }
    },
  };
}

function getCode(error: unknown): string {
  if (error instanceof RemoteError || error instanceof ContextGoneError) return error.code;
  return 'protocol.no_answer';
}
