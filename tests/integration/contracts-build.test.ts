/** The contracts' build: the same bytes every time, and what is committed follows from it. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { generatedFiles } from '@/scripts/contracts/generated';
import { usedAbiFolder, wholeAbiFolder } from '@/scripts/contracts/paths';
import { planRelease } from '@/scripts/contracts/release';
import {
  type Build,
  buildContracts,
  compile,
  readInput,
  type StandardJson,
} from '@/scripts/contracts/solidity';

/** EIP-170, in bytes. */
const codeBytesMax = 24_576;
let build: Build;

beforeAll(() => {
  build = buildContracts();
});

function codes({ artifacts }: Build) {
  return artifacts.map(({ source, name, bytecode }) => [source, name, bytecode]);
}

/** The registry and what it imports, with an edit to the registry. */
function edit(change: (content: string) => string): StandardJson {
  const name = 'src/ModelRegistry.sol';
  const input = readInput([name]);
  const content = input.sources[name]?.content ?? '';
  input.sources[name] = { content: change(content) };
  return input;
}

describe('buildContracts', () => {
  test('two builds are the same byte by byte', () => {
    expect(JSON.stringify(buildContracts())).toBe(JSON.stringify(build));
  });

  test('a comment changes no code, so it changes no address', () => {
    const commented = codes(compile(edit((content) => `// A comment more.\n${content}`)));
    expect(codes(build)).toEqual(expect.arrayContaining(commented));
  });

  test('code that differs differs', () => {
    const other = codes(compile(edit((content) => content.replace('_MAX = 16', '_MAX = 17'))));
    expect(codes(build)).not.toEqual(expect.arrayContaining(other));
  });

  test('every contract that is deployed fits the limit', () => {
    const names = new Set(planRelease(build.artifacts).map(({ artifact }) => artifact));
    const sizes = build.artifacts
      .filter(({ name }) => names.has(name))
      .map(({ deployedBytecode }) => deployedBytecode.length / 2 - 1);
    expect(sizes).toHaveLength(names.size);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(codeBytesMax);
  });
});

describe('generatedFiles', () => {
  test('what is committed is fresh: ABIs and addresses', () => {
    for (const [file, content] of generatedFiles(build.artifacts)) {
      expect(readFileSync(file, 'utf8'), basename(file)).toBe(content);
    }
  });

  test('no ABI is left over', () => {
    const present = [usedAbiFolder, wholeAbiFolder].flatMap((folder) =>
      readdirSync(folder).map((name) => join(folder, name)),
    );
    expect([...generatedFiles(build.artifacts).keys()]).toEqual(expect.arrayContaining(present));
  });
});
