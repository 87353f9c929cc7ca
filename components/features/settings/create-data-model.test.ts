import { describe, expect, test } from 'vitest';
import { createFakeSend } from '@/tests/gallery/fake-send';
import { createDataModel } from './create-data-model';

describe('createDataModel', () => {
  test('default: a file as chosen is given to the background', async () => {
    const files: string[] = [];
    const send = createFakeSend({
      'data.import': ({ file }) => {
        files.push(file);
        return { added: 2, skipped: 1 };
      },
    });
    const { restore } = createDataModel({ send });
    expect(await restore.run(new Blob(['{}']))).toEqual({ added: 2, skipped: 1 });
    expect(files).toEqual(['{}']);
  });

  test('error: one that is too large is not even read', async () => {
    const { restore } = createDataModel({ send: createFakeSend({}) });
    const file = { size: 20_000_001, text: () => Promise.reject(new Error('It was read.')) };
    expect(await restore.run(file as unknown as Blob)).toBeNull();
    expect(restore.code.value).toBe('storage.export_invalid');
  });
});
