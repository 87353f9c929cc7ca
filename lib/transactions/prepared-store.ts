/**
 * Calls that were prepared and shown, until they are submitted or too old: in storage.session, so that the worker may
 * die in between and a browser restart forgets them.
 */
import * as v from 'valibot';
import { browser } from '@/lib/browser';
import { bytes } from '@/lib/chain/quantity';
import type { IntentKind } from '@/lib/model/submission';
import { decode, encode } from '@/lib/protocol/codec';
import { address } from '@/lib/protocol/schemas';
import type { TypedData } from '@/lib/signers/types';

/** How long a prepared call may be submitted. */
export const preparedTtlMs = 10 * 60_000;
const prefix = 'prepared:';
/** Calls may be large (a proposal with code in it); this many are kept: what is tried in one place leaves others theirs. */
const keptMax = 16;

const typedData = v.object({
  domain: v.object({
    name: v.string(),
    version: v.optional(v.string()),
    chainId: v.number(),
    verifyingContract: address,
  }),
  types: v.record(v.string(), v.array(v.object({ name: v.string(), type: v.string() }))),
  primaryType: v.string(),
  message: v.record(v.string(), v.unknown()),
});

const schema = v.object({
  id: v.string(),
  kind: v.pipe(
    v.string(),
    v.transform((text) => text as IntentKind),
  ),
  record: v.object({ chainId: v.number(), registry: address, id: v.bigint() }),
  modelName: v.string(),
  intentKey: v.string(),
  from: address,
  chainId: v.number(),
  nativeSymbol: v.string(),
  demo: v.boolean(),
  to: address,
  valueWei: v.bigint(),
  data: bytes,
  /** To be signed too; its r, s, v go into the data as three words (v, r, s) from byte `at` on. */
  permit: v.nullable(
    v.object({
      data: v.pipe(
        typedData,
        v.transform((data) => data as TypedData),
      ),
      at: v.number(),
      /** As shown. */
      token: address,
      value: v.bigint(),
    }),
  ),
  fee: v.object({
    gas: v.bigint(),
    maxFeePerGasWei: v.bigint(),
    maxPriorityFeePerGasWei: v.bigint(),
    maxCostWei: v.bigint(),
  }),
  missingWei: v.bigint(),
  /** The endpoint it was simulated and estimated by. */
  endpointId: v.optional(v.nullable(v.string()), null),
  /** The newest block when it was prepared, where an endpoint told: from there on its event is looked for. */
  blockNumber: v.nullable(v.bigint()),
  /** Why it would fail, when the simulation said so. */
  revert: v.nullable(v.object({ code: v.string(), detail: v.string() })),
  expiresAtMs: v.number(),
});
export type Prepared = v.InferOutput<typeof schema>;

/** Keeps a prepared call; the oldest give way. */
export async function writePrepared(prepared: Prepared, nowMs: number): Promise<void> {
  const others = await readAll();
  const valid = others
    .filter(({ expiresAtMs }) => expiresAtMs > nowMs)
    .sort((a, b) => b.expiresAtMs - a.expiresAtMs)
    .slice(0, keptMax - 1);
  const gone = others.filter((other) => !valid.includes(other));
  if (gone.length > 0) await browser.storage.session.remove(gone.map(({ id }) => prefix + id));
  await browser.storage.session.set({ [prefix + prepared.id]: encode(prepared) });
}

/** A prepared call, or null when it is unknown or too old. */
export async function readPrepared(id: string, nowMs: number): Promise<Prepared | null> {
  const name = prefix + id;
  const prepared = parse((await browser.storage.session.get(name))[name]);
  return prepared && prepared.expiresAtMs > nowMs ? prepared : null;
}

async function readAll(): Promise<Prepared[]> {
  const stored = await browser.storage.session.get(null);
  return Object.entries(stored)
    .filter(([name]) => name.startsWith(prefix))
    .map(([, value]) => parse(value))
    .filter((prepared) => prepared !== null);
}

function parse(stored: unknown): Prepared | null {
  const parsed = v.safeParse(schema, decode(stored));
  return parsed.success ? parsed.output : null;
}
