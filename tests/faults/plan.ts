/** What is done to sends, and how often: every fault, every point, in every company that makes sense. */
import type { FaultName } from '../helpers/faults/list';
import type { Company } from './lane';
import { type WalletWay, walletWays } from './wallet';

/** Things that happen to a send besides faults of endpoints and kills. */
export type Disturbance =
  | 'nothing'
  | 'two clicks'
  | 'two tabs'
  | 'reorganised away'
  | 'pool forgets'
  | 'other wallet'
  | 'sped up'
  | 'cancelled';

export type Plan = {
  fault: FaultName | 'none';
  company: Company;
  /** While what of it the endpoint goes wrong. */
  during: 'sending' | 'tracking' | 'both';
  disturbance: Disturbance;
  /** How the wallet goes that keeps the account; null where we keep it. */
  wallet: WalletWay | null;
  /** Where the worker dies: in what, and before which step, from 1. */
  kill: { in: 'send' | 'track' | 'raise'; at: number } | null;
  /** Whether the page asks again after that, or only the alarm looks. */
  after: 'page' | 'alarm';
};

const quiet: Plan = {
  ...{ fault: 'none', company: 'alone', during: 'both', disturbance: 'nothing' },
  ...{ wallet: null, kill: null, after: 'page' },
};

/** What a look finds, each by other steps: the send as it was, gone, overtaken, or a wallet's with and without its hash. */
export const looks = [
  quiet,
  { ...quiet, disturbance: 'pool forgets' },
  { ...quiet, disturbance: 'other wallet' },
  { ...quiet, disturbance: 'reorganised away' },
  { ...quiet, wallet: 'sends' },
  { ...quiet, wallet: 'vanishes once it has sent' },
] as const satisfies readonly Plan[];

/** How many steps each part has, and each of {@link looks}; found out by counting one that nobody kills. */
export type Steps = { send: number; looks: readonly number[]; raise: number; wallet: number };

const repeat = (plans: readonly Plan[], times: number): Plan[] =>
  Array.from({ length: times }, () => plans).flat();

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

function listKills({ send, raise }: Steps): Plan[] {
  const sends = upTo(send).flatMap((at) =>
    (['page', 'alarm'] as const).map((after) => ({
      ...{ ...quiet, kill: { in: 'send', at } as const, after },
    })),
  );
  const raises = upTo(raise).flatMap((at) =>
    (['sped up', 'cancelled'] as const).map((disturbance) => ({
      ...{ ...quiet, disturbance, kill: { in: 'raise', at } as const },
    })),
  );
  return [...sends, ...raises];
}

/** Killed while it is looked at. */
function listKilledLooks({ looks: counts }: Steps): Plan[] {
  return looks.flatMap((plan, i) =>
    upTo(counts[i] ?? 0).map((at) => ({ ...plan, kill: { in: 'track', at } as const })),
  );
}

/** Faults that only loss, delay or refuse: an endpoint alone may have them. */
const losses: readonly FaultName[] = [
  ...(['rate limited', 'rate limited for a while', 'server error', 'half an answer'] as const),
  ...(['a web page', 'another id', 'answer to what is sent lost', 'reads fail'] as const),
  ...(['refused: server error', 'refused: limit exceeded', 'refused: invalid params'] as const),
  ...(['refused: internal error', 'refused: no such method', 'says: no funds'] as const),
  ...(['says: nonce taken', 'says: already known', 'another chain', 'no receipt'] as const),
  ...(['receipt of another', 'knows nothing', 'takes and sends nothing'] as const),
  'counts too few',
];
/** Lies: no single endpoint could be told from an honest one, so another is asked besides. */
const lies: readonly FaultName[] = [
  ...(['old head', 'head of the future', 'receipt: failed', 'receipt in a real block'] as const),
  ...(['receipt in a made-up block', 'knows everything', 'counts too many'] as const),
  'fees beyond sense',
];
/** Each costs seconds of waiting. */
const slow: readonly FaultName[] = ['hangs on what is sent', 'a huge answer to what is sent'];

