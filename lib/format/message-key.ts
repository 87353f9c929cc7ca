/** A code of ours as part of a text's key: dashes and dots become underscores. */
export type Underscored<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Text;

/** `code-changed` as `code_changed`, its type kept, so that the key it makes is checked. */
export function toKey<Code extends string>(code: Code): Underscored<Code> {
  return code.replaceAll('-', '_') as Underscored<Code>;
}
