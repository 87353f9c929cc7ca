import { decodeFunctionData, encodeFunctionData, type Hex, hexToString, keccak256 } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import type { Signer, SigningWallet, TypedData } from '@/lib/signers/types';
import { createFakeChain, type FakeChain, refuse, toRaw } from '@/tests/helpers/fake-chain';
import { readEntries } from './journal';
import { type PrepareRequest, prepare } from './prepare';
import { insertSignature, type SubmitContext, submit } from './send';

const from = '0x00000000000000000000000000000000000000a1';
const registry = '0x00000000000000000000000000000000000000b2';
const to = '0x00000000000000000000000000000000000000c3';
const token = '0x00000000000000000000000000000000000000d4';
const kinds = ['vote'] as const;
const readFeeCapWei = async () => 10n ** 12n;

let chain: FakeChain;
let nowMs: number;

beforeEach(() => {
  chain = createFakeChain();
  nowMs = 1_800_000_000_000;
});

/** What of the typed data is another. */
type PermitChange = {
  domain?: Partial<TypedData['domain']>;
  message?: TypedData['message'];
  primaryType?: string;
};

const wallet: SigningWallet = {
  way: 'signs',
  signTypedData: async () => ({ status: 'signed', value: `0x${'11'.repeat(64)}1b` }),
  signTransaction: async (transaction) => {
    const raw = toRaw(from, transaction);
    return { status: 'signed', value: { raw, hash: keccak256(raw) } };
  },
};
function contextOf(change: Partial<SigningWallet> | null = {}): SubmitContext {
  const signer: Signer = {
    kind: 'keystore',
    address: from,
    chains: 'any',
    wallet: change && { ...wallet, ...change },
    disconnect: async () => {},
  };
  return { chain, now: () => nowMs, openSigner: async () => signer, onOpen: async () => {} };
}

async function prepared(change: Partial<PrepareRequest> = {}): Promise<string> {
  const record = { chainId: 10, registry, id: 1n } as const;
  const call = { to, data: '0xaa', valueWei: 0n } as const;
  const request = { kind: 'vote', record, modelName: 'm', intent: {}, from, call } as const;
  const context = { chain, now: () => nowMs, nameCode: () => null, readFeeCapWei };
  return (await prepare(context, { ...request, ...change })).id;
}

const run = (preparedId: string, context = contextOf(), requestId = 'request') =>
  submit(context, { preparedId, requestId, kinds });

