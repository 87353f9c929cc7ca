import { useEffect } from 'preact/hooks';
import type { PageHash } from './start-page';

/** Hands on what the tab's address asks for, now and whenever the reader changes it. */
export function useFragment(hash: PageHash, onFragment: (fragment: string) => unknown): void {
  useEffect(() => {
    const read = () => void onFragment(hash.read());
    read();
    return hash.onChange(read);
  }, [hash, onFragment]);
}
