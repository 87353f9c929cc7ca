/**
 * scrypt (RFC 7914) that really hands control back between slices of work.
 * The asynchronous forms of the packages in the tree only await microtasks, so a service worker hears no event
 * for the whole second a try takes (docs/decisions/keystore.md). Checked against the RFC's vectors and Node's own.
 */
import { mixSalsa } from './salsa';

export type ScryptParameters = {
  /** Cost: a power of two. Memory is 128 · n · r bytes. */
  n: number;
  /** Block size. */
  r: number;
  /** How often the whole is repeated: multiplies time, not memory. */
  p: number;
};

export type ScryptOptions = ScryptParameters & {
  password: Uint8Array<ArrayBuffer>;
  salt: Uint8Array<ArrayBuffer>;
  /** Length of the key in bytes. */
  length: number;
  /** Any clock in milliseconds. */
  now: () => number;
};

/** How long one slice of work may keep other events waiting, in milliseconds. */
const sliceMs = 16;
/** Mixes between two looks at the clock. */
const mixesPerLook = 512;

/**
 * Derives a key of `length` bytes. `busyMs` is the time spent computing, pauses left out: what a try costs.
 */
export async function deriveScrypt(
  options: ScryptOptions,
): Promise<{ key: Uint8Array<ArrayBuffer>; busyMs: number }> {
  const { n, r, p, now } = options;
  const blockBytes = 128 * r;
  const mixed = await stretch(options.password, options.salt, p * blockBytes);
  const table = new Int32Array(32 * r * n);
  let busyMs = 0;
  for (let part = 0; part < p; part++) {
    const block = new Int32Array(mixed.buffer, part * blockBytes, 32 * r);
    const steps = mixBlock(block, table, n, r);
    let finished = false;
    while (!finished) {
      const startMs = now();
      do finished = steps.next().done === true;
      while (!finished && now() - startMs < sliceMs);
      busyMs += now() - startMs;
      await pause();
    }
  }
  table.fill(0);
  const key = await stretch(options.password, mixed, options.length);
  mixed.fill(0);
  return { key, busyMs };
}

/**
 * PBKDF2-HMAC-SHA256 with one round (RFC 8018): block i is HMAC(password, salt, i). Put together from Web Crypto's
 * HMAC, because Firefox refuses to derive more than 256 bytes by its PBKDF2 (an OperationError).
 */
async function stretch(
  password: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  // HMAC fills a short key up with zeros, so one zero byte is the empty password, which importKey refuses.
  const raw = password.length > 0 ? password : new Uint8Array(1);
  const hash = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', raw, hash, false, ['sign']);
  const output = new Uint8Array(length);
  const input = new Uint8Array(salt.length + 4);
  input.set(salt);
  for (let at = 0; at < length; at += 32) {
    new DataView(input.buffer).setUint32(salt.length, at / 32 + 1);
    const block = new Uint8Array(await crypto.subtle.sign('HMAC', key, input));
    output.set(block.subarray(0, Math.min(32, length - at)), at);
  }
  return output;
}

/** A turn of the event loop. A message channel has no lower bound of 4 ms as timers have. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** scryptROMix of `block` in place; yields every few hundred mixes. `table` has room for n blocks. */
function* mixBlock(block: Int32Array, table: Int32Array, n: number, r: number): Generator<void> {
  const words = 32 * r;
  const scratch = new Int32Array(words);
  table.set(block, 0);
  for (let i = 1; i < n; i++) {
    mix(table, (i - 1) * words, table, i * words, r);
    if (i % mixesPerLook === 0) yield;
  }
  mix(table, (n - 1) * words, block, 0, r);
  const last = words - 16;
  for (let i = 0; i < n; i++) {
    const from = ((block[last] as number) & (n - 1)) * words;
    for (let w = 0; w < words; w++) {
      scratch[w] = (block[w] as number) ^ (table[from + w] as number);
    }
    mix(scratch, 0, block, 0, r);
    if ((i + 1) % mixesPerLook === 0) yield;
  }
}

/** scryptBlockMix: 2r Salsa20/8 blocks, even ones to the first half, odd ones to the second. */
function mix(
  input: Int32Array,
  inputAt: number,
  output: Int32Array,
  outputAt: number,
  r: number,
): void {
  let previous = input;
  let previousAt = inputAt + (2 * r - 1) * 16;
  for (let i = 0; i < 2 * r; i++) {
    const at = outputAt + ((i & 1) * r + (i >> 1)) * 16;
    mixSalsa(previous, previousAt, input, inputAt + i * 16, output, at);
    previous = output;
    previousAt = at;
  }
}
