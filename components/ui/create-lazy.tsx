import { signal } from '@preact/signals';
import type { ComponentType, VNode } from 'preact';

export type Lazy<Props> = {
  (props: Props): VNode | null;
  /** Loads it before it is shown. */
  preload: () => void;
};

/** A component of a file that is loaded when it is first shown, or before. Nothing stands in its place meanwhile. */
export function createLazy<Props>(load: () => Promise<ComponentType<Props>>): Lazy<Props> {
  const loaded = signal<{ component: ComponentType<Props> } | null>(null);
  let _loading: Promise<void> | null = null;
  const preload = () => {
    _loading ??= load().then(
      (component) => {
        loaded.value = { component };
      },
      () => {
        // The file is gone only when the extension was updated under this page; the next showing tries again.
        _loading = null;
      },
    );
  };
  function Loaded(props: Props & object) {
    const found = loaded.value;
    if (found) {
      const Component = found.component;
      return <Component {...props} />;
    }
    preload();
    return null;
  }
  return Object.assign(Loaded as (props: Props) => VNode | null, { preload });
}
