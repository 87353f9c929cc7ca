/** What may happen to an honest, linked, approved model: after each of these it is that again, maybe by another name. */
import { changeLinks, claim, register, release, rename, take, wait } from './happen';
import { type Play, topUp, toSighting } from './play';
import { names, type ReadStep } from './specs';
import { toRecordText } from './stand-in-api';
import { changeChain, getNow, type HubFault, type RecordName, type World } from './world';
import { toPermanentId, type Variant } from './world-files';

const own: RecordName = { chain: 0, id: 1 };
const elsewhere: RecordName = { chain: 1, id: 1 };

/** The record that is its own: the one it began with, unless that was handed over. */
function getRecord({ hub, chains }: World): RecordName {
  const named = getNow(hub).repositories[0]?.card.governance ?? [];
  return named.includes(toRecordText(chains[0]?.chainId ?? 0, own.id)) ? own : elsewhere;
}

/** Reads the model's page as it is now. */
export async function look(play: Play, at: number, fresh = false, deep = false) {
  const page: ReadStep['titles'][number] = { name: at, revision: 0, path: null };
  const { badges } = await play.read([toSighting(play.world, page)], fresh, deep);
  return badges[0] ?? null;
}

/** Takes the model's place in `names`, and gives the one it has then. */
type Story = (play: Play, at: number) => Promise<number> | number;

const stay =
  (happen: (play: Play, at: number) => Promise<void> | void): Story =>
  async (play, at) => {
    await happen(play, at);
    return at;
  };

function update(variant: Variant): Story {
  return stay(({ world }) => {
    take(world, { do: 'push', repository: 0, variant, branch: 'main' });
    for (const record of [0, 4]) {
      take(world, { do: 'approve', record, variant, by: 'launched-timelock' });
    }
  });
}

function hubFails(fault: HubFault): Story {
  return stay(async (play, at) => {
    play.world.hubFault = fault;
    await look(play, at, true);
    play.world.hubFault = 'none';
    wait(play.world, 4000);
  });
}

function endpointsFail(chain: number): Story {
  return stay(async (play, at) => {
    const { endpoints = [] } = play.world.chains[chain] ?? {};
    const before = endpoints.map(({ fault }) => fault);
    for (const endpoint of endpoints) endpoint.fault = 'http-500';
    await look(play, at, true);
    await look(play, at);
    for (const [i, endpoint] of endpoints.entries()) endpoint.fault = before[i] ?? 'none';
    wait(play.world, 1000);
  });
}

/** Once, to a name that is free. */
const moveAway: Story = async (play, at) => {
  if (at !== 0) return at;
  rename(play.world, names[0], names[4]);
  wait(play.world, 200);
  await look(play, 4, true, true);
  return 4;
};

function addRivals({ world }: Play, at: number): void {
  const name = names[at] as string;
  changeChain(world, 0, (state) => ({
    keys: [...new Set([...state.keys, name])],
    records: [
      ...state.records,
      ...[901, 902].map((id) => ({
        ...{ id: id + state.records.length, approvals: [], suspended: false, terms: null },
        launched: false,
        claims: [
          { name, repositoryId: toPermanentId(names[0]), claimedBlock: 5000, releasedBlock: 0 },
        ],
      })),
    ],
  }));
  wait(world, 15);
}

/** The repository names another record of the same community, and the old one lets go. */
const handOver: Story = stay(async (play, at) => {
  const { world } = play;
  const second = world.chains[1];
  if (!second || second.demo || at !== 0) return;
  await look(play, at, true);
  changeLinks(world, 0, [elsewhere]);
  await look(play, at, true);
  release(world, own, names[0]);
  wait(world, 15);
});

/** All of them; each leaves the model honest. */
export const stories = {
  'texts change and are approved': update('texts'),
  'weights change and are approved': update('weights'),
  'the hub answers 500': hubFails('500'),
  'the hub asks to wait': hubFails('429'),
  'the hub says it is gone': hubFails('404'),
  'the hub answers HTML': hubFails('html'),
  'endpoints fail': endpointsFail(0),
  'endpoints of the other chain fail': endpointsFail(1),
  'it is renamed': moveAway,
  'it is renamed, and the record takes the new name': async (play, at) => {
    const now = await moveAway(play, at);
    if (now !== at) claim(play.world, getRecord(play.world), names[4], true);
    wait(play.world, 15);
    await topUp(play.world);
    return now;
  },
  'it is renamed, and the record moves to the new name': async (play, at) => {
    const now = await moveAway(play, at);
    if (now !== at) {
      const record = getRecord(play.world);
      claim(play.world, record, names[4], true);
      release(play.world, record, names[0]);
    }
    wait(play.world, 15);
    await topUp(play.world);
    return now;
  },
  'it is renamed, and its old name taken by another': async (play, at) => {
    const now = await moveAway(play, at);
    if (now !== at) register(play.world, names[0], { variant: 'base', copyCard: true });
    wait(play.world, 200);
    await look(play, 0, true, true);
    return now;
  },
  'rivals register': stay(async (play, at) => {
    addRivals(play, at);
    await topUp(play.world);
  }),
  'it is suspended for a while': stay(async (play, at) => {
    take(play.world, { do: 'suspend', record: 0, suspended: true });
    await look(play, at, true);
    take(play.world, { do: 'suspend', record: 0, suspended: false });
  }),
  'its record is handed over': handOver,
  'its card names its record on the other chain too': stay(async (play, at) => {
    if (!play.world.chains[1]) return;
    changeLinks(play.world, 0, [elsewhere, own]);
    await look(play, at, true);
  }),
  'somebody pushes to another branch': stay(async (play, at) => {
    take(play.world, { do: 'push', repository: 0, variant: 'weights', branch: 'master' });
    const page = { name: at, revision: 2, path: null };
    await play.read([toSighting(play.world, page)], true);
  }),
  'a reader’s clock is ahead for a while': stay(async (play, at) => {
    take(play.world, { do: 'clock', hours: 3 });
    await look(play, at, true);
    take(play.world, { do: 'clock', hours: 0 });
  }),
  'nothing for a day': stay(({ world }) => wait(world, 86_400)),
} satisfies Record<string, Story>;

export type StoryName = keyof typeof stories;
export const storyNames = Object.keys(stories) as StoryName[];
