/** What the answers of endpoints are held against: each other, a header, a proof, and how far they are. */
import type { Mutant } from './mutant';

const ofEndpoints = (name: string) => ({ file: 'tests/integration/endpoints.test.ts', name });
const ofProofs = (name: string) => ({ file: 'tests/integration/proofs.test.ts', name });
const transactions = (file: string) => `lib/transactions/${file}`;

export const ofAnswers: readonly Mutant[] = [
  {
    without: 'answers compared byte for byte',
    file: 'lib/chain/quorum.ts',
    find: 'return replies.every(({ data }) => data === replies[0]?.data);',
    put: 'return replies.length > 0;',
    test: ofEndpoints('behaviour: one that lies: no value, and who was asked'),
  },
  {
    without: 'the field that differs, and who told what',
    file: 'lib/chain/quorum.ts',
    find: 'const differences = findDifferences(told);',
    put: 'const differences = findDifferences(told.slice(0, 1));',
    test: ofProofs('an endpoint that lies about one field: no value, the field, and both answers'),
  },
  {
    without: 'those far behind left out',
    file: 'lib/chain/quorum.ts',
    find: 'return replies.filter((reply) => !isBehind(reply));',
    put: 'return [...replies];',
    test: ofProofs('one that lags 1,000 blocks does not count, and is named'),
  },
  {
    without: 'silence that is no voice',
    file: 'lib/chain/quorum.ts',
    find: 'replies.length === 1\n',
    put: 'asked === 1\n',
    test: ofProofs('one that never answers does not count'),
  },
  {
    without: 'a chain id in every answer',
    file: 'lib/chain/ask.ts',
    find: '  if (actual === endpoint.chainId) {',
    put: '  if (actual > 0) {',
    test: ofEndpoints('behaviour: one that turns to another chain is shut out'),
  },
  {
    without: 'a budget of requests',
    file: 'lib/chain/ask.ts',
    find: '  if (own) return;',
    put: `  if (own || id !== '') return;`,
    test: ofEndpoints(
      'behaviour: an endpoint is not asked beyond its budget; the next one answers',
    ),
  },
  {
    without: 'a budget that outlives the worker',
    file: 'lib/chain/budget.ts',
    find: '  return new Map(parsed.success ? Object.entries(parsed.output) : []);',
    put: '  return new Map(parsed.success ? [] : []);',
    test: {
      file: 'lib/chain/budget.test.ts',
      name: 'behaviour: a worker that starts anew goes on counting',
    },
  },
  {
    without: 'two operators for a header',
    file: 'lib/chain/proof/read-header.ts',
    find: 'return getOperators(group).length >= 2 ||',
    put: 'return group.length >= 2 ||',
    test: ofProofs('all endpoints of one operator lying together are never more than one voice'),
  },
  {
    without: 'a header held against its hash',
    file: 'lib/chain/proof/header.ts',
    find: 'if (keccak256(toRlp(encoded)) !== block.hash)',
    put: 'if (encoded.length === 0)',
    test: ofProofs('error: a header that does not hash to its hash'),
  },
  {
    without: 'each node of a proof held against its hash',
    file: 'lib/chain/proof/trie.ts',
    find: `    if (keccak256(bytes) !== hash.toLowerCase()) throw flaw('wrong-node');\n`,
    put: '',
    test: {
      file: 'lib/chain/proof/trie.test.ts',
      name: 'behaviour: one byte of one node changed is refused',
    },
  },
  {
    without: 'a proof of the account that was asked for',
    file: 'lib/chain/proof/account.ts',
    find: `  if (address !== of.address.toLowerCase()) throw flaw('wrong-account');\n`,
    put: '',
    test: ofProofs('error: a proof'),
  },
  {
    without: 'what was told held against what is proved',
    file: 'lib/chain/proof/prove-model.ts',
    find: '.filter(({ told, proved }) => proved !== told)',
    put: '.filter(({ told, proved }) => proved !== told && proved === null)',
    test: {
      file: 'tests/integration/proof-mode.test.ts',
      name: 'behaviour: a lie of all endpoints together is found: no value, and who told it',
    },
  },
  {
    without: 'a block that more have than not',
    file: transactions('outcome.ts'),
    find: 'agree * 2 <= blocks.length || same',
    put: 'same',
    test: {
      file: transactions('outcome.test.ts'),
      name: 'false final: a transaction that is in no block, by one of two',
    },
  },
  {
    without: 'a block shown although one behind has none',
    file: transactions('outcome.ts'),
    find: 'agree * 2 <= blocks.length || same',
    put: 'agree < getNeeded(asked) || same',
    test: {
      file: transactions('lagging.test.ts'),
      name: 'behaviour: included by one, unknown to the one behind: included, and never sent twice',
    },
  },
  {
    without: 'a nonce that what was sent from here explains',
    file: transactions('nonce.ts'),
    find: '  if (isExplained(highest)) return highest;\n',
    put: '',
    test: {
      file: transactions('lagging.test.ts'),
      name: 'behaviour: the next nonce is the one after it, whoever answers',
    },
  },
  {
    without: 'a wait while nobody up to date was asked',
    file: transactions('send-outside.ts'),
    find: '    if (!look.isWhole) return null;\n',
    put: '',
    test: {
      file: transactions('lagging.test.ts'),
      name: 'behaviour: not given up as never sent while nobody who is up to date was asked',
    },
  },
  {
    without: 'what failed looked at again until nothing can change it',
    file: transactions('track.ts'),
    find: '  if (before.settled) return before;',
    put: `  if (before.settled || before.state === 'failed') return before;`,
    test: {
      file: transactions('send-outside.test.ts'),
      name: 'T8 what a single endpoint told of another transaction is taken back',
    },
  },
  {
    without: 'one endpoint for all that is prepared together',
    file: transactions('prepare.ts'),
    find: '{ ...context, chain: keepTo(chain, kept) }',
    put: 'context',
    test: {
      file: 'tests/integration/sending.test.ts',
      name: 'T8 simulated and estimated by one, its nonce and fee told by all, sent to all',
    },
  },
  {
    without: 'an answer to another question refused',
    file: 'lib/chain/rpc.ts',
    find: 'if (answer.id === id && answer.result !== undefined) return',
    put: 'if (answer.result !== undefined) return',
    test: { file: 'tests/integration/fault-kit.test.ts', name: 'another id' },
  },
  {
    without: 'a size an answer may have',
    file: 'lib/chain/rpc.ts',
    find: '    if (bytes > answerBytesMax) {',
    put: '    if (bytes > 10 * answerBytesMax) {',
    test: { file: 'tests/integration/fault-kit.test.ts', name: 'a huge answer to what is sent' },
  },
  {
    without: 'one that lags told as that',
    file: 'lib/chain/quorum.ts',
    find: '(isBehind(reply) ? noteLag : noteLevel)',
    put: '(isBehind(reply) ? noteLevel : noteLevel)',
    test: ofEndpoints('behaviour: one that is far behind does not count, and is named lagging'),
  },
  {
    without: 'what is sent given to all endpoints',
    file: transactions('chain-access.ts'),
    find: 'everywhere ? ranked :',
    put: 'everywhere ? ranked.slice(0, 1) :',
    test: {
      file: transactions('chain-access.test.ts'),
      name: 'behaviour: what is sent goes to all of them',
    },
  },
];
