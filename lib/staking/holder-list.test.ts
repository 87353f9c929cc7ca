import fc from 'fast-check';
import { getAddress, type Hex, pad, parseEther } from 'viem';
import { describe, expect, test } from 'vitest';
import { directHoldersMax, type Holder, listLinesMax } from '@/lib/model/registration';
import { describeHolders, formatHolders, parseHolders } from './holder-list';

const ada = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const bob = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359';
const list = (text: string) => parseHolders({ kind: 'list', text });
const codes = (text: string) => list(text).problems.map(({ line, code }) => [line, code]);

/** An address for a number. */
const toAccount = (number: number) =>
  getAddress(pad(`0x${number.toString(16)}` as Hex, { size: 20 }));

const holder: fc.Arbitrary<Holder> = fc.record({
  account: fc.integer({ min: 1, max: 2 ** 40 }).map(toAccount),
  amount: fc.bigInt({ min: 1n, max: 2n ** 90n }),
  staked: fc.constant(0n),
});
const holders = fc.uniqueArray(holder, {
  minLength: 1,
  maxLength: 60,
  selector: (one) => one.account,
});

describe('parseHolders', () => {
  test('default: a list with a header, spaces, quotes and an empty line', () => {
    const { holders: read, problems } = list(
      `address, amount, staked\r\n${ada}, 10.5, 2\r\n\r\n"${bob.toLowerCase()}","3"\r\n`,
    );
    expect(problems).toEqual([]);
    expect(read).toEqual([
      { account: ada, amount: parseEther('10.5'), staked: parseEther('2') },
      { account: bob, amount: parseEther('3'), staked: 0n },
    ]);
  });

  test.each([
    ['semicolons', `${ada};1\n${bob};2`],
    ['tabs', `${ada}\t1\n${bob}\t2`],
    ['a byte order mark', `\uFEFF${ada},1\n${bob},2`],
  ])('args: %s', (_, text) => {
    expect(list(text)).toMatchObject({
      problems: [],
      holders: [{ account: ada }, { account: bob }],
    });
  });

  test('args: rows by hand; empty ones do not count', () => {
    const rows = [
      { account: ada, amount: '1,000.5', staked: '' },
      { account: '', amount: ' ', staked: '' },
      { account: bob, amount: '', staked: '7' },
    ];
    expect(parseHolders({ kind: 'rows', rows })).toEqual({
      holders: [
        { account: ada, amount: parseEther('1000.5'), staked: 0n },
        { account: bob, amount: 0n, staked: parseEther('7') },
      ],
      problems: [],
    });
  });

  test.each([
    ['no address', `${ada},1\nbob.eth,2`, [[2, 'address']]],
    ['a wrong checksum', `${ada.replace('aA', 'AA')},1`, [[1, 'checksum']]],
    ['the zero address', `0x${'0'.repeat(40)},1`, [[1, 'zero-address']]],
    [
      'the same account twice, in other letters',
      `${ada},1\n${ada.toLowerCase()},2`,
      [[2, 'duplicate']],
    ],
    ['nothing', `${ada},0`, [[1, 'nothing']]],
    ['a negative amount', `${ada},-1`, [[1, 'amount']]],
    ['a number in groups', `${ada};1,000`, [[1, 'amount']]],
    ['more than 18 places', `${ada},0.${'0'.repeat(18)}1`, [[1, 'precision']]],
    ['more than 128 bits', `${ada},${2n ** 128n}`, [[1, 'overflow']]],
    ['too few columns', `${ada}`, [[1, 'columns']]],
    ['too many columns', `${ada},1,2,3`, [[1, 'columns']]],
    ['no line at all', '\n \n', [[0, 'empty']]],
  ])('error: %s, by its line', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  test('error: a sum over 128 bits although each line fits', () => {
    const half = (2n ** 127n / 10n ** 18n + 1n).toString();
    expect(codes(`${ada},${half}\n${bob},${half}`)).toEqual([[0, 'overflow']]);
  });

  test('error: more lines than are read', () => {
    expect(codes(`${ada},1\n`.repeat(listLinesMax + 1))).toEqual([[0, 'too-many']]);
  });

  test('error: more staked holders than fit into one transaction', () => {
    const lines = Array.from({ length: directHoldersMax + 1 }, (_, i) => `${toAccount(i + 1)},0,1`);
    expect(codes(lines.join('\n'))).toEqual([[0, 'too-many-staked']]);
  });

  test('property: what is written is read back', () => {
    fc.assert(
      fc.property(holders, (some) => {
        expect(list(formatHolders(some))).toEqual({ holders: some, problems: [] });
      }),
    );
  });

  test('property: no text throws; each problem names a line there is, each line one holder or one problem', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(ada, bob, bob.toLowerCase(), '1', '0', '1.5', '', '"2"', '1e3', '-1'),
    );
    const line = fc.array(cell, { maxLength: 4 }).map((cells) => cells.join(','));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = lines.join(end);
        const { holders: read, problems } = list(text);
        const count = text.split(/\r\n|\n|\r/).length;
        for (const problem of problems) {
          expect(problem.line).toBeGreaterThanOrEqual(0);
          expect(problem.line).toBeLessThanOrEqual(count);
        }
        const told = problems.filter((problem) => problem.line > 0).length;
        const filled = text.split(/\r\n|\n|\r/).filter((one) => one.trim() !== '').length;
        expect([filled, filled - 1]).toContain(read.length + told);
      }),
    );
  });

  test('property: problems come in the order of their lines', () => {
    const line = fc.constantFrom(`${ada},1`, 'x,1', `${bob},-1`, 'one', `${bob},2`);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const told = list(lines.join('\n')).problems.map((problem) => problem.line);
        const numbered = told.filter((number) => number > 0);
        expect(numbered).toEqual([...numbered].sort((a, b) => a - b));
      }),
    );
  });
});

describe('describeHolders', () => {
  test('default: sums, the largest first, who votes at once', () => {
    const report = describeHolders(list(`${ada},1\n${bob},2,3`));
    expect(report).toMatchObject({
      count: 2,
      total: parseEther('6'),
      staked: parseEther('3'),
      voterCount: 1,
      fitting: 'direct',
      largest: [{ account: bob }, { account: ada }],
    });
  });

  test('behaviour: many holders claim', () => {
    const lines = Array.from({ length: directHoldersMax + 1 }, (_, i) => `${toAccount(i + 1)},1`);
    expect(describeHolders(list(lines.join('\n'))).fitting).toBe('allocation');
  });

  test('behaviour: a hundred problems are shown, all are counted', () => {
    const report = describeHolders(list('x,1\n'.repeat(150)));
    expect([report.problems.length, report.problemCount]).toEqual([100, 150]);
  });
});
