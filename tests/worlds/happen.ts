/** What happens in a world: the steps of its description, and what stories are told of. */
import { vi } from 'vitest';
import { toTerms } from './build';
import { names, type Step } from './specs';
import { toRecordText } from './stand-in-api';
import {
  type Claim,
  changeChain,
  changeHub,
  changeRecord,
  changeRepository,
  getNow,
  type RecordName,
  type Repository,
  type World,
  type WorldApproval,
  type WorldRecord,
} from './world';
import { createRevision, toPermanentId, type Variant } from './world-files';

/** Lets time pass, for us and for the chains. */
export function wait(world: World, seconds: number): void {
  world.nowMs += seconds * 1000;
  setClock(world);
}

/** What the computer's clock says. */
export function getClock({ nowMs, clockOffMs }: World): number {
  return nowMs + clockOffMs;
}

/** The records steps speak of: three on the first chain, a rival, and the first on the second chain. */
const recordNames: readonly RecordName[] = [
  { chain: 0, id: 1 },
  { chain: 0, id: 2 },
  { chain: 0, id: 3 },
  { chain: 0, id: 4 },
  { chain: 1, id: 1 },
];

function setClock(world: World): void {
  vi.setSystemTime(getClock(world));
}

/** Does one thing that is no read; then a block or two pass. */
export function take(world: World, step: Exclude<Step, { do: 'read' }>): void {
  if (step.do === 'wait') wait(world, step.seconds);
  else if (step.do === 'hub') world.hubFault = step.fault;
  else if (step.do === 'clock') world.clockOffMs = step.hours * 3_600_000;
  else if (step.do === 'fault') {
    const endpoint = world.chains[step.chain]?.endpoints[step.endpoint];
    if (endpoint) endpoint.fault = step.fault;
  } else if ('record' in step) takeOnChain(world, step);
  else takeOnHub(world, step);
  wait(world, 15);
}

type ChainStep = Extract<Step, { record: number }>;
type HubStep = Exclude<Step, ChainStep | { do: 'read' | 'wait' | 'hub' | 'clock' | 'fault' }>;

function takeOnChain(world: World, step: ChainStep): void {
  const of = recordNames[step.record] as RecordName;
  const change = (to: (record: WorldRecord) => WorldRecord) => changeRecord(world, of, to);
  if (step.do === 'suspend') change((one) => ({ ...one, suspended: step.suspended }));
  else if (step.do === 'terms') change((one) => ({ ...one, terms: toTerms(step.terms) }));
  else if (step.do === 'release') release(world, of, names[step.name] as string);
  else if (step.do === 'claim') claim(world, of, names[step.name] as string, step.id);
  else if (step.by !== 'none') {
    const revision =
      findPushed(world, step.variant) ?? createRevision(step.variant, 'approved later');
    const approval: WorldApproval = { revision, by: step.by, published: false };
    change((one) => ({ ...one, approvals: [...one.approvals, approval] }));
  }
}

/** The revision the first repository shows, when it is of that kind: what a vote approves is what was pushed. */
function findPushed(world: World, variant: Variant) {
  const shown = getNow(world.hub).repositories[0]?.branches['main'];
  const { files } = createRevision(variant, '');
  return JSON.stringify(files) === JSON.stringify(shown?.files) ? shown : undefined;
}

/** A record lets go of a name. */
export function release(world: World, of: RecordName, name: string): void {
  changeRecord(world, of, (one) => ({
    ...one,
    claims: one.claims.map((claim) =>
      claim.name === name && claim.releasedBlock === 0 ? { ...claim, releasedBlock: 2000 } : claim,
    ),
  }));
}

