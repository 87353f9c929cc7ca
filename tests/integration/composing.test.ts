/** The composer's calls against the real contracts: built from intents, voted through, and read back from the chain. */
import {
  type Address,
  decodeFunctionData,
  encodeFunctionData,
  erc20Abi,
  type Hex,
  parseEther,
  zeroAddress,
} from 'viem';
import { sendTransaction } from 'viem/actions';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { modelGovernorAbi } from '@/contracts/abi/model-governor';
import { deployment } from '@/lib/chain/deployment';
import type { HubApi, HubFile } from '@/lib/hubs/types';
import type { BuiltProposal } from '@/lib/model/composing';
import type { Locator, RecordId } from '@/lib/model/ids';
import type { ParsedOf } from '@/lib/protocol/messages';
import { getManifestHash, getWeightsRoot } from '@/lib/provenance/manifest';
import { defaultSettings, writeSettings } from '@/lib/storage/settings';
import { createScriptClient } from '@/scripts/contracts/client';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import { ownPage } from '@/tests/helpers/acting-worker';
import { startComposingWorker } from '@/tests/helpers/composing-worker';
import { passProposal } from '@/tests/helpers/pass-proposal';
import { createWorld, holder, listTransactions, type World } from '@/tests/helpers/world';

type Intent = ParsedOf<'proposal.build'>['intents'][number];

const asker = ownPage;
const locator = 'huggingface.co/acme/test' as Locator;
const commit = 'c'.repeat(40);
const files: readonly HubFile[] = [
  { path: 'README.md', size: 12, algorithm: 'git-sha1', digest: 'a'.repeat(40) },
  { path: 'model.safetensors', size: 4_000, algorithm: 'sha256', digest: 'b'.repeat(64) },
];
const recipient = '0x00000000000000000000000000000000000000ee';

let world: World;
let record: RecordId;
let worker: Awaited<ReturnType<typeof startComposingWorker>>['handlers'];

beforeAll(async () => {
  world = await createWorld();
  record = { chainId: world.chain.chainId, registry: world.registry, id: world.model.id };
  await world.chain.setBalance(world.model.timelock, parseEther('2'));
  const client = createScriptClient({ rpcUrl: world.chain.rpcUrl, signer: getAddressOf('ada') });
  await sendTransaction(client, {
    chain: null,
    to: world.model.token,
    data: encodeFunctionData({
      abi: erc20Abi,
      functionName: 'transfer',
      args: [world.model.timelock, parseEther('40')],
    }),
  });
  // Votes and quorum count from the second after.
  await world.chain.increaseTime(10);
});
afterAll(() => world?.chain.stop());

beforeEach(async () => {
  worker = (await startComposingWorker(world.chain.rpcUrl, hub)).handlers;
});

/** A hub whose one repository has two files, the same at every revision. */
const hub: HubApi = {
  id: 'hugging-face',
  capabilities: { link: 'front-matter', digests: 'large' },
  pinsFiles: true,
  fetchRepository: async () => ({
    canonicalId: 'acme/test',
    locator,
    repositoryId: 'abc',
    commit,
    gated: false,
    governance: [],
    licence: null,
    parents: [],
  }),
  fetchFiles: async () => files,
};

function build(...intents: Intent[]): Promise<BuiltProposal> {
  return worker['proposal.build']({ record, intents }, asker);
}

/** Passes it as the interface would; gives what was proposed. */
async function passThrough(built: BuiltProposal, description: string) {
  const before = Number(await world.chain.rpc('eth_blockNumber'));
  await passProposal({ worker, world, record }, { built, description });
  const [sent] = await listTransactions(world.chain, holder, before + 1);
  return decodeFunctionData({ abi: modelGovernorAbi, data: sent?.input ?? '0x' }).args;
}

async function call(to: string, data: Hex): Promise<Hex> {
  return (await world.chain.rpc('eth_call', [{ to, data }, 'latest'])) as Hex;
}

async function readParameters() {
  const { parameters } = await worker['composing.read']({ record }, asker);
  return Object.fromEntries(
    parameters.map((view) => [view.name, view.name === 'guardian' ? view.account : view.value]),
  );
}

