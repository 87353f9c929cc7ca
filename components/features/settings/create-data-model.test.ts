import { describe, expect, test, vi } from 'vitest';
import {
  eraseEverything,
  exportEverything,
  exportLengthMax,
  importEverything,
} from '@/lib/storage/everything';
import { createFakeSend } from '@/tests/gallery/fake-send';
import { demoNetwork, me, settings, unlocked } from '@/tests/gallery/people';
import { fullWorld } from '@/tests/gallery/worlds';
import { createDataModel } from './create-data-model';

const now = () => 7;
const kept = {
  lengthMax: exportLengthMax,
  write: exportEverything,
  read: importEverything,
  erase: eraseEverything,
};

describe('createDataModel', () => {
  test('error: a file that is too large is not even read', async () => {
    const { restore } = createDataModel({ send: createFakeSend({}), now, kept });
    const file = { size: 20_000_001, text: () => Promise.reject(new Error('It was read.')) };
    expect(await restore.run(file as unknown as Blob)).toBeNull();
    expect(restore.code.value).toBe('storage.export_invalid');
  });

  test('behaviour: a description for a bug report names nobody', async () => {
    vi.stubGlobal('navigator', { userAgent: 'Browser' });
    const send = createFakeSend({
      ...fullWorld,
      'settings.read': () => ({ ...settings, mirrors: ['https://mirror.example.org'] }),
      'account.read': () => unlocked,
      'network.list': () => [demoNetwork],
    });
    const { diagnose } = createDataModel({ send, now, kept });
    const text = (await diagnose.run()) ?? '';
    expect(diagnose.code.value).toBeNull();
    expect(JSON.parse(text)).toMatchObject({ keystore: { status: 'unlocked', derived: 1 } });
    expect(text).not.toContain(me);
    for (const { name } of unlocked.accounts) expect(text).not.toContain(`"${name}"`);
    expect(text).not.toMatch(/https?:|127\.0\.0\.1/);
  });
});
