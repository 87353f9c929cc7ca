/** What is proved of a model, and what is not, before endpoints that lie, forge, lag, hang or offer no proofs. */
import { type Address, encodeFunctionData, type Hex, numberToHex, sha256, stringToHex } from 'viem';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { deployment } from '@/lib/chain/deployment';
import type { Model } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import type { ChainPoint, FactName } from '@/lib/model/provenance';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import { startChain } from '@/scripts/embedded-chain/chain';
import { type Fault, type FaultProxy, startFaultProxy } from '@/tests/helpers/fault-proxy';
import { createWorld, type World } from '@/tests/helpers/world';

const locator = 'huggingface.co/acme/test' as Locator;
const stranger = getAddressOf('squatter');
const hash = `0x${'ab'.repeat(32)}` as Hex;

let world: World;
let proxies: [FaultProxy, FaultProxy, FaultProxy];

beforeAll(async () => {
  world = await createWorld({ chainId: 10 });
  const { id } = world.model;
  const commit = '0123456789abcdef0123456789abcdef01234567';
  const weightsRoot = numberToHex(5n, { size: 32 });
  await actAsTimelock('approveRevision', [id, commit, sha256('0x01'), weightsRoot]);
  await actAsTimelock('setTerms', [id, 'apache-2.0', `git-sha1:${'c'.repeat(40)}`]);
  await actAsTimelock('suspend', [
    id,
    'Its tokenizer leaks what was typed before; see the report.',
  ]);
  await world.chain.mine(2);
});
afterAll(() => world?.chain.stop());

beforeEach(async () => {
  const start = () => startFaultProxy(world.chain.rpcUrl);
  proxies = [await start(), await start(), await start()];
});
afterEach(async () => {
  await Promise.all(proxies.map((proxy) => proxy.stop()));
});

/** What a vote would have it do, without waiting for the vote. */
async function actAsTimelock(
  functionName: 'approveRevision' | 'setTerms' | 'suspend' | 'setModule',
  args: readonly unknown[],
): Promise<void> {
  const { chain, model } = world;
  const call = { abi: modelRegistryAbi, functionName, args };
  const data = encodeFunctionData(call as Parameters<typeof encodeFunctionData>[0]);
  await chain.setBalance(model.timelock, 10n ** 18n);
  await chain.rpc('anvil_impersonateAccount', [model.timelock]);
  const [from, to] = [model.timelock, deployment.registry];
  await chain.rpc('eth_sendTransaction', [{ from, to, data }]);
  await chain.mine(1);
}

/** The record's timelock is another one from now on; who owns the record stays. */
async function moveTimelock(timelock: Address): Promise<void> {
  await actAsTimelock('setModule', [
    world.model.id,
    stringToHex('timelock', { size: 32 }),
    timelock,
  ]);
}

/** Our code as after a start of the worker, with these operators' endpoints. */
async function startWorker(operators: readonly string[], own = false) {
  vi.resetModules();
  const { addEndpoint } = await import('@/lib/chain/add-endpoint');
  const { readNetwork } = await import('@/lib/chain/networks');
  const { getLocatorKey, readModels } = await import('@/lib/chain/lens');
  const { proveModel } = await import('@/lib/chain/proof/prove-model');
  const { readHealth } = await import('@/lib/chain/health');
  for (const [i, operator] of operators.entries())
    await addEndpoint({ url: (proxies[i] as FaultProxy).url, operator, own });
  for (const { requests } of proxies) requests.length = 0;
  const now = () => Date.now();
  const ask = async () => {
    const key = getLocatorKey(locator);
    return readModels(await readNetwork(10), [{ locator, key, hint: 0n }], now);
  };
  const readDisputed = async () => {
    const answer = await ask();
    return answer.status === 'disputed' ? answer.provenance : null;
  };
  const read = async () => {
    const answer = await ask();
    if (answer.status === 'disputed') throw new Error('The lens is disputed.');
    const [hit] = answer.value;
    const { provenance, at } = answer;
    if (!hit?.model) throw new Error('The lens has no such model.');
    return { model: hit.model, publishedBlock: hit.publishedBlock, provenance, at };
  };
  const prove = async (
    change: (model: Model) => Model = (model) => model,
    others: { at?: ChainPoint } = {},
  ) => {
    const told = await read();
    const network = await readNetwork(10);
    return proveModel(network, { ...told, ...others, model: change(told.model) }, now);
  };
  const readStatuses = async () => {
    const { endpoints } = await readNetwork(10);
    return Promise.all(endpoints.map(async ({ id }) => (await readHealth(id)).status));
  };
  return { read, readDisputed, prove, readStatuses };
}

