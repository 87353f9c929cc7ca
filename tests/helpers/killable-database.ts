/** The database of a worker that may die before it opens it, and after: between any two writes. */
import { step } from './killable';

type DatabaseModule = typeof import('@/lib/storage/database');

/** For `vi.mock('@/lib/storage/database')`. */
export function withKillableDatabase(actual: DatabaseModule): DatabaseModule {
  const openDatabase = async () => {
    step('before the journal');
    return actual.openDatabase();
  };
  const inTransaction: DatabaseModule['inTransaction'] = async (name, work) => {
    step('before the journal');
    return actual.inTransaction(name, work);
  };
  return { ...actual, openDatabase, inTransaction };
}
