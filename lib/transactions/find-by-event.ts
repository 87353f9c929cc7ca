/**
 * Finds what an account did by the event it left, where no hash is known or none can be believed: a call signed by a
 * multisig or another device, or by a wallet that never answered. The outer transaction may be anybody's.
 */
import * as v from 'valibot';
import { type Hex, keccak256, numberToHex, pad, size, slice, stringToHex } from 'viem';
import { bytes, hash } from '@/lib/chain/quantity';
import type { IntentKind } from '@/lib/model/submission';
import type { Entry } from './entry';
import { type Asked, getNeeded, listVoices, readHeight } from './outcome';

/** Blocks asked for at once; more is refused by many endpoints. */
const blocksMax = 2000n;
/** Logs of one operator that are looked into; there is one, or a few of the same account. */
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

/** By the call's selector. */
const handedOn = new Map(
  [
    ['payTreasury(uint256,address)', 'TreasuryPaid(uint256,address,address,uint256)'],
    ['fundIncentives(uint256,address)', 'IncentivesFunded(uint256,address,address,uint256)'],
    [
      'distribute(uint256,address)',
      'RevenueSplit(uint256,address,uint256,uint256,uint256,uint256,uint256)',
    ],
  ].map(([call = '', event = '']) => [slice(toTopic(call), 0, 4), toTopic(event)]),
);

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
  // Whoever hands it on, it is handed on once.
  'hand-on-revenue': (entry) => ({
    topics: [handedOn.get(slice(entry.data, 0, 4)) ?? [], word(entry, 0), word(entry, 1)],
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
  data: bytes,
  transactionHash: hash,
});
const receiptSchema = v.object({ transactionHash: hash, logs: v.array(logSchema) });

/** The hash of what was found, the first block not looked at yet, and whether there is none left to look at now. */
export type Look = { hash: Hex | null; next: bigint; isWhole: boolean };

/**
 * Looks at the blocks since the call was given away, as many as an endpoint takes at once. What any endpoint tells
 * counts once the receipts of most of them say it too. Blocks count as looked at once as many operators as it takes
 * have reached them and answered: one that lags knows of no event yet.
 * @throws endpoint errors
 */
export async function findByEvent(asked: Asked, entry: Entry, from: bigint): Promise<Look> {
  // Coin alone leaves no event.
  if (entry.data === '0x') return { hash: null, next: from, isWhole: true };
  const height = await readHeight(asked, 'latest');
  const last = from + blocksMax - 1n;
  const isFar = height !== null && height > last;
  const { hashes, voices } = await readTraced(asked, entry, [from, isFar ? last : null]);
  for (const hash of hashes) {
    if (await isConfirmed(asked, entry, hash)) return { hash, next: from, isWhole: false };
  }
  // One that is told and not confirmed is looked at again: who tells the truth may show later.
  const isRead = height !== null && hashes.size === 0 && voices >= getNeeded(asked);
  if (!isRead || height < from) return { hash: null, next: from, isWhole: isRead };
  return { hash: null, next: (isFar ? last : height) + 1n, isWhole: !isFar };
}

/** Transactions whose logs may be it, and how many operators told theirs; up to each one's newest block for null. */
async function readTraced(
  { chain, chainId }: Asked,
  entry: Entry,
  [first, last]: readonly [bigint, bigint | null],
): Promise<{ hashes: ReadonlySet<Hex>; voices: number }> {
  const trace = traces[entry.kind](entry);
  const toBlock = last === null ? 'latest' : numberToHex(last);
  const range = { fromBlock: numberToHex(first), toBlock };
  const filter = { address: entry.to, topics: trace.topics, ...range };
  const answers = await chain.askAll(chainId, 'eth_getLogs', [filter]);
  const voices = listVoices(answers, v.array(logSchema));
  const found = voices.flatMap(({ value }) =>
    value.filter((log) => isTraced(log, entry, trace)).slice(0, logsMax),
  );
  const hashes = new Set(found.map(({ transactionHash }) => transactionHash));
  return { hashes, voices: voices.length };
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
async function isConfirmed({ chain, chainId }: Asked, entry: Entry, hash: Hex): Promise<boolean> {
  const trace = traces[entry.kind](entry);
  const answers = await chain.askAll(chainId, 'eth_getTransactionReceipt', [hash]);
  const told = listVoices(answers, receiptSchema).map(({ value }) => value);
  const receipts = told.filter(({ transactionHash }) => transactionHash === hash);
  const saying = receipts.filter(({ logs }) => logs.some((log) => isTraced(log, entry, trace)));
  return saying.length * 2 > receipts.length;
}
