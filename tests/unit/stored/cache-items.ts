/** What is read anew from chains and hubs where it is not kept. */
import {
  type Address,
  encodeAbiParameters,
  encodeFunctionResult,
  getAbiItem,
  type Hex,
  keccak256,
  pad,
} from 'viem';
import { allocationAbi } from '@/lib/chain/abi/allocation';
import { contributionsAbi } from '@/lib/chain/abi/contributions';
import { modelGovernorAbi } from '@/lib/chain/abi/model-governor';
import { modelLensAbi } from '@/lib/chain/abi/model-lens';
import { deployment } from '@/lib/chain/deployment';
import { getProposalId } from '@/lib/governance/proposal-id';
import { topics } from '@/lib/history';
import type { Locator, LocatorKey } from '@/lib/model/ids';
import type { Contribution } from '@/lib/model/revenue';
import { getManifestHash, type ManifestFile } from '@/lib/provenance/manifest';
import { buildAllocation } from '@/lib/staking/allocation';
import { silent, toLog, withAnswer } from './endpoint';
import type { StoredItem } from './item';

const account = '0x00000000000000000000000000000000000000a1' as const;
const hash = `0x${'0a'.repeat(32)}` as const;
const locator = 'huggingface.co/acme/model' as Locator;
const key = { chainId: 10, governor: account } as const;
const unread = /^chain\.unreachable$/;

const hub = async () => import('@/lib/provenance/hub-cache');
const history = async () => import('@/lib/history');
const keys = async () => import('@/lib/chain/key-set');
const texts = async () => import('@/lib/governance/proposal-texts');
const shownTexts = async () => import('@/lib/staking/evidence');
const claim = async () => import('@/lib/staking/claim');

const known = `0x${'11'.repeat(32)}` as LocatorKey;
const keysId = `10:${deployment.registry.toLowerCase()}`;
const actions = [{ target: account as Address, valueWei: 5n, calldata: '0xaa' as Hex }];
const proposal = { id: getProposalId(actions, 'Text'), blockNumber: 1n };
const list = buildAllocation([{ account, amount: 7n }]);
const evidence = { digest: 'd', uri: 'u', note: 'n' };
const shown = { ...evidence, kind: 1, askedWeight: 1n };
const submitted = getAbiItem({ abi: contributionsAbi, name: 'ContributionSubmitted' });
const evidenceHash = keccak256(encodeAbiParameters(submitted.inputs.slice(2), [account, shown]));
const contribution: Contribution = {
  ...{ index: 0n, account, kind: 'dataset', status: 'submitted', askedWeight: 1n, weight: 0n },
  ...{ blockNumber: 1n, evidenceHash, evidence: null, due: {} },
};
/** What an endpoint has of all these. */
const keysAnswer = encodeFunctionResult({
  ...{ abi: modelLensAbi, functionName: 'keys' },
  result: {
    ...{ keys: [known], records: [1n], next: 1n, total: 1n },
    point: { chainId: 10n, blockNumber: 1n, parentHash: hash, timestamp: 1n },
  },
} as const);
const created = toLog(getAbiItem({ abi: modelGovernorAbi, name: 'ProposalCreated' }), {
  indexed: {},
  rest: [BigInt(proposal.id), account, [account], [5n], [''], ['0xaa'], 0n, 0n, 'Text'],
});
const shownLog = toLog(submitted, {
  indexed: { id: 1n, index: 0n, account },
  rest: [shown],
});
const listLog = toLog(getAbiItem({ abi: allocationAbi, name: 'AllocationPublished' }), {
  indexed: { by: account },
  rest: [list.leaves],
});
const allocation = { contract: account, publishedBlock: 1n, root: list.root } as never;
const answer = {
  status: 'read',
  repositoryId: null,
  commit: 'c',
  governance: [],
  gated: false,
  licence: null,
  parents: [],
} as const;
const file: ManifestFile = { path: 'a', size: 1, algorithm: 'sha256', digest: 'ab'.repeat(32) };
const manifestHash = getManifestHash([file]);
const listing = {
  ...{ id: `listing:${locator}@c`, readAtMs: 1, manifestHash: hash },
  validUntilMs: Number.POSITIVE_INFINITY,
};
const stretch = { low: 1n, high: 2n, highHash: hash, operator: 'One', piece: 3n } as const;
const stretchRow = {
  ...{ id: `10:${account}:stretch:`, low: '1', high: '2', highHash: hash },
  ...{ operator: 'One', piece: '3' },
};
/** Of what it was read for: all events that are looked for, each by the first bytes of its topic. */
const form = topics.map((topic) => topic.slice(2, 10)).join('');
const tally = { againstVotes: '0', forVotes: '4', abstainVotes: '0' };
const place = `${'1'.padStart(20, '0')}-00000000`;

