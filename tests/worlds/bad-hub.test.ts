/** Files that are not the approved ones, and a hub's API that fails: the bad input that issue 3 names. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ReasonCode } from '@/lib/model/verdict';
import { hurry, slowDown } from './clock';
import { take, wait } from './happen';
import { createHonest } from './honest';
import { startPlay, toLocator, toSighting } from './play';
import { branches } from './specs';
import { look } from './stories';
import { changeRecord, type HubFault } from './world';
import { createRevision, type Variant } from './world-files';

const firstCommit = branches.length;

beforeEach(hurry);
afterEach(slowDown);

describe('files that are not the approved ones', () => {
  test.each<[string, Variant, string, string]>([
    ['other weights', 'weights', 'red', 'weights-differ'],
    ['two files swapped by renaming', 'swapped', 'red', 'weights-differ'],
    ['pointers of LFS swapped', 'pointers', 'red', 'weights-differ'],
    ['a pointer’s text in place of the file', 'pointerText', 'red', 'weights-differ'],
    ['a file renamed', 'renamed', 'red', 'weights-differ'],
    ['a file added', 'added', 'red', 'weights-differ'],
    ['a file added in a folder', 'nested', 'amber', 'code-changed'],
    ['a file removed', 'removed', 'red', 'weights-differ'],
    ['the same digest with another size', 'size', 'red', 'weights-differ'],
    ['other code', 'code', 'amber', 'code-changed'],
    ['other settings', 'settings', 'amber', 'code-changed'],
    ['a pickle beside them', 'pickle', 'amber', 'code-changed'],
    ['another licence', 'licence', 'amber', 'licence-conflict'],
    ['other texts', 'texts', 'neutral', 'newer-commit'],
    ['nothing but another commit', 'same', 'green', 'approved'],
  ])('%s', async (_, variant, tone, word) => {
    const play = await startPlay(createHonest());
    expect((await look(play, 0))?.verdict.tone).toBe('green');
    take(play.world, { do: 'push', repository: 0, variant, branch: 'main' });
    expect((await look(play, 0, true))?.verdict).toMatchObject({ tone, word });
    wait(play.world, 200);
    expect((await look(play, 0))?.verdict).toMatchObject({ tone, word });
  });

  test('of a page that was green a moment ago: known again after three minutes', async () => {
    const play = await startPlay(createHonest());
    await look(play, 0);
    take(play.world, { do: 'push', repository: 0, variant: 'weights', branch: 'main' });
    wait(play.world, 180);
    expect((await look(play, 0))?.verdict.tone).toBe('red');
  });

  test('on a page of a folder, or of a file the listing does not have: nothing is said of it', async () => {
    const play = await startPlay(createHonest());
    take(play.world, { do: 'push', repository: 0, variant: 'weights', branch: 'main' });
    const page = toSighting(play.world, { name: 0, revision: 1, path: null });
    for (const path of ['onnx', 'CONFIG.JSON', 'model-00001-of-00002.safetensors']) {
      const { badges } = await play.read([{ ...page, path }]);
      expect(badges[0]?.verdict).toMatchObject({ tone: 'red', word: 'weights-differ' });
    }
    const { badges } = await play.read([{ ...page, path: 'config.json' }]);
    expect(badges[0]?.verdict).toMatchObject({ tone: 'neutral', word: 'file-approved' });
  });

  test('of another revision than its address seems to name: a file or folder that is not there is not as approved', async () => {
    const of = { approved: 'nested', shown: 'nested' } as const;
    const play = await startPlay(createHonest({}, of));
    for (const revision of [0, 1, firstCommit]) {
      const page = toSighting(play.world, { name: 0, revision, path: null });
      const read = async (path: string) => (await play.read([{ ...page, path }])).badges[0];
      for (const path of ['beta/model.safetensors', 'CONFIG.JSON', 'onn', 'onnx/config']) {
        const reasons = ['files-not-read'];
        expect((await read(path))?.verdict).toMatchObject({ tone: 'grey', reasons });
      }
      for (const path of ['config.json', 'onnx', 'onnx/config.json']) {
        expect((await read(path))?.verdict.tone).toBe('green');
      }
    }
  });

  test('seen with a clock that was ahead and set right since', async () => {
    const play = await startPlay(createHonest());
    take(play.world, { do: 'clock', hours: 3 });
    await look(play, 0);
    take(play.world, { do: 'clock', hours: 0 });
    take(play.world, { do: 'push', repository: 0, variant: 'weights', branch: 'main' });
    wait(play.world, 200);
    expect((await look(play, 0))?.verdict.tone).toBe('red');
  });
});

test('a clock that is behind: nothing is taken for of now, and green when it is set right', async () => {
  const play = await startPlay(createHonest());
  take(play.world, { do: 'clock', hours: -3 });
  expect((await look(play, 0))?.verdict).toMatchObject({ tone: 'grey', reasons: ['stale'] });
  take(play.world, { do: 'clock', hours: 0 });
  expect((await look(play, 0))?.verdict.tone).toBe('green');
});

describe('a hub that fails', () => {
  const answers: readonly [HubFault, ReasonCode, string][] = [
    ['401', 'hub-not-found', 'gone'],
    ['404', 'hub-not-found', 'gone'],
    ['429', 'hub-rate-limited', 'unknown'],
    ['500', 'hub-unavailable', 'unknown'],
    ['unreachable', 'hub-unavailable', 'unknown'],
    ['html', 'hub-malformed', 'unknown'],
    ['not-json', 'hub-malformed', 'unknown'],
  ];

  test.each(answers)('%s at the first look', async (fault, reason, word) => {
    const play = await startPlay(createHonest());
    play.world.hubFault = fault;
    const badge = await look(play, 0);
    expect(badge?.verdict).toMatchObject({ tone: 'grey', word });
    expect(badge?.verdict.reasons).toContain(reason);
    play.world.hubFault = 'none';
    wait(play.world, 130);
    expect((await look(play, 0))?.verdict.tone).toBe('green');
  });

  test.each(answers)(
    '%s once the link was seen: what is known, never green',
    async (fault, reason) => {
      const play = await startPlay(createHonest());
      await look(play, 0);
      wait(play.world, 200);
      play.world.hubFault = fault;
      const badge = await look(play, 0);
      expect(badge?.verdict).toMatchObject({ tone: 'grey' });
      expect(badge?.verdict.link).toBe(reason === 'hub-not-found' ? 'gone' : 'linked');
      expect(badge?.verdict.reasons).toContain(reason);
    },
  );

  test.each(['cut-500', 'cut-elsewhere', 'cut-malformed', 'cut-silently'] as const)(
    'a listing cut short between pages (%s): not compared, and nothing of it is kept',
    async (fault) => {
      const play = await startPlay(createHonest({ pageSize: 3 }));
      await look(play, 0);
      take(play.world, { do: 'push', repository: 0, variant: 'same', branch: 'main' });
      play.world.hubFault = fault;
      const badge = await look(play, 0, true);
      expect(badge?.verdict).toMatchObject({ tone: 'grey', files: 'cannot-tell' });
      expect(badge?.verdict.reasons).toEqual(['files-not-read']);
      play.world.hubFault = 'none';
      expect((await look(play, 0, true))?.verdict.tone).toBe('green');
    },
  );

  test.each([
    ['of which none is approved', 'none', 'none', 0],
    ['that cannot be listed', 'launched-timelock', 'cut-500', 2],
  ] as const)(
    'a licence file is looked for in files %s: the hub is asked no more than it must',
    async (_, by, fault, requests) => {
      const play = await startPlay(createHonest({}, { by, terms: 'file' }));
      await look(play, 0);
      take(play.world, { do: 'push', repository: 0, variant: 'same', branch: 'main' });
      play.world.hubFault = fault;
      play.asked.length = 0;
      const badge = await look(play, 0, true);
      expect(badge?.licence.state).toBe(fault === 'none' ? 'agree' : 'not-read');
      expect(play.asked.filter(({ url }) => url.includes('/tree/'))).toHaveLength(requests);
    },
  );

  test('files of a moment before in what it says of a repository: not believed where green would rest on them', async () => {
    const play = await startPlay(createHonest());
    await look(play, 0);
    take(play.world, { do: 'push', repository: 0, variant: 'weights', branch: 'main' });
    play.world.hubFault = 'late-files';
    const badge = await look(play, 0, true);
    expect(badge?.verdict).toMatchObject({ tone: 'red', word: 'weights-differ' });
    const card = { locator: toLocator('acme/alpha'), place: 'card', revision: null } as const;
    expect((await play.read([card])).badges[0]?.verdict.tone).toBe('red');
  });

  test('files that were only told with the rest, approved since at another commit: a card waits for the listing', async () => {
    const play = await startPlay(createHonest());
    await look(play, 0);
    take(play.world, { do: 'push', repository: 0, variant: 'weights', branch: 'main' });
    expect((await look(play, 0, true))?.verdict.tone).toBe('red');
    const revision = createRevision('weights', 'elsewhere');
    const approval = { revision, by: 'launched-timelock', published: false } as const;
    changeRecord(play.world, { chain: 0, id: 1 }, (one) => ({
      ...one,
      approvals: [...one.approvals, approval],
    }));
    wait(play.world, 15);
    const card = { locator: toLocator('acme/alpha'), place: 'card', revision: null } as const;
    const [waiting] = (await play.read([card])).badges;
    expect(waiting?.verdict).toMatchObject({ tone: 'grey', reasons: ['files-not-read'] });
    expect((await look(play, 0))?.verdict.tone).toBe('green');
    expect((await play.read([card])).badges[0]?.verdict.tone).toBe('green');
  });

  test.each(['private', 'deleted'] as const)(
    'a repository that became %s: gone',
    async (access) => {
      const play = await startPlay(createHonest());
      await look(play, 0);
      take(play.world, { do: 'access', repository: 0, access });
      const badge = await look(play, 0, true);
      expect(badge?.verdict).toMatchObject({ tone: 'grey', word: 'gone', link: 'gone' });
    },
  );

  test('a gated one is compared like any other', async () => {
    const badge = await look(await startPlay(createHonest({}, { access: 'gated' })), 0);
    expect(badge?.verdict.tone).toBe('green');
    expect(badge?.hub?.gated).toBe(true);
  });
});
