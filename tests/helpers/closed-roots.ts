/** Keeps hold of closed shadow roots, which nothing gives back once they are made. */
import { vi } from 'vitest';

/** Catches every root made from now on; mocks are restored after each test. */
export function catchShadowRoots(): (host: Element) => ShadowRoot {
  const roots = new WeakMap<Element, ShadowRoot>();
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (
    this: Element,
    options: ShadowRootInit,
  ) {
    const root = attach.call(this, options);
    roots.set(this, root);
    return root;
  });
  return (host) => {
    const root = roots.get(host);
    if (!root) throw new Error(`<${host.localName}> has no shadow root.`);
    return root;
  };
}
