export const sections = ['accounts', 'networks', 'hubs', 'privacy', 'about'] as const;
export type SectionName = (typeof sections)[number];

/** The section an address names: `#networks`, or `#section=networks` as the background writes it. */
export function parseSection(hash: string): SectionName {
  const text = hash.replace(/^#/, '');
  const asked = new URLSearchParams(text).get('section') ?? text;
  return sections.find((name) => name === asked) ?? 'accounts';
}
