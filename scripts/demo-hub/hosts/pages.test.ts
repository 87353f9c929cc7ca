// @vitest-environment jsdom
/** The stand-ins' pages as the server writes them, looked at by the extension's own page knowledge. */
import { describe, expect, test } from 'vitest';
import { createMirror } from '@/lib/hubs/hugging-face/page';
import { hubs } from '@/lib/hubs/index';
import { type Ask, createAsk } from '../answer';
import { answerRequest } from '../routes';
import type { Host } from './host';
import { mirrorHost as mirror, otherHosts } from './index';

const state = {
  records: new Map<string, string>(),
  treePageSize: 1000,
  hydrationDelayMs: 0,
  assets: { style: '', script: '' },
};

function ask(url: URL): { body: string } {
  const asked = createAsk(url, state) as Ask;
  if (url.host === mirror) return answerRequest(asked);
  const host = otherHosts.get(url.host) as Host;
  return host.answer({ url, segments: asked.segments, getRecord: () => null });
}

describe('pages', () => {
  const known = [...hubs, createMirror(mirror)];
  function look(address: string): readonly string[] {
    const url = new URL(address);
    const { body } = ask(url);
    const page = new DOMParser().parseFromString(body, 'text/html');
    return known.flatMap((one) =>
      [...one.spots(page, url)].map(({ sighting }) => `${sighting.place} ${sighting.locator}`),
    );
  }

  test.each([
    ['https://ollama.com/library/smollm2', ['title ollama.com/library/smollm2']],
    ['https://ollama.com/library/smollm2:f16', ['title ollama.com/library/smollm2']],
    ['https://github.com/OpenAI/whisper', ['title github.com/openai/whisper']],
    ['https://github.com/openai/whisper/tree/main', ['title github.com/openai/whisper']],
    [
      'https://github.com/explore',
      ['card github.com/openai/whisper', 'card github.com/demo-user/bge-copy'],
    ],
    [`https://${mirror}/BAAI/bge-m3`, [`title ${mirror}/baai/bge-m3`]],
    // These are drawn by their script: nothing is there before.
    ['https://civitai.com/models/4384/whisper-for-subtitles', []],
    ['https://www.kaggle.com/models/mistral-ai/mistral', []],
  ])('%s', (address, expected) => {
    expect(look(address)).toEqual(expected);
  });

  test('the list of Ollama grows by parts, whose last item asks for the next', () => {
    expect(look('https://ollama.com/library').length).toBe(20);
    const { body } = ask(new URL('https://ollama.com/library?from=40'));
    expect(body).not.toContain('hx-get');
    expect(body.startsWith('<li')).toBe(true);
  });
});
