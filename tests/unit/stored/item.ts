/** One thing that is stored, as it is at rest today and was before, and how its own code reads it. */
import type { StoreName } from '@/lib/storage/database';

export type Row = { id: string; [field: string]: unknown };

export type StoredItem = {
  what: string;
  /** A store of the database, or a storage area and the file that writes it. */
  at: { store: StoreName } | { area: 'local' | 'session'; file: string };
  /** Of its form; `isSaid` where the item itself names it. */
  version: number;
  isSaid: boolean;
  /** At rest: rows of the store, or values of the area by their keys. The first is the one that is damaged. */
  stored: readonly Row[];
  /** The same in forms of earlier versions, which are read as the present one. */
  older?: readonly (readonly Row[])[];
  /** The same of a cache, which are as if they were not there: they lack what can only be had by reading anew. */
  dropped?: readonly (readonly Row[])[];
  read: () => Promise<unknown>;
  expected: unknown;
  /** What is read where nothing is that can be read; a code where that is refused. */
  empty: unknown;
  /** Writes one of its own at the same place. */
  write: () => Promise<unknown>;
  /**
   * `kept`: what cannot be read is not written over, and a full disk is told. `anew`: what cannot be read is replaced,
   * and a full disk is told. `cache`: neither keeps anything from being answered.
   */
  as: 'kept' | 'anew' | 'cache';
};

/** An item of a storage area, as a row: its key is the id. */
export const toRow = (key: string, value: unknown): Row => ({ id: key, value });
