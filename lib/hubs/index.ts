/** The hubs we know. Pure page knowledge only: this list is also loaded at build time and in content scripts. */
import { civitai } from './civitai/page';
import { github } from './github/page';
import { createMirror, huggingFace } from './hugging-face/page';
import { kaggle } from './kaggle/page';
import { modelscope } from './modelscope/page';
import { ollama } from './ollama/page';
import { replicate } from './replicate/page';
import type { Hub, ModelReference } from './types';

/** Hubs that are off until the reader switches them on. */
export const optionalHubs: readonly Hub[] = [
  ollama,
  civitai,
  github,
  modelscope,
  kaggle,
  replicate,
];
export const hubs: readonly Hub[] = [huggingFace, ...optionalHubs];

/** Which hubs beyond Hugging Face are on. */
export type EnabledHubs = {
  /** Ids of {@link optionalHubs}. */
  enabledHubs: readonly string[];
  /** Hosts of mirrors of Hugging Face. */
  mirrors: readonly string[];
};

/** The hubs that are on, Hugging Face first. */
export function listEnabledHubs({ enabledHubs, mirrors }: EnabledHubs): readonly Hub[] {
  return [
    huggingFace,
    ...optionalHubs.filter(({ id }) => enabledHubs.includes(id)),
    ...mirrors.map(createMirror),
  ];
}

/** The one of these hubs whose page a URL is, or null. Only https pages of a listed host. */
export function getHub(url: URL, among: readonly Hub[]): Hub | null {
  const pattern = `${url.protocol}//${url.host}/*`;
  return among.find(({ matches }) => matches.includes(pattern)) ?? null;
}

/** The model a URL of one of these hubs names, or null. Never throws. */
export function locate(url: URL, among: readonly Hub[] = hubs): ModelReference | null {
  for (const hub of among) {
    const reference = hub.locate(url);
    if (reference) return reference;
  }
  return null;
}

/** The host permissions a hub needs, as match patterns. */
export function getOrigins({ matches, apiMatches = [] }: Hub): string[] {
  return [...matches, ...apiMatches];
}
