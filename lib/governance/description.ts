/** Title, body and the suffix of a proposal's description. */
import type { Address } from 'viem';

/** OpenZeppelin Governor 5: with it only this account may submit the proposal, so that nobody can run ahead of it. */
const suffixPattern = /\s*#proposer=0x[0-9a-fA-F]{40}$/;

/** The description as it is submitted. The suffix must be the very end. */
export function addProposerSuffix(description: string, proposer: Address): string {
  return `${description.trimEnd()}\n\n#proposer=${proposer.toLowerCase()}`;
}

/** First line without heading signs, and the rest without the suffix. Both are untrusted text. */
export function splitDescription(description: string): { title: string; body: string } {
  const text = description.replace(suffixPattern, '').trimStart();
  const end = text.indexOf('\n');
  const first = end === -1 ? text : text.slice(0, end);
  const title = first.replace(/^#{1,6}\s+/, '').trim();
  return { title, body: end === -1 ? '' : text.slice(end + 1).trim() };
}
