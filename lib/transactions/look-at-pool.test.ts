import { type Address, encodeAbiParameters, type Hex, numberToHex, toFunctionSelector } from 'viem';
import { describe, expect, test } from 'vitest';
import { deployment } from '@/lib/chain/deployment';
import { getAdapter } from '@/lib/chain/pool-adapters';
import type { GovernedModel } from '@/lib/chain/records';
import { createFakeChain, refuse } from '@/tests/helpers/fake-chain';
import type { Answer } from './chain-access';
import { lookAtPool } from './look-at-pool';

function at(last: string): Address {
  return `0x${last.padStart(40, '0')}`;
}

const pool = at('b0');
const model = {
  ...{ token: at('11'), vault: at('22'), timelock: at('44') },
  record: { chainId: 10, registry: at('aa'), id: 7n },
} as GovernedModel;
const point = { chainId: 10, blockNumber: 21n, timestamp: 1_000n, readAtMs: 0 };

type Told = Hex | Error;
const address = (value: Address) => encodeAbiParameters([{ type: 'address' }], [value]);
const revert = refuse('execution reverted', 3);
const oneToken = 10n ** 18n;

/** What an honest endpoint tells of an ERC-4626 vault over the model's token, of which a token lies idle. */
function tellVault(to: string, data?: Hex): Told {
  if (data === undefined) return '0x60';
  if (to === model.token && data.endsWith(model.vault.slice(2)))
    return numberToHex(oneToken, { size: 32 });
  if (to === deployment.adapterFactory) return address(getAdapter(model.vault, pool, null).adapter);
  return data === toFunctionSelector('asset()') ? address(model.token) : revert;
}

/** Endpoints by operator, each with a word of its own about a call; the blocks they were asked for. */
function chainOf(tellers: Record<string, typeof tellVault>) {
  const blocks = new Set<unknown>();
  const chain = createFakeChain();
  chain.answers.set('eth_simulateV1', () => {
    throw refuse('no such method', -32601);
  });
  const askAll = async (_: number, __: string, params: readonly unknown[]) => {
    const [subject, block] = params as [string | { to: string; data: Hex }, unknown];
    blocks.add(block);
    return Object.entries(tellers).map(([operator, tell]): Answer => {
      // Of a code the address alone is asked.
      const value = typeof subject === 'string' ? tell(subject) : tell(subject.to, subject.data);
      return value instanceof Error
        ? { operator, status: 'refused', error: value as ReturnType<typeof refuse> }
        : { operator, status: 'told', value };
    });
  };
  return { chain: { ...chain, askAll }, blocks };
}

const look = (of: ReturnType<typeof chainOf>) =>
  lookAtPool({ chain: of.chain, model, at: point }, { address: pool, settings: null });

describe('lookAtPool', () => {
  test('default: what endpoints agree on, all asked for one block', async () => {
    const of = chainOf({ one: tellVault, two: tellVault });
    expect(await look(of)).toMatchObject({
      ...{ status: 'fit', kind: 'erc4626', name: '', held: null },
      adapter: getAdapter(model.vault, pool, null).adapter,
      trial: { status: 'not-simulated', code: 'chain.refused' },
    });
    expect([...of.blocks]).toEqual(['0x15']);
  });

  test('error: where none has the block yet nothing is said of the contract', async () => {
    const behind = () => refuse('header not found', -32000);
    await expect(look(chainOf({ one: behind, two: behind }))).rejects.toMatchObject({
      code: 'chain.refused',
    });
  });

  test('error: endpoints that disagree on whether there is code', async () => {
    const empty = (to: string, data?: Hex) => (data === undefined ? '0x' : tellVault(to, data));
    await expect(look(chainOf({ one: tellVault, two: empty }))).rejects.toMatchObject({
      code: 'chain.disagree',
    });
    expect(await look(chainOf({ one: empty }))).toEqual({ status: 'unfit', code: 'no-code' });
  });

  test('behaviour: with less than a token idle it is not tried, and the pool is not blamed', async () => {
    const less = (to: string, data?: Hex) =>
      to === model.token ? numberToHex(oneToken - 1n, { size: 32 }) : tellVault(to, data);
    expect(await look(chainOf({ one: less }))).toMatchObject({
      trial: { status: 'not-simulated', code: 'pool.nothing_idle' },
    });
  });

  test('error: endpoints that disagree on what it is', async () => {
    const liar = (to: string, data?: Hex) =>
      data === toFunctionSelector('asset()') ? address(at('ee')) : tellVault(to, data);
    await expect(look(chainOf({ one: tellVault, two: liar }))).rejects.toMatchObject({
      code: 'chain.disagree',
      facts: { operators: 'one, two' },
    });
  });

  test('error: a factory that gives another adapter than its code would', async () => {
    const other = (to: string, data?: Hex) =>
      to === deployment.adapterFactory ? address(at('ad')) : tellVault(to, data);
    expect(await look(chainOf({ one: other }))).toEqual({ status: 'unfit', code: 'not-pool' });
  });

  test('behaviour: one that has not the block yet says nothing of the contract', async () => {
    const behind = () => refuse('header not found', -32000);
    expect(await look(chainOf({ one: tellVault, two: behind }))).toMatchObject({ status: 'fit' });
  });

  test('behaviour: bytes that are no answer are none', async () => {
    const junk = (to: string, data?: Hex) =>
      data === toFunctionSelector('vault()') ? '0x1234' : tellVault(to, data);
    expect(await look(chainOf({ one: junk }))).toMatchObject({ status: 'fit' });
  });
});
