import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relations } from '@/lib/model/badge';
import type { RecordId } from '@/lib/model/ids';
import type { Provenance } from '@/lib/model/provenance';
import type { LicenceState, ReasonCode } from '@/lib/model/verdict';
import type { Facts, FilesFacts, HubFacts } from './facts';
import { judge } from './judge';
import type { LinkTarget } from './link';
import { filesRules, linkRules } from './link-rules';
import { reasonRules } from './reason-rules';
import { wordRules } from './word-rules';

const registry = '0x1111111111111111111111111111111111111111' as const;
const at = { chainId: 10, blockNumber: 5n, timestamp: 1n, readAtMs: 1 };

function makeRecord(id: bigint, chainId = 10): RecordId {
  return { chainId, registry, id };
}
function linkTo(id: bigint, chainId = 10): LinkTarget {
  return { kind: 'record', record: makeRecord(id, chainId) };
}
const ours = makeRecord(1n);
const agreed: Provenance = { kind: 'agreed', at, agreed: 2, asked: 2, operators: ['a', 'b'] };
const read: Extract<HubFacts, { status: 'read' }> = {
  status: 'read',
  fresh: true,
  repositoryId: 'abc',
  links: [linkTo(1n)],
};
const record = {
  id: ours,
  repositoryId: 'abc',
  claimCount: 1,
  approval: { byVote: true, soloVoter: null },
  suspended: false,
};
const green: Facts = {
  chain: agreed,
  fresh: true,
  demo: false,
  record,
  hub: read,
  hubTells: { link: true, digests: true },
  declared: [],
  linkedBefore: null,
  files: 'same',
  file: null,
  licence: 'agree',
  relation: null,
  parentUnknown: false,
};
const derived: NonNullable<Facts['relation']> = {
  kind: 'finetune',
  parentLinked: true,
  parentSuspended: false,
  weights: 'not-read',
};
const mirrored = { ...derived, kind: 'mirror', weights: 'same' } as const;
/** A page without a record of its own. */
const ungoverned: Partial<Facts> = { record: null, hub: { ...read, links: [] }, files: 'not-read' };

/** One condition of green taken away, with the reason that must then be told. */
const spoilers: readonly [ReasonCode, Partial<Facts>][] = [
  ['demo-chain', { demo: true }],
  [
    'endpoints-disagree',
    { chain: { kind: 'disputed', operators: ['a', 'b'], readAtMs: 1, differences: [] } },
  ],
  ['repository-id-differs', { hub: { ...read, repositoryId: 'other' } }],
  ['link-moved', { linkedBefore: makeRecord(2n) }],
  ['link-moved', { hub: { ...read, links: [linkTo(2n)] }, linkedBefore: ours }],
  ['link-not-checked', { hub: { status: 'not-read' } }],
  ['link-not-checked', { hub: { status: 'not-read' }, linkedBefore: ours }],
  ['hub-unavailable', { hub: { status: 'failed', why: 'unavailable' }, linkedBefore: ours }],
  ['hub-rate-limited', { hub: { status: 'failed', why: 'rate-limited' }, linkedBefore: ours }],
  ['hub-not-found', { hub: { status: 'failed', why: 'not-found' }, linkedBefore: ours }],
  ['hub-malformed', { hub: { status: 'failed', why: 'malformed' }, linkedBefore: ours }],
  ['hub-no-digests', { hub: { status: 'failed', why: 'no-digests' }, linkedBefore: ours }],
  ['not-linked', { hub: { ...read, links: [] } }],
  ['not-linked', { hub: { ...read, links: [linkTo(1n, 1)] } }],
  ['hub-no-link', { hub: { ...read, links: [] }, hubTells: { link: false, digests: true } }],
  ['hub-no-digests', { files: 'not-read', hubTells: { link: true, digests: false } }],
  ['rival-claims', { hub: { ...read, links: [] }, record: { ...record, claimCount: 2 } }],
  ['repository-id-unknown', { record: { ...record, repositoryId: '' } }],
  ['repository-id-unknown', { hub: { ...read, repositoryId: null } }],
  ['suspended', { record: { ...record, suspended: true } }],
  ['parent-suspended', { relation: { ...derived, parentSuspended: true } }],
  ['parent-not-read', { parentUnknown: true }],
  ['no-record', { record: null, relation: mirrored }],
  ['declared-only', { record: null, declared: [linkTo(1n)] }],
  ['licence-conflict', { licence: 'conflict' }],
  ['licence-changed', { licence: 'changed' }],
  ['licence-not-read', { licence: 'not-read' }],
  ['no-approval', { record: { ...record, approval: null } }],
  ['self-approved', { record: { ...record, approval: { byVote: false, soloVoter: null } } }],
  ['one-voter', { record: { ...record, approval: { byVote: false, soloVoter: registry } } }],
  ['weights-changed', { files: 'weights-differ' }],
  ['files-changed', { files: 'texts-changed' }],
  ['files-changed', { files: 'code-changed' }],
  ['files-not-read', { files: 'not-read' }],
  ['single-endpoint', { chain: { kind: 'single', at, operator: 'a' } }],
  ['single-endpoint', { chain: { kind: 'reported', by: 'x', readAtMs: 1 } }],
  ['same-operator', { chain: { ...agreed, operators: ['a'] } as Provenance }],
  ['stale', { fresh: false }],
  ['stale', { chain: { kind: 'stale', at } }],
  ['stale', { hub: { ...read, fresh: false } }],
];

