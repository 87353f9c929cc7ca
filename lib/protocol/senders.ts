/**
 * Who sent a message. A sender is `ui` (our own page), `hub` (our content script in the top frame of an
 * enabled hub's page) or null: dropped without an answer. A missing field fails. The facts behind each
 * condition are in docs/threat-model.md, T2; no condition may be left out, since a sandboxed frame carries
 * the hub's URL and a blank child carries the hub's origin.
 */
import type { Caller } from './message';

/** The fields of `runtime.MessageSender` that are looked at; all of them may be missing. */
export type Sender = {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  documentLifecycle?: string | undefined;
  tab?: { id?: number | undefined; url?: string | undefined; incognito?: boolean } | undefined;
};

export type SenderRules = {
  runtimeId: string;
  /** `runtime.getURL('')`. */
  extensionUrl: string;
  /** Whether a URL is a page of an enabled hub. */
  isHubUrl: (url: URL) => boolean;
};

/** The class of a sender, or null when it is none of ours. */
export function getCaller(sender: Sender, rules: SenderRules): Caller | null {
  if (sender.id !== rules.runtimeId || typeof sender.url !== 'string') return null;
  if (sender.url.startsWith(rules.extensionUrl)) {
    return sender.frameId === undefined || sender.frameId === 0 ? 'ui' : null;
  }
  if (sender.tab === undefined || sender.frameId !== 0) return null;
  // Chromium tells the lifecycle; Firefox leaves it out.
  if (sender.documentLifecycle !== undefined && sender.documentLifecycle !== 'active') return null;
  const url = URL.canParse(sender.url) ? new URL(sender.url) : null;
  if (!url || sender.origin !== url.origin) return null;
  return rules.isHubUrl(url) ? 'hub' : null;
}
