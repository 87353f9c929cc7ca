import { describe, expect, test } from 'vitest';
import { isModelPath } from '@/lib/hubs/hugging-face/names';
import { getManifestHash, getWeightsRoot } from '@/lib/provenance/manifest';
import { findRepository, repositories } from './repositories';
import { findCommit, getBlobId, listFiles, manifestFilesOf, type Repository } from './repository';

const take = (id: string) => findRepository(id) as Repository;
const shaOf = (repository: Repository, index: number) => repository.commits[index]?.sha as string;
const record = 'eip155:31337/erc721:0x1111111111111111111111111111111111111111/1';

test('ids, commits and digests have the hub’s form and stand once', () => {
  const ids = repositories.map(({ id }) => id.toLowerCase());
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(repositories.map(({ _id }) => _id)).size).toBe(ids.length);
  for (const { id, _id, commits } of repositories) {
    const [owner = '', name = '', ...rest] = id.split('/');
    expect([id, isModelPath(owner, name), rest]).toEqual([id, true, []]);
    expect(_id).toMatch(/^[0-9a-f]{24}$/);
    for (const commit of commits) {
      expect(commit.sha).toMatch(/^[0-9a-f]{40}$/);
      for (const { oid, lfs } of listFiles(commit, null)) {
        expect(oid).toMatch(/^[0-9a-f]{40}$/);
        if (lfs) expect(lfs.oid).toMatch(/^[0-9a-f]{64}$/);
      }
    }
    const dates = commits.map(({ date }) => date);
    expect([...dates].sort().reverse()).toEqual(dates);
  }
});

test('a blob id is git’s', () => {
  // printf 'hello\n' | git hash-object --stdin
  expect(getBlobId('hello\n')).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
});

describe('findRepository', () => {
  test('in any case, by an old name, or not at all', () => {
    expect(findRepository('MISTRALAI/mistral-7b-V0.1')?.id).toBe('mistralai/Mistral-7B-v0.1');
    expect(findRepository('bert-base-uncased')?.id).toBe('google-bert/bert-base-uncased');
    expect(findRepository('nobody/nothing')).toBeNull();
  });
});

describe('manifestFilesOf', () => {
  test('takes what lib/provenance takes; the record changes the texts only', () => {
    const mistral = take('mistralai/Mistral-7B-v0.1');
    const plain = manifestFilesOf(mistral, shaOf(mistral, 0), null);
    const linked = manifestFilesOf(mistral, shaOf(mistral, 0), record);
    expect(getManifestHash(linked)).not.toBe(getManifestHash(plain));
    expect(getWeightsRoot(linked)).toBe(getWeightsRoot(plain));
    expect(linked.filter(({ algorithm }) => algorithm === 'sha256').length).toBeGreaterThan(1);
  });

  test('SmolLM2: the newest commit changes README.md alone', () => {
    expect(listChanged('HuggingFaceTB/SmolLM2-1.7B-Instruct')).toEqual(['README.md']);
  });

  test('Qwen2.5-7B: the newest commit changes every file of the weights and nothing else', () => {
    const changed = listChanged('Qwen/Qwen2.5-7B-Instruct');
    expect(changed.length).toBeGreaterThan(1);
    expect(changed.every((path) => path.endsWith('.safetensors'))).toBe(true);
  });

  test('error: no such commit', () => {
    expect(() => manifestFilesOf(take('BAAI/bge-m3'), '0'.repeat(40), null)).toThrow('no commit');
  });
});

function listChanged(id: string): string[] {
  const repository = take(id);
  const [after, before] = [0, 1].map((index) =>
    manifestFilesOf(repository, shaOf(repository, index), record),
  );
  return (after ?? [])
    .filter(({ path, digest }) => before?.find((one) => one.path === path)?.digest !== digest)
    .map(({ path }) => path);
}

test('findCommit: main, a commit, nothing else', () => {
  const qwen = take('Qwen/Qwen2.5-7B-Instruct');
  expect(findCommit(qwen, 'main')).toBe(qwen.commits[0]);
  expect(findCommit(qwen, shaOf(qwen, 1))).toBe(qwen.commits[1]);
  expect(findCommit(qwen, 'dev')).toBeNull();
});
