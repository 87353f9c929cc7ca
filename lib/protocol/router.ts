/** The background's one door: checks the caller, parses the input, runs the handler, encodes the answer. */
import * as v from 'valibot';
import { toErrorData } from '@/lib/errors/base';
import { InvalidInputError } from '@/lib/errors/protocol';
import { decode, encode, type Json } from './codec';
import type { Caller } from './message';
import { type MessageName, messages, type OutputOf, type ParsedOf } from './messages';
import { getCaller, type Sender, type SenderRules } from './senders';

/** What a handler knows of the one who asks. */
export type Asker = { caller: Caller; tabId: number | null; url: string };

export type Handler<Name extends MessageName> = (
  input: ParsedOf<Name>,
  asker: Asker,
) => Promise<OutputOf<Name>>;

/** One handler per message; a missing one does not compile. */
export type Handlers = { [Name in MessageName]: Handler<Name> };

/** The form on the wire. */
export type Reply = { ok: true; output: Json } | { ok: false; error: Json };

export type RouterOptions = {
  handlers: Handlers;
  rules: SenderRules;
  /** Every handler waits for this: what must be known before anything is answered, of the one who asks too. It may throw. */
  ready: (asker: Asker) => Promise<void>;
  /** Called with what nobody expected. Must not show values. */
  log: (message: string, error: unknown) => void;
};

/**
 * The listener for `runtime.onMessage`. Answers undefined (no answer at all) to whoever may not call.
 * Never throws: errors become data.
 */
export function createRouter(options: RouterOptions) {
  return (raw: unknown, sender: Sender): Promise<Reply> | undefined => {
    const request = parseRequest(raw);
    if (!request) return undefined;
    const caller = getCaller(sender, options.rules);
    if (!caller || !messages[request.name].callers.some((allowed) => allowed === caller)) {
      return undefined;
    }
    const asker = { caller, tabId: sender.tab?.id ?? null, url: sender.url ?? '' };
    return answer(request.name, request.input, asker, options);
  };
}

function parseRequest(raw: unknown): { name: MessageName; input: unknown } | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { commonweight, name, input } = raw as Record<string, unknown>;
  if (commonweight !== 1 || typeof name !== 'string' || !Object.hasOwn(messages, name)) return null;
  return { name: name as MessageName, input: decode(input) };
}

async function answer<Name extends MessageName>(
  name: Name,
  input: unknown,
  asker: Asker,
  options: RouterOptions,
): Promise<Reply> {
  try {
    const parsed = v.safeParse(messages[name].input, input);
    if (!parsed.success) {
      const path = v.getDotPath(parsed.issues[0]) ?? '';
      throw new InvalidInputError({ message: name, path });
    }
    await options.ready(asker);
    const handler = options.handlers[name] as Handler<Name>;
    const output = await handler(parsed.output as ParsedOf<Name>, asker);
    return { ok: true, output: encode(output) };
  } catch (error) {
    const data = toErrorData(error);
    if (data.code === 'protocol.unexpected') options.log(`${name} failed`, error);
    return { ok: false, error: encode(data) };
  }
}
