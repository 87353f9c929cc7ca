/**
 * Child processes that never outlive us: ended by `stop`, when this process exits, and, by a watchdog
 * process, when this process is killed. Only pids of our own are ever signalled.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type ChildOptions = {
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** How many characters of output are kept, the last ones. Default 20,000. */
  outputMax?: number;
  /** How long `stop` waits after SIGTERM before SIGKILL. Default 10,000. */
  graceMs?: number;
};

export type Child = {
  pid: number;
  process: ChildProcess;
  /** The last characters of both outputs, for messages about a failure. */
  output: () => string;
  /** Resolves once with how it ended. Never rejects. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Ends it by SIGTERM, then by SIGKILL; resolves when it is gone. May be called twice. */
  stop: () => Promise<void>;
};

const guarded = new Set<number>();
let watchdog: ChildProcess | null = null;
let watchesExit = false;

/** Starts a program. @throws when it cannot be started at all. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const child = spawn(options.command, options.args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: options.env ?? process.env,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const { outputMax = 20_000 } = options;
  let output = '';
  const collect = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-outputMax);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause) =>
      reject(new Error(`Cannot start ${options.command}: ${cause.message}`, { cause })),
    );
  });
  const pid = child.pid as number;
  const release = guardProcess(pid);
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => {
      release();
      resolve({ code, signal });
    });
  });
  return {
    pid,
    process: child,
    output: () => output,
    ended,
    stop: () => stopChild({ child, ended, graceMs: options.graceMs ?? 10_000 }),
  };
}

async function stopChild(options: {
  child: ChildProcess;
  ended: Promise<unknown>;
  graceMs: number;
}): Promise<void> {
  const { child, ended, graceMs } = options;
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
}

/**
 * Ends a process of ours with us, however we end. Also for processes that a library started for us.
 * The returned function lets go of it again: call it when the process has ended.
 */
export function guardProcess(pid: number): () => void {
  watchExit();
  guarded.add(pid);
  tellWatchdog(`+${pid}`);
  return () => {
    guarded.delete(pid);
    tellWatchdog(`-${pid}`);
  };
}

function tellWatchdog(line: string): void {
  if (!watchdog) {
    const file = fileURLToPath(new URL('./watchdog.mjs', import.meta.url));
    watchdog = spawn(process.execPath, [file], { stdio: ['pipe', 'ignore', 'ignore'] });
    // It must not keep us running: it ends when we do.
    watchdog.unref();
    const { stdin } = watchdog;
    if (stdin && 'unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
    stdin?.on('error', () => {});
  }
  watchdog.stdin?.write(`${line}\n`);
}

function watchExit(): void {
  if (watchesExit) return;
  watchesExit = true;
  process.on('exit', () => {
    for (const pid of guarded) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself in the meantime.
      }
    }
  });
}
