import { beforeEach, describe, expect, test } from 'vitest';
import type { Locator } from '@/lib/model/ids';
import { openDatabase } from './database';
import {
  deleteRegistration,
  readRegistration,
  readRegistrations,
  writeRegistration,
} from './registrations';

const input = {
  id: '7c1e6a52-0d3f-4f1e-9a0b-5a3c2f7e8d11',
  version: 0,
  step: 'holders' as const,
  locator: 'huggingface.co/acme/model' as Locator,
  revision: null,
  chainId: 10,
  kind: 'launch' as const,
  fields: { name: 'Acme' },
  source: 'rows' as const,
  rows: [{ id: 'a', account: '0x', amount: 'half a tho', staked: '' }],
  list: '',
  submitted: null,
};

beforeEach(async () => {
  const database = await openDatabase();
  await database.clear('registrations');
});

describe('writeRegistration', () => {
  test('default: kept as it was typed', async () => {
    const written = await writeRegistration(input, 5);
    expect(written).toEqual({ status: 'saved', version: 1, updatedAtMs: 5 });
    expect(await readRegistration(input.id)).toEqual({
      ...input,
      version: 1,
      createdAtMs: 5,
      updatedAtMs: 5,
    });
  });

  test('behaviour: another tab wrote in between; nothing is stored, what it wrote is told', async () => {
    await writeRegistration(input, 5);
    const late = await writeRegistration({ ...input, fields: { name: 'Late' } }, 6);
    expect(late).toMatchObject({ status: 'conflict', registration: { fields: { name: 'Acme' } } });
    expect((await readRegistration(input.id))?.fields).toEqual({ name: 'Acme' });
  });

  test('behaviour: the time it was begun stays', async () => {
    await writeRegistration(input, 5);
    await writeRegistration({ ...input, version: 1 }, 9);
    expect(await readRegistration(input.id)).toMatchObject({ createdAtMs: 5, updatedAtMs: 9 });
  });
});

describe('readRegistrations', () => {
  test('default: last written first; a row that cannot be read is skipped and left alone', async () => {
    const other = { ...input, id: `${input.id.slice(0, -1)}2`, fields: {} };
    await writeRegistration(input, 5);
    await writeRegistration(other, 9);
    const database = await openDatabase();
    await database.put('registrations', { id: 'broken', step: 'nowhere' });
    const all = await readRegistrations();
    expect(all.map(({ id, name }) => [id, name])).toEqual([
      [other.id, ''],
      [input.id, 'Acme'],
    ]);
    expect(await database.get('registrations', 'broken')).toEqual({
      id: 'broken',
      step: 'nowhere',
    });
  });
});

test('deleteRegistration: gone; one that is not there is no error', async () => {
  await writeRegistration(input, 5);
  await deleteRegistration(input.id);
  await deleteRegistration(input.id);
  expect(await readRegistration(input.id)).toBeNull();
});
