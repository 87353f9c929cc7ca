/** Asks the background. Pages and content scripts have no other way to a chain, a key or a hub's API. */
import { browser } from '@/lib/browser';
import { ContextGoneError, NoAnswerError, RemoteError } from '@/lib/errors/protocol';
import { decode, encode } from './codec';
import type { InputOf, MessageName, OutputOf } from './messages';

/**
 * Sends one message and gives its output.
 * @throws {@link RemoteError} with the code the background answered.
 * @throws {@link NoAnswerError} when the worker died first: the outcome is unknown, ask again with the same request id.
 * @throws {@link ContextGoneError} when the extension was updated under this page.
 */
export async function send<Name extends MessageName>(
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const reply = await ask(name, { commonweight: 1, name, input: encode(input) });
  if (typeof reply !== 'object' || reply === null) throw new NoAnswerError({ message: name });
  const { ok, output, error } = reply as Record<string, unknown>;
  if (ok === true) return decode(output) as OutputOf<Name>;
  throw new RemoteError(decode(error) as ConstructorParameters<typeof RemoteError>[0]);
}

async function ask(name: string, request: unknown): Promise<unknown> {
  // An invalidated content script has no id any more, or throws on the first call.
  if (!browser.runtime?.id) throw new ContextGoneError();
  try {
    return await browser.runtime.sendMessage(request);
  } catch (cause) {
    if (!browser.runtime?.id) throw new ContextGoneError({ cause });
    throw new NoAnswerError({ message: name }, { cause });
  }
}

/** How a state model asks: injected, so that tests and the gallery can answer in the background's place. */
export type Send = typeof send;
