import { describe, expect, test } from 'vitest';
import type { LicenceState } from '@/lib/model/verdict';
import { compareLicence, type LicenceFacts } from './licence';

const digest = 'a'.repeat(40);
const file = { path: 'LICENSE', size: 9, algorithm: 'git-sha1', digest } as const;
const agreed: LicenceFacts = {
  terms: { licence: 'apache-2.0', licenceFile: `git-sha1:${digest}` },
  tag: 'apache-2.0',
  changes: [],
  shown: [file],
};
const change = { path: 'LICENSE', kind: 'text', what: 'changed', from: null } as const;
const onlyId = { licence: 'apache-2.0', licenceFile: '' };
const onlyFile = { licence: '', licenceFile: `git-sha1:${digest}` };

describe('compareLicence', () => {
  test.each<[LicenceState, string, Partial<LicenceFacts>]>([
    ['agree', 'tag and file are those of the terms', {}],
    ['agree', 'tag in another case', { tag: 'Apache-2.0' }],
    ['agree', 'the file under another licence name', { shown: [{ ...file, path: 'LICENSE.txt' }] }],
    ['agree', 'terms without a file', { terms: onlyId, shown: null }],
    ['agree', 'terms that name a file alone, whatever the tag', { terms: onlyFile }],
    ['changed', 'terms that name a file alone, another file', { terms: onlyFile, shown: [] }],
    ['conflict', 'another tag', { tag: 'mit' }],
    ['conflict', 'another tag and file', { tag: 'mit', shown: [] }],
    ['changed', 'another file', { shown: [{ ...file, digest: 'b'.repeat(40) }] }],
    ['changed', 'the file is gone', { shown: [] }],
    ['changed', 'the text stands elsewhere only', { shown: [{ ...file, path: 'notes.txt' }] }],
    ['changed', 'terms without a file, text changed', { terms: onlyId, changes: [change] }],
    ['changed', 'no terms, text changed since approved', { terms: null, changes: [change] }],
    ['not-set', 'no terms', { terms: null }],
    ['not-set', 'no terms, files not compared', { terms: null, changes: null }],
    ['cannot-tell', 'terms without a file, no tag', { terms: onlyId, tag: null }],
    ['agree', 'no tag, the very text', { tag: null }],
    ['changed', 'no tag, another file', { tag: null, shown: [] }],
    [
      'changed',
      'terms without a file, no tag, text changed',
      {
        terms: onlyId,
        tag: null,
        changes: [change],
      },
    ],
    ['not-read', 'files not read', { shown: null, changes: null }],
    ['not-read', 'files not read, no tag', { tag: null, shown: null, changes: null }],
  ])('default: %s: %s', (state, _, facts) => {
    expect(compareLicence({ ...agreed, ...facts })).toBe(state);
  });
});
