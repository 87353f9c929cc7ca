/** Hubs and mirrors: which are there, which are on. Asked from our own pages only. */
import * as v from 'valibot';
import { type HubView, mirrorHostPattern } from '@/lib/model/hub';
import { message, type } from './message';

const hubId = v.pipe(v.string(), v.maxLength(100));

export const hubMessages = {
  'hub.list': message({
    callers: ['ui'],
    input: v.object({}),
    output: type<readonly HubView[]>(),
  }),
  /** Off also forgets a mirror, and gives the host permission back. */
  'hub.set': message({
    callers: ['ui'],
    input: v.object({ id: hubId, on: v.boolean() }),
    output: type<readonly HubView[]>(),
  }),
  'mirror.add': message({
    callers: ['ui'],
    input: v.object({ host: v.pipe(v.string(), v.regex(mirrorHostPattern)) }),
    output: type<readonly HubView[]>(),
  }),
} as const;
