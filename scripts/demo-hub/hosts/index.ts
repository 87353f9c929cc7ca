/** The stand-ins of the other hubs, by the name they answer to. */
import { civitai } from './civitai';
import { github, githubApi } from './github';
import type { Host } from './host';
import { kaggle } from './kaggle';
import { modelscope } from './modelscope';
import { ollama, ollamaRegistry } from './ollama';
import { replicate } from './replicate';

const all: readonly Host[] = [
  ollama,
  ollamaRegistry,
  civitai,
  github,
  githubApi,
  modelscope,
  kaggle,
  replicate,
];

export const otherHosts: ReadonlyMap<string, Host> = new Map(
  all.flatMap((host) => host.names.map((name) => [name, host] as const)),
);

/** A mirror of Hugging Face: answers as the hub itself does, links that name the hub included. */
export const mirrorHost = 'hf-mirror.com';
