/**
 * How each endpoint has been doing, in storage.session: it outlives the worker, not the browser.
 * A failing endpoint is left alone for a while (circuit breaker); Retry-After is honoured.
 */
import * as v from 'valibot';
import { browser } from '@/lib/browser';
import type { AppError } from '@/lib/errors/base';
import {
  ChainMismatchError,
  EndpointRateLimitedError,
  EndpointTimeoutError,
  EndpointUnreachableError,
  MalformedAnswerError,
} from '@/lib/errors/chain';
import { retryAfterMsMax } from './rpc';

const schema = v.object({
  status: v.picklist(['untested', 'ok', 'failing', 'wrong-chain', 'lagging']),
  latencyMs: v.nullable(v.number()),
  lastErrorCode: v.nullable(v.string()),
  /** Failures since the last answer. */
  failures: v.number(),
  /** Computer's clock; 0 when it may be asked. */
  blockedUntilMs: v.number(),
});
export type Health = v.InferOutput<typeof schema>;

const storageKey = 'endpoint-health';
const breakAfterFailures = 2;
const breakMs = 30_000;
const rateLimitedMs = 10_000;
const wrongChainMs = 600_000;

const untested: Health = {
  status: 'untested',
  latencyMs: null,
  lastErrorCode: null,
  failures: 0,
  blockedUntilMs: 0,
};

/** Memory is a cache of the session area; changes are written one after the other. */
let loaded: Promise<Map<string, Health>> | null = null;
let writing: Promise<void> = Promise.resolve();

/** The health of one endpoint. */
export async function readHealth(endpointId: string): Promise<Health> {
  return (await load()).get(endpointId) ?? untested;
}

/** Whether an endpoint is left alone now. No pause is longer than an hour: one that seems to be is a clock set back. */
export function isBlocked({ blockedUntilMs }: Health, nowMs: number): boolean {
  return blockedUntilMs > nowMs && blockedUntilMs - nowMs <= retryAfterMsMax;
}

/** Notes an answer that came. Written down only when it changes something, so that reads are not kept waiting. */
export async function noteAnswer(endpointId: string, latencyMs: number): Promise<void> {
  const before = await readHealth(endpointId);
  const usual = before.latencyMs ?? Number.POSITIVE_INFINITY;
  const isUsual = latencyMs < 2 * usual + 50 && usual < 2 * latencyMs + 50;
  // That it answers says nothing of how far its chain is.
  const status = before.status === 'lagging' ? 'lagging' : 'ok';
  if (before.status === status && before.failures === 0 && isUsual) return;
  await update(endpointId, () => ({ ...untested, status, latencyMs: Math.round(latencyMs) }));
}

/** Notes that an endpoint's chain is behind the others, until {@link noteLevel}. */
export function noteLag(endpointId: string): Promise<void> {
  return update(endpointId, (before) => ({ ...before, status: 'lagging' }));
}

/** Notes that an endpoint's chain is as far as the others'. */
export async function noteLevel(endpointId: string): Promise<void> {
  if ((await readHealth(endpointId)).status !== 'lagging') return;
  await update(endpointId, (before) => ({ ...before, status: 'ok' }));
}

/** Notes a failure. A refusal (a revert, an unknown block) is an answer, not a failure. */
export async function noteFailure(
  endpointId: string,
  error: unknown,
  nowMs: number,
): Promise<void> {
  if (isEndpointFailure(error)) await update(endpointId, (before) => fail(before, error, nowMs));
}

/** Whether an error tells of the endpoint, not of what was asked. */
export function isEndpointFailure(error: unknown): error is AppError {
  return failureTypes.some((one) => error instanceof one);
}

const failureTypes = [
  EndpointUnreachableError,
  EndpointTimeoutError,
  EndpointRateLimitedError,
  MalformedAnswerError,
  ChainMismatchError,
];

/** Lets an endpoint be asked again at once: the user tests it. */
export function clearHealth(endpointId: string): Promise<void> {
  return update(endpointId, () => untested);
}

function fail(before: Health, error: AppError, nowMs: number): Health {
  const failures = before.failures + 1;
  const isMismatch = error instanceof ChainMismatchError;
  return {
    ...before,
    status: isMismatch ? 'wrong-chain' : 'failing',
    lastErrorCode: error.code,
    failures,
    blockedUntilMs: nowMs + (isMismatch ? wrongChainMs : getPause(error, failures)),
  };
}

function getPause(error: AppError, failures: number): number {
  if (error instanceof EndpointRateLimitedError) return error.retryAfterMs ?? rateLimitedMs;
  return failures >= breakAfterFailures ? breakMs : 0;
}

function load(): Promise<Map<string, Health>> {
  loaded ??= read();
  return loaded;
}

async function read(): Promise<Map<string, Health>> {
  const stored = (await browser.storage.session.get(storageKey))[storageKey];
  const parsed = v.safeParse(v.record(v.string(), schema), stored);
  return new Map(parsed.success ? Object.entries(parsed.output) : []);
}

async function update(endpointId: string, change: (before: Health) => Health): Promise<void> {
  const health = await load();
  health.set(endpointId, change(health.get(endpointId) ?? untested));
  const write = () => browser.storage.session.set({ [storageKey]: Object.fromEntries(health) });
  // A write that fails costs a second attempt at a bad endpoint, nothing else.
  writing = writing.then(write).catch(() => {});
  await writing;
}
