import { describe, expect, test } from 'vitest';
import { parseSeedFile } from './seed-file';

describe('parseSeedFile', () => {
  test('default: name and symbol come from the locator', () => {
    const file = JSON.stringify([{ locator: 'https://huggingface.co/Some-Owner/My_Model.v2/' }]);
    expect(parseSeedFile(file)).toEqual([
      {
        locator: 'huggingface.co/some-owner/my_model.v2',
        name: 'my_model.v2',
        symbol: 'MYMODE',
        repositoryId: '',
      },
    ]);
  });

  test('behaviour: a long name is cut to the 31 bytes the contracts take', () => {
    const file = JSON.stringify([{ locator: 'a.b/c', name: 'ü'.repeat(20), symbol: 'x' }]);
    expect(parseSeedFile(file)[0]?.name).toBe('ü'.repeat(15));
  });

  test('args: terms', () => {
    const terms = { licence: 'apache license 2.0', licenceFile: 'git-sha1:00ff' };
    const read = (given: object) =>
      parseSeedFile(JSON.stringify([{ locator: 'a.b/c', terms: given }]))[0]?.terms;
    expect(read(terms)).toEqual(terms);
    expect(read({ licence: 'mit' })).toEqual({ licence: 'mit', licenceFile: '' });
  });

  test.each([
    ['[{"locator":"a.b/c","terms":{"licence":"MIT"}}]', '0.terms.licence'],
    ['[{"locator":"a.b/c","terms":{"licence":" mit"}}]', '0.terms.licence'],
    ['[{"locator":"a.b/c","terms":{"licenceFile":"LICENSE"}}]', '0.terms.licenceFile'],
    ['[{"locator":"a.b/c","terms":{"license":"mit"}}]', '0.terms.license'],
    ['not JSON', 'The file is not JSON'],
    ['[]', 'lists no model'],
    ['[{"locator":"nowhere"}]', '0.locator: A locator is a host and a path'],
    ['[{"locator":"a.b/c","extra":1}]', '0.extra'],
    ['{}', 'At the top'],
  ])('error: %s', (text, message) => {
    expect(() => parseSeedFile(text)).toThrow(message);
  });
});
