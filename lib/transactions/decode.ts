/**
 * What a call says in words: function and arguments by the ABIs of this release, calls inside calls included.
 * A function's name is only a reading where the code at the target is not ours; then the contract has no name.
 */
import {
  type Abi,
  type AbiFunction,
  type AbiParameter,
  type Address,
  decodeFunctionData,
  formatUnits,
  type Hex,
  size,
  slice,
  toFunctionSelector,
} from 'viem';
import type { ContractName } from '@/lib/chain/known-code';
import type { Call } from '@/lib/model/call';
import type { ProposalAction } from '@/lib/model/proposal';
import type { ArgumentUnit, DecodedArgument, DecodedCall } from '@/lib/model/submission';
import { contracts, type ReadableName, readableNames } from './contracts';

/** Which of our contracts stands at an address, by its code; null for any other. */
export type NameOf = (address: Address) => ContractName | null;

/** Calls inside calls are followed this deep. */
const depthMax = 3;
const textLengthMax = 200;
/** What the numbers of our contracts count, by the names of their arguments; see `getUnit` for the rest. */
const amounts: Readonly<Record<string, ArgumentUnit>> = {
  assets: 'amount',
  shares: 'amount',
  value: 'amount',
  amount: 'amount',
};
const units: Readonly<Partial<Record<ContractName, Readonly<Record<string, ArgumentUnit>>>>> = {
  ModelToken: { ...amounts, deadline: 'time' },
  StakeVault: {
    ...amounts,
    absoluteCap: 'amount',
    deadline: 'time',
    expiry: 'time',
  },
  ModelGovernor: {
    newProposalThreshold: 'amount',
    newQuorumNumerator: 'basis-points',
    newVotingDelay: 'seconds',
    newVotingPeriod: 'seconds',
    newVoteExtension: 'seconds',
    newExpiresAt: 'time',
  },
  TimelockController: { newDelay: 'seconds', delay: 'seconds' },
  PoolAllocator: {
    ...amounts,
    target: 'amount',
    maxTip: 'amount',
    pokeTip: 'amount',
    endsAt: 'time',
  },
  AdapterFactory: { minDepth: 'amount' },
  Allocation: { claimedAmount: 'amount' },
  Launcher: {
    ...amounts,
    staked: 'amount',
    proposalThreshold: 'amount',
    votingDelay: 'seconds',
    votingPeriod: 'seconds',
    lateQuorumExtension: 'seconds',
    timelockDelay: 'seconds',
    unstakeCooldown: 'seconds',
    guardianExpiresAt: 'time',
    claimUntil: 'time',
  },
};
/** Parts of structures that are told one by one; a call with more is told in fewer, longer ones. */
const partsMax = 400;

/** Reads a call. Never throws: what cannot be read is `unknown`, with its selector (0x for less than four bytes). */
export function decodeCall(call: Call, nameOf: NameOf, depth = 0): DecodedCall {
  if (call.data === '0x') return { kind: 'transfer' };
  const selector = slice0to4(call.data);
  const contractName = nameOf(call.to);
  const candidates = getCandidates(contractName);
  for (const candidate of candidates) {
    const found = findFunction(contracts[candidate], selector);
    const args = found && readArguments(found, call.data);
    if (!found || !args) continue;
    const values = found.inputs.map((input, i) => ({ input, value: args[i] }));
    return {
      kind: 'known',
      contractName,
      functionName: found.name,
      // What a number of somebody else's contract counts is not known: a token may have other digits than ours.
      arguments: toArguments(values, contractName),
      inner: depth < depthMax ? decodeInner(values, nameOf, depth) : [],
    };
  }
  return { kind: 'unknown', selector };
}

/** The lens has nothing to call; for any other code of ours only its own functions count. */
function getCandidates(name: ContractName | null): readonly ReadableName[] {
  if (name === null) return readableNames;
  return readableNames.filter((readable) => readable === name);
}

/** Everything a call and the calls inside it are addressed to. */
export function listTargets(decoded: DecodedCall): readonly Address[] {
  if (decoded.kind !== 'known') return [];
  return decoded.inner.flatMap(({ target, decoded: inner }) => [target, ...listTargets(inner)]);
}

function slice0to4(data: Hex): Hex {
  return size(data) < 4 ? '0x' : slice(data, 0, 4);
}