const provenance: fc.Arbitrary<Provenance> = fc.oneof(
  fc.constant<Provenance>({ kind: 'proved', at, agreed: 2, asked: 2, operators: ['a', 'b'] }),
  fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 })
    .map((operators): Provenance => ({ kind: 'agreed', at, agreed: 3, asked: 3, operators })),
  fc.constant<Provenance>({ kind: 'single', at, operator: 'a' }),
  fc.constant<Provenance>({ kind: 'reported', by: 'x', readAtMs: 1 }),
  fc.constant<Provenance>({ kind: 'stale', at }),
  fc.constant<Provenance>({
    kind: 'disputed',
    operators: ['a', 'b'],
    readAtMs: 1,
    differences: [],
  }),
);
const someRecord = fc
  .tuple(fc.constantFrom(1n, 2n), fc.constantFrom(10, 1))
  .map(([id, chainId]) => makeRecord(id, chainId));
const target: fc.Arbitrary<LinkTarget> = fc.oneof(
  someRecord.map((named): LinkTarget => ({ kind: 'record', record: named })),
  fc.constant<LinkTarget>({ kind: 'governor', chainId: 10, address: registry }),
);
const hub: fc.Arbitrary<HubFacts> = fc.oneof(
  fc.constant<HubFacts>({ status: 'not-read' }),
  fc
    .constantFrom('unavailable', 'rate-limited', 'not-found', 'malformed', 'no-digests' as const)
    .map((why) => ({ status: 'failed', why }) as HubFacts),
  fc.record({
    status: fc.constant('read' as const),
    fresh: fc.boolean(),
    repositoryId: fc.constantFrom('abc', 'other', '', null),
    links: fc.array(target, { maxLength: 3 }),
  }),
);
const files = fc.constantFrom<FilesFacts[]>(
  'same',
  'texts-changed',
  'code-changed',
  'weights-differ',
  'not-read',
);
const anyRecord: fc.Arbitrary<NonNullable<Facts['record']>> = fc.record({
  id: someRecord,
  repositoryId: fc.constantFrom('abc', 'other', ''),
  claimCount: fc.constantFrom(1, 2, 100),
  approval: fc.option(
    fc.record({ byVote: fc.boolean(), soloVoter: fc.constantFrom(null, registry) }),
  ),
  suspended: fc.boolean(),
});
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  chain: provenance,
  fresh: fc.boolean(),
  demo: fc.boolean(),
  record: fc.option(anyRecord),
  hub,
  hubTells: fc.record({ link: fc.boolean(), digests: fc.boolean() }),
  declared: fc.array(target, { maxLength: 2 }),
  linkedBefore: fc.option(someRecord),
  files,
  file: fc.option(files),
  licence: fc.constantFrom<LicenceState[]>(
    'agree',
    'conflict',
    'changed',
    'not-set',
    'not-read',
    'cannot-tell',
  ),
  relation: fc.option(
    fc.record({
      kind: fc.constantFrom(...relations),
      parentLinked: fc.boolean(),
      parentSuspended: fc.boolean(),
      weights: fc.constantFrom('same', 'differ', 'not-read'),
    }),
  ),
  parentUnknown: fc.boolean(),
});

