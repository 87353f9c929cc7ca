/** "Prove it" and proof mode, from the message to the verdict, on a seeded chain that is no demo. */
import { type Hex, numberToHex, parseEther } from 'viem';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Place } from '@/lib/model/badge';
import type { Locator, RecordId } from '@/lib/model/ids';
import { getAddressOf, type Person } from '@/scripts/embedded-chain/accounts';
import type { EmbeddedChain } from '@/scripts/embedded-chain/chain';
import { getContracts, startDemoChain } from '@/scripts/embedded-chain/demo-chain';
import { getHubRecords, getSeedRepositories } from '@/scripts/embedded-chain/hub-repositories';
import { linkedRecordIds } from '@/scripts/embedded-chain/seed-models';
import { type Fault, type FaultProxy, startFaultProxy } from '@/tests/helpers/fault-proxy';
import { createStandInHub, type StandInHub } from '@/tests/helpers/stand-in-hub';

const chainId = 10;
const mistral = 'huggingface.co/mistralai/mistral-7b-v0.1';
const hubRecords = getHubRecords({ chainId, contracts: getContracts() });
const records = new Map(
  Object.entries(hubRecords).map(([id, record]) => [`huggingface.co/${id.toLowerCase()}`, record]),
);
const asker = { caller: 'hub', tabId: 1, url: 'https://huggingface.co/' } as const;

let chain: EmbeddedChain;
let proxies: [FaultProxy, FaultProxy];
let hub: StandInHub;

beforeAll(async () => {
  chain = await startDemoChain({ chainId });
});
afterAll(() => chain?.stop());
beforeEach(async () => {
  proxies = [await startFaultProxy(chain.rpcUrl), await startFaultProxy(chain.rpcUrl)];
  hub = createStandInHub(getSeedRepositories(hubRecords), records);
});
afterEach(async () => {
  await Promise.all(proxies.map((proxy) => proxy.stop()));
});

/** The background as after a start, with consent and two operators. */
async function startWorker({ proofMode = false, person = null as Person | null, count = 2 } = {}) {
  vi.resetModules();
  const now = () => Date.now();
  const { createPageHandlers } = await import('@/entrypoints/background/handlers/pages');
  const { createNetworkHandlers } = await import('@/entrypoints/background/handlers/networks');
  const { createSettingsHandlers } = await import('@/entrypoints/background/handlers/settings');
  const { createModelHandlers } = await import('@/entrypoints/background/handlers/models');
  const { nameCode } = await import('@/lib/chain/known-code');
  const { chainAccess } = await import('@/lib/transactions/chain-access');
  const handlers = {
    ...createPageHandlers({ getApi: hub.getApi, now }),
    ...createNetworkHandlers(now),
    ...createSettingsHandlers(now),
    ...createModelHandlers({
      now,
      readAccount: async () => (person ? getAddressOf(person) : null),
      readActedOn: async () => [],
      targets: { chain: chainAccess, nameCode },
    }),
  };
  await handlers['settings.write']({ consented: true, proofMode }, asker);
  for (const [i, { url }] of proxies.slice(0, count).entries())
    await handlers['network.add'](
      { url, operator: ['North', 'South'][i] ?? '', own: false },
      asker,
    );
  for (const { requests } of proxies) requests.length = 0;
  const read = async (prove: boolean, place: Place = 'title') => {
    const sightings = [{ locator: mistral as Locator, place, revision: null }];
    const input = { sightings, fresh: false, deep: false, prove };
    return (await handlers['badge.read'](input, asker))[0];
  };
  return { handlers, read };
}

function countProofs(): number {
  const asked = proxies.flatMap(({ requests }) => requests);
  return asked.filter(({ method }) => method === 'eth_getProof').length;
}

