/**
 * Finds what an account did by the event it left, where no hash is known or none can be believed: a call signed by a
 * multisig or another device, or by a wallet that never answered. The outer transaction may be anybody's.
 */
import * as v from 'valibot';
import { type Hex, keccak256, numberToHex, pad, size, slice, stringToHex } from 'viem';
import type { IntentKind } from '@/lib/model/submission';
import type { Answer, ChainAccess } from './chain-access';
import type { Entry } from './entry';
import { hash, quantity } from './quantity';

/** Blocks asked for at once; more is refused by many endpoints. */
const blocksMax = 2000n;
/** Logs of one answer that are looked into; there is one, or a few of the same account. */
const logsMax = 20;

type Log = { address: string; topics: readonly Hex[]; data: Hex };
/** What to look for at the called contract; `null` stands for any topic. */
type Trace = {
  topics: readonly (Hex | readonly Hex[] | null)[];
  /** What topics cannot tell; the log is of the right event and account. */
  isIt?: (log: Log) => boolean;
};

const toTopic = (signature: string): Hex => keccak256(stringToHex(signature));
/** A word of the call's arguments. */
const word = ({ data }: Entry, index: number): Hex =>
  size(data) >= 36 + 32 * index ? slice(data, 4 + 32 * index, 36 + 32 * index) : '0x';
const wordOf = (log: Log, index: number): Hex =>
  size(log.data) >= 32 * (index + 1) ? slice(log.data, 32 * index, 32 * (index + 1)) : '0x';
const account = ({ from }: Entry): Hex => pad(from.toLowerCase() as Hex);

/** Governor steps take the whole proposal; its id is the hash of it (IGovernor.hashProposal). */
const ofProposal =
  (signature: string) =>
  (entry: Entry): Trace => ({
    topics: [toTopic(signature)],
    isIt: (log) => wordOf(log, 0) === keccak256(slice(entry.data, 4)),
  });

const claimed = (entry: Entry): Trace => ({
  topics: [
    toTopic('AllocationClaimed(uint256,address,uint256,bool)'),
    word(entry, 0),
    account(entry),
  ],
});

/** Of one record, in any currency. */
const claimedOf =
  (event: string) =>
  (entry: Entry): Trace => ({
    topics: [
      toTopic(`${event}(uint256,address,address,uint256,uint256)`),
      numberToHex(entry.record.id, { size: 32 }),
      null,
      account(entry),
    ],
  });

/** The event of each kind of call, by ERC-4626, ERC-5805, IGovernor and our contracts. */
const traces: Readonly<Record<IntentKind, (entry: Entry) => Trace>> = {
  vote: (entry) => ({
    topics: [
      [
        toTopic('VoteCast(address,uint256,uint8,uint256,string)'),
        toTopic('VoteCastWithParams(address,uint256,uint8,uint256,string,bytes)'),
      ],
      account(entry),
    ],
    isIt: (log) => wordOf(log, 0) === word(entry, 0),
  }),
  stake: (entry) => ({
    topics: [toTopic('Deposit(address,address,uint256,uint256)'), null, account(entry)],
    isIt: (log) => wordOf(log, 0) === word(entry, 0),
  }),
  'request-unstake': (entry) => ({
    topics: [toTopic('UnstakeRequested(uint256,address,uint256,uint256)'), null, account(entry)],
    isIt: (log) => wordOf(log, 0) === word(entry, 0),
  }),
  'claim-unstake': (entry) => ({
    topics: [
      toTopic('UnstakeClaimed(uint256,address,address,uint256,uint256)'),
      word(entry, 0),
      account(entry),
    ],
  }),
  delegate: (entry) => ({
    topics: [
      toTopic('DelegateChanged(address,address,address)'),
      account(entry),
      null,
      word(entry, 0),
    ],
  }),
  propose: (entry) => ({
    topics: [
      toTopic(
        'ProposalCreated(uint256,address,address[],uint256[],string[],bytes[],uint256,uint256,string)',
      ),
    ],
    isIt: (log) => wordOf(log, 1) === account(entry) && log.data.endsWith(getDescription(entry)),
  }),
  queue: ofProposal('ProposalQueued(uint256,uint256)'),
  execute: ofProposal('ProposalExecuted(uint256)'),
  cancel: ofProposal('ProposalCanceled(uint256)'),
  launch: (entry) => ({
    topics: [
      toTopic('ModelLaunched(uint256,address,address,address,address,address)'),
      null,
      account(entry),
    ],
  }),
  register: (entry) => ({
    topics: [toTopic('Registered(uint256,address,address,string)'), null, null, account(entry)],
  }),
  'publish-allocation': (entry) => ({
    topics: [toTopic('AllocationPublished(address,bytes)'), account(entry)],
  }),
  // Of coin there is no event: what a person elsewhere sends of it is not found, a wallet's hash is.
  send: (entry) => ({
    topics: [toTopic('Transfer(address,address,uint256)'), account(entry), word(entry, 0)],
    isIt: (log) => wordOf(log, 0) === word(entry, 1),
  }),
  revoke: (entry) => ({
    topics: [toTopic('Approval(address,address,uint256)'), account(entry), word(entry, 0)],
    isIt: (log) => wordOf(log, 0) === word(entry, 1),
  }),
  'claim-allocation': claimed,
  'claim-and-stake': claimed,
  // Who moved stake stands in the data, between what was lost and the tip.
  rebalance: (entry) => ({
    topics: [
      toTopic('Rebalanced(address,address,address,uint256,uint256,address,uint256)'),
      word(entry, 0),
      word(entry, 1),
      word(entry, 2),
    ],
    isIt: (log) => wordOf(log, 0) === word(entry, 3) && wordOf(log, 2) === account(entry),
  }),
  'force-deallocate': (entry) => ({
    topics: [
      toTopic('ForceDeallocated(address,address,uint256,uint256)'),
      word(entry, 0),
      account(entry),
    ],
  }),
  'claim-rewards': claimedOf('RevenueClaimed'),
  'claim-contributions': claimedOf('ContributionClaimed'),
  'allow-revenue': (entry) => ({
    topics: [toTopic('Approval(address,address,uint256)'), account(entry), word(entry, 0)],
    isIt: (log) => wordOf(log, 0) === word(entry, 1),
  }),
  'pay-revenue': (entry) => ({
    topics: [
      toTopic('RevenuePaid(uint256,address,address,uint256)'),
      word(entry, 0),
      word(entry, 1),
      account(entry),
    ],
    isIt: (log) => wordOf(log, 0) === word(entry, 2),
  }),
  'submit-evidence': (entry) => ({
    topics: [
      toTopic('ContributionSubmitted(uint256,uint256,address,(uint8,string,string,string,uint64))'),
      word(entry, 0),
      null,
      account(entry),
    ],
    // The evidence is the last argument of the call and all of the event's data.
    isIt: (log) => slice(log.data, 32) === slice(entry.data, 4 + 64),
  }),
};

