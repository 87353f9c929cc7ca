/** Who registers, links and approves what is not his: the bad input that issue 3 names, in worlds made for it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hurry, slowDown } from './clock';
import { changeLinks, register, release, rename, take, wait } from './happen';
import { createHonest } from './honest';
import { startPlay, topUp } from './play';
import { names } from './specs';
import { look } from './stories';
import { changeRecord, changeRepository } from './world';
import { toPermanentId } from './world-files';

beforeEach(hurry);
afterEach(slowDown);

const squatter = { chain: 0, id: 2 };
/** Claims the first model too, with the right id, and approves what it shows, by a vote of its own. */
const claimsToo = { record: 1, name: 0, id: true };

describe('rival registrations', () => {
  test.each([1, 100])('%i on one locator do not lower a linked record', async (rivals) => {
    const play = await startPlay(createHonest({ rivals, rivalsFirst: true, rivalsApprove: true }));
    const badge = await look(play, 0);
    expect(badge?.verdict).toMatchObject({ tone: 'green', word: 'approved' });
    expect(badge?.model).toMatchObject({ record: { id: 1n }, claimCount: rivals + 1 });
    expect(play.asked.filter(({ body }) => body !== '').length).toBeLessThanOrEqual(4);
  });

  test.each([1, 100])('%i and no link: contested, with how many and since when', async (rivals) => {
    const spec = createHonest({ rivals, rivalsFirst: true, rivalsApprove: true }, { link: 'none' });
    const badge = await look(await startPlay(spec), 0);
    expect(badge?.verdict).toMatchObject({ tone: 'amber', word: 'contested' });
    expect(badge?.verdict.reasons).toContain('rival-claims');
    expect(badge?.model).toMatchObject({ claimCount: rivals + 1, oldestClaimAt: 100n });
  });

  test('one alone and no link: claimed, whatever it approves', async () => {
    const badge = await look(await startPlay(createHonest({}, { link: 'none' })), 0);
    expect(badge?.verdict).toMatchObject({ tone: 'amber', word: 'claimed', link: 'claimed' });
  });
});

describe('a confusable name', () => {
  const copy = names.indexOf('acrne/alpha');

  test('that copies the card, link and all: never by the other’s record', async () => {
    const play = await startPlay(createHonest({}, {}, { link: 'none' }));
    changeLinks(play.world, copy, [{ chain: 0, id: 1 }]);
    const badge = await look(play, copy, true, true);
    expect(badge?.verdict).toMatchObject({ tone: 'amber', word: 'claimed' });
    expect(badge?.model?.record.id).toBe(2n);
  });

  test('that nobody registered, and that copies the card: its own word and no more', async () => {
    const play = await startPlay(createHonest());
    changeLinks(play.world, 3, [{ chain: 0, id: 1 }]);
    const badge = await look(play, 3, true, true);
    expect(badge?.verdict).toMatchObject({ tone: 'neutral', word: 'declared' });
    expect(badge?.model).toBeNull();
  });

  test.each(['account', 'one-voter', 'foreign-timelock'] as const)(
    'whose owner links and approves alone: by %s',
    async (by) => {
      const badge = await look(await startPlay(createHonest({}, {}, { by })), copy);
      expect(badge?.verdict).toMatchObject({ tone: 'amber', word: 'self-approved' });
    },
  );
});

describe('a hacked repository', () => {
  test('that links to another record, which claims it and approves what it shows', async () => {
    const play = await startPlay(createHonest());
    expect((await look(play, 0))?.verdict.tone).toBe('green');
    take(play.world, { do: 'claim', ...claimsToo });
    take(play.world, { do: 'push', repository: 0, variant: 'weights', branch: 'main' });
    take(play.world, { do: 'approve', record: 1, variant: 'weights', by: 'launched-timelock' });
    changeLinks(play.world, 0, [squatter]);
    for (const fresh of [true, false, true]) {
      const badge = await look(play, 0, fresh);
      expect(badge?.verdict).toMatchObject({ tone: 'amber', word: 'link-changed' });
      wait(play.world, 200);
    }
    release(play.world, { chain: 0, id: 1 }, names[0]);
    wait(play.world, 15);
    expect((await look(play, 0, true))?.verdict.tone).toBe('green');
  });

  test('that is renamed first: a link goes with the repository, and not with its name', async () => {
    const play = await startPlay(createHonest());
    expect((await look(play, 0))?.verdict.tone).toBe('green');
    rename(play.world, names[0], names[4]);
    take(play.world, { do: 'takeOver', variant: 'weights', keepsLink: false });
    await topUp(play.world);
    for (const fresh of [false, true, false]) {
      const badge = await look(play, 4, fresh);
      expect(badge?.verdict).toMatchObject({ tone: 'amber', word: 'link-changed' });
      wait(play.world, 200);
    }
    release(play.world, { chain: 0, id: 1 }, names[0]);
    wait(play.world, 15);
    expect((await look(play, 4, true))?.verdict.tone).toBe('green');
    expect((await look(play, 4))?.verdict.tone).toBe('green');
  });

  test.each(['before', 'after'])('that adds such a link, %s the old one', async (place) => {
    const play = await startPlay(createHonest());
    await look(play, 0);
    take(play.world, { do: 'claim', ...claimsToo });
    take(play.world, { do: 'push', repository: 0, variant: 'weights', branch: 'main' });
    take(play.world, { do: 'approve', record: 1, variant: 'weights', by: 'launched-timelock' });
    const own = { chain: 0, id: 1 };
    changeLinks(play.world, 0, place === 'before' ? [squatter, own] : [own, squatter]);
    for (const fresh of [true, false, true]) {
      const badge = await look(play, 0, fresh);
      expect(badge?.verdict).toMatchObject({ tone: 'red', word: 'weights-differ' });
      expect(badge?.model?.record.id).toBe(1n);
    }
  });

  test('that moves to a record on another chain, with one endpoint saying the old one let go', async () => {
    const honest = createHonest({ second: 'real' });
    const one = { ...honest.endpoints[0], operators: ['evil' as const], lie: 'released' as const };
    const spec = { ...honest, endpoints: [one, honest.endpoints[1]] as typeof honest.endpoints };
    const play = await startPlay(spec);
    play.world.chains[0]?.endpoints.splice(0, 1, { operator: 'first', fault: 'none' });
    expect((await look(play, 0))?.verdict).toMatchObject({ link: 'linked', tone: 'grey' });
    play.world.chains[0]?.endpoints.splice(0, 1, { operator: 'evil', fault: 'none' });
    changeLinks(play.world, 0, [{ chain: 1, id: 1 }]);
    for (const fresh of [true, true, false]) {
      expect((await look(play, 0, fresh))?.verdict.tone).toBe('grey');
    }
  });
});

