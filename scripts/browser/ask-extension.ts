/**
 * Asks the background as the extension's own pages do: over `runtime.sendMessage`, from a page of the
 * extension. For set-up in tests and `npm start`; what a person does goes through the interface instead.
 */
import type { Page } from 'playwright';
import { decode, encode } from '@/lib/protocol/codec';
import type { InputOf, MessageName, OutputOf } from '@/lib/protocol/messages';
import type { WithExtensionApi } from './extension-api';

/**
 * The answer to one message, asked from any page of the extension (or its manifest.json).
 * @throws an error naming the message and the code when the background refuses or does not answer.
 */
export async function askExtension<Name extends MessageName>(
  page: Page,
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const request: unknown = { commonweight: 1, name, input: encode(input) };
  const reply: unknown = await page.evaluate(
    (message) =>
      (globalThis as unknown as WithExtensionApi).chrome.runtime
        .sendMessage(message)
        .catch((error: unknown) => ({ ok: false, error: String(error) })),
    request,
  );
  if (typeof reply === 'object' && reply !== null && 'ok' in reply) {
    const { ok, output, error } = reply as { ok: unknown; output?: unknown; error?: unknown };
    if (ok === true) return decode(output) as OutputOf<Name>;
    throw new Error(`The message ${name} failed: ${JSON.stringify(error)}`);
  }
  throw new Error(`The message ${name} got no answer: ${JSON.stringify(reply)}`);
}
