import { describe, expect, test } from 'vitest';
import { HubRateLimitedError } from '@/lib/errors/hub';
import type { Locator } from '@/lib/model/ids';
import { huggingFaceEditing } from './editing';

const of = {
  locator: 'huggingface.co/acme/model-1' as Locator,
  id: 'Acme/Model-1',
  commit: 'c'.repeat(40),
  path: 'README.md',
};

function createHub(answer: Response) {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const fetcher: typeof fetch = async (url, init) => {
    asked.push({ url: String(url), init });
    return answer;
  };
  const budget = { take: async () => null, block: async () => {} };
  return { asked, dependencies: { fetcher, now: () => 1_000, budget } };
}

describe('fetchText', () => {
  test('default: the file at the commit, without credentials', async () => {
    const { asked, dependencies } = createHub(new Response('---\nlicense: mit\n---\n'));
    expect(await huggingFaceEditing.fetchText(of, dependencies)).toBe('---\nlicense: mit\n---\n');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.url).toBe(
      `https://huggingface.co/Acme/Model-1/resolve/${of.commit}/README.md`,
    );
    expect(asked[0]?.init?.credentials).toBe('omit');
  });

  test('behaviour: a repository without a card has none', async () => {
    const { dependencies } = createHub(new Response('', { status: 404 }));
    expect(await huggingFaceEditing.fetchText(of, dependencies)).toBeNull();
  });

  test('error: HubRateLimitedError', async () => {
    const { dependencies } = createHub(new Response('', { status: 429 }));
    await expect(huggingFaceEditing.fetchText(of, dependencies)).rejects.toThrow(
      HubRateLimitedError,
    );
  });
});

describe('getEditUrl', () => {
  test('default: the hub’s own editor; nothing of a name leaves its place', () => {
    expect(huggingFaceEditing.getEditUrl('Acme/Model-1', 'README.md')).toBe(
      'https://huggingface.co/Acme/Model-1/edit/main/README.md',
    );
    expect(huggingFaceEditing.getEditUrl('a/b?c#d', 'x')).toBe(
      'https://huggingface.co/a/b%3Fc%23d/edit/main/x',
    );
  });
});
