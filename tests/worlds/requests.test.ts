/**
 * What a verdict costs: a fresh one of a repository of 200 files one request to each endpoint asked and at most two to
 * the hub, a remembered one less, a page without a record nothing (issue 3, Speed).
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hurry, slowDown } from './clock';
import { take, wait } from './happen';
import { createHonest } from './honest';
import { type Play, startPlay, toLocator, toSighting } from './play';
import { changeRecord, changeRepository } from './world';
import { createRevision, type Revision, type Variant } from './world-files';

beforeEach(hurry);
afterEach(slowDown);

const own = { chain: 0, id: 1 };
const page = { name: 0, revision: 0, path: null };

/** The model's files and so many more that they are 200. */
function createLarge(salt: string, variant: Variant, total = 200): Revision {
  const { files } = createRevision(variant, '');
  const more = Array.from({ length: total - files.length }, (_, i) => ({
    ...{ path: `onnx/part-${i}.txt`, size: 10 + i, lfs: false },
    digest: String(i).padStart(40, 'a'),
  }));
  return { commit: createRevision('base', salt).commit, files: [...files, ...more] };
}

/** Shown and approved are two commits of 200 files each; nobody published the approved manifest. */
async function startLarge(shown: Revision, approved: Revision): Promise<Play> {
  const play = await startPlay(createHonest({ pageSize: 1000 }));
  const commits = [...new Set([shown, approved])];
  changeRepository(play.world, 0, (one) => ({ ...one, branches: { main: shown }, commits }));
  const approval = { revision: approved, by: 'launched-timelock', published: false } as const;
  changeRecord(play.world, own, (one) => ({ ...one, approvals: [...one.approvals, approval] }));
  wait(play.world, 200);
  return play;
}

/** Reads the model's page, and counts what that cost: the hub, and the endpoint that was asked most. */
async function count(play: Play, fresh = false, revision = page.revision) {
  play.asked.length = 0;
  const sighting = toSighting(play.world, { ...page, revision });
  const [badge] = (await play.read([sighting], fresh)).badges;
  const posts = play.asked.filter(({ body }) => body !== '' && !body.includes('"eth_chainId"'));
  const hosts = posts.map(({ url }) => new URL(url).host);
  const byHost = [...new Set(hosts)].map((host) => hosts.filter((one) => one === host).length);
  return {
    verdict: badge?.verdict,
    hub: play.asked.filter(({ body }) => body === '').length,
    chain: Math.max(0, ...byHost),
  };
}

const approved = createLarge('approved', 'base');

describe('the first look at a model of 200 files, whose approved manifest nobody published', () => {
  test.each([
    ['texts', 'newer-commit'],
    ['code', 'code-changed'],
    ['weights', 'weights-differ'],
    ['same', 'approved'],
  ] as const)('with other %s on the page: two requests to the hub', async (variant, word) => {
    const play = await startLarge(createLarge('shown', variant), approved);
    expect(await count(play)).toMatchObject({ hub: 2, chain: 1, verdict: { word } });
  });

  test('at the approved commit: one', async () => {
    const play = await startLarge(approved, approved);
    expect(await count(play)).toMatchObject({ hub: 1, chain: 1, verdict: { tone: 'green' } });
  });
});

describe('later looks', () => {
  test('within three minutes: none; asked anew: one', async () => {
    const play = await startLarge(createLarge('shown', 'texts'), approved);
    await count(play);
    expect(await count(play)).toMatchObject({ hub: 0, chain: 1 });
    expect(await count(play, true)).toMatchObject({ hub: 1 });
    wait(play.world, 200);
    expect(await count(play)).toMatchObject({ hub: 1, chain: 1 });
  });

  test('of a page and of the popup over it at once: no more than of one', async () => {
    const play = await startLarge(createLarge('shown', 'texts'), approved);
    const sighting = toSighting(play.world, page);
    const card = { locator: toLocator('nobody/nothing'), place: 'card', revision: null } as const;
    play.asked.length = 0;
    await Promise.all([play.read([sighting, card]), play.read([sighting])]);
    expect(play.asked.filter(({ body }) => body === '')).toHaveLength(2);
  });

  test('after a push and a new approval of what was pushed before: two', async () => {
    const play = await startLarge(approved, approved);
    await count(play);
    const [second, third] = [createLarge('2', 'weights'), createLarge('3', 'texts')];
    changeRepository(play.world, 0, (one) => ({
      ...one,
      branches: { main: third },
      commits: [third, second, ...one.commits],
    }));
    const approval = { revision: second, by: 'launched-timelock', published: false } as const;
    changeRecord(play.world, own, (one) => ({ ...one, approvals: [...one.approvals, approval] }));
    wait(play.world, 200);
    expect(await count(play)).toMatchObject({ hub: 2, verdict: { word: 'weights-differ' } });
  });

  test('at more files than one answer holds: asked for apart, and with the rest no more', async () => {
    const huge = createLarge('huge', 'texts', 1200);
    const play = await startLarge(huge, createLarge('approved', 'base', 1200));
    const isWith = () => play.asked.map(({ url }) => url.includes('blobs=true'));
    // Two pages of a listing for each of both.
    expect(await count(play)).toMatchObject({ hub: 5, verdict: { word: 'newer-commit' } });
    expect(isWith()).toContain(true);
    expect(await count(play, true)).toMatchObject({ hub: 1, verdict: { word: 'newer-commit' } });
    expect(isWith()).not.toContain(true);
  });

  test('at another branch: one more, for where that stands', async () => {
    const play = await startLarge(approved, approved);
    take(play.world, { do: 'push', repository: 0, variant: 'weights', branch: 'master' });
    const master = 2;
    const first = await count(play, false, master);
    expect(first).toMatchObject({ hub: 2, verdict: { word: 'weights-differ' } });
  });
});
