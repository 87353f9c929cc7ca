/** What the browser’s wallets, and whoever signs elsewhere, are held against. */
import type { Mutant } from './mutant';

export const ofWallets: readonly Mutant[] = [
  {
    without: 'signatures recovered',
    file: 'lib/signers/provider-wallet.ts',
    find: 'if ((await recover(data, signature)) !== account) throw',
    put: `if ((await recover(data, signature)) === '0x') throw`,
    test: {
      file: 'lib/signers/provider-wallet.test.ts',
      name: 'T11 signTypedData: only the account’s own signature is taken',
    },
  },
  {
    without: 'the wallet’s chain read again',
    file: 'lib/signers/provider-wallet.ts',
    find: `  if ((await ask(provider, 'eth_chainId', [], chainSchema)) === chainId) return true;
  throw`,
    put: `  if (changed.status === 'answered') return true;
  throw`,
    test: {
      file: 'lib/signers/provider-wallet.test.ts',
      name: 'assertReady: asks to be let in again, changes the chain, and reads it once more',
    },
  },
  {
    without: 'the wallet’s account read again',
    file: 'lib/signers/provider-wallet.ts',
    find: 'if (!asked.includes(account)) throw',
    put: 'if (asked.length === 0) throw',
    test: { file: 'lib/signers/provider-wallet.test.ts', name: 'error: another account than ours' },
  },
  {
    without: 'a hash that is one',
    file: 'lib/signers/provider-wallet.ts',
    find: `return parsed.success ? { status: 'sent', hash: parsed.output } : { status: 'unknown' };`,
    put: `return { status: 'sent', hash: answer.value as Hex };`,
    test: {
      file: 'lib/signers/provider-wallet.test.ts',
      name: 'sendTransaction: a hash in lower case, and nothing else counts as one',
    },
  },
  {
    without: 'silence counted as perhaps sent',
    file: 'lib/signers/provider-wallet.ts',
    find: `if (answer.status === 'lost') return { status: 'unknown' };`,
    put: `if (answer.status === 'lost') return { status: 'rejected' };`,
    test: {
      file: 'lib/signers/provider-wallet.test.ts',
      name: 'sendTransaction: nobody answered: perhaps sent',
    },
  },
  {
    without: 'two of one name not asked',
    file: 'lib/signers/page-wallet.ts',
    find: 'if (!found?.request || uuids.size !== 1)',
    put: 'if (!found?.request)',
    test: { file: 'lib/signers/page-wallet.test.ts', name: 'T11 two of one name are not asked' },
  },
  {
    without: 'what a page throws kept to a code',
    file: 'lib/signers/page-wallet.ts',
    find: `return JSON.stringify({ code: typeof code === 'number' ? code : -32603 });`,
    put: 'throw error;',
    test: {
      file: 'lib/signers/page-wallet.test.ts',
      name: 'T12 whatever is thrown comes back as a code, never as a rejection',
    },
  },
  {
    without: 'the wallet’s transaction held against the call',
    file: 'lib/transactions/send-outside.ts',
    find: '    input === entry.data.toLowerCase() &&\n',
    put: '',
    test: {
      file: 'lib/transactions/send-outside.test.ts',
      name: 'than was asked for is told, and never counts as done',
    },
  },
  {
    without: 'the request written before the wallet is asked',
    file: 'lib/transactions/send-outside.ts',
    find: 'const requested = await toRequested({ chain, now }, { ...entry, data }, prepared);',
    put: 'const requested = entry;',
    test: {
      file: 'lib/transactions/send-outside.test.ts',
      name: 'behaviour: the journal has the request before the wallet is asked',
    },
  },
  {
    without: 'a look for what was told to be another',
    file: 'lib/transactions/send-outside.ts',
    find: 'if (!sent || !isAwaited) return search(context, asked, entry);',
    put: 'if (!sent || !isAwaited) return isAwaited ? search(context, asked, entry) : null;',
    test: {
      file: 'lib/transactions/send-outside.test.ts',
      name: 'T11 told of another transaction, and sent all the same: found by its event',
    },
  },
  {
    without: 'one transaction for one of equal intents',
    file: 'lib/transactions/journal.ts',
    find: 'isCurrent && isFree ?',
    put: 'isCurrent ?',
    test: {
      file: 'lib/transactions/send-outside.test.ts',
      name: 'given up and asked for again: one event is of one of them',
    },
  },
  {
    without: 'an event that is in the receipt',
    file: 'lib/transactions/find-by-event.ts',
    find: 'if (await isConfirmed(asked, entry, hash)) return',
    put: 'return',
    test: {
      file: 'lib/transactions/send-outside.test.ts',
      name: 'behaviour: an event one endpoint invents is not in the receipt, and does not count',
    },
  },
  {
    without: 'the account’s own event',
    file: 'lib/transactions/find-by-event.ts',
    find: 'return isHere && isSame && (isIt?.(log) ?? true);',
    put: 'return isHere && (isSame || isIt !== undefined);',
    test: {
      file: 'lib/transactions/send-outside.test.ts',
      name: 'behaviour: another voter’s, another proposal’s and an earlier event are not it',
    },
  },
  {
    without: 'a watched account told as one',
    file: 'lib/transactions/send.ts',
    find: '  if (!wallet) throw new WatchOnlyError({ address });',
    put: `  if (!wallet) throw new TypeError(address);`,
    test: {
      file: 'lib/transactions/send-outside.test.ts',
      name: 'error: a watched account cannot submit',
    },
  },
  {
    without: 'what is announced looked at before it is used',
    file: 'lib/signers/page-wallet.ts',
    find: 'if (detail?.info && detail.provider && announced.length < 50) announced.push(detail);',
    put: 'if (announced.length < 50) announced.push(detail as Announced);',
    test: {
      file: 'lib/signers/page-wallet.test.ts',
      name: 'T12 what a page announces in the wrong form is passed over',
    },
  },
  {
    without: 'a function that stands alone',
    file: 'lib/signers/page-wallet.ts',
    find: 'export async function askPageWallet({ rdns, method, params }: PageRequest): Promise<string> {',
    put: `const outside = '';
export async function askPageWallet({ rdns, method, params }: PageRequest): Promise<string> {
  if (outside !== '') return outside;`,
    test: {
      file: 'lib/signers/page-wallet.test.ts',
      name: 'behaviour: it refers to nothing outside itself',
    },
  },
  {
    without: 'an answer of the page in the form of ours',
    file: 'lib/signers/injected.ts',
    find: `    if (!parsed.success) return { status: 'lost' };`,
    put: `    if (!parsed.success) return { status: 'answered', value: null };`,
    test: {
      file: 'lib/signers/provider-wallet.test.ts',
      name: 'default: result, refusal, and everything a page may give instead',
    },
  },
  {
    without: 'two of one name told to be doubtful',
    file: 'lib/signers/injected.ts',
    find: 'isTwice: distinct.filter((one) => one.rdns === rdns).length > 1,',
    put: 'isTwice: false,',
    test: {
      file: 'lib/signers/provider-wallet.test.ts',
      name: 'T11 two under one name are both doubtful; nonsense is left out',
    },
  },
  {
    without: 'a picture that is one',
    file: 'lib/signers/injected.ts',
    find: 'icon: isPicture(icon) ? icon : null,',
    put: 'icon,',
    test: {
      file: 'lib/signers/provider-wallet.test.ts',
      name: 'default: by name and rdns, with a picture that is one',
    },
  },
  {
    without: 'submissions looked after, whatever happens at the same time',
    file: 'entrypoints/background/handlers/activity.ts',
    find: '  if ((await readEntries()).some(isUnsettled)) await context.onOpen();\n',
    put: '',
    test: {
      file: 'tests/unit/handlers/tracking.test.ts',
      name: 'behaviour: stays when one is opened just before it is cleared',
    },
  },
  {
    without: 'the end of an unknown address typed',
    file: 'components/features/confirm/create-confirm-model.ts',
    find: 'phrase !== null && typed.value',
    put: 'phrase === "" && typed.value',
    test: {
      file: 'components/features/confirm/create-confirm-model.test.ts',
      name: 'behaviour: unknown code is signed once the end of its address is typed',
    },
  },
  {
    without: 'a worker kept awake while a wallet is asked',
    file: 'lib/signers/patience.ts',
    find: 'const beat = setInterval(keepAwake, beatEveryMs);',
    put: 'const beat = setInterval(keepAwake, patienceMs);',
    test: {
      file: 'lib/signers/provider-wallet.test.ts',
      name: 'behaviour: a sign of life every 20 seconds, and an end to the waiting',
    },
  },
];