/** As the first, but for two of its fields at most. */
function nearly<Of extends object>(right: Of, any: fc.Arbitrary<Of>): fc.Arbitrary<Of> {
  const changed = fc.subarray(Object.keys(right) as (keyof Of)[], { maxLength: 2 });
  return fc.tuple(any, changed).map(([other, keys]) => ({
    ...right,
    ...Object.fromEntries(keys.map((key) => [key, other[key]])),
  }));
}

/** Next to nothing that is random in all its facts would be green. */
const nearlyGreen = fc
  .tuple(nearly(green, anyFacts), nearly(record, anyRecord))
  .map(([facts, other]) => (facts.record === record ? { ...facts, record: other } : facts))
  // Where no file differs, the one of the page does not either.
  .filter((f) => f.files !== 'same' || [null, 'same', 'not-read'].includes(f.file));

function isFromSuspended({ relation: r }: Facts): boolean {
  if (r === null || !r.parentLinked || !r.parentSuspended) return false;
  return r.kind === 'mirror' ? r.weights === 'same' : true;
}

/** What green means, written a second time and without the tables. */
function deservesGreen(f: Facts): boolean {
  if (f.record === null || f.hub.status !== 'read') return false;
  const { id, repositoryId, approval } = f.record;
  const isSame = (a: RecordId) => a.id === id.id && a.chainId === id.chainId;
  return (
    !f.demo &&
    f.fresh &&
    f.hub.fresh &&
    (f.chain.kind === 'proved' || (f.chain.kind === 'agreed' && f.chain.operators.length >= 2)) &&
    f.hub.links.some((link) => link.kind === 'record' && isSame(link.record)) &&
    (f.linkedBefore === null || isSame(f.linkedBefore)) &&
    repositoryId !== '' &&
    repositoryId === f.hub.repositoryId &&
    approval?.byVote === true &&
    f.hubTells.link &&
    !f.record.suspended &&
    f.licence !== 'conflict' &&
    f.licence !== 'changed' &&
    f.licence !== 'not-read' &&
    !isFromSuspended(f) &&
    !f.parentUnknown &&
    f.files === 'same' &&
    (f.file === null || f.file === 'same')
  );
}

