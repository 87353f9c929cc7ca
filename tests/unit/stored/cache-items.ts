/** What is read anew from chains and hubs where it is not kept. */
import type { Address, Hex } from 'viem';
import { deployment } from '@/lib/chain/deployment';
import type { Network } from '@/lib/chain/networks';
import { getProposalId } from '@/lib/governance/proposal-id';
import type { Locator, LocatorKey } from '@/lib/model/ids';
import { buildAllocation } from '@/lib/staking/allocation';
import type { StoredItem } from './item';

const account = '0x00000000000000000000000000000000000000a1';
const hash = `0x${'0a'.repeat(32)}` as const;
const locator = 'huggingface.co/acme/model' as Locator;
/** Without endpoints: what is not kept cannot be had. */
const network: Network = {
  ...{ chainId: 10, name: 'Test', nativeSymbol: 'ETH', demo: false },
  ...{ endpoints: [], registry: 'deployed' },
};
const key = { chainId: 10, governor: account } as const;
const unread = /^chain\.unreachable$/;

const hub = async () => import('@/lib/provenance/hub-cache');
const history = async () => import('@/lib/history');
const keys = async () => import('@/lib/chain/key-set');

const known = `0x${'11'.repeat(32)}` as LocatorKey;
const keysId = `10:${deployment.registry.toLowerCase()}`;
const actions = [{ target: account as Address, valueWei: 5n, calldata: '0xaa' as Hex }];
const proposal = { id: getProposalId(actions, 'Text'), blockNumber: 1n };
const list = buildAllocation([{ account, amount: 7n }]);
const contribution = {
  ...{ index: 0n, account, kind: 'data', status: 'submitted', askedWeight: 1n, weight: 0n },
  ...{ blockNumber: 1n, evidenceHash: hash, evidence: null, due: {} },
} as never;
const evidence = { digest: 'd', uri: 'u', note: 'n' };
const answer = {
  status: 'read',
  repositoryId: null,
  commit: 'c',
  governance: [],
  gated: false,
  licence: null,
  parents: [],
} as const;
const file = { path: 'a', size: 1, algorithm: 'sha256', digest: 'ab' } as const;
const stretch = { low: 1n, high: 2n, highHash: hash, operator: 'One', piece: 3n } as const;
const stretchRow = {
  ...{ id: `10:${account}:stretch:`, low: '1', high: '2', highHash: hash },
  ...{ operator: 'One', piece: '3' },
};
const tally = { againstVotes: '0', forVotes: '4', abstainVotes: '0' };
const place = `${'1'.padStart(20, '0')}-00000000`;

const cache = { version: 1, isSaid: false, as: 'cache' } as const;
const writeStretch = async () => (await history()).writePiece(key, stretch, []);
const readLogsFound = async () => (await history()).readFound(key);

export const cacheItems: readonly StoredItem[] = [
  {
    ...{ ...cache, what: 'keys of the registry', at: { store: 'keys' }, as: 'anew' },
    stored: [
      { id: keysId, count: 1, syncedAtMs: 5 },
      { id: `${keysId}:0`, bytes: new Uint8Array(8).fill(0x11) },
    ],
    read: async () => (await keys()).filterKnownKeys(network, [known]),
    expected: [true],
    empty: [false],
    // A page of them is on the disk or it is not; the next one goes on there.
    write: async () =>
      (await import('@/lib/storage/database'))
        .openDatabase()
        .then((database) => database.put('keys', { id: keysId, count: 0, syncedAtMs: null })),
  },
  {
    ...{ ...cache, what: 'texts of proposals', at: { store: 'texts' } },
    stored: [
      {
        ...{ id: `10:${account}:${proposal.id}`, description: 'Text' },
        actions: [{ target: account, valueWei: '5', calldata: '0xaa' }],
      },
    ],
    read: async () =>
      (await import('@/lib/governance/proposal-texts')).readProposalText(
        network,
        account,
        proposal,
      ),
    expected: { description: 'Text', actions },
    empty: unread,
    write: async () =>
      (await import('@/lib/storage/cache')).keepCached('texts', { id: 'any', description: 'x' }),
  },
  {
    ...{ ...cache, what: 'texts of evidence', at: { store: 'texts' } },
    stored: [{ id: `evidence:${hash}`, ...evidence }],
    read: async () =>
      (await import('@/lib/staking/evidence')).withEvidence(network, 1n, [contribution]),
    expected: [{ evidence }],
    empty: [{ ...(contribution as object), evidence: null }],
    write: async () =>
      (await import('@/lib/storage/cache')).keepCached('texts', { id: 'any', digest: 'x' }),
  },
  {
    ...{ ...cache, what: 'lists of allocations', at: { store: 'texts' } },
    stored: [{ id: `allocation:10:${account}`, leaves: list.leaves }],
    read: async () =>
      (await import('@/lib/staking/claim')).readPublishedList(network, {
        ...{ contract: account, publishedBlock: 1n, root: list.root },
      } as never),
    expected: { entries: [{ amount: 7n }] },
    empty: unread,
    write: async () =>
      (await import('@/lib/storage/cache')).keepCached('texts', { id: 'any', leaves: '0x' }),
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
    stored: [{ id: `manifest:${hash}`, readAtMs: 1, files: [file] }],
    read: async () => (await hub()).readManifestRow(hash),
    expected: [file],
    empty: null,
    write: async () => (await hub()).writeManifestRow(hash, [file], 1),
  },
  {
    ...{ ...cache, what: 'the manifest of a commit', at: { store: 'hubFacts' } },
    stored: [{ id: `listing:${locator}@c`, readAtMs: 1, manifestHash: hash }],
    read: async () => (await hub()).readListingRow({ locator, commit: 'c' }),
    expected: { manifestHash: hash, isTold: false },
    empty: null,
    write: async () => (await hub()).writeListingRow({ locator, commit: 'c' }, hash, 1),
  },
  {
    ...{ ...cache, what: 'the manifest of a commit, as told for a while' },
    at: { store: 'hubFacts' },
    stored: [{ id: `listing:${locator}@c`, readAtMs: 1, validUntilMs: 2, manifestHash: hash }],
    read: async () => (await hub()).readListingRow({ locator, commit: 'c' }),
    expected: { manifestHash: hash, isTold: true },
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
    read: async () => (await hub()).readFileCount({ locator, commit: 'c' }),
    expected: 4,
    empty: null,
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
    stored: [stretchRow],
    read: async () => (await history()).readStretch(key),
    expected: stretch,
    empty: null,
    write: writeStretch,
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
    write: writeStretch,
  },
  {
    ...{ ...cache, what: 'accounts that had votes', at: { store: 'history' }, as: 'anew' },
    stored: [{ id: `10:${account}:votes:${account}`, account, votes: '4', at: place }],
    read: readLogsFound,
    expected: { accounts: [{ account, votes: 4n }] },
    empty: { ballots: [], accounts: [] },
    write: writeStretch,
  },
];