describe('composing.read', () => {
  test('default', async () => {
    const context = await worker['composing.read']({ record }, asker);
    expect(context).toMatchObject({
      demo: true,
      provenance: { kind: 'single', operator: 'test' },
      eligibility: {
        status: 'eligible',
        account: holder,
        votes: parseEther('500'),
        threshold: parseEther('10'),
      },
      treasury: { nativeWei: parseEther('2'), tokens: parseEther('40') },
      model: { name: 'Test Commons', timelock: expect.stringMatching(/^0x/) },
    });
    expect(await readParameters()).toEqual({
      'voting-delay': 1n,
      'voting-period': 1_000n,
      'proposal-threshold': parseEther('10'),
      'quorum-fraction': 1_000n,
      'quorum-floor': 100n,
      'late-quorum-extension': 100n,
      'unstake-cooldown': 50n,
      'timelock-delay': 100n,
      guardian: zeroAddress,
    });
  });

  test('error: a record that is not there', async () => {
    const other = { ...record, id: 999n };
    await expect(worker['composing.read']({ record: other }, asker)).rejects.toMatchObject({
      code: 'governance.record_unknown',
    });
  });
});

describe('model.search', () => {
  test('args: a name, in whatever case', async () => {
    const { choices } = await worker['model.search']({ query: 'test COMM' }, asker);
    expect(choices).toEqual([
      expect.objectContaining({ record, locator, name: 'Test Commons', demo: true, link: null }),
    ]);
    expect(await worker['model.search']({ query: 'nothing like it' }, asker)).toEqual({
      choices: [],
      more: false,
    });
  });

  test('error: before the notice was agreed to', async () => {
    await writeSettings(defaultSettings);
    await expect(worker['model.search']({ query: '' }, asker)).rejects.toMatchObject({
      code: 'settings.not_agreed',
    });
  });
});

describe('revision.read', () => {
  test('default', async () => {
    const report = await worker['revision.read']({ record, locator, revision: 'main' }, asker);
    expect(report).toMatchObject({
      commit,
      manifestHash: getManifestHash(files),
      weightsRoot: getWeightsRoot(files),
      totalBytes: 4_012,
      repository: 'as-recorded',
      approved: null,
    });
  });
});

describe('target.read', () => {
  test.each([
    ['vault', { code: 'own', name: 'StakeVault' }],
    ['lens', { code: 'known', name: 'ModelLens' }],
    ['nobody', { code: 'none', name: null }],
    ['CREATE2 deployer', { code: 'unknown', name: null }],
  ])('args: %s', async (who, expected) => {
    const addresses: Record<string, Address> = {
      vault: world.model.vault,
      lens: deployment.lens,
      nobody: recipient,
      'CREATE2 deployer': '0x4e59b44847b379578588920cA78FbF26c0B4956C',
    };
    const address = addresses[who] ?? zeroAddress;
    expect(await worker['target.read']({ record, address }, asker)).toEqual({
      address,
      ...expected,
    });
  });
});

describe('proposal.build', () => {
  test('behaviour: a payment the treasury cannot make is told before it is proposed', async () => {
    const { actions, simulation } = await build({
      kind: 'pay',
      asset: 'token',
      recipient,
      amount: parseEther('41'),
    });
    expect(actions).toMatchObject([{ status: 'built', warnings: ['more-than-treasury'] }]);
    expect(simulation).toMatchObject({ status: 'reverts', code: 'revert.balance' });
  });

  test('behaviour: a call of unknown code is a hard warning and not decoded as ours', async () => {
    const { actions } = await build({
      kind: 'call',
      target: '0x4e59b44847b379578588920cA78FbF26c0B4956C',
      valueWei: 0n,
      function: { name: 'f', inputs: [], mutability: 'nonpayable' },
      arguments: [],
    });
    expect(actions).toMatchObject([
      { decoded: { kind: 'unknown' }, warnings: ['unknown-code'], target: { code: 'unknown' } },
    ]);
  });

  test('behaviour: one action that cannot be built leaves the others, and nothing is simulated', async () => {
    const { actions, simulation } = await build(
      { kind: 'parameter', name: 'voting-period', value: 0n },
      { kind: 'pay', asset: 'native', recipient, amount: 1n },
    );
    expect(actions).toMatchObject([
      { status: 'problem', problem: { code: 'parameter_below' } },
      { status: 'built', decoded: { kind: 'transfer' } },
    ]);
    expect(simulation).toBeNull();
  });
});

