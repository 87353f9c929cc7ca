import { describe, expect, test, vi } from 'vitest';

const host = 'rpc.example.org';
const nowMs = 1_000_000;

/** The module as after a start of the worker; the session's storage stays. */
async function start() {
  vi.resetModules();
  const errors = await import('@/lib/errors/chain');
  const timeout = new errors.EndpointTimeoutError({ host, method: 'eth_call', timeoutMs: 10 });
  return { ...(await import('./health')), ...errors, timeout };
}

describe('noteFailure', () => {
  test('behaviour: left alone after two failures, not after one; a new worker knows', async () => {
    const { noteFailure, readHealth, timeout } = await start();
    await noteFailure('a', timeout, nowMs);
    expect(await readHealth('a')).toMatchObject({ status: 'failing', blockedUntilMs: nowMs });
    await noteFailure('a', timeout, nowMs);
    expect((await readHealth('a')).blockedUntilMs).toBe(nowMs + 30_000);
    const next = await start();
    expect(await next.readHealth('a')).toMatchObject({
      failures: 2,
      blockedUntilMs: nowMs + 30_000,
    });
  });

  test('behaviour: an endpoint that limits is left alone as long as it says, else ten seconds', async () => {
    const { noteFailure, readHealth, EndpointRateLimitedError } = await start();
    await noteFailure('a', new EndpointRateLimitedError(7000, { host }), nowMs);
    expect((await readHealth('a')).blockedUntilMs).toBe(nowMs + 7000);
    await noteFailure('b', new EndpointRateLimitedError(null, { host }), nowMs);
    expect((await readHealth('b')).blockedUntilMs).toBe(nowMs + 10_000);
  });

  test('behaviour: another chain is left alone for ten minutes', async () => {
    const { noteFailure, readHealth, ChainMismatchError } = await start();
    const mismatch = new ChainMismatchError({ expected: 10, actual: 1, host });
    await noteFailure('a', mismatch, nowMs);
    expect(await readHealth('a')).toMatchObject({
      ...{ status: 'wrong-chain', blockedUntilMs: nowMs + 600_000 },
    });
  });

  test('behaviour: no pause outlasts the longest there is: a clock that was set back ends it', async () => {
    const { isBlocked, noteFailure, readHealth, ...errors } = await start();
    const hourMs = 3_600_000;
    await noteFailure('a', new errors.EndpointRateLimitedError(hourMs, { host }), nowMs);
    const health = await readHealth('a');
    expect([0, hourMs - 1, hourMs].map((laterMs) => isBlocked(health, nowMs + laterMs))).toEqual([
      ...[true, true, false],
    ]);
    const dayMs = 24 * hourMs;
    for (let i = 0; i < 2; i++) await noteFailure('b', errors.timeout, nowMs + dayMs);
    expect(isBlocked(await readHealth('b'), nowMs + dayMs)).toBe(true);
    expect(isBlocked(await readHealth('b'), nowMs)).toBe(false);
  });

  test('behaviour: a refusal is an answer', async () => {
    const { noteFailure, readHealth, RpcRefusedError } = await start();
    const refused = new RpcRefusedError(null, 'x', { host, method: 'eth_call', rpcCode: 3 });
    await noteFailure('a', refused, nowMs);
    expect((await readHealth('a')).status).toBe('untested');
  });

  test('behaviour: one that lags goes on lagging whatever it answers, until it is level', async () => {
    const { noteAnswer, noteLag, noteLevel, readHealth } = await start();
    await noteLag('a');
    await noteAnswer('a', 12);
    expect(await readHealth('a')).toMatchObject({ status: 'lagging', latencyMs: 12 });
    await noteLevel('a');
    expect(await readHealth('a')).toMatchObject({ status: 'ok', latencyMs: 12 });
    await noteLevel('b');
    expect((await readHealth('b')).status).toBe('untested');
  });

  test('behaviour: an answer ends it', async () => {
    const { noteAnswer, noteFailure, readHealth, timeout } = await start();
    await noteFailure('a', timeout, nowMs);
    await noteAnswer('a', 12);
    expect(await readHealth('a')).toMatchObject({ status: 'ok', failures: 0, latencyMs: 12 });
  });
});
