/** What a badge says when endpoints lie, lag, hang or answer for another chain: the bad input that issue 3 names. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readBadgeCache } from '@/lib/storage/badge-cache';
import { hurry, slowDown } from './clock';
import { claim, release, rename, take, wait } from './happen';
import { createHonest } from './honest';
import { startPlay, topUp, toSighting } from './play';
import { names, type WorldSpec } from './specs';
import { look } from './stories';
import { type EndpointFault, endpointFaults, lies, type WorldEndpoint } from './world';

beforeEach(hurry);
afterEach(slowDown);

type Ends = WorldSpec['endpoints'][number];

function createWith(ends: Partial<Ends>, ...models: Parameters<typeof createHonest>[1][]) {
  const honest = createHonest({}, ...(models as object[]));
  return {
    ...honest,
    endpoints: [{ ...honest.endpoints[0], ...ends }, honest.endpoints[1]],
  } as WorldSpec;
}

const operators = (...names: WorldEndpoint['operator'][]) => ({ operators: names });
const faults = (one: EndpointFault): Pick<Ends, 'faults'> => ({ faults: ['none', one, 'none'] });

describe('an endpoint beside an honest one', () => {
  test.each<[EndpointFault, string, string]>([
    ['lags', 'single-endpoint', 'approved'],
    ['other-chain', 'single-endpoint', 'approved'],
    ['hangs', 'single-endpoint', 'approved'],
    ['malformed', 'single-endpoint', 'approved'],
    ['http-500', 'single-endpoint', 'approved'],
    ['http-429', 'single-endpoint', 'approved'],
    ['html', 'single-endpoint', 'approved'],
    ['reorganised', 'endpoints-disagree', 'disagreement'],
  ])('that %s', async (fault, reason, word) => {
    const badge = await look(await startPlay(createWith(faults(fault))), 0);
    expect(badge?.verdict).toMatchObject({ tone: 'grey', word });
    expect(badge?.verdict.reasons).toEqual(expect.arrayContaining([reason]));
  });

  test.each(['by-vote', 'one-field', 'same-id'] as const)(
    'that lies about one field (%s): no value, and both are named',
    async (lie) => {
      const spec = createWith(
        { ...operators('first', 'evil'), lie },
        { by: 'account', id: 'empty' },
      );
      const badge = await look(await startPlay(spec), 0);
      expect(badge?.verdict).toMatchObject({ tone: 'grey', word: 'disagreement' });
      expect(badge?.model).toBeNull();
      expect(badge?.provenance).toMatchObject({ kind: 'disputed' });
      expect(JSON.stringify(badge?.provenance)).toMatch(/first.*evil|evil.*first/);
    },
  );

  test('that disagrees: a stranger’s record on another chain does not take the place', async () => {
    const spec = createWith({ ...operators('first', 'evil'), lie: 'one-field' });
    const play = await startPlay({ ...spec, second: 'real' });
    const badge = await look(play, 0);
    expect(badge?.verdict).toMatchObject({ tone: 'grey', word: 'disagreement' });
  });

  test('with a third that is honest too: green without the one that is ill', async () => {
    for (const fault of endpointFaults) {
      // Another chain of the same length is a contradiction, and random bytes may be one.
      if (fault === 'reorganised' || fault === 'hostile-bytes') continue;
      const third: Pick<Ends, 'faults'> = { faults: ['none', 'none', fault] };
      const play = await startPlay(
        createWith({ ...operators('first', 'second', 'first'), ...third }),
      );
      await look(play, 0);
      expect((await look(play, 0))?.verdict, fault).toMatchObject({ tone: 'green' });
    }
  });
});

describe('all endpoints of one operator', () => {
  test.each(lies)('lying together (%s): never green', async (lie) => {
    const evil = { ...operators('evil', 'evil', 'evil'), lie };
    const model = { by: 'account', id: 'wrong', suspended: true, terms: 'conflict' } as const;
    const play = await startPlay(createWith(evil, { ...model, shown: 'weights' }));
    for (const fresh of [false, true]) {
      const badge = await look(play, 0, fresh);
      // Nobody can be made to see a record whose release all endpoints tell of.
      if (badge === null) expect(lie).toBe('released');
      else expect(badge.verdict.reasons).toContain('same-operator');
      expect(badge?.verdict.tone).not.toBe('green');
    }
  });

  test.each(lies)('outnumbering an honest one (%s): never green', async (lie) => {
    const evil = { ...operators('evil', 'first', 'evil'), lie };
    const play = await startPlay(createWith(evil, { by: 'account', shown: 'weights' }));
    take(play.world, { do: 'suspend', record: 0, suspended: true });
    for (const fresh of [false, true, false]) {
      expect((await look(play, 0, fresh))?.verdict.tone).not.toBe('green');
    }
  });

  test('all behind by 1,000 blocks: stale', async () => {
    const play = await startPlay(createWith({ faults: ['lags', 'lags', 'lags'] }));
    expect((await look(play, 0))?.verdict).toMatchObject({ tone: 'grey', reasons: ['stale'] });
  });

  test('nobody answers of a renamed model: what was remembered of it stays', async () => {
    const play = await startPlay(createHonest());
    rename(play.world, names[0], names[4]);
    take(play.world, { do: 'wait', seconds: 200 });
    expect((await look(play, 4, true, true))?.verdict.tone).toBe('green');
    for (const endpoint of play.world.chains[0]?.endpoints ?? []) endpoint.fault = 'http-500';
    const page = toSighting(play.world, { name: 4, revision: 0, path: null });
    await play.read([page]);
    expect((await readBadgeCache([page])).size).toBe(1);
  });

  test('nobody answers on the chain of a renamed model: what else is on the page is told', async () => {
    const spec = createHonest({ second: 'real', secondHas: 1 }, {}, { link: 'both-chains' });
    const play = await startPlay(spec);
    const { world } = play;
    await look(play, 0);
    rename(world, names[0], names[4]);
    const other = { chain: 1, id: 1 };
    claim(world, other, names[4], true);
    wait(world, 200);
    await topUp(world);
    release(world, other, names[4]);
    wait(world, 200);
    for (const endpoint of world.chains[0]?.endpoints ?? []) endpoint.fault = 'http-500';
    const pages = [4, 1].map((name) => toSighting(world, { name, revision: 0, path: null }));
    const { badges, error } = await play.read(pages);
    expect(error).toBeNull();
    expect(badges).toMatchObject([{ locator: pages[1]?.locator, verdict: { link: 'linked' } }]);
  });

  test('nobody answers: said by its code, and green again when they do', async () => {
    const play = await startPlay(createHonest());
    const [chain] = play.world.chains;
    for (const endpoint of chain?.endpoints ?? []) endpoint.fault = 'http-500';
    const sighting = { locator: 'huggingface.co/acme/alpha' as never, revision: null };
    const answer = await play.read([{ ...sighting, place: 'title' }]);
    expect(answer).toMatchObject({ badges: [], error: { code: 'chain.unreachable' } });
    for (const endpoint of chain?.endpoints ?? []) endpoint.fault = 'none';
    take(play.world, { do: 'wait', seconds: 200 });
    expect((await look(play, 0))?.verdict.tone).toBe('green');
  });
});
