/** A world from its description, and what happens in it. */
import { vi } from 'vitest';
import type { ModelSpec, WorldSpec } from './specs';
import { names } from './specs';
import { toRecordText } from './stand-in-api';
import type {
  ChainState,
  Claim,
  HubState,
  Repository,
  World,
  WorldApproval,
  WorldRecord,
} from './world';
import { createRevision, toPermanentId } from './world-files';

const startedAtMs = Date.UTC(2026, 10, 25);
/** A chain id of its own for each world: what the code under test keeps in memory is kept by chain. */
let chains = 7_000_000;

/** Which model of the description is at which name. */
const owners = [0, 1, 2] as const;
const licenceDigest = createRevision('base', '').files.find(
  ({ path }) => path === 'LICENSE',
)?.digest;

/** The world as it begins; the clock is set to it. */
export function createWorld(spec: WorldSpec): World {
  const world: World = {
    startedAtMs,
    nowMs: startedAtMs + 3_600_000 * 24,
    clockOffMs: 0,
    hub: [],
    hubFault: 'none',
    pageSize: spec.pageSize,
    hitsPerCall: spec.hitsPerCall,
    noise: spec.noise,
    chains: spec.endpoints.slice(0, spec.second === 'none' ? 1 : 2).map((ends, place) => {
      const demo = place === 0 ? spec.firstIsDemo : spec.second === 'demo';
      chains += 1;
      return {
        chainId: demo ? (place === 0 ? 31_337 : 1337) : chains,
        demo,
        blockSeconds: spec.blockSeconds,
        lie: ends.lie,
        endpoints: ends.operators.map((operator, i) => ({
          operator,
          fault: ends.faults[i] ?? ('none' as const),
        })),
        history: [{ sinceMs: 0, state: createChain(spec, place) }],
      };
    }),
  };
  world.hub.push({ sinceMs: 0, state: createHub(spec, world) });
  vi.setSystemTime(world.nowMs);
  return world;
}

function createHub(spec: WorldSpec, world: World): HubState {
  const at = [0, 1, 2, 3, 5, 6] as const;
  const repositories = at.map((place): Repository => {
    const model: ModelSpec | undefined = [...spec.models][place];
    const shown = createRevision(model?.shown ?? 'base', `shown ${place}`);
    const approved = createRevision(model?.approved ?? 'base', `approved ${place}`);
    const isSame = model === undefined || model.shown === model.approved;
    const main = isSame ? approved : shown;
    const baseModel = spec.derived
      .filter(([child, parent]) => child === place && parent !== place)
      .map(([, parent]) => names[parent] as string);
    return {
      id: toPermanentId(names[place] as string),
      access: place === 6 ? 'private' : (model?.access ?? 'public'),
      card: { governance: model ? toLink(model, place, world) : [], licence: 'mit', baseModel },
      branches: { main },
      commits: [main, approved],
    };
  });
  const named = at.map((place, repository) => [names[place], { repository, redirect: false }]);
  return { repositories, names: Object.fromEntries(named) };
}

function toLink({ link }: ModelSpec, place: number, world: World): string[] {
  const text = (chain: number, id: number) => toRecordText(world.chains[chain]?.chainId ?? 1, id);
  const own = text(0, place + 1);
  const other = text(0, ((place + 1) % 3) + 1);
  const texts = {
    own: [own],
    none: [],
    other: [other],
    'own-and-other': [own, other],
    'other-and-own': [other, own],
    'both-chains': [own, text(1, 1)],
    'another-chain': [text(1, place === 0 ? 1 : place)],
    governor: [`eip155:1:0x${'76'.repeat(20)}`],
    nonsense: ['eip155:', '<b>', own.toUpperCase()],
  };
  return texts[link];
}

function createChain(spec: WorldSpec, place: number): ChainState {
  const own = place === 0 ? owners : ([spec.secondHas] as const);
  const records = own.map((at) => createRecord(spec.models[at], at, place === 0 ? at + 1 : 1));
  const shown = createRevision(spec.models[0].shown, 'shown 0');
  const rivals = Array.from({ length: place === 0 ? spec.rivals : 0 }, (_, i): WorldRecord => {
    const claimedBlock = spec.rivalsFirst ? 100 + i : 900 + i;
    const claim = { name: names[0], repositoryId: toPermanentId(names[0]), claimedBlock };
    const approval = { revision: shown, by: 'launched-timelock', published: false } as const;
    return {
      id: 4 + i,
      claims: [{ ...claim, releasedBlock: 0 }],
      approvals: spec.rivalsApprove ? [approval] : [],
      suspended: false,
      terms: null,
      launched: true,
    };
  });
  const all = [...records, ...rivals];
  return {
    records: all,
    keys: [...new Set(all.flatMap(({ claims }) => claims.map((c) => c.name)))],
  };
}

function createRecord(model: ModelSpec, at: number, id: number): WorldRecord {
  const name = names[at] as string;
  const ids = { right: toPermanentId(name), empty: '', wrong: toPermanentId('wrong') };
  const revision = createRevision(model.approved, `approved ${at}`);
  const claim: Claim = {
    name,
    repositoryId: ids[model.id],
    claimedBlock: 500 + at,
    releasedBlock: 0,
  };
  const approvals: WorldApproval[] =
    model.by === 'none' ? [] : [{ revision, by: model.by, published: model.published }];
  const launched = model.by === 'launched-timelock' || model.by === 'one-voter';
  const { suspended } = model;
  return { id, claims: [claim], approvals, suspended, terms: toTerms(model.terms), launched };
}

/** A record's terms as a description has them. */
export function toTerms(kind: ModelSpec['terms']): WorldRecord['terms'] {
  if (kind === 'none') return null;
  const licence = kind === 'conflict' ? 'apache-2.0' : 'mit';
  const files = { 'other-file': `git-sha1:${'0'.repeat(40)}`, file: `git-sha1:${licenceDigest}` };
  return { licence, licenceFile: kind === 'file' || kind === 'other-file' ? files[kind] : '' };
}
