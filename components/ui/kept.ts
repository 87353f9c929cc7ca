import { effect, type Signal, signal } from '@preact/signals';

/** Where half-filled forms are kept while their page is closed. Never a password, a key or a phrase. */
export type FormStore = {
  read: (key: string) => string | null;
  /** Null forgets it. */
  write: (key: string, text: string | null) => void;
};

/** A store that forgets with its page. */
export function createPageStore(): FormStore {
  const texts = new Map<string, string>();
  return {
    read: (key) => texts.get(key) ?? null,
    write: (key, text) => {
      if (text === null) texts.delete(key);
      else texts.set(key, text);
    },
  };
}

/** A text that is kept under a key; empty ones are not. */
export function createKept(store: FormStore, key: string): Signal<string> {
  const text = signal(store.read(key) ?? '');
  keep(store, key, text);
  return text;
}

/** Starts the signal with what is kept, and keeps what it becomes. */
export function keep(store: FormStore, key: string, text: Signal<string>): void {
  const before = store.read(key);
  if (before !== null) text.value = before;
  effect(() => store.write(key, text.value === '' ? null : text.value));
}
