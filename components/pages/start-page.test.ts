// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type PagePlatform, startPage } from './start-page';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  document.body.replaceChildren();
  document.documentElement.lang = '';
});

/** What a started page was given. */
async function takePlatform(): Promise<PagePlatform> {
  const given: PagePlatform[] = [];
  await startPage('A page', (platform) => {
    given.push(platform);
    return 'drawn';
  });
  return given[0] as PagePlatform;
}

describe('startPage', () => {
  test('default: language, title and body', async () => {
    await takePlatform();
    expect(document.body.textContent).toBe('drawn');
    expect(document.title).toBe('A page');
    expect(document.documentElement.lang).toBe('en');
  });

  test('behaviour: draws nothing inside somebody else’s frame', async () => {
    vi.stubGlobal('window', { top: {}, self: {} });
    const draw = vi.fn();
    await startPage('A page', draw);
    expect(draw).not.toHaveBeenCalled();
    expect(document.body.textContent).toBe('');
  });

  test('behaviour: the fragment is read and written without its sign', async () => {
    const { hash } = await takePlatform();
    const before = history.length;
    hash.write('section=networks');
    expect(location.hash).toBe('#section=networks');
    expect(hash.read()).toBe('section=networks');
    expect(history.length).toBe(before);
  });

  test('behaviour: nothing repeats while the page is not looked at, or after it was ended', async () => {
    const { every } = await takePlatform();
    vi.useFakeTimers();
    const work = vi.fn();
    const end = every(1_000, work);
    const look = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    vi.advanceTimersByTime(3_000);
    expect(work).not.toHaveBeenCalled();
    look.mockReturnValue('visible');
    vi.advanceTimersByTime(2_000);
    expect(work).toHaveBeenCalledTimes(2);
    end();
    vi.advanceTimersByTime(2_000);
    expect(work).toHaveBeenCalledTimes(2);
  });
});
