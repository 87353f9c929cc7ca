import { type Locator, toLocator } from '@/lib/model/ids';

export const views = ['page', 'votes', 'stake', 'activity'] as const;
export type View = (typeof views)[number];

/** What a link into the popup asks for; nothing of it is trusted. */
export type PopupLink = {
  locator: Locator | null;
  proposalId: bigint | null;
  view: View | null;
};

const sections: Readonly<Record<string, View>> = { vote: 'votes', stake: 'stake' };

/** Reads `locator=…&proposal=…&section=vote`. What does not parse counts as not there. */
export function parsePopupLink(fragment: string): PopupLink {
  const fields = new URLSearchParams(fragment);
  const proposal = fields.get('proposal') ?? '';
  const section = fields.get('section') ?? '';
  return {
    locator: toLocator(fields.get('locator')),
    proposalId: /^\d{1,78}$/.test(proposal) ? BigInt(proposal) : null,
    view: sections[section] ?? null,
  };
}
