/**
 * Green is earned, and can be: a chain that is no demo (id 10), two operators that agree, a repository that
 * names its record, files approved by vote. Each missing piece takes the green away.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator } from '@/lib/model/ids';
import { waitForShadowHost } from '@/scripts/browser/closed-shadow';
import { configureExtension } from '@/scripts/start/configure-extension';
import { type FaultProxy, startFaultProxy } from '@/tests/helpers/fault-proxy';
import { type StagedChromium, startStagedChromium } from '@/tests/helpers/stage';

const path = '/mistralai/Mistral-7B-v0.1';
const locator = 'huggingface.co/mistralai/mistral-7b-v0.1' as Locator;

let stage: StagedChromium;
let north: FaultProxy;
let south: FaultProxy;

beforeAll(async () => {
  stage = await startStagedChromium({ chainId: 10, configuration: null });
  [north, south] = [
    await startFaultProxy(stage.chain.rpcUrl),
    await startFaultProxy(stage.chain.rpcUrl),
  ];
  await configureExtension(stage.ask, {
    endpoints: [
      { url: north.url, operator: 'North', own: false },
      { url: south.url, operator: 'South', own: false },
    ],
  });
});

afterAll(async () => {
  await stage.close();
  await north.stop();
  await south.stop();
});

async function readVerdict(revision: string | null = null) {
  const sightings = [{ locator, place: 'title' as const, revision }];
  const [badge] = await stage.ask('badge.read', { sightings, fresh: true });
  return { ...badge?.verdict, provenance: badge?.provenance.kind };
}

describe('green', () => {
  test('appears when everything is known and as it should be', async () => {
    const page = await stage.openHubPage(path);
    const badge = await waitForShadowHost(page, 'commonweight-badge', ({ text }) =>
      text.includes('Approved'),
    );
    expect(badge.text).not.toContain('demo');
    expect(await readVerdict()).toMatchObject({
      tone: 'green',
      word: 'approved',
      provenance: 'agreed',
      demo: false,
      reasons: [],
    });
    await page.close();
  });

  test('is proved when asked, against a block that both operators give', async () => {
    const sightings = [{ locator, place: 'title' as const, revision: null }];
    const [badge] = await stage.ask('badge.read', { sightings, prove: true });
    expect(badge?.verdict).toMatchObject({ tone: 'green', word: 'approved', reasons: [] });
    expect(badge?.provenance).toMatchObject({ kind: 'proved', agreed: 2, asked: 2 });
    expect(badge?.proof?.status).toBe('proved');
  });

  test('goes when both operators lie together and a proof is asked for', async () => {
    const sightings = [{ locator, place: 'title' as const, revision: null }];
    const [before] = await stage.ask('badge.read', { sightings });
    const weightsRoot = before?.model?.approval?.weightsRoot.slice(2) ?? 'none';
    const lie: Parameters<FaultProxy['setFault']>[0] = async ({ method }, pass) =>
      method === 'eth_call'
        ? { result: String(await pass()).replaceAll(weightsRoot, 'ab'.repeat(32)) }
        : null;
    for (const proxy of [north, south]) proxy.setFault(lie);
    const [badge] = await stage.ask('badge.read', { sightings, prove: true });
    expect(badge).toMatchObject({ model: null, verdict: { tone: 'grey', word: 'disagreement' } });
    for (const proxy of [north, south]) proxy.setFault(null);
    await stage.ask('network.test', { chainId: 10 });
    expect(await readVerdict()).toMatchObject({ tone: 'green' });
  });

  test('goes when one operator is down: one endpoint alone is not enough', async () => {
    south.setFault(() => ({ status: 503, body: '' }));
    expect(await readVerdict()).toMatchObject({
      tone: 'grey',
      provenance: 'single',
      reasons: ['single-endpoint'],
    });
    south.setFault(null);
    await stage.ask('network.test', { chainId: 10 });
    expect(await readVerdict()).toMatchObject({ tone: 'green' });
  });

  test('goes when one operator lies: no value at all', async () => {
    const sightings = [{ locator, place: 'title' as const, revision: null }];
    const [badge] = await stage.ask('badge.read', { sightings });
    const weightsRoot = badge?.model?.approval?.weightsRoot.slice(2) ?? 'none';
    south.setFault(async ({ method }, pass) => {
      if (method !== 'eth_call') return null;
      const honest = String(await pass());
      return { result: honest.replaceAll(weightsRoot, 'ab'.repeat(32)) };
    });
    const verdict = await readVerdict();
    expect(verdict.tone).not.toBe('green');
    expect(verdict.provenance).toBe('disputed');
    south.setFault(null);
    await stage.ask('network.test', { chainId: 10 });
  });

  test('goes when the hub does not answer: the link is not known', async () => {
    stage.hub.set({ status: 500 });
    expect((await readVerdict('a-branch-never-read-before')).tone).not.toBe('green');
    stage.hub.set(null);
  });
});