describe('badge.read', () => {
  test('default: without proof mode nobody is asked for a proof', async () => {
    const { read } = await startWorker();
    const badge = await read(false);
    expect(badge?.provenance.kind).toBe('agreed');
    expect(badge).not.toHaveProperty('proof');
    expect(countProofs()).toBe(0);
  });

  test('args: prove: proved, green, and who gave the block', async () => {
    const { read } = await startWorker();
    const badge = await read(true);
    expect(badge?.verdict).toMatchObject({ tone: 'green', word: 'approved', reasons: [] });
    expect(badge?.provenance).toMatchObject({ kind: 'proved', agreed: 2, asked: 2 });
    expect(badge?.proof).toMatchObject({ status: 'proved', rest: { kind: 'agreed' } });
    expect(countProofs()).toBe(3);
  });

  test('args: in proof mode every title is proved, a card never', async () => {
    const { read } = await startWorker({ proofMode: true });
    expect((await read(false))?.provenance.kind).toBe('proved');
    expect(countProofs()).toBe(3);
    for (const { requests } of proxies) requests.length = 0;
    expect((await read(false, 'card'))?.verdict.link).toBe('linked');
    expect(countProofs()).toBe(0);
  });

  test('behaviour: what is remembered of a proof is stale like the rest', async () => {
    const { read } = await startWorker();
    await read(true);
    const { readBadgeCache } = await import('@/lib/storage/badge-cache');
    const sighting = { locator: mistral as Locator, place: 'title', revision: null } as const;
    const [kept] = [...(await readBadgeCache([sighting])).values()];
    expect(kept?.provenance.kind).toBe('stale');
    expect(kept).not.toHaveProperty('proof');
  });

  test('behaviour: one operator alone is never green, and the card can say why', async () => {
    const { read } = await startWorker({ count: 1 });
    const badge = await read(true);
    expect(badge?.verdict.tone).not.toBe('green');
    expect(badge?.provenance.kind).toBe('single');
    expect(badge?.proof).toEqual({
      status: 'failed',
      why: 'header-not-agreed',
      operators: ['North'],
    });
  });

  test('behaviour: endpoints that offer no proof stay agreed, with the reason', async () => {
    const { read } = await startWorker();
    const fault: Fault = ({ method }) =>
      method === 'eth_getProof' ? { error: { code: -32601, message: 'no' } } : null;
    for (const proxy of proxies) proxy.setFault(fault);
    const badge = await read(true);
    expect(badge?.verdict.tone).toBe('green');
    expect(badge?.provenance.kind).toBe('agreed');
    expect(badge?.proof).toMatchObject({ status: 'failed', why: 'not-offered' });
  });

  const stranger = '0x00000000000000000000000000000000000000aa';
  const flip = (hex: string) => `${hex.slice(0, -1)}${hex.endsWith('0') ? '1' : '0'}`;
  test.each<[string, string, Fault]>([
    [
      'of the wrong account',
      'invalid',
      async ({ method, params }, pass) => {
        if (method !== 'eth_getProof') return null;
        const other = (await pass({ params: [stranger, ...params.slice(1)] })) as object;
        return { result: { ...other, address: params[0] } };
      },
    ],
    [
      'under a header that does not hash to its hash',
      'header-invalid',
      async ({ method }, pass) => {
        if (!method.startsWith('eth_getBlock')) return null;
        const block = (await pass()) as { stateRoot: string };
        return { result: { ...block, stateRoot: flip(block.stateRoot) } };
      },
    ],
  ])(
    'error: a proof %s: nothing is proved, what they agree on stays, and the card says why',
    async (...row) => {
      const [, why, fault] = row;
      const { read } = await startWorker();
      for (const proxy of proxies) proxy.setFault(fault);
      const badge = await read(true);
      expect(badge?.provenance.kind).toBe('agreed');
      expect(badge?.proof).toMatchObject({ status: 'failed', why });
      expect(badge?.verdict.word).toBe('approved');
    },
  );

  test('behaviour: a lie of all endpoints together is found: no value, and who told it', async () => {
    const { read } = await startWorker();
    const root = (await read(false))?.model?.approval?.weightsRoot.slice(2) ?? 'none';
    const fault: Fault = async ({ method }, pass) =>
      method === 'eth_call'
        ? { result: String(await pass()).replaceAll(root, 'ab'.repeat(32)) }
        : null;
    for (const proxy of proxies) proxy.setFault(fault);
    const badge = await read(true);
    expect(badge).toMatchObject({ model: null, verdict: { word: 'disagreement', tone: 'grey' } });
    expect(badge?.provenance).toMatchObject({
      kind: 'disputed',
      differences: [
        {
          fact: 'weights-root',
          values: expect.arrayContaining([
            { by: 'North', value: `0x${'ab'.repeat(32)}` },
            { by: null, value: `0x${root}` },
          ]),
        },
      ],
    });
  });
});

describe('ballot.read', () => {
  const record: RecordId = {
    chainId,
    registry: getContracts().registry,
    id: linkedRecordIds.get(mistral) as bigint,
  };

  async function readBallot(person: Person, { proofMode = true, state = 'active' } = {}) {
    const { handlers } = await startWorker({ proofMode, person });
    const { proposals } = await handlers['proposal.list']({ record }, asker);
    const proposal = proposals.find((one) => one.state === state);
    if (!proposal) throw new Error(`No proposal is ${state}.`);
    return () => handlers['ballot.read']({ record, proposalId: proposal.id }, asker);
  }

  test('default: power at the snapshot is proved in proof mode', async () => {
    const read = await readBallot('demo');
    const { power, powerProof } = await read();
    expect(power.atSnapshot).toBe(parseEther('87500'));
    expect(powerProof).toMatchObject({ status: 'proved' });
    expect(countProofs()).toBe(2);
  });

  test('args: no proof mode, no proof', async () => {
    const read = await readBallot('demo', { proofMode: false });
    expect(await read()).not.toHaveProperty('powerProof');
    expect(countProofs()).toBe(0);
  });

  test('behaviour: that somebody has none is proved too', async () => {
    const read = await readBallot('lab');
    expect(await read()).toMatchObject({
      power: { atSnapshot: 0n },
      powerProof: { status: 'proved' },
    });
  });

  test('error: power told otherwise than it is', async () => {
    const read = await readBallot('demo');
    const word = (amount: string) => numberToHex(parseEther(amount), { size: 32 }).slice(2);
    const fault: Fault = async ({ method }, pass) =>
      method === 'eth_call'
        ? { result: String(await pass()).replaceAll(word('87500'), word('99999')) as Hex }
        : null;
    for (const proxy of proxies) proxy.setFault(fault);
    await expect(read()).rejects.toMatchObject({ code: 'chain.disagree' });
  });

  test('error: a wrong place among the checkpoints proves nothing', async () => {
    const read = await readBallot('demo');
    const fault: Fault = ({ method }) =>
      method === 'eth_getStorageAt' ? { result: numberToHex(3n, { size: 32 }) } : null;
    for (const proxy of proxies) proxy.setFault(fault);
    expect((await read()).powerProof).toMatchObject({
      status: 'failed',
      why: 'place-not-found',
    });
    for (const proxy of proxies)
      proxy.setFault(({ method }) =>
        method === 'eth_getStorageAt' ? { error: { code: -32000, message: 'no' } } : null,
      );
    expect((await read()).powerProof).toMatchObject({ status: 'failed', why: 'no-answer' });
  });
});