function findFunction(abi: Abi, selector: Hex): AbiFunction | null {
  const found = abi.find(
    (item) => item.type === 'function' && toFunctionSelector(item) === selector,
  );
  return found?.type === 'function' ? found : null;
}

function readArguments(abiItem: AbiFunction, data: Hex): readonly unknown[] | null {
  try {
    const { args } = decodeFunctionData({ abi: [abiItem], data });
    return (args as readonly unknown[] | undefined) ?? [];
  } catch {
    // The selector is one of ours and the rest is not: then it is not our function.
    return null;
  }
}

type Value = { input: AbiParameter; value: unknown };

/** The calls of `propose`, `queue`, `execute`, `cancel`, `schedule`, `scheduleBatch`, `executeBatch`. */
function decodeInner(
  values: readonly Value[],
  nameOf: NameOf,
  depth: number,
): readonly (ProposalAction & { decoded: DecodedCall })[] {
  const get = (...names: string[]) =>
    values.find(({ input }) => names.includes(input.name ?? ''))?.value;
  const [targets, amounts, datas] = [
    get('targets') ?? [get('target')],
    get('values') ?? [get('value')],
    get('calldatas', 'payloads') ?? [get('data', 'payload')],
  ] as [readonly unknown[], readonly unknown[], readonly unknown[]];
  return targets.flatMap((target, i) => {
    const [valueWei, calldata] = [amounts[i], datas[i]];
    if (typeof target !== 'string' || typeof calldata !== 'string') return [];
    const action = {
      target: target as Address,
      valueWei: typeof valueWei === 'bigint' ? valueWei : 0n,
      calldata: calldata as Hex,
    };
    const call = { to: action.target, data: action.calldata, valueWei: action.valueWei };
    return [{ ...action, decoded: decodeCall(call, nameOf, depth + 1) }];
  });
}

/** The arguments, structures by their parts: `holders[2].amount`. */
function toArguments(
  values: readonly Value[],
  of: ContractName | null,
): readonly DecodedArgument[] {
  // The name of the only structure says nothing that the function's does not.
  const isSingle = values.length === 1 && values[0]?.input.type === 'tuple';
  const named = values.map((one) => ({ ...one, name: isSingle ? '' : (one.input.name ?? '') }));
  const parts = named.flatMap(listParts);
  return (parts.length > partsMax ? named : parts).map((part) => toArgument(part, of));
}

type Part = Value & { name: string };

/** A structure's fields, or the fields of each in a list of them; anything else is itself. */
function listParts({ input, value, name }: Part): readonly Part[] {
  const components = 'components' in input ? input.components : [];
  if (input.type === 'tuple[]' && Array.isArray(value)) {
    const single = { ...input, type: 'tuple' };
    return value.flatMap((one, i) =>
      listParts({ input: single, value: one, name: `${name}[${i}]` }),
    );
  }
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (input.type !== 'tuple' || !isRecord) return [{ input, value, name }];
  return components.flatMap((component) => {
    const field = component.name ?? '';
    const path = name === '' ? field : `${name}.${field}`;
    const inside = (value as Readonly<Record<string, unknown>>)[field];
    return listParts({ input: component, value: inside, name: path });
  });
}

function toArgument({ input, value, name }: Part, of: ContractName | null): DecodedArgument {
  const exact = toText(value);
  const isNumber = /^\d+$/.test(exact) && /^uint\d+$/.test(input.type);
  const unit = isNumber ? getUnit(input.name ?? '', of) : undefined;
  const text = unit === 'amount' ? formatUnits(BigInt(exact), 18) : cut(exact);
  return { name, type: input.type, value: text, exact, ...(unit && { unit }) };
}

/** Our contracts end a name in its unit where it is not obvious. */
function getUnit(name: string, of: ContractName | null): ArgumentUnit | undefined {
  if (of === null) return undefined;
  if (/bps$/i.test(name)) return 'basis-points';
  return /Seconds$/.test(name) ? 'seconds' : units[of]?.[name];
}

/** Text of a decoded value; lists in brackets. */
export function toText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([key, field]) => `${key}: ${toText(field)}`);
    return `{ ${fields.join(', ')} }`;
  }
  return String(value);
}

function cut(text: string): string {
  if (text.length <= textLengthMax) return text;
  return `${text.slice(0, textLengthMax / 2)}…${text.slice(-textLengthMax / 4)}`;
}
