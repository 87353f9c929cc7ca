/** A keystore for tests: scrypt as cheap as it gets, a clock that is set by hand. */
import { english, japanese, spanish } from 'viem/accounts';
import type { KeystoreContext } from '@/lib/signers/open-vault';

export const password = 'correct horse battery';

export type TestKeystore = KeystoreContext & {
  /** The computer's clock. */
  clock: { nowMs: number };
  autoLock: { minutes: number };
  /** How long one part of scrypt takes by the stop watch. */
  partMs: number;
};

export function createTestKeystore(clock = { nowMs: 1_800_000_000_000 }): TestKeystore {
  let reads = 0;
  const context: TestKeystore = {
    clock,
    autoLock: { minutes: 15 },
    partMs: 1100,
    cost: { n: 16, r: 8, targetMs: 1000, pMax: 4 },
    // Read when a part starts and when it ends.
    now: () => Math.floor(++reads / 2) * context.partMs,
    wallClock: () => clock.nowMs,
    readAutoLockMinutes: async () => context.autoLock.minutes,
    onDeadline: async () => {},
    readWordlist: async () => english,
    readWordlists: async () => [english, spanish, japanese].map(toNormal),
  };
  return context;
}

const toNormal = (list: readonly string[]) => list.map((word) => word.normalize('NFKD'));
