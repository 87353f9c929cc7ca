import type { FormStore } from '@/components/ui/kept';
import { browser } from '@/lib/browser';

const name = 'popup-forms';
const textLengthMax = 20_000;

/**
 * Half-filled forms in storage.session: gone with the browser, out of reach of content scripts. Read once, so
 * that a form never changes under the hands of whoever fills it in.
 */
export async function loadKeptForms(): Promise<FormStore> {
  const texts = parse((await browser.storage.session.get(name))[name]);
  return {
    read: (key) => texts.get(key) ?? null,
    write: (key, text) => {
      if (text === null) texts.delete(key);
      else texts.set(key, text.slice(0, textLengthMax));
      // A form that is not kept is filled in again.
      void browser.storage.session.set({ [name]: Object.fromEntries(texts) }).catch(() => {});
    },
  };
}

function parse(stored: unknown): Map<string, string> {
  if (typeof stored !== 'object' || stored === null) return new Map();
  const entries = Object.entries(stored).filter(([, text]) => typeof text === 'string');
  return new Map(entries as [string, string][]);
}
