/** Runs a program to its end and gives what it printed. */
import { startChild } from './child';

export type Run = { code: number | null; output: string };

export type RunOptions = {
  /** Default: this process's own. */
  env?: NodeJS.ProcessEnv;
  /** Ends the program when it fires; it has no code then. */
  signal?: AbortSignal | undefined;
};

/** Runs a program; a failing one is a result, one that cannot be started throws. */
export async function runProgram(
  command: string,
  args: readonly string[],
  { env = process.env, signal }: RunOptions = {},
): Promise<Run> {
  const child = await startChild({ command, args, env, outputMax: 10_000_000 });
  const closed = new Promise<void>((resolve) => child.process.once('close', () => resolve()));
  const stop = () => void child.stop();
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  const { code } = await child.ended;
  signal?.removeEventListener('abort', stop);
  await closed;
  return { code, output: child.output().trim() };
}

/** What a program printed, without white space at its ends. @throws when it fails. */
export async function readProgram(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { code, output } = await runProgram(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${output}`);
  return output;
}
