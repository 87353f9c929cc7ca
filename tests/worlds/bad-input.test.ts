/** The bad input that issue 3 names, one by one, in worlds made for it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BadgeState } from '@/lib/model/badge';
import { hurry, slowDown } from './clock';
import { changeLinks, claim, take, wait } from './happen';
import { createHonest } from './honest';
import { type Play, readStores, startPlay, toLocator, topUp, toSighting } from './play';
import { branches, type ReadStep } from './specs';
import { changeChain, changeRecord } from './world';
import { toPermanentId } from './world-files';

beforeEach(hurry);
afterEach(slowDown);

const alpha = { name: 0, revision: 0, path: null };
const [main, master] = [1, 2];

async function readTitles(
  play: Play,
  titles: ReadStep['titles'],
  fresh = false,
): Promise<readonly BadgeState[]> {
  const answer = await play.read(
    titles.map((title) => toSighting(play.world, title)),
    fresh,
  );
  expect(answer.error).toBeNull();
  return answer.badges;
}

describe('another branch', () => {
  test('by a name that is elsewhere the default: judged by its own files', async () => {
    const play = await startPlay(createHonest());
    take(play.world, { do: 'push', repository: 0, variant: 'weights', branch: 'master' });
    const [other] = await readTitles(play, [{ ...alpha, revision: master }]);
    expect(other?.verdict).toMatchObject({ word: 'weights-differ', tone: 'red' });
    const [same] = await readTitles(play, [{ ...alpha, revision: main }]);
    expect(same?.verdict.tone).toBe('green');
  });

  test('by a name that looks like a commit’s, of longer ids than git has: it moves', async () => {
    const play = await startPlay(createHonest());
    const long = branches.length - 1;
    const branch = branches[long] as string;
    take(play.world, { do: 'push', repository: 0, variant: 'base', branch });
    const [before] = await readTitles(play, [{ ...alpha, revision: long }]);
    expect(before?.verdict.tone).toBe('green');
    take(play.world, { do: 'push', repository: 0, variant: 'weights', branch });
    wait(play.world, 300);
    const [after] = await readTitles(play, [{ ...alpha, revision: long }]);
    expect(after?.verdict).toMatchObject({ word: 'weights-differ', tone: 'red' });
  });

  test('on a page of more titles than are looked up: never by the default branch’s files', async () => {
    const play = await startPlay(createHonest());
    take(play.world, { do: 'push', repository: 2, variant: 'weights', branch: 'master' });
    await readTitles(play, [{ ...alpha, name: 2 }]);
    const titles = [0, 1, 2].map((name) => ({ ...alpha, name }));
    const badges = await readTitles(play, [...titles, { ...alpha, name: 2, revision: master }]);
    expect(badges.map(({ verdict }) => verdict.tone)).toEqual(['green', 'green', 'green', 'grey']);
    // Nor by what was seen there long ago.
    await readTitles(play, [{ ...alpha, name: 2, revision: master }]);
    take(play.world, { do: 'push', repository: 2, variant: 'base', branch: 'master' });
    wait(play.world, 300);
    const later = await readTitles(play, [...titles, { ...alpha, name: 2, revision: master }]);
    expect(later[3]?.verdict).toMatchObject({ tone: 'grey', files: 'cannot-tell' });
  });
});

describe('terms that came after the files were seen', () => {
  test('a licence file that cannot be looked up keeps a list card from green; looked up, the page from its word', async () => {
    const play = await startPlay(createHonest());
    // The commit is the approved one: its files are not listed, nor told with the rest.
    play.world.hubFault = 'cut-500';
    await readTitles(play, [alpha]);
    play.world.hubFault = 'none';
    take(play.world, { do: 'terms', record: 0, terms: 'other-file' });
    const card = { locator: toLocator('acme/alpha'), place: 'card', revision: null } as const;
    const [alone] = (await play.read([card])).badges;
    expect(alone).toMatchObject({
      verdict: { tone: 'grey', reasons: ['licence-not-read'] },
      licence: { state: 'not-read' },
    });
    const [title] = await readTitles(play, [alpha]);
    expect(title?.verdict).toMatchObject({ tone: 'amber', word: 'licence-conflict' });
    const [after] = (await play.read([card])).badges;
    expect(after?.verdict.word).toBe('licence-conflict');
  });
});

describe('made from a suspended model', () => {
  test('also when the page names both', async () => {
    const spec = createHonest({ derived: [[0, 1]] }, {}, { suspended: true });
    const titles = [alpha, { ...alpha, name: 1 }];
    const badges = await readTitles(await startPlay(spec), titles);
    expect(badges.map(({ verdict }) => verdict.word)).toEqual(['parent-suspended', 'suspended']);
  });

  test('said on its card too, and where only the hub says what it is made from', async () => {
    const play = await startPlay(createHonest({ derived: [[0, 1]] }));
    const page = toSighting(play.world, alpha);
    expect((await play.read([page])).badges[0]?.verdict.tone).toBe('green');
    take(play.world, { do: 'suspend', record: 1, suspended: true });
    const { related: _, ...silent } = page;
    const card = { ...silent, place: 'card' } as const;
    for (const one of [card, silent, page]) {
      const [badge] = (await play.read([one])).badges;
      expect(badge?.verdict).toMatchObject({ word: 'parent-suspended', tone: 'amber' });
    }
  });

  test('said of a page that is of yesterday too, and tells of another parent alone', async () => {
    const play = await startPlay(createHonest({ derived: [[0, 1]] }, {}, { suspended: true }));
    const related = [{ locator: toLocator('acme/beta'), relation: 'finetune' as const }];
    const [badge] = (await play.read([{ ...toSighting(play.world, alpha), related }])).badges;
    expect(badge?.verdict.word).toBe('parent-suspended');
    expect(badge?.relation?.locator).toBe('huggingface.co/acrne/alpha');
  });

  test('also as the last of many', async () => {
    const play = await startPlay(createHonest({}, {}, {}, { suspended: true }));
    const others = Array.from({ length: 7 }, (_, i) => toLocator(`nobody/base-${i}`));
    const related = [...others, toLocator('acme/beta')].map((locator) => {
      return { locator, relation: 'merge' } as const;
    });
    const [badge] = (await play.read([{ ...toSighting(play.world, alpha), related }])).badges;
    expect(badge?.verdict.word).toBe('parent-suspended');
  });

  test('told of whichever of several it is', async () => {
    const derived: [number, number][] = [
      [0, 2],
      [0, 1],
    ];
    const play = await startPlay(createHonest({ derived }, {}, { suspended: true }));
    const [badge] = await readTitles(play, [alpha]);
    expect(badge?.verdict.word).toBe('parent-suspended');
    expect(badge?.relation?.locator).toBe('huggingface.co/acrne/alpha');
  });
});

describe('made from a model that cannot be looked up', () => {
  const parent = { locator: toLocator('acrne/alpha'), relation: 'finetune' } as const;

  test('because its hub does not answer: not green, and told once it does', async () => {
    const play = await startPlay(createHonest({}, {}, { suspended: true }));
    const page = toSighting(play.world, alpha);
    expect((await play.read([page])).badges[0]?.verdict.tone).toBe('green');
    play.world.hubFault = '500';
    const [unknown] = (await play.read([{ ...page, related: [parent] }])).badges;
    expect(unknown?.verdict).toMatchObject({ tone: 'grey', reasons: ['parent-not-read'] });
    play.world.hubFault = 'none';
    wait(play.world, 40);
    const [told] = (await play.read([{ ...page, related: [parent] }])).badges;
    expect(told?.verdict).toMatchObject({ tone: 'amber', word: 'parent-suspended' });
  });

  test('because the endpoints of its chain do not answer', async () => {
    const play = await startPlay(createHonest({ second: 'real' }));
    changeRecord(play.world, { chain: 1, id: 1 }, (one) => ({
      ...one,
      claims: one.claims.map((claim) => ({ ...claim, name: 'fork/alpha-gguf' })),
    }));
    changeChain(play.world, 1, (state) => ({ ...state, keys: ['fork/alpha-gguf'] }));
    await topUp(play.world);
    const page = toSighting(play.world, alpha);
    const fork = { ...parent, locator: toLocator('fork/alpha-gguf') };
    expect((await play.read([{ ...page, related: [fork] }])).badges[0]?.verdict.tone).toBe('green');
    for (const endpoint of play.world.chains[1]?.endpoints ?? []) endpoint.fault = 'http-500';
    const [badge] = (await play.read([{ ...page, related: [fork] }])).badges;
    expect(badge?.verdict).toMatchObject({ tone: 'grey', reasons: ['parent-not-read'] });
  });

  test.each(['in-force', 'released'] as const)(
    'because one operator alone speaks for its chain, and hides that it is suspended: %s',
    async (lie) => {
      const honest = createHonest({ second: 'real' });
      const alone = { ...honest.endpoints[1], operators: ['evil' as const], lie };
      const ends = [honest.endpoints[0], alone] as typeof honest.endpoints;
      const play = await startPlay({ ...honest, endpoints: ends });
      const name = 'acrne/alpha';
      changeRecord(play.world, { chain: 1, id: 1 }, (one) => ({
        ...one,
        suspended: true,
        claims: one.claims.map((of) => ({ ...of, name, repositoryId: toPermanentId(name) })),
      }));
      changeChain(play.world, 1, (state) => ({ ...state, keys: [...state.keys, name] }));
      const speaks = (operator: 'first' | 'evil') =>
        play.world.chains[1]?.endpoints.splice(0, 1, { operator, fault: 'none' });
      speaks('first');
      wait(play.world, 15);
      await topUp(play.world);
      speaks('evil');
      const page = { ...toSighting(play.world, alpha), related: [parent] };
      // As long as its own repository names no record there, what is said there is nobody’s word.
      expect((await play.read([page], true)).badges[0]?.verdict.tone).toBe('green');
      changeLinks(play.world, 1, [{ chain: 1, id: 1 }]);
      const [badge] = (await play.read([page], true)).badges;
      expect(badge?.verdict).toMatchObject({ tone: 'grey', reasons: ['parent-not-read'] });
    },
  );

  test('because it is a list card’s, and was never asked for: no request for its sake', async () => {
    const play = await startPlay(createHonest({ derived: [[0, 3]] }));
    const { related: _r, ...page } = toSighting(play.world, alpha);
    await play.read([page]);
    claim(play.world, { chain: 0, id: 2 }, 'fork/alpha-gguf', true);
    wait(play.world, 15);
    await topUp(play.world);
    play.asked.length = 0;
    const { declared: _, ...silent } = page;
    const [card] = (await play.read([{ ...silent, place: 'card' }])).badges;
    expect(card?.verdict).toMatchObject({ tone: 'grey', reasons: ['parent-not-read'] });
    expect(play.asked.filter(({ body }) => body === '')).toEqual([]);
  });

  test('that is nobody’s, private or deleted: that is no secret of its, and green', async () => {
    for (const access of ['private', 'deleted'] as const) {
      const play = await startPlay(createHonest({ derived: [[0, 1]] }, {}, { access }));
      expect((await readTitles(play, [alpha]))[0]?.verdict.tone).toBe('green');
    }
  });
});

describe('a model that a page names twice', () => {
  test.each([
    ['title', 'card'],
    ['card', 'title'],
  ] as const)('as %s and as %s: one badge, the title’s', async (...places) => {
    const play = await startPlay(createHonest());
    const page = toSighting(play.world, alpha);
    await play.read([page]);
    take(play.world, { do: 'push', repository: 0, variant: 'weights', branch: 'main' });
    wait(play.world, 200);
    const { badges } = await play.read(places.map((place) => ({ ...page, place })));
    expect(badges.map(({ verdict }) => verdict.word)).toEqual(['weights-differ']);
  });
});

describe('what must not be known of a reader', () => {
  const secret = 'nobody/secret';

  test('a page whose models are in no registry asks nobody', async () => {
    const play = await startPlay(createHonest({ rivals: 3, second: 'real' }));
    const cards = Array.from({ length: 50 }, (_, i) => toLocator(`nobody/card-${i}`));
    const sightings = [
      toSighting(play.world, { ...alpha, name: 5 }),
      toSighting(play.world, { ...alpha, name: 3, revision: master }),
      ...cards.map((locator) => ({ locator, place: 'card' as const, revision: null })),
    ];
    expect(await play.read(sightings)).toEqual({ badges: [], error: null });
    expect(play.asked).toEqual([]);
  });

  test('a private repository leaves no trace, even when the reader asks about it', async () => {
    const play = await startPlay(createHonest());
    const sighting = toSighting(play.world, { ...alpha, name: 6 });
    for (const [fresh, deep] of [
      [false, false],
      [false, true],
      [true, true],
    ] as const) {
      expect(await play.read([sighting], fresh, deep)).toEqual({ badges: [], error: null });
      expect(await play.read([{ ...sighting, revision: 'dev' }], fresh, deep)).toMatchObject({
        error: null,
      });
    }
    expect(play.asked.every(({ withCredentials }) => !withCredentials)).toBe(true);
    expect(await readStores()).not.toContain(secret);
  });
});