/** A record takes a name, with the id its repository has now or with none. */
export function claim(world: World, of: RecordName, name: string, withId: boolean): void {
  const hub = getNow(world.hub);
  const place = hub.names[name]?.repository;
  const id = place === undefined ? '' : (hub.repositories[place]?.id ?? '');
  const taken: Claim = {
    name,
    repositoryId: withId ? id : '',
    claimedBlock: 3000,
    releasedBlock: 0,
  };
  changeRecord(world, of, (one) => ({
    ...one,
    claims: [...one.claims.filter((claimed) => claimed.name !== name), taken],
  }));
  changeChain(world, of.chain, (state) => {
    const isThere = state.records.some(({ id: other }) => other === of.id);
    const isNew = isThere && !state.keys.includes(name);
    return isNew ? { ...state, keys: [...state.keys, name] } : state;
  });
}

function takeOnHub(world: World, step: HubStep): void {
  if (step.do === 'push') {
    const revision = createRevision(step.variant, `pushed ${world.nowMs}`);
    changeRepository(world, step.repository, (one) => ({
      ...one,
      branches: { ...one.branches, [step.branch]: revision },
      commits: [revision, ...one.commits],
    }));
  } else if (step.do === 'relink') {
    changeLinks(
      world,
      step.repository,
      step.records.map((at) => recordNames[at] as RecordName),
    );
  } else if (step.do === 'takeOver') takeOver(world, step);
  else if (step.do === 'access') {
    changeRepository(world, step.repository, (one) => ({ ...one, access: step.access }));
  } else if (step.do === 'rename') {
    rename(world, names[step.from] as string, names[step.to] as string);
  } else register(world, names[step.name] as string, step);
}

function takeOver(
  world: World,
  { variant, keepsLink }: { variant: Variant; keepsLink: boolean },
): void {
  const [own, his] = recordNames as readonly [RecordName, RecordName];
  takeOnHub(world, { do: 'push', repository: 0, variant, branch: 'main' });
  const { names: named } = getNow(world.hub);
  const [name = names[0]] =
    Object.entries(named).find(([, one]) => one.repository === 0 && !one.redirect) ?? [];
  claim(world, his, name, true);
  takeOnChain(world, { do: 'approve', record: 1, variant, by: 'launched-timelock' });
  changeLinks(world, 0, keepsLink ? [his, own] : [his]);
}

/** A card names these records from now on. */
export function changeLinks(world: World, place: number, records: readonly RecordName[]): void {
  const governance = records.map(({ chain, id }) =>
    toRecordText(world.chains[chain]?.chainId ?? 1, id),
  );
  changeRepository(world, place, (one) => ({ ...one, card: { ...one.card, governance } }));
}

/** The hub renames a repository: the old name redirects until somebody takes it. */
export function rename(world: World, from: string, to: string): void {
  changeHub(world, (hub) => {
    const named = hub.names[from];
    const isTaken = hub.names[to] !== undefined && hub.names[to]?.redirect === false;
    if (!named || named.redirect || isTaken || from === to) return hub;
    const { repository } = named;
    return {
      ...hub,
      names: {
        ...hub.names,
        [from]: { repository, redirect: true },
        [to]: { repository, redirect: false },
      },
    };
  });
}

/** Somebody makes a new repository under a name, once it is free: the one before is deleted. */
export function register(
  world: World,
  name: string,
  { variant, copyCard }: { variant: Variant; copyCard: boolean },
): void {
  changeHub(world, (hub) => {
    const named = hub.names[name];
    const before = named && hub.repositories[named.repository];
    const revision = createRevision(variant, `registered ${world.nowMs}`);
    const repository: Repository = {
      id: toPermanentId(`${name} ${world.nowMs}`),
      access: 'public',
      card: copyCard && before ? before.card : { governance: [], licence: 'mit', baseModel: [] },
      branches: { main: revision },
      commits: [revision],
    };
    const repositories = hub.repositories.map((one) =>
      one === before && !named?.redirect ? { ...one, access: 'deleted' as const } : one,
    );
    return {
      repositories: [...repositories, repository],
      names: { ...hub.names, [name]: { repository: repositories.length, redirect: false } },
    };
  });
}