const two = ['North', 'South'];
const isProof = (method: string) => method === 'eth_getProof';
const isBlock = (method: string) => method === 'eth_getBlockByNumber';

/** Changes an answer of one method. */
function change(is: (method: string) => boolean, edit: (answer: Answer) => unknown): Fault {
  return async ({ method }, pass) =>
    is(method) ? { result: edit((await pass()) as Answer) } : null;
}
type Answer = Record<string, unknown> & {
  accountProof: Hex[];
  storageProof: { key: Hex; value: Hex; proof: Hex[] }[];
  stateRoot: Hex;
  timestamp: Hex;
};

/** Endpoints are asked, and named, in order of how fast they were. */
function inAnyOrder(list: readonly unknown[]): unknown {
  return expect.toSatisfy(
    (given: unknown) =>
      Array.isArray(given) &&
      given.length === list.length &&
      list.every((one) => given.some((other) => JSON.stringify(other) === JSON.stringify(one))),
  );
}

/** Another last digit. */
function flip(text: Hex): Hex {
  return `${text.slice(0, -1)}${text.endsWith('1') ? '2' : '1'}` as Hex;
}

describe('proveModel', () => {
  test('default: two operators give the header, one of them the proof: one request for each account', async () => {
    const worker = await startWorker(two);
    const { provenance, model } = await worker.read();
    expect(model).toMatchObject({ knownLaunch: true, approval: { byVote: false, count: 1 } });
    for (const { requests } of proxies) requests.length = 0;
    expect(await worker.prove()).toEqual({
      status: 'proved',
      provenance: {
        kind: 'proved',
        at: expect.objectContaining({ chainId: 10 }),
        agreed: 2,
        asked: 2,
        operators: inAnyOrder(two),
      },
      proof: { status: 'proved', rest: expect.objectContaining({ kind: provenance.kind }) },
    });
    const asked = proxies.flatMap(({ requests }) => requests.map(({ method }) => method));
    expect(asked.filter(isProof)).toHaveLength(3);
    expect(asked.filter(isBlock)).toHaveLength(2);
  });

  test("args: the user's own node is enough", async () => {
    const worker = await startWorker(['Mine'], true);
    expect(await worker.prove()).toMatchObject({
      status: 'proved',
      provenance: { kind: 'proved', agreed: 1, asked: 1, operators: ['Mine'] },
    });
  });

  test('behaviour: one operator alone proves nothing, however many endpoints it runs', async () => {
    const worker = await startWorker(['North', 'North']);
    expect((await worker.read()).provenance).toMatchObject({ kind: 'agreed', agreed: 2 });
    expect(await worker.prove()).toEqual({
      status: 'failed',
      proof: { status: 'failed', why: 'header-not-agreed', operators: ['North'] },
    });
  });

  test.each<[FactName, (model: Model) => Model]>([
    ['owner', (model) => ({ ...model, owner: stranger })],
    ['repository-id', (model) => ({ ...model, repositoryId: 'abd' })],
    ['repository-id', (model) => ({ ...model, repositoryId: 'x'.repeat(40) })],
    ['repository-id', (model) => ({ ...model, repositoryId: 'ab\ufffd' })],
    ['claim-count', (model) => ({ ...model, claimCount: 2 })],
    ['registration', (model) => ({ ...model, registeredBlock: model.registeredBlock + 1n })],
    ['token', (model) => ({ ...model, token: stranger })],
    ['vault', (model) => ({ ...model, vault: stranger })],
    ['timelock', (model) => ({ ...model, timelock: null })],
    ['governor', (model) => ({ ...model, governor: stranger })],
    ['known-launch', (model) => ({ ...model, knownLaunch: false })],
    ['approval-count', (model) => ({ ...model, approval: null })],
    ['approval-count', (model) => withApproval(model, { count: 2 })],
    ['commit', (model) => withApproval(model, { commit: 'f'.repeat(40) })],
    ['manifest-hash', (model) => withApproval(model, { manifestHash: hash })],
    ['weights-root', (model) => withApproval(model, { weightsRoot: hash })],
    ['approved-by', (model) => withApproval(model, { by: stranger })],
    ['approved-at', (model) => withApproval(model, { approvedAt: 1n })],
    ['by-vote', (model) => withApproval(model, { byVote: true })],
    ['by-vote', (model) => withApproval(model, { soloVoter: stranger })],
    ['suspension', (model) => ({ ...model, suspension: null })],
    ['suspension', (model) => ({ ...model, suspension: { ...suspended(model), by: stranger } })],
    ['suspension', (model) => ({ ...model, suspension: { ...suspended(model), reason: 'none' } })],
    ['licence', (model) => ({ ...model, terms: null })],
    ['licence', (model) => ({ ...model, terms: { ...terms(model), licence: 'mit' } })],
    ['licence', (model) => ({ ...model, terms: { ...terms(model), licenceFile: '' } })],
  ])(
    'behaviour: a lie that all endpoints tell about %s is found, and who told it',
    async (fact, lie) => {
      const worker = await startWorker(two);
      const result = await worker.prove(lie);
      if (result.status !== 'disputed') throw new Error(`The lie was ${result.status}.`);
      expect(result.provenance.operators).toEqual(inAnyOrder(two));
      const difference = result.provenance.differences.find((one) => one.fact === fact);
      expect(difference?.values.map(({ by }) => by)).toEqual(inAnyOrder([...two, null]));
      const [north, south, proved] = difference?.values.map(({ value }) => value) ?? [];
      expect(north).toBe(south);
      expect(proved).not.toBe(north);
    },
  );

  test('behaviour: a vote is not believed of somebody the launcher did not make', async () => {
    const worker = await startWorker(two);
    const told = { by: stranger, byVote: true, soloVoter: null };
    const result = await worker.prove((model) => withApproval(model, told));
    if (result.status !== 'disputed') throw new Error(`The lie was ${result.status}.`);
    const facts = result.provenance.differences.map(({ fact }) => fact);
    expect(facts).toEqual(['approved-by', 'by-vote']);
  });

  test("error: what another community's timelock approved is not proved, whatever is told of its vote", async () => {
    const worker = await startWorker(two);
    // The record names no timelock of its launch any more, so that it is a foreign one.
    await moveTimelock(stranger);
    try {
      expect(await worker.prove()).toMatchObject({
        status: 'failed',
        proof: { why: 'foreign-approval' },
      });
    } finally {
      await moveTimelock(world.model.timelock);
    }
  });

  test('behaviour: a claim on another locator is found', async () => {
    const worker = await startWorker(two);
    const other = 'huggingface.co/meta-llama/llama-3.1-8b' as Locator;
    const result = await worker.prove((model) => ({ ...model, locator: other }));
    expect(result).toMatchObject({
      status: 'disputed',
      provenance: {
        differences: expect.arrayContaining([expect.objectContaining({ fact: 'claim' })]),
      },
    });
  });

  test.each<[string, Fault]>([
    ['of the wrong account', change(isProof, (proof) => ({ ...proof, address: stranger }))],
    [
      'of the wrong account, under the right name',
      async ({ method, params }, pass) =>
        isProof(method)
          ? {
              result: {
                ...((await pass({ params: [stranger, ...params.slice(1)] })) as object),
                address: params[0],
              },
            }
          : null,
    ],
    [
      'with one node changed',
      change(isProof, (proof) => ({
        ...proof,
        accountProof: proof.accountProof.map((node, i) => (i === 0 ? flip(node) : node)),
      })),
    ],
    [
      'with one node of storage changed',
      change(isProof, (proof) => ({
        ...proof,
        storageProof: proof.storageProof.map((one) => ({
          ...one,
          proof: one.proof.map((node, i) => (i === one.proof.length - 1 ? flip(node) : node)),
        })),
      })),
    ],
    [
      'with a value that is not the one proved',
      change(isProof, (proof) => ({
        ...proof,
        storageProof: proof.storageProof.map((one) => ({ ...one, value: '0x7' })),
      })),
    ],
    [
      'of fewer slots',
      change(isProof, (proof) => ({ ...proof, storageProof: proof.storageProof.slice(1) })),
    ],
    [
      "of an older block's state",
      async ({ method, params }, pass) =>
        isProof(method) ? { result: await pass({ params: [...params.slice(0, 2), '0x1'] }) } : null,
    ],
    ['that is no proof', change(isProof, () => ({ accountProof: 'none' }))],
  ])('error: a proof %s', async (_, fault) => {
    const worker = await startWorker(two);
    for (const proxy of proxies) proxy.setFault(fault);
    expect(await worker.prove()).toEqual({
      status: 'failed',
      proof: { status: 'failed', why: 'invalid', operators: inAnyOrder(two) },
    });
    expect(await worker.readStatuses()).toEqual(['failing', 'failing']);
  });

  test('behaviour: where one endpoint forges its proof, the next is asked', async () => {
    const worker = await startWorker(two);
    proxies[0].setFault(change(isProof, (proof) => ({ ...proof, accountProof: [] })));
    expect((await worker.prove()).status).toBe('proved');
  });

  test('error: a header that does not hash to its hash', async () => {
    const worker = await startWorker(two);
    proxies[1].setFault(
      change(isBlock, (block) => ({ ...block, stateRoot: flip(block.stateRoot) })),
    );
    expect(await worker.prove()).toEqual({
      status: 'failed',
      proof: { status: 'failed', why: 'header-invalid', operators: ['South'] },
    });
  });

  test('behaviour: with three operators, the one whose header is false is outvoted', async () => {
    const worker = await startWorker([...two, 'East']);
    proxies[1].setFault(change(isBlock, (block) => ({ ...block, timestamp: '0x1' })));
    expect(await worker.prove()).toMatchObject({
      status: 'proved',
      provenance: { agreed: 2, asked: 3, operators: inAnyOrder(['North', 'East']) },
    });
  });

  test('error: two operators with different blocks, both whole', async () => {
    const worker = await startWorker(two);
    const other = await startChain({ chainId: 10, ticks: false });
    try {
      await other.mine(Number(await world.chain.rpc('eth_blockNumber')));
      proxies[1].setFault(async ({ method, params }) =>
        isBlock(method) ? { result: await other.rpc(method, params) } : null,
      );
      expect(await worker.prove()).toEqual({
        status: 'failed',
        proof: {
          status: 'failed',
          why: 'header-not-agreed',
          operators: inAnyOrder(two),
        },
      });
    } finally {
      await other.stop();
    }
  });

  test.each<[string, string, Fault]>([
    ['that offers none', 'not-offered', refuse(-32601)],
    ['that offers none for this block', 'too-old', refuse(-32000)],
    [
      'that fails',
      'no-answer',
      ({ method }) => (isProof(method) ? { status: 503, body: '' } : null),
    ],
  ])('error: an endpoint %s', async (_, why, fault) => {
    const worker = await startWorker(two);
    for (const proxy of proxies) proxy.setFault(fault);
    expect(await worker.prove()).toMatchObject({ status: 'failed', proof: { why } });
  });

  test('error: one that does not have the block, or nobody has it any more', async () => {
    const worker = await startWorker(two);
    proxies[1].setFault(change(isBlock, () => null));
    expect(await worker.prove()).toMatchObject({ proof: { why: 'header-not-agreed' } });
    for (const proxy of proxies) proxy.setFault(change(isBlock, () => null));
    expect(await worker.prove()).toMatchObject({
      proof: { why: 'block-gone', operators: inAnyOrder(two) },
    });
  });

  test('error: one that never answers costs a moment, and leaves one operator', async () => {
    const worker = await startWorker(two);
    proxies[0].setFault(({ method }) => (isBlock(method) ? 'hang' : null));
    expect(await worker.prove()).toMatchObject({
      proof: { why: 'header-not-agreed', operators: ['South'] },
    });
  });

  test('error: the block was replaced after the lens was read', async () => {
    const worker = await startWorker(two);
    const { at } = await worker.read();
    const told = { at: { ...at, timestamp: at.timestamp + 1n } };
    expect(await worker.prove((model) => model, told)).toMatchObject({
      proof: { why: 'block-gone' },
    });
  });
});

