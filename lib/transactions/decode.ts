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
/** What the numbers of our contracts count, by the names of their arguments. */
const amounts: Readonly<Record<string, ArgumentUnit>> = {
  assets: 'amount',
  shares: 'amount',
  value: 'amount',
  amount: 'amount',
};
const units: Readonly<Partial<Record<ReadableName, Readonly<Record<string, ArgumentUnit>>>>> = {
  ModelToken: { ...amounts, deadline: 'time' },
  StakeVault: { ...amounts, deadline: 'time', expiry: 'time', newCooldownSeconds: 'seconds' },
  ModelGovernor: {
    newProposalThreshold: 'amount',
    newQuorumNumerator: 'basis-points',
    newFloorBps: 'basis-points',
    newVotingDelay: 'seconds',
    newVotingPeriod: 'seconds',
    newVoteExtension: 'seconds',
    newExpiresAt: 'time',
  },
  TimelockController: { newDelay: 'seconds', delay: 'seconds' },
};

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
      arguments: values.map(({ input, value }) => toArgument(input, value, candidate)),
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

function toArgument(input: AbiParameter, value: unknown, of: ReadableName): DecodedArgument {
  const name = input.name ?? '';
  const exact = toText(value);
  const unit = /^\d+$/.test(exact) && /^uint\d+$/.test(input.type) ? units[of]?.[name] : undefined;
  const text = unit === 'amount' ? formatUnits(BigInt(exact), 18) : cut(exact);
  return { name, type: input.type, value: text, exact, ...(unit && { unit }) };
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
