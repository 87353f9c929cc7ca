/** What a person would miss: keys, submissions, drafts, endpoints. */
import type { Locator } from '@/lib/model/ids';
import { createDraft, createEntry } from '@/tests/helpers/entry';
import { createTestKeystore, password } from '@/tests/helpers/keystore';
import type { StoredItem } from './item';

const account = '0x00000000000000000000000000000000000000A1';
const bigint = (digits: string) => ({ $bigint: digits });
const sealed = {
  kdf: { name: 'scrypt', n: 16, r: 8, p: 1, salt: '0x01' },
  cipher: { name: 'AES-GCM', iv: '0x02', text: '0x03' },
  checksum: '0x04',
};
const record = { chainId: 10, registry: '0x00000000000000000000000000000000000000b2' } as const;
const locator = 'huggingface.co/acme/model' as Locator;
const id = '4d1f0f5e-6a51-4b3f-9f6e-0d7a3a1f2b11';
const draft = {
  ...{ id, version: 3, origin: null, locator, record: null, decided: true, title: 'T', body: '' },
  ...{ actions: [], submitted: null },
};
const registration = {
  ...{ id, version: 3, step: 'holders', locator, revision: null, chainId: 10, kind: 'launch' },
  ...{ fields: { name: 'Acme' }, source: 'rows', rows: [], list: '', submitted: null },
} as const satisfies Parameters<typeof import('@/lib/storage/registrations').writeRegistration>[0];
const times = { createdAtMs: 5, updatedAtMs: 6 };
const entry = createEntry({ id: 'request' });
const entryRow = JSON.parse(
  JSON.stringify(entry, (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
);
const { attempts, settled: _, ...entryRest } = entryRow;
const [attempt] = attempts;
const watch = {
  locator,
  status: 'waiting',
  tries: 1,
  askedAtMs: 5,
  nextAtMs: 6,
  why: null,
} as const;

const vault = async () => import('@/lib/signers/vault-row');
const outside = async () => import('@/lib/storage/outside-row');
const journal = async () => import('@/lib/transactions/journal');
const drafts = async () => import('@/lib/storage/drafts');
const registrations = async () => import('@/lib/storage/registrations');
const networks = async () => import('@/lib/chain/networks');
const watches = async () => import('@/lib/storage/link-watches');

export const keptItems: readonly StoredItem[] = [
  {
    what: 'the sealed accounts',
    ...{ at: { store: 'keystore' }, version: 1, isSaid: true, as: 'kept' },
    stored: [
      {
        ...{ id: 'vault', version: 1, sealed, selected: account, backedUp: true },
        accounts: [{ address: account, name: 'One', index: 0 }],
      },
    ],
    read: async () => (await vault()).readVaultRow(),
    expected: { accounts: [{ address: account, name: 'One' }], backedUp: true },
    empty: /^keystore\.(corrupted|newer_version)$/,
    write: async () => {
      const { importPhrase } = await import('@/lib/signers/keystore');
      const phrase = `${'abandon '.repeat(11)}about`;
      return importPhrase(createTestKeystore(), { phrase, password, name: 'Other' });
    },
  },
  {
    what: 'accounts whose keys are elsewhere',
    ...{ at: { store: 'keystore' }, version: 1, isSaid: true, as: 'kept' },
    stored: [
      {
        ...{ id: 'outside', version: 1, selected: null },
        accounts: [{ address: account, name: 'W', kind: 'watch-only', wallet: '', isFirst: true }],
      },
    ],
    // Before it was noted who had shown an account first.
    older: [
      [
        {
          ...{ id: 'outside', version: 1, selected: null },
          accounts: [{ address: account, name: 'W', kind: 'watch-only', wallet: '' }],
        },
      ],
    ],
    read: async () => (await outside()).readOutside(),
    expected: { accounts: [{ address: account, name: 'W', kind: 'watch-only' }], selected: null },
    empty: /^keystore\.(corrupted|newer_version)$/,
    write: async () => {
      const { addOutside } = await import('@/lib/signers/accounts');
      const added = { kind: 'watch-only', wallet: '', name: 'N', isFirst: false } as const;
      const address = '0x00000000000000000000000000000000000000c3';
      return addOutside(createTestKeystore(), { ...added, address });
    },
  },
  {
    what: 'submissions',
    ...{ at: { store: 'journal' }, version: 2, isSaid: true, as: 'kept' },
    stored: [entryRow],
    older: [[{ ...entryRest, version: 1, raw: attempt.raw, hash: attempt.hash }]],
    read: async () => (await journal()).readEntry('request'),
    expected: { id: 'request', version: 2, hash: attempt.hash, attempts: [{ raw: attempt.raw }] },
    empty: null,
    write: async () => (await journal()).draftEntry(createDraft({ id: 'request' })),
  },
  {
    what: 'drafts of proposals',
    ...{ at: { store: 'drafts' }, version: 1, isSaid: false, as: 'kept' },
    stored: [{ ...draft, ...times }],
    read: async () => (await drafts()).readDraft(id),
    expected: { ...draft, ...times },
    empty: null,
    write: async () => (await drafts()).writeDraft({ ...draft, title: 'Other' }, 7),
  },
  {
    what: 'registrations',
    ...{ at: { store: 'registrations' }, version: 1, isSaid: false, as: 'kept' },
    stored: [{ ...registration, ...times }],
    read: async () => (await registrations()).readRegistration(id),
    expected: { ...registration, ...times },
    empty: null,
    write: async () =>
      (await registrations()).writeRegistration({ ...registration, fields: {}, rows: [] }, 7),
  },
  {
    what: 'networks and endpoints',
    ...{ at: { store: 'networks' }, version: 1, isSaid: false, as: 'kept' },
    stored: [
      {
        ...{ id: '10', chainId: 10, registry: 'deployed' },
        endpoints: [{ id: 'e', url: 'https://rpc.example/', operator: 'a', own: false }],
      },
    ],
    read: async () => (await networks()).readNetworks(),
    expected: [{ chainId: 10, endpoints: [{ url: 'https://rpc.example/' }] }],
    empty: [],
    write: async () => {
      const { createNetwork, updateNetwork } = await networks();
      return updateNetwork(10, () => createNetwork(10));
    },
  },
  {
    what: 'links that are waited for',
    ...{ at: { store: 'linkWatches' }, version: 1, isSaid: false, as: 'anew' },
    stored: [
      { id: 'request', chainId: 10, record: { ...record, id: bigint('7') }, startedAtMs: 5, watch },
    ],
    read: async () => (await watches()).readWatch('request'),
    expected: { record: { ...record, id: 7n }, watch },
    empty: null,
    write: async () =>
      (await watches()).writeWatch({
        ...{ id: 'request', chainId: 10, record: { ...record, id: 7n }, startedAtMs: 5, watch },
      }),
  },
];
