import * as v from 'valibot';
import { defineTabRows } from './tab-rows';

/**
 * The page from which a tab of ours was opened, a hub's or one of ours: its address as the browser told it, never as a
 * page or its message did. Told where something is signed there.
 */
export const tabOpeners = defineTabRows(
  'session:tabOpeners',
  v.pipe(v.string(), v.url(), v.maxLength(2_000)),
);