describe('judge', () => {
  test('default: everything in order is green, without a reason', () => {
    expect(judge(green)).toEqual({
      tone: 'green',
      word: 'approved',
      link: 'linked',
      files: 'approved',
      demo: false,
      reasons: [],
    });
    expect(
      judge({ ...green, chain: { kind: 'proved', at, agreed: 2, asked: 3, operators: ['a', 'b'] } })
        .tone,
    ).toBe('green');
  });

  test.each(spoilers)('behaviour: without it no green: %s', (reason, change) => {
    const verdict = judge({ ...green, ...change });
    expect(verdict.tone).not.toBe('green');
    expect(verdict.reasons).toContain(reason);
  });

  test('behaviour: every reason there is has its spoiler', () => {
    const spoiled = new Set(spoilers.map(([reason]) => reason));
    expect(
      reasonRules.map(({ result }) => result).filter((reason) => !spoiled.has(reason)),
    ).toEqual([]);
  });

  test('property: green exactly when deserved', () => {
    fc.assert(
      fc.property(fc.oneof(anyFacts, nearlyGreen), (facts) => {
        expect(judge(facts).tone === 'green').toBe(deservesGreen(facts));
      }),
      { numRuns: 5000 },
    );
  });

  test('property: green is reached from random worlds made right', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.constantFrom(1, 7),
        fc.constantFrom(null, ours),
        (facts, claimCount, linkedBefore) => {
          const repaired = {
            ...facts,
            ...green,
            linkedBefore,
            hubTells: { link: true, digests: facts.hubTells.digests },
            record: { ...record, claimCount },
          };
          expect(judge(repaired).tone).toBe('green');
        },
      ),
    );
  });

  test('property: no reason if and only if green; a demo is never green, and keeps its warnings', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const verdict = judge(facts);
        expect(verdict.reasons.length === 0).toBe(verdict.tone === 'green');
        if (facts.demo) {
          const elsewhere = judge({ ...facts, demo: false }).tone;
          expect(verdict.tone).not.toBe('green');
          if (['amber', 'red', 'neutral'].includes(elsewhere)) expect(verdict.tone).toBe(elsewhere);
        } else {
          expect(verdict.tone).not.toBe('demo');
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('property: rivals that were never linked change nothing of a linked record', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const verdict = judge(facts);
        fc.pre(verdict.link === 'linked' && facts.record !== null);
        const rivals = { ...facts, record: facts.record && { ...facts.record, claimCount: 100 } };
        expect(judge(rivals)).toEqual(verdict);
      }),
    );
  });

  test('property: a claim without a link is never red', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const names = facts.hub.status === 'read' ? facts.hub.links : [];
        fc.pre(!facts.demo && names.length === 0 && facts.linkedBefore === null);
        fc.pre(facts.relation?.kind !== 'mirror');
        expect(judge(facts).tone).not.toBe('red');
      }),
      { numRuns: 3000 },
    );
  });

  test('property: a relation counts only to a linked record', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        fc.pre(facts.relation !== null);
        const relation = facts.relation && { ...facts.relation, parentLinked: false };
        expect(judge({ ...facts, relation })).toEqual(judge({ ...facts, relation: null }));
      }),
      { numRuns: 2000 },
    );
  });

  test('property: one disputed fact shows no value', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const chain: Provenance = {
          kind: 'disputed',
          operators: ['a', 'b'],
          readAtMs: 1,
          differences: [],
        };
        const verdict = judge({ ...facts, chain, record: null, hub: { status: 'not-read' } });
        expect(verdict.word).toBe('disagreement');
        expect(verdict.files).toBe('cannot-tell');
      }),
    );
  });

  test.each<[string, Partial<Facts>, string, string]>([
    [
      'a name registered again, with the same link',
      { hub: { ...read, repositoryId: 'x' } },
      'impostor',
      'red',
    ],
    [
      'a name registered again, link dropped',
      { hub: { ...read, repositoryId: 'x', links: [] }, linkedBefore: ours },
      'impostor',
      'red',
    ],
    ['weights differ', { files: 'weights-differ' }, 'weights-differ', 'red'],
    [
      'a hacked repository names another record',
      { linkedBefore: makeRecord(2n) },
      'link-changed',
      'amber',
    ],
    [
      'rivals, none of them linked',
      { hub: { ...read, links: [] }, record: { ...record, claimCount: 2 } },
      'contested',
      'amber',
    ],
    ['a claim alone', { hub: { ...read, links: [] } }, 'claimed', 'amber'],
    [
      'a claim alone whose approval differs',
      { hub: { ...read, links: [] }, files: 'weights-differ' },
      'claimed',
      'amber',
    ],
    ['code changed', { files: 'code-changed' }, 'code-changed', 'amber'],
    [
      'self-approved',
      { record: { ...record, approval: { byVote: false, soloVoter: null } } },
      'self-approved',
      'amber',
    ],
    ['only texts changed', { files: 'texts-changed' }, 'newer-commit', 'neutral'],
    [
      'nothing approved',
      { record: { ...record, approval: null }, files: 'not-read' },
      'nothing-approved',
      'neutral',
    ],
    ['declared, no record', { record: null }, 'declared', 'neutral'],
    ['files not read', { files: 'not-read' }, 'unknown', 'grey'],
    ['repository not read, never seen linked', { hub: { status: 'not-read' } }, 'unknown', 'grey'],
    ['repository gone', { hub: { status: 'failed', why: 'not-found' } }, 'gone', 'grey'],
    ['suspended', { record: { ...record, suspended: true } }, 'suspended', 'red'],
    [
      'suspended, by a record nobody links',
      { record: { ...record, suspended: true }, hub: { ...read, links: [] } },
      'claimed',
      'amber',
    ],
    [
      'declared by the page, nobody asked',
      { ...ungoverned, declared: [linkTo(9n)] },
      'declared',
      'neutral',
    ],
    ['made from a governed model', { ...ungoverned, relation: derived }, 'derivative', 'neutral'],
    [
      'made from a model that is only claimed',
      { ...ungoverned, relation: { ...derived, parentLinked: false } },
      'unknown',
      'grey',
    ],
    [
      'made from a suspended model',
      { ...ungoverned, relation: { ...derived, parentSuspended: true } },
      'parent-suspended',
      'amber',
    ],
    [
      'governed itself, made from a suspended model',
      { relation: { ...derived, parentSuspended: true } },
      'parent-suspended',
      'amber',
    ],
    ['governed weights elsewhere', { ...ungoverned, relation: mirrored }, 'mirror', 'neutral'],
    [
      'governed weights elsewhere, which a stranger claims',
      { hub: { ...read, links: [] }, files: 'not-read', relation: mirrored },
      'mirror',
      'neutral',
    ],
    [
      'the same weights with a record of its own',
      { relation: mirrored, record: { ...record, approval: { byVote: false, soloVoter: null } } },
      'self-approved',
      'amber',
    ],
    [
      'a mirror with other weights',
      { ...ungoverned, relation: { ...mirrored, weights: 'differ' } },
      'weights-differ',
      'red',
    ],
    [
      'says it mirrors a suspended model, with other weights',
      { ...ungoverned, relation: { ...mirrored, weights: 'differ', parentSuspended: true } },
      'weights-differ',
      'red',
    ],
    ['another licence tag', { licence: 'conflict' }, 'licence-conflict', 'amber'],
    [
      'another licence text',
      { licence: 'changed', files: 'texts-changed' },
      'licence-conflict',
      'amber',
    ],
    ['a licence that cannot be told', { licence: 'cannot-tell' }, 'approved', 'green'],
    [
      'a file as approved, weights are not',
      { files: 'weights-differ', file: 'same' },
      'file-approved',
      'neutral',
    ],
    [
      'a file as approved, code is not',
      { files: 'code-changed', file: 'same' },
      'file-approved',
      'neutral',
    ],
    [
      'a file as self-approved, weights are not',
      {
        files: 'weights-differ',
        file: 'same',
        record: { ...record, approval: { byVote: false, soloVoter: null } },
      },
      'self-approved',
      'amber',
    ],
    [
      'the very file that differs',
      { files: 'weights-differ', file: 'weights-differ' },
      'weights-differ',
      'red',
    ],
    [
      'a text beside other weights',
      { files: 'weights-differ', file: 'texts-changed' },
      'weights-differ',
      'red',
    ],
    ['one endpoint', { chain: { kind: 'single', at, operator: 'a' } }, 'approved', 'grey'],
    [
      'hub down, linked when last seen',
      { hub: { status: 'failed', why: 'unavailable' }, linkedBefore: ours },
      'approved',
      'grey',
    ],
  ])('behaviour: %s', (_, change, word, tone) => {
    expect(judge({ ...green, ...change })).toMatchObject({ word, tone });
  });

  test('docs: docs/judge.md is made from the tables (npx vitest run lib/provenance/judge -u)', async () => {
    await expect(formatTables()).toMatchFileSnapshot('../../docs/judge.md');
  });
});