/** The description is the last argument of the call and of the event: both end in its length and its bytes. */
function getDescription(entry: Entry): string {
  const offset = Number(BigInt(word(entry, 3)));
  return slice(entry.data, 4 + offset).slice(2);
}

const logSchema = v.object({
  address: v.string(),
  topics: v.array(hash),
  data: v.pipe(
    v.string(),
    v.regex(/^0x([0-9a-f]{2})*$/),
    v.transform((text) => text as Hex),
  ),
  transactionHash: hash,
});
const receiptSchema = v.object({ transactionHash: hash, logs: v.array(logSchema) });

/** How far a look went: the hash of what was found, and the first block not looked at yet. */
export type Look = { hash: Hex | null; next: bigint };

/**
 * Looks at the blocks since the call was given away, as many as an endpoint takes at once; what one endpoint tells
 * counts once the receipts of most of them say it too.
 * @throws endpoint errors
 */
export async function findByEvent(chain: ChainAccess, entry: Entry, from: bigint): Promise<Look> {
  const { chainId, to } = entry;
  // Coin alone leaves no event.
  if (entry.data === '0x') return { hash: null, next: from };
  const latest = v.parse(quantity, await chain.ask(chainId, 'eth_blockNumber', []));
  if (latest < from) return { hash: null, next: from };
  const last = latest - from >= blocksMax ? from + blocksMax - 1n : latest;
  const trace = traces[entry.kind](entry);
  const range = { fromBlock: numberToHex(from), toBlock: numberToHex(last) };
  const filter = { address: to, topics: trace.topics, ...range };
  const logs = v.parse(v.array(logSchema), await chain.ask(chainId, 'eth_getLogs', [filter]));
  const traced = logs.filter((log) => isTraced(log, entry, trace)).slice(0, logsMax);
  for (const { transactionHash } of traced) {
    if (await isConfirmed(chain, entry, transactionHash))
      return { hash: transactionHash, next: last };
  }
  return { hash: null, next: last + 1n };
}

function isTraced(log: Log, entry: Entry, { topics, isIt }: Trace): boolean {
  const isHere = log.address.toLowerCase() === entry.to.toLowerCase();
  const isSame = topics.every((topic, i) => {
    const actual = log.topics[i] ?? '0x';
    return (
      topic === null || (typeof topic === 'string' ? topic === actual : topic.includes(actual))
    );
  });
  return isHere && isSame && (isIt?.(log) ?? true);
}

/** Whether the event is in the receipt, as most of the endpoints that know the transaction tell it. */
async function isConfirmed(chain: ChainAccess, entry: Entry, hash: Hex): Promise<boolean> {
  const trace = traces[entry.kind](entry);
  const answers = await chain.askAll(entry.chainId, 'eth_getTransactionReceipt', [hash]);
  const receipts = answers.flatMap((answer: Answer) => {
    const parsed = v.safeParse(receiptSchema, answer.status === 'told' ? answer.value : null);
    return parsed.success && parsed.output.transactionHash === hash ? [parsed.output] : [];
  });
  const saying = receipts.filter(({ logs }) => logs.some((log) => isTraced(log, entry, trace)));
  return saying.length * 2 > receipts.length;
}
