import { describe, expect, test } from 'vitest';
import type { ChangedFile } from '@/lib/model/badge';
import type { FilesState, VerdictWord } from '@/lib/model/verdict';
import { badge } from '@/tests/gallery/people';
import {
  getClaimsText,
  getFileText,
  getLicenceText,
  getRelationNote,
  hasLicence,
} from './verdict-details';

const relation = {
  locator: 'huggingface.co/acme/base' as never,
  record: { chainId: 1, registry: '0x1f98431c8ad98523631ae4a59f267346ea31f984', id: 1n },
  name: 'Base',
} as const;

describe('getFileText', () => {
  const seen = (word: VerdictWord, files: FilesState, what?: ChangedFile['what']) => ({
    ...badge,
    path: 'a.bin',
    verdict: { ...badge.verdict, word, files },
    fileChange: what ? { path: 'a.bin', kind: 'weights' as const, what, from: null } : null,
  });

  test.each([
    ['approved', 'approved', undefined, 'The same'],
    ['file-approved', 'weights-differ', undefined, 'The same'],
    ['weights-differ', 'weights-differ', 'changed', 'Not as in'],
    ['weights-differ', 'weights-differ', 'moved', 'another name'],
    ['weights-differ', 'weights-differ', 'added', 'no such file'],
    ['weights-differ', 'weights-differ', undefined, 'Not compared'],
    ['code-changed', 'code-changed', undefined, 'Not compared'],
    ['unknown', 'cannot-tell', undefined, 'Not compared'],
  ] as const)('default: %s, files %s, %s', (word, files, what, wanted) => {
    expect(getFileText(seen(word, files, what))).toContain(wanted);
  });

  test('behaviour: nothing is said on a page that is no file’s', () => {
    expect(getFileText({ ...seen('approved', 'approved'), path: null })).toBeNull();
  });
});

describe('getLicenceText', () => {
  test.each([
    ['agree', 'mit', 'mit', '\u2068mit\u2069, as the record'],
    [
      'conflict',
      'mit',
      'cc-by-4.0',
      'terms say \u2068mit\u2069, the hub says \u2068cc-by-4.0\u2069',
    ],
    ['changed', 'mit', 'mit', 'its text was changed'],
    ['agree', '', 'other', 'The licence file, as the record'],
    ['not-set', null, 'mit', '\u2068mit\u2069, says the hub'],
    ['not-set', null, null, 'None stated'],
    ['cannot-tell', 'mit', null, 'not compared'],
    ['cannot-tell', null, null, 'Not read.'],
  ] as const)('default: %s, terms %s, tag %s', (state, terms, tag, wanted) => {
    expect(getLicenceText({ state, terms, tag })).toContain(wanted);
  });

  test('behaviour: a tag that tries to reorder the sentence is shown with its tricks', () => {
    const text = getLicenceText({ state: 'conflict', terms: 'mit', tag: '\u202etim' });
    expect(text).toContain('⟨U+202E⟩tim');
    expect(text).not.toContain('\u202e');
  });

  test('behaviour: nothing to say where nothing was read', () => {
    const hub = { readAtMs: 0, commit: null, gated: false };
    const none = { terms: null, tag: null };
    expect(hasLicence({ licence: { state: 'cannot-tell', ...none }, hub })).toBe(false);
    expect(hasLicence({ licence: { state: 'not-set', ...none }, hub })).toBe(true);
    // Nobody looked: that the hub states none is not known.
    expect(hasLicence({ licence: { state: 'not-set', ...none }, hub: null })).toBe(false);
  });
});

describe('getRelationNote', () => {
  test('behaviour: only a mirror is told by digests; the others are their own word', () => {
    const of = { ...relation, suspended: false };
    expect(getRelationNote({ ...of, kind: 'mirror', weights: 'differ' })).toContain('not the');
    expect(getRelationNote({ ...of, kind: 'merge', weights: 'not-read' })).toContain('own word');
  });
});

describe('getClaimsText', () => {
  test('default: nothing for one claim, how many and since when for more', () => {
    const now = 1_800_000_000n;
    expect(getClaimsText({ claimCount: 1, oldestClaimAt: 0n }, now)).toBeNull();
    expect(getClaimsText({ claimCount: 4, oldestClaimAt: now - 259_200n }, now)).toBe(
      '4 records claim this repository; the oldest claim was made 3 days ago.',
    );
  });
});
