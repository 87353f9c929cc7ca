/** Random worlds as plain data, so that a failure prints one that can be read and run again. */
import * as fc from 'fast-check';
import { type EndpointFault, endpointFaults, hubFaults, lies, type WorldEndpoint } from './world';
import { variants } from './world-files';

/** Names on the hub. The first three have records; the last one is private and has none. */
export const names = [
  'acme/alpha',
  'acrne/alpha',
  'acme/beta',
  'fork/alpha-gguf',
  'acme/renamed',
  'nobody/nothing',
  'nobody/secret',
] as const;
const repositoriesMax = 6;
/** Among the records that steps speak of, the rival. */
const rivalPlace = 3;

const often = <T, U>(weight: number, usual: T, others: fc.Arbitrary<U>) =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: others });
const rarely = often(9, false as boolean, fc.constant(true as boolean));

const variant = fc.constantFrom(...variants);
const by = often(
  5,
  'launched-timelock' as const,
  fc.constantFrom(
    'account' as const,
    'one-voter' as const,
    'foreign-timelock' as const,
    'none' as const,
  ),
);
/** Whom a card names: its own record, nobody, a stranger's, its own and a stranger's, the same id on another chain. */
const link = often(
  8,
  'own' as const,
  fc.constantFrom(
    'none' as const,
    'other' as const,
    'own-and-other' as const,
    'other-and-own' as const,
    'both-chains' as const,
    'another-chain' as const,
    'governor' as const,
    'nonsense' as const,
  ),
);
const terms = often(
  5,
  'none' as const,
  fc.constantFrom('agree' as const, 'conflict' as const, 'file' as const, 'other-file' as const),
);
const access = often(
  9,
  'public' as const,
  fc.constantFrom('gated' as const, 'private' as const, 'deleted' as const),
);

const modelSpec = fc.record({
  by,
  approved: often(4, 'base' as const, variant),
  shown: often(4, 'base' as const, variant),
  link,
  id: often(8, 'right' as const, fc.constantFrom('empty' as const, 'wrong' as const)),
  suspended: rarely,
  terms,
  access,
  published: fc.boolean(),
});
export type ModelSpec = typeof modelSpec extends fc.Arbitrary<infer T> ? T : never;

const endpointFault = often(6, 'none' as const, fc.constantFrom(...endpointFaults));
type Operators = readonly WorldEndpoint['operator'][];
const operators = fc.constantFrom<Operators[]>(
  ['first', 'second'],
  ['first', 'second', 'evil'],
  ['first', 'second', 'first'],
  ['first', 'evil'],
  ['evil', 'first', 'evil'],
  ['evil', 'evil', 'second'],
  ['evil', 'evil'],
  ['first', 'first'],
  ['first'],
);
const endpoints = fc.record({
  operators: often(2, ['first', 'second'] as Operators, operators),
  faults: fc.tuple(endpointFault, endpointFault, endpointFault),
  lie: fc.constantFrom(...lies),
});

/** Most of what happens, happens to the first. */
const name = often(2, 0, fc.nat(names.length - 1));
const repository = often(2, 0, fc.nat(repositoriesMax - 1));
const record = often(1, 0, fc.nat(4));
const page = fc.record({
  name,
  /** A place in `branches`; after them commits from the newest, a commit nobody made. */
  revision: often(2, 0, fc.nat(10)),
  /** A place in the files of the newest commit; after them a file that is in none. */
  path: often(3, null, fc.nat(9)),
});
const read = fc.record({
  do: fc.constant('read' as const),
  titles: fc.array(page, { minLength: 1, maxLength: 5 }),
  cards: fc.boolean(),
  fresh: fc.boolean(),
  deep: fc.boolean(),
});
export type ReadStep = typeof read extends fc.Arbitrary<infer T> ? T : never;

