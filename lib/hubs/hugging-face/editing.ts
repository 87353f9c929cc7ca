/** How a repository on Hugging Face is changed: its model card as it is, and the hub's own editor. Background only. */
import { HubNotFoundError } from '@/lib/errors/hub';
import type { HubEditing } from '@/lib/hubs/editing';
import { fetchBytes } from '@/lib/hubs/fetch-json';

const origin = 'https://huggingface.co';
/** The hub counts files apart from its API: 3,000 in five minutes; we need one now and then. */
const limit = { name: 'hugging-face-files', count: 60, windowMs: 300_000 };
const bytesMax = 2_000_000;

export const huggingFaceEditing: HubEditing = {
  isFor: (locator) => locator.startsWith('huggingface.co/'),
  getEditUrl: (id, path) => `${origin}/${toPath(id)}/edit/main/${toPath(path)}`,
  async fetchText({ locator, id, commit, path }, dependencies) {
    const url = `${origin}/${toPath(id)}/resolve/${encodeURIComponent(commit)}/${toPath(path)}`;
    const request = { url, locator, limit, accept: 'text/plain', bytesMax };
    try {
      const { bytes } = await fetchBytes(request, dependencies);
      return new TextDecoder().decode(bytes);
    } catch (error) {
      if (error instanceof HubNotFoundError) return null;
      throw error;
    }
  },
};

function toPath(text: string): string {
  return text.split('/').map(encodeURIComponent).join('/');
}
