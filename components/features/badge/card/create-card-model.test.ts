import { describe, expect, test } from 'vitest';
import { RemoteError } from '@/lib/errors/protocol';
import type { BadgeState, Model } from '@/lib/model/badge';
import { badgeStates } from '@/tests/fixtures/badge-states';
import { type CardModelOptions, createCardModel } from './create-card-model';

const approved = badgeStates['approved'] as BadgeState;
const differing = badgeStates['weights-differ'] as BadgeState;

function createModel(
  readFresh: () => Promise<BadgeState | null>,
  readTitles: CardModelOptions['readTitles'] = async () => [],
  state = approved,
  readContributors: CardModelOptions['readContributors'] = async () => null,
) {
  const written: string[] = [];
  const writeClipboard = async (text: string) => {
    if (text === '') throw new TypeError('refused');
    written.push(text);
  };
  const options = { state, readFresh, readTitles, readContributors, writeClipboard };
  const model = createCardModel({ ...options, isOnline: () => true });
  const seen: string[] = [];
  model.subscribe(() => seen.push(model.getView().look.status));
  return { model, seen, written };
}

describe('createCardModel', () => {
  test('default: a look shows what was found', async () => {
    const { model, seen } = createModel(async () => differing);
    await model.look();
    expect(seen).toEqual(['loading', 'idle']);
    expect(model.getView().state).toBe(differing);
  });

  test('behaviour: no record any more keeps what was there and says so', async () => {
    const { model } = createModel(async () => null);
    await model.look();
    expect(model.getView()).toMatchObject({ state: approved, look: { status: 'no-record' } });
  });

  test('behaviour: what was copied is told, and what could not be', async () => {
    const { model, written } = createModel(async () => approved);
    await model.copy('hf download');
    expect(written).toEqual(['hf download']);
    expect(model.getView().copied).toEqual({ text: 'hf download', ok: true });
    await model.copy('');
    expect(model.getView().copied).toEqual({ text: '', ok: false });
  });

  test('default: contributors are asked for once, and shown when they are known', async () => {
    const asked: bigint[] = [];
    const shares = {
      ...{ partBps: 2_000, totalWeight: 4n, largest: [], lookedAt: null },
      provenance: approved.provenance,
    };
    const { model, seen } = createModel(
      async () => differing,
      async () => [],
      approved,
      async ({ record }) => {
        asked.push(record.id);
        return shares;
      },
    );
    await Promise.resolve();
    await model.look();
    expect(model.getView().contributors).toEqual(shares);
    expect(asked).toEqual([approved.model?.record.id]);
    expect(seen).toEqual(['idle', 'loading', 'idle']);
  });

  test('behaviour: none are asked for where nothing is offered, and a failure hides nothing else', async () => {
    const asked: bigint[] = [];
    const readContributors: CardModelOptions['readContributors'] = async ({ record }) => {
      asked.push(record.id);
      throw new RemoteError({ code: 'chain.unreachable', facts: {} });
    };
    const claimed = badgeStates['claimed'] as BadgeState;
    createModel(
      async () => null,
      async () => [],
      claimed,
      readContributors,
    );
    expect(asked).toEqual([]);
    const { model } = createModel(
      async () => approved,
      async () => [],
      approved,
      readContributors,
    );
    await model.look();
    expect(model.getView()).toMatchObject({ contributors: null, look: { status: 'idle' } });
  });

  test('behaviour: a proof is asked for where it is wanted', async () => {
    const asked: boolean[] = [];
    const state = approved;
    const model = createCardModel({
      state,
      readFresh: async ({ prove }) => {
        asked.push(prove);
        return state;
      },
      readTitles: async () => [],
      readContributors: async () => null,
      writeClipboard: async () => {},
      isOnline: () => true,
    });
    await model.look();
    await model.look({ prove: true });
    expect(asked).toEqual([false, true]);
  });

  test('behaviour: one look at a time', async () => {
    let count = 0;
    const { model } = createModel(async () => {
      count += 1;
      return approved;
    });
    await Promise.all([model.look(), model.look(), model.look()]);
    expect(count).toBe(1);
  });

  test('behaviour: takes over what the badge learned, also while it looks', async () => {
    const { model } = createModel(() => new Promise(() => {}));
    void model.look();
    model.show(differing);
    expect(model.getView()).toMatchObject({ state: differing, look: { status: 'loading' } });
  });

  test('error: a failure keeps what was there, and its code; the next look may succeed', async () => {
    let fails = true;
    const { model } = createModel(async () => {
      if (fails) throw new RemoteError({ code: 'chain.unreachable', facts: {} });
      return differing;
    });
    await model.look();
    expect(model.getView()).toMatchObject({
      state: approved,
      look: { status: 'failed', code: 'chain.unreachable' },
    });
    fails = false;
    await model.look();
    expect(model.getView().state).toBe(differing);
  });

  test('behaviour: the titles of its votes are read once, those of new ones after them', async () => {
    const live = approved.model?.live ?? [];
    const asked: number[] = [];
    const { model } = createModel(
      async () => approved,
      async ({ live: wanted }) => {
        asked.push(wanted.length);
        return wanted.map(({ id }) => ({ id, title: `Title ${id % 10n}` }));
      },
      { ...approved, model: { ...(approved.model as Model), live: live.slice(0, 2) } },
    );
    await expect.poll(() => model.getView().titles.size).toBe(2);
    await model.look();
    await expect.poll(() => model.getView().titles.size).toBe(3);
    await model.look();
    expect(asked).toEqual([2, 1]);
  });

  test('behaviour: no title is asked for where no vote is offered', async () => {
    const asked: unknown[] = [];
    const readTitles: CardModelOptions['readTitles'] = async (of) => {
      asked.push(of);
      return [];
    };
    const { model } = createModel(
      async () => badgeStates['claimed'] as BadgeState,
      readTitles,
      badgeStates['claimed'] as BadgeState,
    );
    await model.look();
    expect(asked).toEqual([]);
  });

  test('behaviour: without titles the card stands', async () => {
    const { model } = createModel(
      async () => approved,
      async () => {
        throw new RemoteError({ code: 'chain.unreachable', facts: {} });
      },
    );
    await model.look();
    expect(model.getView()).toMatchObject({ titles: new Map(), look: { status: 'idle' } });
  });
});
