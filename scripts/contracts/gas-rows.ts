// What people do with the contracts, once each, in the order of a model's life; every step with a name becomes a row.
import {
  type Address,
  encodeAbiParameters,
  encodeFunctionData,
  encodePacked,
  type Hex,
  keccak256,
  parseEther,
  parseSignature,
  sha256,
  stringToHex,
  zeroAddress,
} from 'viem';
import { getTransactionReceipt, signTypedData } from 'viem/actions';
import { modelGovernorAbi } from '@/contracts/abi/model-governor';
import { modelLensAbi } from '@/contracts/abi/model-lens';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { modelTokenAbi } from '@/contracts/abi/model-token';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import type { Call, Scene } from './gas-scene';
import { type LaunchedModel, launchModel, type ModelLaunch } from './launch-model';

const day = 86_400;
const locator = 'huggingface.co/acme/model-of-usual-length';
const commit = '0123456789abcdef0123456789abcdef01234567';
/** About 26,000 bytes: a repository of some 300 files. */
const manifest = stringToHex('model-00001-of-00300.safetensors 4976698672 sha256:ab\n'.repeat(480));

export async function registryRows({ send, addresses, people }: Scene): Promise<void> {
  const call = (functionName: string, ...args: readonly unknown[]): Call => ({
    address: addresses.modelRegistry,
    abi: modelRegistryAbi,
    functionName,
    args,
  });
  const { alice, bob } = people;
  const place = (text: string) => ({ locator: text, repositoryId: '65f0c0ffee65f0c0ffee65f0' });
  const owner = alice.account.address;
  await send(alice, call('register', owner, [place(locator)], ''), 'register, new locator');
  await send(
    bob,
    call('register', owner, [place(locator)], ''),
    'register, locator claimed before',
  );
  await send(alice, call('addLocator', 1n, place('ollama.com/acme/model')), 'add a locator');
  await send(alice, call('release', 1n, 'ollama.com/acme/model'), 'release a locator');
  await send(
    alice,
    call('approveRevision', 1n, commit, sha256(manifest), keccak256('0x01')),
    'approve a revision',
  );
  await send(bob, call('publishManifest', 1n, 0n, manifest), 'publish its manifest (25,920 bytes)');
  await send(
    alice,
    call('setModule', 1n, stringToHex('router', { size: 32 }), owner),
    'set a module',
  );
}

/** Always the same, because a signature's bytes cost what they are. In seconds since 1970. */
const deadline = 4_000_000_000n;

/** A launch and all that follows. Returns the model for the reads. */
export async function peopleRows(scene: Scene): Promise<LaunchedModel> {
  const model = await launch(scene, locator);
  const { gasUsed } = await getTransactionReceipt(scene.people.alice, { hash: model.hash });
  scene.rows.push({ what: 'launch a model (three holders, two with stake)', gas: gasUsed });
  await scene.chain.increaseTime(12);
  await stakeRows(scene, model);
  await voteRows(scene, model);
  return model;
}

async function stakeRows(scene: Scene, { token, vault }: LaunchedModel): Promise<void> {
  const { send, people, chain } = scene;
  const { alice, bob } = people;
  const onVault = (functionName: string, ...args: readonly unknown[]): Call => ({
    address: vault,
    abi: stakeVaultAbi,
    functionName,
    args,
  });
  const amount = parseEther('10');
  const approval = { address: token, abi: modelTokenAbi, functionName: 'approve' };
  await send(bob, { ...approval, args: [vault, amount * 2n] }, 'approve the vault');
  await send(bob, onVault('deposit', amount, bob.account.address), 'stake, first time');
  await chain.increaseTime(12);
  await send(bob, onVault('deposit', amount, bob.account.address), 'stake more');
  await chain.increaseTime(12);
  const permit = await signPermit(scene, { token, vault, amount });
  await send(
    alice,
    onVault('stakeWithPermitAndDelegate', amount, bob.account.address, ...permit),
    'stake with permit and delegate',
  );
  await chain.increaseTime(12);
  await send(alice, onVault('delegate', zeroAddress), 'delegate');
  await chain.increaseTime(12);
  await send(alice, onVault('transfer', bob.account.address, amount), 'send shares');
  await chain.increaseTime(12);
  await send(bob, onVault('requestUnstake', amount), 'ask for one’s stake');
  await chain.increaseTime(day);
  await send(bob, onVault('claimUnstake', 1n, bob.account.address), 'claim the unstaked');
}

async function voteRows(scene: Scene, model: LaunchedModel): Promise<void> {
  const { send, people, chain, addresses } = scene;
  const { alice, bob } = people;
  const action = encodeFunctionData({
    abi: modelRegistryAbi,
    functionName: 'approveRevision',
    args: [model.id, commit, sha256(manifest), keccak256('0x01')],
  });
  const motion = [[addresses.modelRegistry], [0n], [action]] as const;
  const description = '# Approve the spring weights\n\nAll tests passed; see the card.';
  const hash = keccak256(stringToHex(description));
  const onGovernor = (functionName: string, ...args: readonly unknown[]): Call => ({
    address: model.governor,
    abi: modelGovernorAbi,
    functionName,
    args,
  });
  await send(alice, onGovernor('propose', ...motion, description), 'propose (one call)');
  await chain.increaseTime(day + 1);
  const id = hashProposal(motion, hash);
  const split = encodePacked(['uint128', 'uint128', 'uint128'], [1n, parseEther('4'), 1n]);
  const vote = onGovernor('castVoteWithReasonAndParams', id, 255, '', split);
  await send(bob, vote, 'vote, split three ways');
  await send(alice, onGovernor('castVote', id, 1), 'vote For, reaching quorum');
  await chain.increaseTime(3 * day + 1);
  await send(bob, onGovernor('queue', ...motion, hash), 'queue');
  await chain.increaseTime(2 * day + 1);
  await send(bob, onGovernor('execute', ...motion, hash), 'execute (approve a revision)');
}

