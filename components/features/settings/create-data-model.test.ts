import { describe, expect, test, vi } from 'vitest';
import type { EndpointView } from '@/lib/model/network';
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
const version = '0.1.0';
const kept = {
  lengthMax: exportLengthMax,
  write: exportEverything,
  read: importEverything,
  erase: eraseEverything,
};

describe('createDataModel', () => {
  test('error: a file that is too large is not even read', async () => {
    const { restore } = createDataModel({ send: createFakeSend({}), now, kept, version });
    const file = { size: 20_000_001, text: () => Promise.reject(new Error('It was read.')) };
    expect(await restore.run(file as unknown as Blob)).toBeNull();
    expect(restore.code.value).toBe('storage.export_invalid');
  });

  test('behaviour: a description for a bug report names nobody', async () => {
    vi.stubGlobal('navigator', { userAgent: 'Browser' });
    const [endpoint] = demoNetwork.endpoints as [EndpointView];
    const failing = { ...endpoint, status: 'failing', lastErrorCode: 'chain.timed_out' } as const;
    const send = createFakeSend({
      ...fullWorld,
      'settings.read': () => ({ ...settings, mirrors: ['https://mirror.example.org'] }),
      'account.read': () => unlocked,
      'network.list': () => [{ ...demoNetwork, endpoints: [failing] }],
    });
    const { diagnose } = createDataModel({ send, now, kept, version });
    const text = (await diagnose.run()) ?? '';
    expect(diagnose.code.value).toBeNull();
    expect(JSON.parse(text)).toMatchObject({ keystore: { status: 'unlocked', derived: 1 } });
    expect(JSON.parse(text)).toMatchObject({
      version,
      networks: [{ endpoints: ['failing chain.timed_out'] }],
    });
    expect(text).not.toContain(me);
    for (const { name } of unlocked.accounts) expect(text).not.toContain(`"${name}"`);
    expect(text).not.toMatch(/https?:|127\.0\.0\.1/);
  });
});
