/**
 * No false green, no false grey: random worlds, played through our background from the bytes of answers up, held
 * against an oracle that knows DESIGN section 4 and the truth. `FC_RUNS` plays more of them.
 */
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BadgeState } from '@/lib/model/badge';
import { getBadgeKey } from '@/lib/storage/badge-cache';
import { hurry, slowDown } from './clock';
import { wait } from './happen';
import {
  checkGreen,
  checkOneEach,
  checkRequests,
  type Done,
  type Play,
  playWorld,
  startPlay,
} from './play';
import { honestSpec, quietSpec, type WorldSpec, worldSpec } from './specs';
import { look, stories, storyNames } from './stories';

const numRuns = Number(process.env['FC_RUNS'] ?? 300);
const timeout = 120_000 + numRuns * 500;

beforeEach(hurry);
afterEach(slowDown);

describe('any world', () => {
  test(
    'no green without truth, whatever is read in whatever order; nothing thrown but what is said; no account told',
    async () => {
      const words = new Map<string, number>();
      const check = async (play: Play, done: Done) => {
        for (const { verdict } of done.answer.badges) {
          const said = `${verdict.tone} ${verdict.word}`;
          words.set(said, (words.get(said) ?? 0) + 1);
        }
        checkOneEach(done);
        await checkGreen(play, done);
        checkRequests(play);
      };
      await fc.assert(
        fc.asyncProperty(worldSpec, async (spec) => {
          await playWorld(spec, check);
        }),
        { numRuns },
      );
      // The worlds are worth something only when most of what can be said is said in them.
      expect(words.get('green approved')).toBeGreaterThan(numRuns / 10);
      expect(words.size).toBeGreaterThan(numRuns < 100 ? 8 : 14);
    },
    timeout,
  );

  test(
    'a record that was never linked changes nothing of what is said of a linked one',
    async () => {
      await fc.assert(
        fc.asyncProperty(quietSpec, fc.constantFrom(1, 3, 100), async (spec, rivals) => {
          const without = await collect({ ...spec, rivals: 0 });
          const among = await collect({ ...spec, rivals });
          for (const [i, badges] of without.entries()) {
            for (const one of badges) {
              const other = among[i]?.find((of) => getBadgeKey(of) === getBadgeKey(one)) ?? null;
              if (one.verdict.link === 'linked') expect(toSaid(other)).toEqual(toSaid(one));
            }
          }
        }),
        { numRuns: Math.ceil(numRuns / 4) },
      );
    },
    timeout,
  );
});

describe('an honest world', () => {
  test(
    'what is linked and approved by vote is green on the second read at the latest',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          honestSpec,
          fc.array(fc.constantFrom(...storyNames), { maxLength: 3 }),
          fc.boolean(),
          async (spec, chosen, fresh) => {
            const play = await startPlay(spec);
            let at = 0;
            await look(play, at);
            for (const name of chosen) at = await stories[name](play, at);
            wait(play.world, 200);
            await look(play, at, fresh);
            const badge = await look(play, at, fresh);
            expect(badge?.verdict).toMatchObject({ tone: 'green', reasons: [] });
          },
        ),
        { numRuns },
      );
    },
    timeout,
  );
});

async function collect(spec: WorldSpec): Promise<readonly (readonly BadgeState[])[]> {
  const reads: (readonly BadgeState[])[] = [];
  await playWorld(spec, (play, { step, answer }) => {
    // A card beside a title that is asked anew is told by the answer before or by the new one, whichever comes first.
    reads.push(step.cards && step.fresh ? [] : answer.badges);
    wait(play.world, 1);
  });
  return reads;
}

/** What is said, but for how many claim it and since when. */
function toSaid(badge: BadgeState | null) {
  if (!badge) return null;
  const { verdict, model, changes, licence, relation, registeredAs, hub } = badge;
  const record = model?.record.id;
  return { verdict, record, changes, licence, registeredAs, hub, relation: relation?.kind };
}