describe('proposals of every kind, voted through', () => {
  test('behaviour: text only', async () => {
    const built = await build();
    expect(built.simulation).toEqual({ status: 'ok', method: 'eth_simulateV1' });
    const args = await passThrough(built, '# A question\n\nShall we?');
    expect(args).toEqual([
      [world.model.timelock],
      [0n],
      ['0x'],
      `# A question\n\nShall we?\n\n#proposer=${holder.toLowerCase()}`,
    ]);
  });

  test('behaviour: everything at once', async () => {
    const report = await worker['revision.read']({ record, locator, revision: null }, asker);
    const { timestamp } = await worker['composing.read']({ record }, asker);
    const { manifestHash, weightsRoot } = report;
    const guardian = getAddressOf('bruno');
    const built = await build(
      { kind: 'approve-revision', commit: report.commit, manifestHash, weightsRoot },
      { kind: 'pay', asset: 'native', recipient, amount: parseEther('0.5') },
      { kind: 'pay', asset: 'token', recipient, amount: parseEther('7') },
      { kind: 'parameter', name: 'voting-delay', value: 2n },
      { kind: 'parameter', name: 'voting-period', value: 900n },
      { kind: 'parameter', name: 'proposal-threshold', value: parseEther('11') },
      { kind: 'parameter', name: 'quorum-fraction', value: 1_100n },
      { kind: 'parameter', name: 'quorum-floor', value: 110n },
      { kind: 'parameter', name: 'late-quorum-extension', value: 90n },
      { kind: 'parameter', name: 'unstake-cooldown', value: 40n },
      { kind: 'parameter', name: 'timelock-delay', value: 60n },
      { kind: 'parameter', name: 'guardian', account: guardian, expiresAt: timestamp + 86_400n },
      { kind: 'terms', licence: 'apache-2.0', licenceFile: `git-sha1:${'7c'.repeat(20)}` },
      { kind: 'standing', change: 'suspend', reason: 'It repeats what it was trained on.' },
      {
        kind: 'call',
        target: world.registry,
        valueWei: 0n,
        function: {
          name: 'setUri',
          mutability: 'nonpayable',
          inputs: [
            { name: 'id', type: 'uint256', components: [] },
            { name: 'uri', type: 'string', components: [] },
          ],
        },
        arguments: [record.id.toString(), 'ipfs://cid'],
      },
    );
    expect(built.simulation).toEqual({ status: 'ok', method: 'eth_simulateV1' });
    for (const action of built.actions) {
      expect(action).toMatchObject({ status: 'built' });
      if (action.status === 'built' && action.action.calldata !== '0x') {
        expect(action).toMatchObject({ target: { code: 'own' }, decoded: { kind: 'known' } });
      }
    }
    await passThrough(built, '# Everything');
    // The lens tells the quorum of the last full second.
    await world.chain.increaseTime(5);

    expect(await readParameters()).toEqual({
      'voting-delay': 2n,
      'voting-period': 900n,
      'proposal-threshold': parseEther('11'),
      'quorum-fraction': 1_100n,
      'quorum-floor': 110n,
      'late-quorum-extension': 90n,
      'unstake-cooldown': 40n,
      'timelock-delay': 60n,
      guardian,
    });
    expect(BigInt((await world.chain.rpc('eth_getBalance', [recipient, 'latest'])) as Hex)).toBe(
      parseEther('0.5'),
    );
    const balance = encodeFunctionData({
      abi: erc20Abi,
      functionName: 'balanceOf',
      args: [recipient],
    });
    expect(BigInt(await call(world.model.token, balance))).toBe(parseEther('7'));
    const { model } = await worker['composing.read']({ record }, asker);
    // Passed by the one vote of one holder: that is no approval by vote.
    const byOne = { byVote: false, soloVoter: holder };
    expect(model.approval).toMatchObject({ commit, manifestHash, weightsRoot, ...byOne });
    expect(model.terms).toMatchObject({ licence: 'apache-2.0' });
    expect(model.suspension?.reason).toBe('It repeats what it was trained on.');
    const again = await worker['revision.read']({ record, locator, revision: null }, asker);
    expect(again.approved).toEqual({ commit, check: 'as-approved' });
    expect(again.files.map(({ change }) => change)).toEqual(['same', 'same']);
  });
});