type Row = { result: string; when: string; tone?: string };

function formatTables(): string {
  return [
    '# What a badge may say',
    'Made from the tables of `link-rules.ts`, `word-rules.ts` and `reason-rules.ts` in `lib/provenance`, by their test. Edit the tables, then run `npx vitest run lib/provenance/judge -u`.',
    'A badge is green only when its word is *approved* and none of the reasons of the last table holds. On an embedded chain such a badge has the tone *demo* instead, if nothing else is missing; every other tone stays as it is and says demo beside it. In the first three tables the first line that holds counts; of the reasons all that hold are told.',
    '## Link: record and repository, seen together',
    formatTable(['', 'state', 'when'], linkRules),
    '## Files: the shown revision against the approved one',
    formatTable(['', 'state', 'when'], filesRules),
    '## Word and tone of the badge',
    formatTable(['', 'word', 'tone', 'when'], wordRules),
    '## What keeps a badge from green',
    `${formatTable(['', 'reason', 'when'], reasonRules)}\n`,
  ].join('\n\n');
}

/** With padded columns, as the formatter of this repository leaves them alone. */
function formatTable(head: readonly string[], rules: readonly Row[]): string {
  const rows = rules.map(({ result, tone, when }, i) =>
    tone ? [`${i + 1}`, result, tone, when] : [`${i + 1}`, result, when],
  );
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const toLine = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(toLine).join('\n');
}
