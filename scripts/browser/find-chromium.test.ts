import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { chromiumVariable, findChromium, judgeVersion } from './find-chromium';

describe('judgeVersion', () => {
  test('default: Chromium and Chrome for Testing of any version', () => {
    expect(judgeVersion('/c', 'Chromium 156.0.8078.79 built on Debian GNU/Linux 12')).toEqual({
      path: '/c',
      version: 'Chromium 156.0.8078.79',
      major: 156,
    });
    expect(judgeVersion('/c', 'Google Chrome for Testing 150.0.1.2')).toMatchObject({ major: 150 });
  });

  test('behaviour: branded Chrome is refused from 137 on, with the reason', () => {
    expect(judgeVersion('/c', 'Google Chrome 136.0.7103.59')).toMatchObject({ major: 136 });
    expect(judgeVersion('/c', 'Google Chrome 137.0.7151.40')).toMatchObject({
      reason: expect.stringContaining('no longer loads unpacked extensions'),
    });
  });

  test('behaviour: another program is refused by what it calls itself', () => {
    expect(judgeVersion('/f', 'Mozilla Firefox 153.7.0esr')).toMatchObject({
      reason: expect.stringContaining('Mozilla Firefox'),
    });
  });
});

describe('findChromium', () => {
  beforeEach(() => {
    vi.stubEnv(chromiumVariable, '/no/such/program');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('behaviour: a named browser that is not there is not replaced by another', async () => {
    const { found, refused } = await findChromium();
    expect(found).toBeNull();
    expect(refused).toEqual([
      { path: '/no/such/program', reason: 'there is no program at this path' },
    ]);
  });
});
