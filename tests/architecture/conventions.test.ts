/** How the code is written, where a tool of its own does not already say so. */
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { messages } from '@/lib/protocol/messages';
import { measureFunctions } from './function-lengths';
import { findLines, isShipped, isTest, isTypeScript, readSources, root } from './sources';

const fileLinesMax = 300;
const functionLinesMax = 40;
const componentLinesMax = 200;
/** One loop body over sixteen local variables, unrolled on purpose (docs/decisions/0005-keystore.md). */
const unrolled = 'lib/signers/salsa.ts';

const sources = readSources();
const code = sources.filter(isTypeScript);
/** This file names what it forbids. */
const others = sources.filter(({ path }) => path !== 'tests/architecture/conventions.test.ts');
const tests = others.filter(isTest);
/** Scenarios of the gallery are data, however long. */
const isScenario = ({ path }: { path: string }) => path.startsWith('tests/gallery/');

describe('size', () => {
  test(`no file of ours is over ${fileLinesMax} lines`, () => {
    const long = code
      .filter(
        (source) =>
          !isTest(source) && !isScenario(source) && !source.path.startsWith('lib/chain/abi/'),
      )
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > fileLinesMax);
    expect(long).toEqual([]);
  });

  test(`no function is over ${functionLinesMax} lines, no component over ${componentLinesMax}`, () => {
    const long = code
      .filter((source) => !isTest(source) && !isScenario(source) && source.path !== unrolled)
      .flatMap(measureFunctions)
      .filter(({ lines, isComponent }) =>
        isComponent ? lines > componentLinesMax : lines > functionLinesMax,
      );
    expect(long).toEqual([]);
  });
});

describe('plug-ins', () => {
  const pages = code.filter(({ path }) => /^lib\/hubs\/[^/]+\/page\.ts$/.test(path));
  const list = code.find(({ path }) => path === 'lib/hubs/index.ts')?.text ?? '';

  test('every hub is registered', () => {
    const unknown = pages.filter(({ path }) => !list.includes(`./${path.split('/')[2]}/page'`));
    expect(unknown.map(({ path }) => path)).toEqual([]);
  });

  test('every hub says on which pages to try it', () => {
    const silent = pages.filter(({ text }) => !/\/\/ Test pages:.*https:\/\//.test(text));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
});

describe('messages', () => {
  test('each has exactly one handler', () => {
    const handlers = code.filter(
      (source) => source.path.startsWith('entrypoints/background/') && !isTest(source),
    );
    const counts = Object.keys(messages).map((name) => {
      const row = new RegExp(`^\\s*(async\\s+)?'${name.replaceAll('.', '\\.')}'\\s*[:(]`);
      return { name, handlers: findLines(handlers, row).length };
    });
    expect(counts.filter((one) => one.handlers !== 1)).toEqual([]);
  });
});

describe('honesty', () => {
  test('no check is switched off in place', () => {
    const off =
      /biome-ignore|eslint-disable|@ts-(ignore|expect-error|nocheck)|depcruise-disable|solhint-disable|forge-lint: disable|c8 ignore|v8 ignore/;
    expect(findLines(others, off)).toEqual([]);
  });

  test('no test is skipped, focused or left for later', () => {
    const off = /\b(it|test|describe)(\.\w+)*\.(only|skip|todo|fails)\b|\bx(it|describe)\(/;
    expect(findLines(tests, off)).toEqual([]);
  });

  test('tests are left out only where the saved pages of hubs are not there', () => {
    const conditions = findLines(tests, /\.(skipIf|runIf)\(/);
    expect(conditions.filter((line) => !/skipIf\(!?\w*[pP]ages\w*/.test(line))).toEqual([]);
  });

  test('no test waits for time', () => {
    expect(findLines(tests, /waitForTimeout|setTimeout\(r(es(olve)?)?,|\bsleep\(/)).toEqual([]);
  });

  test('what is left to do carries a date', () => {
    expect(findLines(others, /\b(TODO|FIXME|XXX)\b(?! \[\d{4}-\d{2}-\d{2}\])/)).toEqual([]);
  });

  test('no path of the machine it was written on', () => {
    const here = [dirname(root), homedir()].filter((path) => path.length > 1);
    const escaped = here.map((path) => path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const path = new RegExp(`(?<![\\w.])(${escaped.join('|')})/|/(home|Users)/[a-z]`);
    expect(findLines(others, path)).toEqual([]);
  });
});

describe('shipped code', () => {
  const shipped = code.filter(isShipped);

  test('no markup from text', () => {
    const markup =
      /\.(inner|outer)HTML\b|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|new Function\b|\beval\(/;
    expect(findLines(shipped, markup)).toEqual([]);
  });

  test('no client that drags every action of viem along, nor all its chains', () => {
    const client =
      /import .*\b(createPublicClient|createWalletClient|createTestClient)\b|from 'viem\/chains'/;
    expect(findLines(shipped, client)).toEqual([]);
  });

  test('types by `type`, no enum, no namespace, no any', () => {
    const loose =
      /^\s*(export )?(declare )?(interface|enum|const enum|namespace) \w|: any\b|\bas any\b|<any>/;
    expect(findLines(shipped, loose)).toEqual([]);
  });

  test('no barrel: a file does not pass on what another exports', () => {
    const passedOn = findLines(shipped, /^export (\*|\{[^}]*\}) from /);
    expect(passedOn.filter((line) => !line.startsWith('lib/browser.ts:'))).toEqual([]);
  });

  test('default exports only where a tool asks for them', () => {
    const byDefault = findLines(shipped, /^export default /);
    expect(byDefault.filter((line) => !line.startsWith('entrypoints/'))).toEqual([]);
  });
});
