// The production compile: npm's solc on standard JSON. Nothing of this machine gets into the output: source names are
// relative and there is neither a metadata hash nor CBOR, so a comment does not change an address.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, posix, sep } from 'node:path';
import solc from 'solc';
import type { Abi, Hex } from 'viem';
import { contractsFolder, sourceFolder } from './paths';

export type Artifact = {
  /** Contract name. */
  name: string;
  /** Source name as the compiler knows it, for example `src/ModelLens.sol`. */
  source: string;
  abi: Abi;
  /** Creation code without constructor arguments. */
  bytecode: Hex;
  /** Runtime code with zeros in place of immutables. */
  deployedBytecode: Hex;
  /** Where each immutable, in order of declaration, lies in the runtime code, in bytes. */
  immutables: readonly (readonly { start: number; length: number }[])[];
};

export type Build = { input: StandardJson; artifacts: readonly Artifact[] };

export type StandardJson = {
  language: 'Solidity';
  sources: Record<string, { content: string }>;
  settings: Record<string, unknown>;
};

type Diagnostic = { severity: string; errorCode?: string; formattedMessage: string };
type CompiledContract = {
  abi: Abi;
  evm: {
    bytecode: { object: string };
    deployedBytecode: {
      object: string;
      immutableReferences?: Record<string, { start: number; length: number }[]>;
    };
  };
};
type Output = {
  errors?: Diagnostic[];
  contracts?: Record<string, Record<string, CompiledContract>>;
};

const settings = {
  evmVersion: 'cancun',
  optimizer: { enabled: true, runs: 200 },
  metadata: { bytecodeHash: 'none', appendCBOR: false },
  outputSelection: {
    '*': {
      '*': [
        'abi',
        'evm.bytecode.object',
        'evm.deployedBytecode.object',
        'evm.deployedBytecode.immutableReferences',
      ],
    },
  },
};

/**
 * Known noise: `at` will become a keyword, all over OpenZeppelin; transient storage, which OpenZeppelin's lock uses as the
 * compiler's own text says is safe.
 */
const ignoredCodes: ReadonlySet<string> = new Set(['6335', '2394']);

/** Compiles all of `contracts/src`. Throws with the compiler's own report on any error and on any warning. */
export function buildContracts(): Build {
  return compile(readInput());
}

/** Compiles an input as it is given. Throws like {@link buildContracts}. */
export function compile(input: StandardJson): Build {
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as Output;
  const findings = (output.errors ?? []).filter((one) => !ignoredCodes.has(one.errorCode ?? ''));
  if (findings.length > 0) throw new Error(findings.map((one) => one.formattedMessage).join('\n'));
  return { input, artifacts: toArtifacts(output.contracts ?? {}) };
}

/**
 * What the compiler is given: the same bytes on every machine.
 * @param names Source names to begin with; default all of `contracts/src`.
 */
export function readInput(names: readonly string[] = ownSources()): StandardJson {
  return { language: 'Solidity', sources: readSources(names), settings };
}

function toArtifacts(contracts: NonNullable<Output['contracts']>): Artifact[] {
  return Object.entries(contracts).flatMap(([source, byName]) =>
    Object.entries(byName).map(([name, { abi, evm }]) => ({
      name,
      source,
      abi,
      bytecode: `0x${evm.bytecode.object}` as const,
      deployedBytecode: `0x${evm.deployedBytecode.object}` as const,
      immutables: Object.entries(evm.deployedBytecode.immutableReferences ?? {})
        .sort(([a], [b]) => Number(a) - Number(b))
        .map(([, places]) => places),
    })),
  );
}

function ownSources(): string[] {
  return readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.sol'))
    .map((file) => `src/${file.split(sep).join('/')}`);
}

/** Every source file reachable from some, by source name, in a fixed order. */
function readSources(names: readonly string[]): Record<string, { content: string }> {
  const found = new Map<string, string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    const content = readFileSync(locateSource(name), 'utf8');
    found.set(name, content);
    waiting.push(...importsOf(name, content));
  }
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, content]) => [name, { content }]));
}

const require = createRequire(import.meta.url);

function locateSource(name: string): string {
  return name.startsWith('@') ? require.resolve(name) : join(contractsFolder, name);
}

/** Source names a file imports; relative ones resolved against the file's own name. */
function importsOf(name: string, content: string): string[] {
  const statements = content.matchAll(/^\s*import\s+(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']\s*;/gm);
  return [...statements].map(([, path = '']) =>
    path.startsWith('.') ? posix.join(posix.dirname(name), path) : path,
  );
}
