/** One defence, the change that takes it away, and the test that must turn red then. */
export type Mutant = {
  /** The defence that is gone. */
  without: string;
  file: string;
  find: string;
  put: string;
  test: { file: string; name: string };
};

/** The text of its file without the defence. @throws unless what is taken out is there, once. */
export function takeOut(text: string, { file, find, put }: Mutant): string {
  const parts = text.split(find);
  if (parts.length === 2) return parts.join(put);
  throw new Error(`${file} has "${find}" ${parts.length - 1} times, not once.`);
}
