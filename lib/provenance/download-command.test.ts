import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Locator } from '@/lib/model/ids';
import { getDownload, getDownloadText, quote } from './download-command';

const commit = '8c0e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a';
const of = (locator: string, at = commit) => getDownload(locator as Locator, at);

/** What a POSIX shell makes of a line: the words it would hand to a program. */
function readBack(line: string): readonly string[] {
  const script = `set -f; set -- ${line}\nfor word; do printf '%s\\0' "$word"; done`;
  const read = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
  return read.split('\0').slice(0, -1);
}

describe('getDownload', () => {
  test('default: Hugging Face, by its own tool, by git and in Python', () => {
    expect(of('huggingface.co/mistralai/mistral-7b-v0.1')).toEqual({
      status: 'commands',
      commands: [
        { tool: 'hf', text: `hf download mistralai/mistral-7b-v0.1 --revision ${commit}` },
        {
          tool: 'git',
          text: `git clone --no-checkout https://huggingface.co/mistralai/mistral-7b-v0.1 mistral-7b-v0.1\ngit -C mistral-7b-v0.1 checkout --detach ${commit}`,
        },
        {
          tool: 'python',
          text: `from huggingface_hub import snapshot_download\n\nsnapshot_download("mistralai/mistral-7b-v0.1", revision="${commit}")`,
        },
      ],
    });
  });

  test('args: GitHub, by git alone', () => {
    expect(of('github.com/acme/model')).toMatchObject({
      commands: [{ tool: 'git', text: expect.stringContaining('https://github.com/acme/model') }],
    });
  });

  test('behaviour: a tag of Ollama can move, so no command is offered', () => {
    expect(of('ollama.com/library/mistral')).toEqual({ status: 'none', why: 'tags-move' });
  });

  test.each(['civitai.com/models/123', 'kaggle.com/models/a/b', 'modelscope.cn/models/a/b'])(
    'behaviour: none is known for %s',
    (locator) => expect(of(locator)).toEqual({ status: 'none', why: 'unknown' }),
  );

  test.each(['', 'main', `${commit} --force`, `${commit}\nrm -rf ~`, commit.toUpperCase()])(
    'behaviour: "%s" is no commit',
    (text) => {
      expect(of('huggingface.co/a/b', text)).toEqual({ status: 'none', why: 'no-commit' });
    },
  );

  test.each(['-upload-pack', '..', '.', 'a..', 'a b', "a'b", '$(id)', 'a;id', ''])(
    'behaviour: a name like "%s" makes no command',
    (name) => {
      expect(of(`huggingface.co/owner/${name}`).status).toBe('none');
      expect(of(`github.com/${name}/model`).status).toBe('none');
    },
  );

  test('property: whatever the locator and commit, a shell reads plain words and no others', () => {
    const nasty = fc.string({ unit: fc.constantFrom(...`ab0-._/ '"$\`;&|<>(){}\n\\*?!#~=`) });
    const hub = fc.constantFrom('huggingface.co/', 'github.com/', 'ollama.com/', '');
    const at = fc.oneof(fc.constant(commit), nasty);
    fc.assert(
      fc.property(hub, nasty, at, (host, rest, revision) => {
        const download = of(`${host}${rest}`, revision);
        if (download.status === 'none') return;
        for (const { tool, text } of download.commands) {
          if (tool !== 'python') expect(text).toMatch(/^[\w ./:\n-]+$/);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('getDownloadText', () => {
  test('default: the first command, or null', () => {
    const line = getDownloadText('huggingface.co/a/b' as Locator, commit);
    expect(line).toBe(`hf download a/b --revision ${commit}`);
    expect(getDownloadText('ollama.com/library/a' as Locator, commit)).toBeNull();
  });
});

describe('quote', () => {
  // Windows has no POSIX shell to ask.
  test.each(process.platform === 'win32' ? [] : ['sh'])(
    'property: %s reads back exactly the words',
    () => {
      const word = fc.oneof(
        fc.string({ unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text)),
        fc.string({ unit: fc.constantFrom(...`a '"$\`;&|<>(){}\n\\*?!#~=-`) }),
      );
      const words = fc.array(
        word.filter((text) => !text.includes('\0')),
        { maxLength: 40 },
      );
      fc.assert(
        fc.property(words, (all) => {
          expect(readBack(quote(all))).toEqual(all);
        }),
        { numRuns: 100 },
      );
    },
  );
});
