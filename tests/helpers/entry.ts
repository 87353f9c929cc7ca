/** A journal entry as it is when signed and sent; tests change what they are about. */
import type { Entry } from '@/lib/transactions/entry';

export function createEntry(change: Partial<Entry> = {}): Entry {
  return {
    id: 'request',
    version: 1,
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
    raw: '0x02aa',
    hash: `0x${'0a'.repeat(32)}`,
    block: null,
    error: null,
    createdAtMs: 1000,
    updatedAtMs: 1000,
    sinceBlock: null,
    unknownSinceMs: null,
    ...change,
  };
}
