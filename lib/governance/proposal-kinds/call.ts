import { type AbiParameter, encodeAbiParameters, encodeFunctionData } from 'viem';
import { type AbiValue, parseAbiText } from '@/lib/format/abi-text';
import type { AbiField, AbiText } from '@/lib/model/composing';
import { toAbiFunction } from '../abi-inspect';
import { getCallWarnings } from '../call-warnings';
import { built, type ProposalKind, problem } from './types';

/** Any call at all, by an ABI the proposer gives; that ABI is their word and vouches for nothing. */
export const call: ProposalKind<'call'> = {
  kind: 'call',
  build({ function: view, arguments: texts, target, valueWei }, { record }) {
    if (texts.length !== view.inputs.length) return problem('call_arguments');
    if (valueWei > 0n && view.mutability !== 'payable') return problem('call_not_payable');
    const args: AbiValue[] = [];
    for (const [index, input] of view.inputs.entries()) {
      const value = parseArgument(texts[index] as AbiText, input);
      if (value === null) return problem('call_argument', input.name || `${index + 1}`, input.type);
      args.push(value);
    }
    const abi = [toAbiFunction(view)];
    const calldata = encodeFunctionData({ abi, functionName: view.name, args });
    const action = { target, valueWei, calldata };
    const isRead = view.mutability === 'view' || view.mutability === 'pure';
    const warnings = getCallWarnings({ action, registry: record.registry });
    return built(action, isRead ? [...warnings, 'read-only-function'] : warnings);
  },
};

/** One argument, or null when the text is none; an address in mixed case must have its checksum right (EIP-55). */
function parseArgument(text: AbiText, input: AbiField): AbiValue | null {
  const parsed = parseAbiText(text, input);
  if (!parsed.ok) return null;
  try {
    encodeAbiParameters([input as AbiParameter], [parsed.value]);
    return parsed.value;
  } catch {
    // The encoder refuses what the text alone does not show: a checksum, a type that does not exist.
    return null;
  }
}