describe('who said what', () => {
  const weightsRoot = numberToHex(5n, { size: 32 }).slice(2);
  const replace = (from: string, to: string): Fault =>
    change(
      (method) => method === 'eth_call',
      (answer) => String(answer).replaceAll(from, to),
    );

  test('an endpoint that lies about one field: no value, the field, and both answers', async () => {
    const worker = await startWorker(two);
    proxies[1].setFault(replace(weightsRoot, hash.slice(2)));
    expect(await worker.readDisputed()).toMatchObject({
      kind: 'disputed',
      operators: inAnyOrder(two),
      differences: [
        {
          fact: 'weights-root',
          values: inAnyOrder([
            { by: 'North', value: `0x${weightsRoot}` },
            { by: 'South', value: hash },
          ]),
        },
      ],
    });
  });

  test('all endpoints of one operator lying together are never more than one voice', async () => {
    const worker = await startWorker(['North', 'North']);
    for (const proxy of proxies) proxy.setFault(replace(weightsRoot, hash.slice(2)));
    const { provenance, model } = await worker.read();
    expect(model.approval?.weightsRoot).toBe(hash);
    expect(provenance).toMatchObject({ kind: 'agreed', agreed: 2, operators: ['North'] });
    // The judge gives no green to one operator's word (judge.test.ts, same-operator), and no proof helps them to it.
    expect((await worker.prove()).status).toBe('failed');
  });

  test('one that lags 1,000 blocks does not count, and is named', async () => {
    const worker = await startWorker(two);
    const old = await world.chain.rpc('eth_blockNumber');
    await world.chain.mine(1000);
    proxies[1].setFault(async ({ method, params }, pass) =>
      method === 'eth_call' ? { result: await pass({ params: [params[0], old] }) } : null,
    );
    const { provenance } = await worker.read();
    expect(provenance).toMatchObject({ kind: 'single', operator: 'North' });
    expect(await worker.readStatuses()).toEqual(['ok', 'lagging']);
  });

  test('one that answers for another chain does not count, and is shut out', async () => {
    const worker = await startWorker(two);
    // The chain id is the first word of an answer that is 10.
    const tell = (answer: unknown) =>
      String(answer).replace('a'.padStart(64, '0'), '1'.padStart(64, '0'));
    proxies[1].setFault(change((method) => method === 'eth_call', tell));
    expect((await worker.read()).provenance).toMatchObject({ kind: 'single', operator: 'North' });
    expect(await worker.readStatuses()).toEqual(['ok', 'wrong-chain']);
  });

  test('one that never answers does not count', async () => {
    const worker = await startWorker(two);
    proxies[1].setFault(() => 'hang');
    expect((await worker.read()).provenance).toMatchObject({ kind: 'single', operator: 'North' });
  });
});

describe('header of every fork', () => {
  test.each(['paris', 'shanghai', 'cancun', 'prague', 'osaka'])('%s', async (hardfork) => {
    const chain = await startChain({ ticks: false, hardfork });
    try {
      await chain.mine(2);
      const block = await chain.rpc('eth_getBlockByNumber', ['latest', false]);
      const { readHeader } = await import('@/lib/chain/proof/header');
      expect(readHeader(block)).toMatchObject({ hash: (block as Answer)['hash'], number: 2n });
    } finally {
      await chain.stop();
    }
  });
});

function suspended({ suspension }: Model): NonNullable<Model['suspension']> {
  if (!suspension) throw new Error('The model is not suspended.');
  return suspension;
}

function terms(model: Model): NonNullable<Model['terms']> {
  if (!model.terms) throw new Error('The model has no terms.');
  return model.terms;
}

function withApproval(model: Model, changes: Partial<NonNullable<Model['approval']>>): Model {
  return { ...model, approval: model.approval && { ...model.approval, ...changes } };
}

function refuse(code: number): Fault {
  return ({ method }) => (isProof(method) ? { error: { code, message: 'no' } } : null);
}