describe('a name registered again', () => {
  test.each(['base', 'weights'] as const)('with %s files, the card copied', async (variant) => {
    const play = await startPlay(createHonest());
    await look(play, 0);
    register(play.world, names[0], { variant, copyCard: true });
    wait(play.world, 15);
    expect((await look(play, 0, true))?.verdict).toMatchObject({ tone: 'red', word: 'impostor' });
  });

  test('without a word of the record, once its link was seen', async () => {
    const play = await startPlay(createHonest());
    await look(play, 0);
    register(play.world, names[0], { variant: 'base', copyCard: false });
    wait(play.world, 15);
    expect((await look(play, 0, true))?.verdict).toMatchObject({ tone: 'red', word: 'impostor' });
  });

  test('after a rename, by another: the old name is an impostor’s, the new one is green', async () => {
    const play = await startPlay(createHonest());
    rename(play.world, names[0], names[4]);
    wait(play.world, 15);
    expect((await look(play, 4, true, true))?.verdict.tone).toBe('green');
    register(play.world, names[0], { variant: 'base', copyCard: true });
    wait(play.world, 200);
    expect((await look(play, 0, true))?.verdict).toMatchObject({ tone: 'red', word: 'impostor' });
    expect((await look(play, 4, true))?.verdict.tone).toBe('green');
  });

  test('an id that was not recorded is not vouched for', async () => {
    const badge = await look(await startPlay(createHonest({}, { id: 'empty' })), 0);
    expect(badge?.verdict).toMatchObject({ tone: 'grey', reasons: ['repository-id-unknown'] });
  });
});

describe('links that lead astray', () => {
  test('to the same id on another chain', async () => {
    const badge = await look(await startPlay(createHonest({}, { link: 'another-chain' })), 0);
    expect(badge?.verdict).toMatchObject({ tone: 'amber', word: 'claimed' });
    expect(badge?.verdict.reasons).toContain('not-linked');
  });

  test('in a loop: each names the other’s record', async () => {
    const spec = createHonest({}, { link: 'other' }, { link: 'none' });
    const play = await startPlay(spec);
    changeLinks(play.world, 1, [{ chain: 0, id: 1 }]);
    for (const at of [0, 1]) {
      expect((await look(play, at, true, true))?.verdict.word).toBe('claimed');
    }
  });

  test('in a loop of models that say they are made from each other', async () => {
    const derived: [number, number][] = [
      [0, 1],
      [1, 2],
      [2, 0],
    ];
    const play = await startPlay(createHonest({ derived }));
    for (const at of [0, 1, 2]) expect((await look(play, at))?.verdict.tone).toBe('green');
  });

  test('in a card of another branch, which anybody may open', async () => {
    const play = await startPlay(createHonest({}, { link: 'none' }));
    take(play.world, { do: 'push', repository: 0, variant: 'base', branch: 'refs/pr/1' });
    const { badges } = await play.read([
      { locator: 'huggingface.co/acme/alpha' as never, place: 'title', revision: 'refs/pr/1' },
    ]);
    expect(badges[0]?.verdict).toMatchObject({ tone: 'amber', word: 'claimed' });
  });

  test('by a record that claims with the id of another repository', async () => {
    const play = await startPlay(createHonest());
    changeRecord(play.world, { chain: 0, id: 1 }, (one) => ({
      ...one,
      claims: one.claims.map((claim) => ({ ...claim, repositoryId: toPermanentId(names[2]) })),
    }));
    changeRepository(play.world, 0, (one) => one);
    wait(play.world, 15);
    expect((await look(play, 0, true))?.verdict).toMatchObject({ tone: 'red', word: 'impostor' });
  });
});
