/** One defence, the change that takes it away, and the test that must turn red then. */
export type Mutant = {
  /** The defence that is gone. */
  without: string;
  file: string;
  find: string;
  put: string;
  test: { file: string; name: string };
};
