/** The accounts' part of the message table. No answer ever holds a key; the phrase is shown once, on our own full page. */
import * as v from 'valibot';
import type { FoundWallet, Vault } from '@/lib/model/account';
import { message, type } from './message';
import * as s from './schemas';

/** Longest key file; a real one has half a kilobyte. */
export const keyFileMax = 100_000;

export const accountMessages = {
  'account.read': message({ callers: ['ui'], input: v.object({}), output: type<Vault>() }),
  'account.create': message({
    callers: ['ui'],
    input: v.object({ password: s.password, words: v.picklist([12, 24]) }),
    output: type<Vault>(),
  }),
  'account.reveal': message({
    callers: ['ui'],
    input: v.object({ password: s.password }),
    output: type<{ phrase: string }>(),
  }),
  'account.confirm-backup': message({
    callers: ['ui'],
    /** Word positions from 1 with the words the user typed there. */
    input: v.object({
      words: v.pipe(
        v.array(v.object({ position: v.number(), word: v.pipe(v.string(), v.maxLength(20)) })),
        v.minLength(3),
        v.maxLength(24),
      ),
    }),
    output: type<{ confirmed: boolean }>(),
  }),
  'account.import-phrase': message({
    callers: ['ui'],
    input: v.object({ phrase: s.phrase, password: s.password }),
    output: type<Vault>(),
  }),
  'account.import-key': message({
    callers: ['ui'],
    /** The password opens the keystore when there is one, and makes it when there is none. */
    input: v.object({
      privateKey: v.pipe(v.string(), v.maxLength(200)),
      password: s.password,
      name: v.optional(s.accountName),
    }),
    output: type<Vault>(),
  }),
  'account.import-file': message({
    callers: ['ui'],
    input: v.object({
      file: v.pipe(v.string(), v.maxLength(keyFileMax)),
      filePassword: v.pipe(v.string(), v.maxLength(1024)),
      /** As with a key: opens the keystore, or makes it. */
      password: s.password,
      name: v.optional(s.accountName),
    }),
    output: type<Vault>(),
  }),
  /** Encrypted under the keystore's password; the only way in which a key leaves, and never in the clear. */
  'account.export-file': message({
    callers: ['ui'],
    input: v.object({ address: s.address, password: s.password }),
    output: type<{ file: string }>(),
  }),
  'account.change-password': message({
    callers: ['ui'],
    input: v.object({ password: s.password, next: s.password }),
    output: type<Vault>(),
  }),
  'account.reset-password': message({
    callers: ['ui'],
    input: v.object({ phrase: s.phrase, password: s.password }),
    output: type<Vault>(),
  }),
  /** Brings back what a reset left under the password before it; the keystore has to be open. */
  'account.open-older': message({
    callers: ['ui'],
    input: v.object({ password: s.password }),
    output: type<Vault>(),
  }),
  'account.watch': message({
    callers: ['ui'],
    /** As typed; its checksum is looked at. */
    input: v.object({
      address: v.pipe(v.string(), v.maxLength(100)),
      name: v.optional(s.accountName),
    }),
    output: type<Vault>(),
  }),
  'account.check-address': message({
    callers: ['ui'],
    input: v.object({ address: s.address }),
    /** Whether its checksum fits, where it has one. */
    output: type<{ fits: boolean }>(),
  }),
  'wallet.list': message({
    callers: ['ui'],
    input: v.object({}),
    /** Those of the hub page that was in front last. */
    output: type<{
      host: string | null;
      wallets: readonly FoundWallet[];
    }>(),
  }),
  /** Asks the person in their wallet; a "no" leaves everything as it was. */
  'account.connect': message({
    callers: ['ui'],
    input: v.variant('kind', [
      v.object({
        kind: v.literal('injected'),
        wallet: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
      }),
      v.object({
        kind: v.literal('metamask'),
        /** An extension id as Chromium or Firefox writes it. */
        wallet: v.pipe(v.string(), v.regex(/^([a-p]{32}|[\w.{}-]*@?[\w.{}-]+)$/), v.maxLength(120)),
      }),
    ]),
    output: type<Vault>(),
  }),
  'account.add': message({
    callers: ['ui'],
    input: v.object({ name: v.optional(s.accountName) }),
    output: type<Vault>(),
  }),
  'account.rename': message({
    callers: ['ui'],
    input: v.object({ address: s.address, name: s.accountName }),
    output: type<Vault>(),
  }),
  'account.select': message({
    callers: ['ui'],
    input: v.object({ address: s.address }),
    output: type<Vault>(),
  }),
  'account.remove': message({
    callers: ['ui'],
    /** The password only for an account of the keystore. */
    input: v.object({ address: s.address, password: v.optional(s.password) }),
    output: type<Vault>(),
  }),
  'account.unlock': message({
    callers: ['ui'],
    input: v.object({ password: s.password }),
    output: type<Vault>(),
  }),
  'account.lock': message({ callers: ['ui'], input: v.object({}), output: type<Vault>() }),
} as const;
