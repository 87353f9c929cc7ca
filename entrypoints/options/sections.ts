export const sections = ['accounts', 'networks', 'hubs', 'privacy', 'about'] as const;
export type SectionName = (typeof sections)[number];

/** The section an address's fragment names: `networks`, or `section=networks` as the background writes it. */
export function parseSection(fragment: string): SectionName {
  const asked = new URLSearchParams(fragment).get('section') ?? fragment;
  return sections.find((name) => name === asked) ?? 'accounts';
}