/** The last one looks like the id of a commit, of longer ones than git's. */
export const branches = [null, 'main', 'master', 'dev', 'refs/pr/1', 'c'.repeat(64)] as const;
const [, main, ...otherBranches] = branches;
const branch = often(3, main as string, fc.constantFrom(...otherBranches));
const steps = {
  push: fc.record({ do: fc.constant('push' as const), repository, variant, branch }),
  relink: fc.record({
    do: fc.constant('relink' as const),
    repository,
    records: fc.array(record, { maxLength: 2 }),
  }),
  rename: fc.record({ do: fc.constant('rename' as const), from: name, to: name }),
  register: fc.record({
    do: fc.constant('register' as const),
    name,
    variant,
    copyCard: fc.boolean(),
  }),
  access: fc.record({ do: fc.constant('access' as const), repository, access }),
  approve: fc.record({ do: fc.constant('approve' as const), record, variant, by }),
  suspend: fc.record({ do: fc.constant('suspend' as const), record, suspended: fc.boolean() }),
  release: fc.record({ do: fc.constant('release' as const), record, name }),
  claim: fc.record({ do: fc.constant('claim' as const), record, name, id: fc.boolean() }),
  terms: fc.record({ do: fc.constant('terms' as const), record, terms }),
  fault: fc.record({
    do: fc.constant('fault' as const),
    chain: fc.nat(1),
    endpoint: fc.nat(2),
    fault: endpointFault,
  }),
  hub: fc.record({
    do: fc.constant('hub' as const),
    fault: often(1, 'none' as const, fc.constantFrom(...hubFaults)),
  }),
  /** Whoever got into the first repository pushes, and has his own record claim, approve and be named. */
  takeOver: fc.record({ do: fc.constant('takeOver' as const), variant, keepsLink: fc.boolean() }),
  clock: fc.record({ do: fc.constant('clock' as const), hours: fc.constantFrom(0, 3, -3) }),
  wait: fc.record({
    do: fc.constant('wait' as const),
    seconds: fc.constantFrom(30, 200, 1000, 5000),
  }),
};
const step = fc.oneof({ weight: 9, arbitrary: read }, ...Object.values(steps));
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What a world begins with. */
const beginning = {
  models: fc.tuple(modelSpec, modelSpec, modelSpec),
  /** Never linked; claims on the first model. */
  rivals: often(2, 0, fc.constantFrom(1, 3, 100)),
  rivalsFirst: fc.boolean(),
  rivalsApprove: fc.boolean(),
  /** `a` is made from `b`: places in `names`. */
  derived: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 4 }),
  second: fc.constantFrom('none' as const, 'real' as const, 'demo' as const),
  /** Which model has a record on the second chain: a place in `names`. */
  secondHas: often(3, 0 as 0 | 1, fc.constant(1 as const)),
  firstIsDemo: rarely,
  endpoints: fc.tuple(endpoints, endpoints),
  blockSeconds: fc.constantFrom(12, 1),
  pageSize: fc.constantFrom(3, 1000),
  hitsPerCall: often(2, 1000, fc.constantFrom(1, 2)),
  noise: fc.string({ maxLength: 12 }),
};

export const worldSpec = fc.record({ ...beginning, steps: fc.array(step, { maxLength: 9 }) });
export type WorldSpec = typeof worldSpec extends fc.Arbitrary<infer T> ? T : never;

/**
 * Worlds without a word of the rivals: they register, and nobody ever links to them. None has an endpoint of hostile bytes:
 * where its bytes are spoiled changes with the answer, so that it may be understood in one world and not in the other.
 */
export const quietSpec = fc
  .record({
    ...beginning,
    rivals: fc.constant(0),
    steps: fc.array(
      step.filter((one) => {
        if ('record' in one) return one.record !== rivalPlace;
        return one.do !== 'relink' || !one.records.includes(rivalPlace);
      }),
      { maxLength: 7 },
    ),
  })
  .filter((spec) => !JSON.stringify(spec).includes('hostile-bytes' satisfies EndpointFault));

const honestModel = fc
  .record({
    by: fc.constant('launched-timelock' as const),
    approved: fc.constantFrom('base' as const, 'weights' as const),
    shown: fc.constant('base' as const),
    link: fc.constantFrom(
      'own' as const,
      'own-and-other' as const,
      'other-and-own' as const,
      'both-chains' as const,
    ),
    id: fc.constant('right' as const),
    suspended: fc.constant(false),
    terms: fc.constantFrom('none' as const, 'agree' as const, 'file' as const),
    access: fc.constantFrom('public' as const, 'gated' as const),
    published: fc.boolean(),
  })
  .map((one): ModelSpec => ({ ...one, shown: one.approved }));
/** Whatever is wrong with it, but for what a model made from it must be warned of. */
const honestParent = modelSpec.map((one): ModelSpec => ({ ...one, suspended: false }));
const honestEndpoints = fc.record({
  operators: fc.constantFrom<Operators[]>(['first', 'second'], ['second', 'first', 'second']),
  faults: fc.tuple(
    fc.constant('none' as const),
    fc.constant('none' as const),
    fc.constantFrom(
      'none' as const,
      'lags' as const,
      'hangs' as const,
      'malformed' as const,
      'http-500' as const,
      'html' as const,
      'other-chain' as const,
    ),
  ),
  lie: fc.constant('one-field' as const),
});

/** Worlds in which the first model is honest, and two honest operators and the hub answer; the others are as they are. */
export const honestSpec = fc.record({
  ...beginning,
  models: fc.tuple(honestModel, honestParent, honestParent),
  derived: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 3 }),
  secondHas: fc.constant(0 as const),
  firstIsDemo: fc.constant(false),
  endpoints: fc.tuple(honestEndpoints, honestEndpoints),
  steps: fc.constant([] as WorldSpec['steps']),
});
