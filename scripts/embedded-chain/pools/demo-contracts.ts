/** Contracts of the demo that are not ours to release: a lending desk, a coin, and Uniswap V2's own bytecode. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Abi, Hex } from 'viem';
import { contractsFolder } from '../../contracts/paths';
import { type Artifact, compile, readInput } from '../../contracts/solidity';

export type DemoContract = { abi: Abi; bytecode: Hex };

const sources = ['demo/DemoPool.sol', 'demo/DemoCoin.sol'];
const cacheFile = join(contractsFolder, 'cache', 'demo-contracts.json');

/** One of `contracts/demo`; compiled when its source changed, which takes a second or two. */
export function loadDemoContract(name: 'DemoPool' | 'DemoCoin'): DemoContract {
  const found = loadArtifacts().find((artifact) => artifact.name === name);
  if (!found) throw new Error(`No contract ${name} was compiled.`);
  return found;
}

/** What was deployed by Uniswap, as it lies in its npm package. */
export function loadUniswapFactory(): DemoContract {
  const file = createRequire(import.meta.url).resolve(
    '@uniswap/v2-core/build/UniswapV2Factory.json',
  );
  const { abi, bytecode } = JSON.parse(readFileSync(file, 'utf8')) as {
    abi: Abi;
    bytecode: string;
  };
  return { abi, bytecode: `0x${bytecode}` };
}

function loadArtifacts(): readonly Artifact[] {
  const input = readInput(sources);
  const key = JSON.stringify(input);
  const cached = readCache();
  if (cached?.key === key) return cached.artifacts;
  const artifacts = compile(input).artifacts.filter(({ source }) => sources.includes(source));
  mkdirSync(join(contractsFolder, 'cache'), { recursive: true });
  writeFileSync(cacheFile, JSON.stringify({ key, artifacts }));
  return artifacts;
}

function readCache(): { key: string; artifacts: readonly Artifact[] } | null {
  try {
    return JSON.parse(readFileSync(cacheFile, 'utf8')) as { key: string; artifacts: Artifact[] };
  } catch {
    // Never compiled here.
    return null;
  }
}
