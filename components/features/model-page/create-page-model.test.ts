import { describe, expect, test } from 'vitest';
import { getValue } from '@/components/ui/async-state';
import { createFakeSend, type World } from '@/tests/gallery/fake-send';
import { badge, locator, now, nowMs } from '@/tests/gallery/people';
import { proposal } from '@/tests/gallery/proposals';
import { createPageModel } from './create-page-model';

const tab = { tabId: 1, locator, revision: 'main', badge: null };

function create(world: World, of: typeof locator | null = null) {
  const lists: unknown[] = [];
  const send = createFakeSend({
    'proposal.list': (input) => {
      lists.push(input);
      return { proposals: [proposal], next: 4n, timestamp: now };
    },
    ...world,
  });
  return { page: createPageModel({ send, locator: of, now: () => nowMs }), lists };
}

describe('createPageModel', () => {
  test('default: the tab in front, then what its model decides', async () => {
    const { page, lists } = create({ 'tab.read': () => ({ ...tab, badge }) });
    await page.tab.load();
    expect(page.model.value?.name).toBe(badge.model?.name);
    await expect.poll(() => getValue(page.proposals)?.proposals).toEqual([proposal]);
    expect(getValue(page.proposals)?.more).toBe(true);
    await page.tab.load();
    expect(lists).toHaveLength(1);
  });

  test('behaviour: a link names the model in place of the tab', async () => {
    const asked: unknown[] = [];
    const { page } = create(
      {
        'badge.read': ({ sightings }) => {
          asked.push(sightings);
          return [badge];
        },
      },
      locator,
    );
    await page.tab.load();
    expect(asked).toEqual([[{ locator, revision: null, place: 'title' }]]);
    expect(page.model.value).toEqual(badge.model);
  });

  test('behaviour: "look now" reads past the caches, at the revision of the page', async () => {
    const asked: unknown[] = [];
    const { page } = create({
      'tab.read': () => tab,
      'badge.read': (input) => {
        asked.push(input);
        return [badge];
      },
    });
    await page.tab.load();
    asked.length = 0;
    await page.lookNow.run();
    expect(asked).toEqual([
      {
        sightings: [{ locator, revision: 'main', place: 'title' }],
        fresh: true,
        deep: true,
        prove: false,
      },
    ]);
    expect(page.model.value).toEqual(badge.model);
    await page.prove.run();
    expect(asked.at(-1)).toMatchObject({ fresh: true, prove: true });
  });

  test('behaviour: without a record, what is new on the lists is looked at once, and the hub is not asked', async () => {
    const asked: unknown[] = [];
    let found: readonly (typeof badge)[] = [badge];
    const { page } = create({
      'tab.read': () => tab,
      'badge.read': (input) => {
        asked.push(input);
        return found;
      },
    });
    await page.tab.load();
    expect(page.isCatchingUp.value).toBe(true);
    expect(page.model.value).toBeNull();
    await expect.poll(() => page.model.value).toEqual(badge.model);
    expect(page.isCatchingUp.value).toBe(false);
    expect(asked).toEqual([
      {
        sightings: [{ locator, revision: 'main', place: 'title' }],
        ...{ fresh: true, deep: false, prove: false },
      },
    ]);
    found = [];
    await page.lookNow.run();
    expect(page.model.value).toBeNull();
    expect(asked).toHaveLength(2);
  });

  test('behaviour: where there is none, it is asked no second time by itself', async () => {
    let times = 0;
    const { page } = create({
      'tab.read': () => tab,
      'badge.read': () => {
        times += 1;
        return [];
      },
    });
    await page.tab.load();
    await expect.poll(() => page.isCatchingUp.value).toBe(false);
    await page.tab.load();
    expect(times).toBe(1);
  });

  test('behaviour: a model without a governor has no proposals to read', async () => {
    const model = badge.model && { ...badge.model, governor: null };
    const { page, lists } = create({ 'tab.read': () => ({ ...tab, badge: { ...badge, model } }) });
    await page.tab.load();
    await expect.poll(() => getValue(page.proposals)?.proposals).toEqual([]);
    expect(lists).toEqual([]);
  });
});
