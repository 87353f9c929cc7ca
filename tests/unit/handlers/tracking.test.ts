/** The alarm that looks after submissions: there while one is open, whatever happens at the same time. */
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type ActingContext, trackAlarm } from '@/entrypoints/background/acting';
import { lookAfterOpen } from '@/entrypoints/background/handlers/activity';
import type { Signer } from '@/lib/signers/types';
import { draftEntry, readEntries } from '@/lib/transactions/journal';
import { writePrepared } from '@/lib/transactions/prepared-store';
import { submit } from '@/lib/transactions/send';
import { createDraft } from '@/tests/helpers/entry';
import { createFakeChain } from '@/tests/helpers/fake-chain';

const setAlarm = () =>
  fakeBrowser.alarms.create(trackAlarm, { delayInMinutes: 0.5, periodInMinutes: 0.5 });
const isSet = async () => (await fakeBrowser.alarms.get(trackAlarm)) !== undefined;
const context = {
  chain: createFakeChain(),
  now: () => 1_800_000_000_000,
  onOpen: setAlarm,
} as unknown as ActingContext;

beforeEach(() => {
  fakeBrowser.reset();
});

describe('lookAfterOpen', () => {
  test('default: goes when nothing is open', async () => {
    await setAlarm();
    await lookAfterOpen(context);
    expect(await isSet()).toBe(false);
  });

  test('behaviour: stays when one is opened just before it is cleared', async () => {
    await setAlarm();
    const clear = fakeBrowser.alarms.clear.bind(fakeBrowser.alarms);
    fakeBrowser.alarms.clear = async (name?: string) => {
      await draftEntry(createDraft());
      await setAlarm();
      return clear(name);
    };
    await lookAfterOpen(context);
    expect(await isSet()).toBe(true);
  });
});

describe('submit', () => {
  test('behaviour: the alarm is set when the draft is written and nothing is signed', async () => {
    const order: string[] = [];
    const { id: _, state: __, ...rest } = createDraft();
    const fee = {
      ...{ gas: 1n, maxFeePerGasWei: 1n, maxPriorityFeePerGasWei: 1n, maxCostWei: 1n },
    };
    await writePrepared(
      {
        ...{ ...rest, id: 'prepared', nativeSymbol: 'ETH', permit: null, fee, missingWei: 0n },
        ...{ endpointId: null, blockNumber: 1n, revert: null, expiresAtMs: context.now() + 1 },
      },
      context.now(),
    );
    const signer: Signer = {
      ...{ kind: 'keystore', address: rest.from, chains: 'any', disconnect: async () => {} },
      wallet: {
        way: 'signs',
        signTypedData: async () => ({ status: 'rejected' }),
        signTransaction: async () => {
          order.push('asked to sign');
          return { status: 'rejected' };
        },
      },
    };
    const onOpen = async () => {
      order.push(`alarm, with ${(await readEntries()).map(({ state }) => state)}`);
    };
    const acting = { ...context, openSigner: async () => signer, onOpen };
    await submit(acting, { preparedId: 'prepared', requestId: 'r', kinds: ['vote'] });
    expect(order).toEqual(['alarm, with drafted', 'asked to sign']);
  });
});
