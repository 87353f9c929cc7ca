/** The hubs we know. Pure page knowledge only: this list is also loaded at build time and in content scripts. */
import { huggingFace } from './hugging-face/page';
import type { Hub, ModelReference } from './types';

export const hubs: readonly Hub[] = [huggingFace];

/** The hub whose page a URL is, or null. Only https pages of a listed host. */
export function getHub(url: URL): Hub | null {
  return (
    hubs.find((hub) =>
      hub.matches.some((pattern) => pattern === `${url.protocol}//${url.hostname}/*`),
    ) ?? null
  );
}

/** The model a URL of any hub names, or null. Never throws. */
export function locate(url: URL): ModelReference | null {
  for (const hub of hubs) {
    const reference = hub.locate(url);
    if (reference) return reference;
  }
  return null;
}