const vote = {
  ...{ address: account as Address, blockNumber: 1n, logIndex: 0 },
  topics: [topics[0] as Hex, pad(account)],
  data: encodeAbiParameters(
    [{ type: 'uint256' }, { type: 'uint8' }, { type: 'uint256' }, { type: 'string' }],
    [9n, 1, 4n, 'r'],
  ),
};
const votes = {
  ...{ ...vote, topics: [topics[2] as Hex, pad(account)] },
  data: encodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }], [0n, 4n]),
};

const cache = { version: 1, isSaid: false, as: 'cache' } as const;
const writePiece = async () => (await history()).writePiece(key, stretch, [vote, votes]);
const readLogsFound = async () => (await history()).readFound(key);

export const cacheItems: readonly StoredItem[] = [
  {
    ...{ ...cache, what: 'keys of the registry', at: { store: 'keys' }, as: 'anew' },
    stored: [
      { id: keysId, count: 1, syncedAtMs: 5 },
      { id: `${keysId}:0`, bytes: new Uint8Array(8).fill(0x11) },
    ],
    read: async () => (await keys()).filterKnownKeys(silent, [known]),
    expected: [true],
    empty: [false],
    write: async () =>
      withAnswer(keysAnswer, async (network) => (await keys()).syncKeys(network, 5)),
  },
  {
    ...{ ...cache, what: 'texts of proposals', at: { store: 'texts' } },
    stored: [
      {
        ...{ id: `10:${account}:${proposal.id}`, description: 'Text' },
        actions: [{ target: account, valueWei: '5', calldata: '0xaa' }],
      },
    ],
    read: async () => (await texts()).readProposalText(silent, account, proposal),
    expected: { description: 'Text', actions },
    empty: unread,
    write: async () =>
      withAnswer([created], async (network) =>
        (await texts()).readProposalText(network, account, proposal),
      ),
  },
  {
    ...{ ...cache, what: 'texts of evidence', at: { store: 'texts' } },
    stored: [{ id: `evidence:${evidenceHash}`, ...evidence }],
    read: async () => (await shownTexts()).withEvidence(silent, 1n, [contribution]),
    expected: [{ evidence }],
    empty: [contribution],
    write: async () =>
      withAnswer([shownLog], async (network) =>
        (await shownTexts()).withEvidence(network, 1n, [contribution]),
      ),
  },
  {
    ...{ ...cache, what: 'lists of allocations', at: { store: 'texts' } },
    stored: [{ id: `allocation:10:${account}`, leaves: list.leaves }],
    read: async () => (await claim()).readPublishedList(silent, allocation),
    expected: { entries: [{ amount: 7n }] },
    empty: unread,
    write: async () =>
      withAnswer([listLog], async (network) =>
        (await claim()).readPublishedList(network, allocation),
      ),
  },
  {
    ...{ ...cache, what: 'what a hub said of a repository', at: { store: 'hubFacts' } },
    stored: [{ id: `repository:${locator}@`, readAtMs: 1, validUntilMs: 2, answer }],
    read: async () => (await hub()).readRepositoryRow(locator, null),
    expected: { answer },
    empty: null,
    write: async () =>
      (await hub()).writeRepositoryRow(locator, null, { readAtMs: 1, validUntilMs: 2, answer }),
  },
  {
    ...{ ...cache, what: 'files of a manifest', at: { store: 'hubFacts' } },
    stored: [{ id: `manifest:${manifestHash}`, readAtMs: 1, files: [file] }],
    read: async () => (await hub()).readManifestRow(manifestHash),
    expected: [file],
    empty: null,
    write: async () => (await hub()).writeManifestRow(manifestHash, [file], 1),
  },
  {
    ...{ ...cache, what: 'the manifest of a commit', at: { store: 'hubFacts' }, version: 2 },
    stored: [listing],
    // One that had no term was for good: so was one that had lost it.
    dropped: [[{ id: listing.id, readAtMs: 1, manifestHash: hash }]],
    read: async () => (await hub()).readListingRow({ locator, commit: 'c' }),
    expected: { manifestHash: hash, validUntilMs: Number.POSITIVE_INFINITY },
    empty: null,
    write: async () => (await hub()).writeListingRow({ locator, commit: 'c' }, hash, 1),
  },
  {
    ...{ ...cache, what: 'the manifest of a commit, as told for a while' },
    at: { store: 'hubFacts' },
    stored: [{ ...listing, validUntilMs: 2 }],
    read: async () => (await hub()).readListingRow({ locator, commit: 'c' }),
    expected: { manifestHash: hash, validUntilMs: 2, isTold: true },
    empty: null,
    write: async () =>
      (await hub()).writeToldListingRow({ locator, commit: 'c' }, hash, {
        readAtMs: 1,
        validUntilMs: 2,
      }),
  },
  {
    ...{ ...cache, what: 'how many files a commit has', at: { store: 'hubFacts' } },
    stored: [{ id: `count:${locator}@c`, readAtMs: 1, count: 4 }],
    read: async () => ({ count: await (await hub()).readFileCount({ locator, commit: 'c' }) }),
    expected: { count: 4 },
    empty: { count: null },
    write: async () => (await hub()).writeFileCount({ locator, commit: 'c' }, 4, 1),
  },
  {
    ...{ ...cache, what: 'links that were seen', at: { store: 'hubFacts' }, as: 'anew' },
    stored: [{ id: `link:${locator}`, record: `eip155:10/erc721:${account}/7`, seenAtMs: 1 }],
    read: async () => (await hub()).readLinkedRecord(locator, false),
    expected: { chainId: 10, id: 7n },
    empty: null,
    write: async () => {
      const record = { chainId: 10, registry: account, id: 7n } as const;
      return (await hub()).writeLinkedRecord(locator, false, { record, seenAtMs: 1 });
    },
  },
  {
    ...{ ...cache, what: 'renamed repositories', at: { store: 'hubFacts' }, as: 'anew' },
    stored: [
      {
        ...{ id: `alias:${locator}`, registeredAs: 'huggingface.co/acme/old' },
        record: `eip155:10/erc721:${account}/7`,
      },
    ],
    read: async () => (await hub()).readAlias(locator),
    expected: { registeredAs: 'huggingface.co/acme/old', record: { id: 7n } },
    empty: null,
    write: async () => {
      const record = { chainId: 10, registry: account, id: 7n } as const;
      return (await hub()).writeAlias(locator, { registeredAs: locator, record });
    },
  },
  {
    ...{ ...cache, what: 'which blocks were read for logs', at: { store: 'history' }, as: 'anew' },
    version: 2,
    stored: [{ ...stretchRow, form }],
    // Before what a pool's gain was given by was looked for, too: what was read then lacks it.
    dropped: [[stretchRow], [{ ...stretchRow, form: form.slice(0, -8) }]],
    read: async () => (await history()).readStretch(key),
    expected: stretch,
    empty: null,
    write: writePiece,
  },
  {
    ...{ ...cache, what: 'ballots', at: { store: 'history' }, as: 'anew' },
    stored: [
      {
        ...{ id: `10:${account}:ballot:${place}`, proposalId: '9', voter: account },
        ...{ tally, reason: 'r' },
      },
    ],
    read: readLogsFound,
    expected: { ballots: [{ voter: account, reason: 'r' }] },
    empty: { ballots: [], accounts: [] },
    write: writePiece,
  },
  {
    ...{ ...cache, what: 'accounts that had votes', at: { store: 'history' }, as: 'anew' },
    stored: [{ id: `10:${account}:votes:${account}`, account, votes: '4', at: place }],
    read: readLogsFound,
    expected: { accounts: [{ account, votes: 4n }] },
    empty: { ballots: [], accounts: [] },
    write: writePiece,
  },
];
