/** A journal entry as it is when signed and sent; tests change what they are about. */
import type { Hex } from 'viem';
import type { Attempt, Entry } from '@/lib/transactions/entry';

/** Bytes that were signed, with a hash. */
export function createAttempt(change: Partial<Attempt> = {}): Attempt {
  const fee = { gas: 100_000n, maxFeePerGasWei: 100n, maxPriorityFeePerGasWei: 10n };
  const hash: Hex = `0x${'0a'.repeat(32)}`;
  return { purpose: 'send', hash, raw: '0x02aa', fee, ...change };
}

export function createEntry(change: Partial<Entry> = {}): Entry {
  const attempts = change.attempts ?? [createAttempt()];
  return {
    id: 'request',
    version: 2,
    revision: 0,
    preparedId: 'prepared',
    intentKey: 'intent',
    kind: 'vote',
    record: { chainId: 10, registry: '0x00000000000000000000000000000000000000b2', id: 1n },
    modelName: 'Model',
    chainId: 10,
    demo: false,
    from: '0x00000000000000000000000000000000000000a1',
    to: '0x00000000000000000000000000000000000000c3',
    valueWei: 0n,
    data: '0xaa',
    state: 'broadcast',
    nonce: 0,
    attempts,
    hash: attempts.at(-1)?.hash ?? null,
    block: null,
    settled: change.state === 'final',
    error: null,
    createdAtMs: 1000,
    updatedAtMs: 1000,
    sinceBlock: null,
    unknownSinceMs: null,
    ...change,
  };
}

/** One of which nothing was signed yet. */
export function createDraft(change: Partial<Entry> = {}): Entry {
  return createEntry({ state: 'drafted', nonce: null, attempts: [], ...change });
}