function listFaults(): Plan[] {
  const during = ['sending', 'tracking', 'both'] as const;
  const companies = ['with one', 'with two'] as const;
  return [
    ...losses.flatMap((fault) =>
      (['alone', ...companies] as const).flatMap((company) =>
        during.map((when) => ({ ...quiet, fault, company, during: when })),
      ),
    ),
    ...lies.flatMap((fault) =>
      companies.flatMap((company) =>
        during.map((when) => ({ ...quiet, fault, company, during: when })),
      ),
    ),
  ];
}

function listDisturbances(): Plan[] {
  const all: readonly Disturbance[] = [
    ...(['nothing', 'two clicks', 'two tabs', 'reorganised away'] as const),
    ...(['pool forgets', 'other wallet', 'sped up', 'cancelled'] as const),
  ];
  return all.flatMap((disturbance) =>
    (['alone', 'with one'] as const).map((company) => ({ ...quiet, disturbance, company })),
  );
}

/** Killed while an endpoint goes wrong as well. */
function listBoth({ send }: Steps): Plan[] {
  const chosen: readonly FaultName[] = [
    ...(['answer to what is sent lost', 'takes and sends nothing', 'knows everything'] as const),
    ...(['receipt in a made-up block', 'counts too many', 'refused: server error'] as const),
  ];
  return chosen.flatMap((fault) =>
    upTo(send).map((at) => ({
      ...{ ...quiet, fault, company: 'with one' as const, kill: { in: 'send', at } as const },
    })),
  );
}

/** Sent by a wallet: every way it may go, killed while it is asked, and looked for through endpoints that hide it. */
function listWallets({ wallet: steps }: Steps): Plan[] {
  const ways = Object.keys(walletWays) as WalletWay[];
  const companies = ['alone', 'with one', 'with two'] as const;
  const killed = ['sends', 'rejects', 'vanishes once it has sent'] as const;
  const hiding: readonly FaultName[] = [
    ...([
      'no logs',
      'knows nothing',
      'old head',
      'receipt in a made-up block',
      'reads fail',
    ] as const),
  ];
  return [
    ...ways.flatMap((wallet) => companies.map((company) => ({ ...quiet, wallet, company }))),
    ...killed.flatMap((wallet) =>
      upTo(steps).flatMap((at) =>
        (['page', 'alarm'] as const).map((after) => ({
          ...{ ...quiet, wallet, kill: { in: 'send', at } as const, after },
        })),
      ),
    ),
    ...hiding.flatMap((fault) =>
      (['sends', 'vanishes once it has sent'] as const).flatMap((wallet) =>
        (['tracking', 'both'] as const).map((during) => ({
          ...{ ...quiet, wallet, fault, company: 'with one' as const, during },
        })),
      ),
    ),
  ];
}

/** The whole campaign: over 2,000 sends. */
export function listPlans(steps: Steps): readonly Plan[] {
  return [
    ...repeat(listKills(steps), 11),
    ...repeat(listKilledLooks(steps), 3),
    ...repeat(listFaults(), 3),
    ...repeat(listDisturbances(), 12),
    ...repeat(listBoth(steps), 4),
    ...repeat(listWallets(steps), 2),
    ...slow.map((fault) => ({
      ...quiet,
      fault,
      company: 'with one' as const,
      during: 'sending' as const,
    })),
  ];
}

/** A part of it that takes seconds: every point once, every fault once. */
export function listFew(steps: Steps): readonly Plan[] {
  const seldom = (plans: readonly Plan[], every: number) => plans.filter((_, i) => i % every === 0);
  return [
    ...seldom(listKills(steps), 2),
    ...seldom(listKilledLooks(steps), 5),
    ...seldom(listFaults(), 7),
    ...listDisturbances(),
    ...listWallets(steps).filter(
      ({ company, kill }, i) => i % 5 === 0 || (company === 'alone' && !kill),
    ),
  ];
}
