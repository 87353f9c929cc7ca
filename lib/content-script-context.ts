/**
 * Stands in for WXT's own context class (an alias in wxt.config.ts), of which our content scripts need the signal
 * alone: the rest was a tenth of their budget, and told every page of us by a message of its own.
 */
import { browser } from '@/lib/browser';

/** The life of one content script in a page: it ends when a newer one of ours starts in the same page. */
export class ContentScriptContext {
  readonly signal: AbortSignal;

  constructor(name: string) {
    const ended = new AbortController();
    this.signal = ended.signal;
    // Told first and heard after, so that it ends the older ones only. A page that forges it loses its badges, no more.
    const started = `${browser.runtime.id}:${name}`;
    document.dispatchEvent(new Event(started));
    document.addEventListener(started, () => ended.abort(), { signal: this.signal });
  }
}
