/** The shape of a row of the message table. */
import type * as v from 'valibot';

/** `hub`: our content script on a hub page, to be trusted no more than that page. `ui`: our own pages. */
export type Caller = 'hub' | 'ui';

export type Message<Input extends v.GenericSchema = v.GenericSchema, Output = unknown> = {
  callers: readonly Caller[];
  input: Input;
  /** Carries the output's type; there is nothing in it. */
  output: { readonly type?: Output };
};

/** A row, with its types kept. */
export function message<Input extends v.GenericSchema, Output>(
  row: Message<Input, Output>,
): Message<Input, Output> {
  return row;
}

/** The output type of a row. */
export function type<Output>(): { readonly type?: Output } {
  return {};
}
