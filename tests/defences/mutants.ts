/**
 * What a send is defended with, each with the change that takes it away and the test that must turn red then.
 * `npm run defences` tries them one by one; `defences.test.ts` makes sure that each still fits the code.
 */
export type Mutant = {
  /** The defence that is gone. */
  without: string;
  file: string;
  find: string;
  put: string;
  test: { file: string; name: string };
};

const transactions = (file: string) => `lib/transactions/${file}`;

export const mutants: readonly Mutant[] = [
  {
    without: 'journal before broadcast',
    file: transactions('send.ts'),
    find: '  const moved = await moveEntry(entry, event, context.now());',
    put: `  await context.chain.askAll(entry.chainId, 'eth_sendRawTransaction', [attempt.raw]);
  const moved = await moveEntry(entry, event, context.now());`,
    test: { file: transactions('kill.test.ts'), name: 'killed at each step in turn' },
  },
  {
    without: 'never sign again',
    file: transactions('life.ts'),
    find: "if (event.type === 'signed') return isUnsigned ? sign(event) : null;",
    put: "if (event.type === 'signed') return sign(event);",
    test: { file: transactions('life.test.ts'), name: 'signed once: never again' },
  },
  {
    without: 'one nonce for an intent',
    file: transactions('send.ts'),
    find: 'const nonce = entry.nonce ?? (await readNextNonce(context, entry));',
    put: 'const nonce = await readNextNonce(context, entry);',
    test: { file: transactions('send.test.ts'), name: 'goes on with its nonce' },
  },
  {
    without: 'an intent kept until its nonce is used for good',
    file: transactions('entry.ts'),
    find: "return isOpen(entry) || (entry.state === 'replaced' && !entry.settled);",
    put: 'return isOpen(entry);',
    test: { file: transactions('journal.test.ts'), name: 'its nonce used, not for good' },
  },
  {
    without: 'one database transaction decides what is new',
    file: transactions('journal.ts'),
    find: '  if (!known && !busy && !revivable) {',
    put: '  {',
    test: { file: transactions('journal.test.ts'), name: 'many at once make one' },
  },
  {
    without: 'a change only to what was read',
    file: transactions('journal.ts'),
    find: 'const isCurrent = current?.revision === entry.revision;',
    put: 'const isCurrent = current !== null;',
    test: { file: transactions('journal.test.ts'), name: 'not what somebody else changed' },
  },
  {
    without: 'a block looked at again until it is final',
    file: transactions('track.ts'),
    find: '  if (before.settled) return before;',
    put: '  if (before.settled || before.block) return before;',
    test: { file: transactions('track.test.ts'), name: 'a block that goes away' },
  },
  {
    without: 'nothing after the end',
    file: transactions('life.ts'),
    find: '  if (entry.settled) return null;',
    put: '',
    test: { file: transactions('life.test.ts'), name: 'nothing after the end' },
  },
  {
    without: 'two operators for an end',
    file: transactions('outcome.ts'),
    find: 'return Math.min(2, Math.max(1, voices));',
    put: 'return Math.min(1, Math.max(1, voices));',
    test: { file: transactions('outcome.test.ts'), name: 'a height that is not finalised' },
  },
  {
    without: 'a block that lists the transaction',
    file: transactions('outcome.ts'),
    find: 'block.hash === blockHash && block.transactions.includes(transactionHash)',
    put: 'block.hash === blockHash',
    test: { file: transactions('outcome.test.ts'), name: 'said to hold what it does not' },
  },
  {
    without: 'more receipts for a status than against it',
    file: transactions('outcome.ts'),
    find: ' || same * 2 <= here.length',
    put: '',
    test: { file: transactions('outcome.test.ts'), name: 'one of two tells the other status' },
  },
  {
    without: 'counts of nonces that must be explained',
    file: transactions('nonce.ts'),
    find: '  if (isExplained(highest)) return highest;',
    put: '  return highest;',
    test: { file: transactions('nonce.test.ts'), name: 'one of two says what nothing explains' },
  },
  {
    without: 'sent again where only some have it',
    file: transactions('track.ts'),
    find: "  return known === 'some' ? (await broadcast(context, seen)).entry : seen;",
    put: '  return seen;',
    test: { file: transactions('track.test.ts'), name: 'one that only claims to have it' },
  },
  {
    without: 'the same bytes sent again',
    file: transactions('track.ts'),
    find: '  const { entry: sent, taken } = await broadcast(context, entry);',
    put: '  const { entry: sent, taken } = { entry, taken: false };',
    test: { file: transactions('kill.test.ts'), name: 'never two, never lost' },
  },
  {
    without: 'chain id asked before each send',
    file: transactions('chain-access.ts'),
    find: '      await assertChain(endpoint, { again: checkedAgain.has(method) });',
    put: '',
    test: { file: 'tests/integration/sending.test.ts', name: 'on another chain all of a sudden' },
  },
  {
    without: 'blocks looked at by as many as it takes',
    file: transactions('find-by-event.ts'),
    find: 'hashes.size === 0 && voices >= getNeeded(asked)',
    put: 'voices > 0',
    test: { file: transactions('lagging.test.ts'), name: 'only the one behind was asked about' },
  },
  {
    without: 'the hash of what a wallet sent kept',
    file: transactions('life.ts'),
    find: 'const kept = nonce === null ? { attempts: [], hash: null } : {};',
    put: 'const kept = { attempts: [], hash: null };',
    test: { file: transactions('lagging.test.ts'), name: 'its hash is kept' },
  },
  {
    without: 'two operators for a transaction that is another',
    file: transactions('send-outside.ts'),
    find: 'other.length > same.length && other.length >= getNeeded(asked)',
    put: 'other.length > 0',
    test: { file: transactions('send-outside.test.ts'), name: 'one of two endpoints that tells' },
  },
  {
    without: "the person's cap on fees",
    file: transactions('fees.ts'),
    find: '  if (maxFeePerGasWei > limitWei) throw',
    put: '  if (maxFeePerGasWei < 0n) throw',
    test: { file: transactions('fees.test.ts'), name: 'beyond what the person set' },
  },
  {
    without: 'agreement about fees',
    file: transactions('outcome.ts'),
    find: 'sorted[Math.floor((sorted.length - 1) / 2)]',
    put: 'sorted.at(-1)',
    test: { file: transactions('fees.test.ts'), name: 'the middle of three' },
  },
  {
    without: 'a cap on tips',
    file: transactions('fees.ts'),
    find: 'tip > tipMaxWei ? tipMaxWei : tip',
    put: 'tip',
    test: { file: transactions('fees.test.ts'), name: 'a tip that would drain an account' },
  },
  {
    without: 'an eighth more for a replacement',
    file: transactions('raise.ts'),
    find: 'const bumpPerMille = 1125n;',
    put: 'const bumpPerMille = 1000n;',
    test: { file: transactions('raise.test.ts'), name: 'both prices an eighth higher' },
  },
  {
    without: 'one more attempt for one answer',
    file: transactions('raise.ts'),
    find: '    if (before.attempts.length > attempts) return before;',
    put: '',
    test: { file: transactions('raise.test.ts'), name: 'asked twice, one more is made' },
  },
  {
    without: 'siblings kept',
    file: transactions('life.ts'),
    find: '  const attempts = [...others, attempt];',
    put: '  const attempts = others.slice(0, 0).concat(attempt);',
    test: { file: transactions('life.test.ts'), name: 'every sibling kept' },
  },
  {
    without: 'keys of endpoints kept to rpc.ts',
    file: 'lib/chain/endpoint-url.ts',
    find: "return URL.canParse(url) ? new URL(url).host : '';",
    put: 'return url;',
    test: {
      file: 'tests/integration/endpoint-secrets.test.ts',
      name: 'no error, no view and no store',
    },
  },
  {
    without: 'Retry-After honoured',
    file: 'lib/chain/health.ts',
    find: '(error.retryAfterMs ?? rateLimitedMs)',
    put: '0',
    test: { file: 'lib/chain/health.test.ts', name: 'as long as it says' },
  },
  {
    without: 'circuit breaker',
    file: 'lib/chain/health.ts',
    find: '        ? breakMs',
    put: '        ? 0',
    test: { file: 'lib/chain/health.test.ts', name: 'left alone after two failures' },
  },
];
