/**
 * Commands that download a model at exactly the approved commit. Locators and commits are strangers' texts: only
 * plain ones make a command, and every argument is quoted for a POSIX shell besides. Pure; pages may import it.
 */
import type { Locator } from '@/lib/model/ids';

export type DownloadTool = 'hf' | 'git' | 'python';
export type DownloadCommand = {
  tool: DownloadTool;
  /** What is copied; several lines are several commands. */
  text: string;
};

export type Download =
  | { status: 'commands'; commands: readonly [DownloadCommand, ...DownloadCommand[]] }
  | {
      status: 'none';
      /** `tags-move`: the hub is asked by tags, which can be moved. `unknown`: no command of it takes a commit. */
      why: 'tags-move' | 'unknown' | 'no-commit';
    };

const commitPattern = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/** A name no shell, no option parser and no path takes for anything else. */
const namePattern = /^[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?$/;

/** The commands for a model at a commit, the hub's own tool first; or why there is none. */
export function getDownload(locator: Locator, commit: string): Download {
  const [hub = '', ...names] = locator.split('/');
  if (hub === 'ollama.com') return { status: 'none', why: 'tags-move' };
  const [owner = '', name = ''] = names;
  const isPlain = names.length === 2 && names.every((one) => namePattern.test(one));
  if (!isPlain || !(hub === 'huggingface.co' || hub === 'github.com')) {
    return { status: 'none', why: 'unknown' };
  }
  if (!commitPattern.test(commit)) return { status: 'none', why: 'no-commit' };
  const clone = cloneAt(`https://${hub}/${owner}/${name}`, name, commit);
  if (hub === 'github.com') return { status: 'commands', commands: [clone] };
  const id = `${owner}/${name}`;
  const hf = { tool: 'hf' as const, text: quote(['hf', 'download', id, '--revision', commit]) };
  return { status: 'commands', commands: [hf, clone, loadInPython(id, commit)] };
}

/** The hub's own command alone, for where there is room for one line; null where there is none. */
export function getDownloadText(locator: Locator, commit: string): string | null {
  const download = getDownload(locator, commit);
  return download.status === 'commands' ? download.commands[0].text : null;
}

/** Arguments as one line of a POSIX shell, which reads back exactly these; plain ones stay as they are. */
export function quote(words: readonly string[]): string {
  return words
    .map((word) => (/^[A-Za-z0-9_./:-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}

/** Nothing is checked out before the commit is: the files of the newest one are not downloaded first. */
function cloneAt(url: string, folder: string, commit: string): DownloadCommand {
  const clone = quote(['git', 'clone', '--no-checkout', url, folder]);
  const checkout = quote(['git', '-C', folder, 'checkout', '--detach', commit]);
  return { tool: 'git', text: `${clone}\n${checkout}` };
}

function loadInPython(id: string, commit: string): DownloadCommand {
  const [of, revision] = [JSON.stringify(id), JSON.stringify(commit)];
  const text = `from huggingface_hub import snapshot_download\n\nsnapshot_download(${of}, revision=${revision})`;
  return { tool: 'python', text };
}