export async function lensRows(scene: Scene, model: LaunchedModel): Promise<void> {
  const onLens = (functionName: string, ...args: readonly unknown[]): Call => ({
    address: scene.addresses.modelLens,
    abi: modelLensAbi,
    functionName,
    args,
  });
  const read = (locators: readonly string[]) =>
    onLens(
      'read',
      locators.map((one) => keccak256(stringToHex(one))),
      locators.map(() => 0n),
      0n,
    );
  await scene.read('a key without a record', read(['a/b']));
  await scene.read('a record without a launch', read([locator]));
  const many = Array.from({ length: 100 }, (_, index) => `huggingface.co/acme/model-${index}`);
  const launched: LaunchedModel[] = [];
  for (const one of many) launched.push(await launch(scene, one));
  await scene.read('a governed model, no proposal', read(many.slice(0, 1)));
  await scene.read('30 governed models', read(many.slice(0, 30)));
  await scene.read('100 governed models', read(many));
  await scene.chain.increaseTime(12);
  for (const one of launched) await proposeThree(scene, one);
  await scene.read('a governed model, three live proposals', read(many.slice(0, 1)));
  await scene.read('100 governed models, three live proposals each', read(many));
  await scene.read(
    'one account’s part',
    onLens('viewer', scene.people.bob.account.address, model.id),
  );
  await scene.read('what rules a model', onLens('settings', model.id));
  await scene.read('100 keys of the list', onLens('keys', 0n, 100n));
}

async function proposeThree(
  { send, people, addresses }: Scene,
  { governor }: LaunchedModel,
): Promise<void> {
  for (const text of ['one', 'two', 'three']) {
    const args = [[addresses.modelRegistry], [0n], ['0x'], text];
    const call = { address: governor, abi: modelGovernorAbi, functionName: 'propose', args };
    await send(people.alice, call);
  }
}

/** A model as the report has them: three holders, two with stake. */
export async function launch(
  { people, addresses }: Scene,
  place: string,
  allocation?: NonNullable<ModelLaunch['allocation']>,
): Promise<LaunchedModel> {
  const holder = (account: Address, amount: string, staked: string) => ({
    account,
    amount: parseEther(amount),
    staked: parseEther(staked),
  });
  const model: ModelLaunch = {
    name: 'Acme Model',
    symbol: 'ACME',
    places: [{ locator: place, repositoryId: '65f0c0ffee65f0c0ffee65f0' }],
    uri: '',
    holders: [
      holder(people.alice.account.address, '300', '300'),
      holder(people.bob.account.address, '100', '0'),
      holder('0x00000000000000000000000000000000000c0de1', '200', '100'),
    ],
    governance: {
      votingDelay: day,
      votingPeriod: 3 * day,
      lateQuorumExtension: day / 2,
      proposalThreshold: parseEther('10'),
      quorumBps: 2000,
      quorumFloorBps: 500,
      timelockDelay: 2 * day,
      unstakeCooldown: day,
      guardian: zeroAddress,
      guardianExpiresAt: 0,
    },
    ...(allocation && { allocation }),
  };
  return await launchModel(people.alice, { launcher: addresses.launcher, model });
}

/** Deadline and signature of alice's permit, in the order the vault takes them. */
async function signPermit(
  { people, chain }: Scene,
  { token, vault, amount }: { token: Address; vault: Address; amount: bigint },
): Promise<readonly [bigint, bigint, Hex, Hex]> {
  const owner = people.alice.account.address;
  const signature = await signTypedData(people.alice, {
    domain: { name: 'Acme Model', version: '1', chainId: chain.chainId, verifyingContract: token },
    types: {
      Permit: [
        { name: 'owner', type: 'address' },
        { name: 'spender', type: 'address' },
        { name: 'value', type: 'uint256' },
        { name: 'nonce', type: 'uint256' },
        { name: 'deadline', type: 'uint256' },
      ],
    },
    primaryType: 'Permit',
    message: { owner, spender: vault, value: amount, nonce: 0n, deadline },
  });
  const { v, r, s } = parseSignature(signature);
  return [deadline, v ?? 27n, r, s];
}

/** A proposal's id, as `IGovernor.hashProposal` has it. */
function hashProposal(
  [targets, values, calldatas]: readonly [readonly Address[], readonly bigint[], readonly Hex[]],
  descriptionHash: Hex,
): bigint {
  const types = [{ type: 'address[]' }, { type: 'uint256[]' }, { type: 'bytes[]' }] as const;
  return BigInt(
    keccak256(
      encodeAbiParameters(
        [...types, { type: 'bytes32' }],
        [targets, values, calldatas, descriptionHash],
      ),
    ),
  );
}