describe('submit', () => {
  test('default: signed with the next nonce and what was shown', async () => {
    expect(await run(await prepared())).toMatchObject({ status: 'submitted', id: 'request' });
    const [entry] = await readEntries();
    expect(entry).toMatchObject({ state: 'broadcast', nonce: 0, data: '0xaa', kind: 'vote' });
  });

  test('behaviour: a person’s "no" is a result, and leaves nothing', async () => {
    const no = contextOf({ signTransaction: async () => ({ status: 'rejected' }) });
    const id = await prepared();
    expect(await run(id, no)).toEqual({ status: 'rejected' });
    expect(await readEntries()).toEqual([]);
    expect(await run(id)).toMatchObject({ status: 'submitted' });
  });

  test('behaviour: a "no" to the permit too', async () => {
    const no = contextOf({ signTypedData: async () => ({ status: 'rejected' }) });
    const id = await prepared({ permit: permit() });
    expect(await run(id, no)).toEqual({ status: 'rejected' });
    expect(await readEntries()).toEqual([]);
  });

  test('error: an account that can only be looked at', async () => {
    await expect(run(await prepared(), contextOf(null))).rejects.toMatchObject({
      code: 'signer.watch_only',
    });
    expect(await readEntries()).toEqual([]);
  });

  test('error: refused by every node; the same request gives the same answer', async () => {
    chain.answers.set('eth_sendRawTransaction', () => {
      throw refuse('insufficient funds for gas * price + value');
    });
    const id = await prepared();
    const refused = { code: 'transactions.refused', facts: { reason: 'transactions.no_funds' } };
    await expect(run(id)).rejects.toMatchObject(refused);
    chain.answers.clear();
    await expect(run(id)).rejects.toMatchObject(refused);
    expect(chain.list()).toEqual([]);
    // Its nonce is free again for anything else.
    await run(await prepared({ intent: { other: true } }), contextOf(), 'other');
    expect((await readEntries()).map(({ nonce }) => nonce)).toEqual([0, 0]);
  });

  test('behaviour: what was given up and is asked for again goes on with its nonce', async () => {
    chain.answers.set('eth_sendRawTransaction', () => {
      throw refuse('transaction underpriced');
    });
    await expect(run(await prepared())).rejects.toMatchObject({ code: 'transactions.refused' });
    chain.answers.clear();
    // Somebody else's transactions do not move it to another nonce.
    chain.answers.set('eth_getTransactionCount', () => '0x5');
    chain.answers.set('eth_maxPriorityFeePerGas', () => '0x77359400');
    const again = await prepared();
    const submitted = await run(again, contextOf(), 'other');
    const [entry, ...more] = await readEntries();
    expect(more).toEqual([]);
    expect(submitted).toEqual({ status: 'submitted', id: 'request', hash: entry?.hash });
    expect(entry).toMatchObject({ state: 'broadcast', nonce: 0, preparedId: again });
    const nonces = entry?.attempts.map(({ raw }) => JSON.parse(hexToString(raw ?? '0x')).nonce);
    expect(nonces).toEqual([0, 0]);
    expect(await run(again, contextOf(), 'third')).toEqual(submitted);
  });

  test('error: what failed in its trial run is not even signed', async () => {
    chain.answers.set('eth_simulateV1', () => [{ calls: [{ status: '0x0', gasUsed: '0x1' }] }]);
    const id = await prepared();
    chain.answers.clear();
    await expect(run(id)).rejects.toMatchObject({ code: 'transactions.would_revert' });
    expect(await readEntries()).toEqual([]);
  });

  test('error: the permit as signed does not do: nothing is sent', async () => {
    const id = await prepared({ permit: permit() });
    chain.answers.set('eth_simulateV1', () => [{ calls: [{ status: '0x0', gasUsed: '0x1' }] }]);
    await expect(run(id)).rejects.toMatchObject({ code: 'transactions.would_revert' });
    expect(await readEntries()).toEqual([]);
  });

  test.each<[part: string, change: PermitChange]>([
    ['chainId', { domain: { chainId: 1 } }],
    ['verifyingContract', { domain: { verifyingContract: registry } }],
    ['owner', { message: { owner: registry } }],
    ['spender', { message: { spender: registry } }],
    ['value', { message: { value: 6n } }],
    ['value', { message: { value: undefined } }],
    ['primaryType', { primaryType: 'Transfer' }],
  ])('error: a permit of another %s than was shown is not signed: %o', async (_, change) => {
    const asked = vi.fn<SigningWallet['signTypedData']>(wallet.signTypedData);
    const id = await prepared({ permit: permit(change) });
    await expect(run(id, contextOf({ signTypedData: asked }))).rejects.toMatchObject({
      code: 'transactions.permit_mismatch',
    });
    expect(asked).not.toHaveBeenCalled();
    expect(await readEntries()).toEqual([]);
  });

  test('error: no endpoint tells a nonce', async () => {
    const id = await prepared();
    chain.answers.set('eth_getTransactionCount', () => 'many');
    await expect(run(id)).rejects.toMatchObject({ code: 'chain.malformed' });
    expect(await readEntries()).toEqual([]);
  });

  test('behaviour: nobody answers the broadcast: still submitted, the tracker goes on', async () => {
    const { askAll } = chain;
    chain.askAll = async (chainId, method, params) => {
      if (method === 'eth_sendRawTransaction') chain.fault = 'unreachable';
      return askAll(chainId, method, params);
    };
    expect(await run(await prepared())).toMatchObject({ status: 'submitted' });
    expect((await readEntries())[0]).toMatchObject({ state: 'signed' });
  });
});

type Permit = NonNullable<PrepareRequest['permit']>;

function permit({ domain = {}, message = {}, ...change }: PermitChange = {}): Permit {
  const data = {
    domain: { name: 'Token', version: '1', chainId: 10, verifyingContract: token, ...domain },
    types: { Permit: [{ name: 'value', type: 'uint256' }] },
    primaryType: 'Permit',
    message: { owner: from, spender: to, value: 5n, ...message },
    ...change,
  } as const;
  const view = {
    token,
    tokenName: 'Token',
    symbol: 'TOK',
    spender: to,
    value: 5n,
    deadline: 9n,
  } as const;
  return { data, at: 100, view };
}

describe('insertSignature', () => {
  test('default: v, r, s stand where the vault reads them', async () => {
    const account = privateKeyToAccount(`0x${'4b'.repeat(32)}`);
    const signature = await account.signMessage({ message: 'any' });
    const zero: Hex = `0x${'00'.repeat(32)}`;
    const args = [7n, account.address, 9n, 0, zero, zero] as const;
    const functionName = 'stakeWithPermitAndDelegate';
    const data = encodeFunctionData({ abi: stakeVaultAbi, functionName, args });
    const done = decodeFunctionData({
      abi: stakeVaultAbi,
      data: insertSignature(data, 100, signature),
    });
    expect(done.args).toEqual([
      7n,
      account.address,
      9n,
      Number(`0x${signature.slice(130)}`),
      signature.slice(0, 66),
      `0x${signature.slice(66, 130)}`,
    ]);
  });

  test('behaviour: what stands behind it stays', () => {
    const data: Hex = `0x${'aa'.repeat(4)}${'00'.repeat(96)}${'bb'.repeat(32)}`;
    const done = insertSignature(data, 4, `0x${'11'.repeat(64)}1c`);
    expect(done.slice(0, 10)).toBe('0xaaaaaaaa');
    expect(done.endsWith('bb'.repeat(32))).toBe(true);
    expect(done).toHaveLength(data.length);
  });
});
