/** Who holds how much of which token. Holders and tokens are names of the story, not addresses. */

export type Tokens = {
  mint: (token: string, to: string, amount: bigint) => void;
  /** @throws when the holder has less. */
  move: (token: string, from: string, to: string, amount: bigint) => void;
  of: (token: string, holder: string) => bigint;
  total: (token: string) => bigint;
  holders: (token: string) => readonly string[];
};

export function createTokens(): Tokens {
  const books = new Map<string, Map<string, bigint>>();
  const bookOf = (token: string) => {
    const found = books.get(token) ?? new Map<string, bigint>();
    books.set(token, found);
    return found;
  };
  const of = (token: string, holder: string) => bookOf(token).get(holder) ?? 0n;
  return {
    mint: (token, to, amount) => {
      bookOf(token).set(to, of(token, to) + amount);
    },
    move: (token, from, to, amount) => {
      const held = of(token, from);
      if (amount < 0n || held < amount) {
        throw new Error(`${from} holds ${held} of ${token}, not ${amount}.`);
      }
      bookOf(token).set(from, held - amount);
      bookOf(token).set(to, of(token, to) + amount);
    },
    of,
    total: (token) => [...bookOf(token).values()].reduce((sum, held) => sum + held, 0n),
    holders: (token) => [...bookOf(token).keys()],
  };
}
