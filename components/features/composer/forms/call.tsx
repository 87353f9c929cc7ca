import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import * as v from 'valibot';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { findAbiProblems, getEmptyAbiText } from '@/lib/format/abi-text';
import { formatShortHex, isAddressText } from '@/lib/format/address';
import { formatExactAmount } from '@/lib/format/amount';
import { t } from '@/lib/i18n';
import type { AbiFunctionView, AbiText, TargetView } from '@/lib/model/composing';
import { abiText, calledFunction } from '@/lib/protocol/intents';
import { AbiInput, tellAbiProblem } from './abi-input';
import { readAmount } from './amounts';
import {
  type ActionForm,
  type FieldProblem,
  type Fields,
  type FormProps,
  finish,
  missing,
  wrong,
} from './types';

type CalledFunction = v.InferOutput<typeof calledFunction>;

/** Any call, by an ABI the proposer pastes. */
export const call: ActionForm<'call'> = {
  kind: 'call',
  title: () => t('kind_call'),
  hint: () => t('kind_call_hint'),
  start: () => ({ target: '', abi: '', function: '', arguments: '[]', value: '' }),
  parse(fields) {
    const view = readFunction(fields);
    const value = readValue(fields, view);
    const problems = [
      checkTarget(fields),
      view ? null : missing('abi', t('form_function_missing')),
      value.problem,
      ...(view ? checkArguments(view, readArguments(fields)) : []),
    ];
    return finish(problems, () => ({
      kind: 'call',
      target: (fields['target'] ?? '').trim(),
      valueWei: value.value ?? 0n,
      function: view as CalledFunction,
      arguments: readArguments(fields) as AbiText[],
    }));
  },
  describe({ target, function: view, valueWei }, { nativeSymbol }) {
    const place = formatShortHex(target);
    if (valueWei === 0n) return t('effect_call', view.name, place);
    return t(
      'effect_call_value',
      view.name,
      place,
      `${formatExactAmount(valueWei)} ${nativeSymbol}`,
    );
  },
  Form: CallForm,
};

function readFunction(fields: Fields): CalledFunction | null {
  const parsed = v.safeParse(calledFunction, parseJson(fields['function'] ?? ''));
  return parsed.success ? parsed.output : null;
}

function readArguments(fields: Fields): readonly AbiText[] {
  const parsed = v.safeParse(v.array(abiText), parseJson(fields['arguments'] ?? ''));
  return parsed.success ? parsed.output : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not chosen yet, or a draft of another version: the same as nothing.
    return null;
  }
}

function readValue(fields: Fields, view: CalledFunction | null) {
  const text = fields['value'] ?? '';
  if (view?.mutability !== 'payable' || text.trim() === '') return { value: 0n, problem: null };
  return readAmount('value', text);
}

function checkTarget(fields: Fields): FieldProblem | null {
  const target = (fields['target'] ?? '').trim();
  if (target === '') return missing('target', t('form_address_missing'));
  return isAddressText(target) ? null : wrong('target', t('form_address_wrong'));
}

function checkArguments(view: CalledFunction, texts: readonly AbiText[]): FieldProblem[] {
  return view.inputs.flatMap((input, index) => {
    const found = findAbiProblems(texts[index] ?? getEmptyAbiText(input), input);
    return found.map(({ code, path }) => {
      const field = ['argument', index, ...path].join('.');
      const text = tellAbiProblem(code);
      return code === 'empty' ? missing(field, text) : wrong(field, text);
    });
  });
}

function CallForm(props: FormProps) {
  const { fields, onChange, problem, context } = props;
  const view = readFunction(fields);
  const texts = readArguments(fields);
  return (
    <>
      <TargetInput {...props} />
      <FunctionPicker {...props} />
      {view?.inputs.map((input, index) => (
        <AbiInput
          key={`${view.name}.${index}`}
          path={`argument.${index}`}
          field={input}
          text={texts[index] ?? getEmptyAbiText(input)}
          problem={problem}
          onChange={(text) => {
            const all = view.inputs.map((one, i) => texts[i] ?? getEmptyAbiText(one));
            onChange({ arguments: JSON.stringify(all.with(index, text)) });
          }}
        />
      ))}
      {view?.mutability === 'payable' && (
        <TextInput
          label={t('form_amount', context.nativeSymbol)}
          inputMode="decimal"
          value={fields['value'] ?? ''}
          placeholder="0"
          error={problem('value')}
          onChange={(value) => onChange({ value })}
        />
      )}
    </>
  );
}

function TargetInput({ fields, onChange, problem, services }: FormProps) {
  const target = useSignal<TargetView | null>(null);
  const address = (fields['target'] ?? '').trim();
  useEffect(() => {
    let current = true;
    target.value = null;
    if (!isAddressText(address)) return;
    services.readTarget(address).then(
      (view) => {
        if (current) target.value = view;
      },
      // Unread is not known: the warnings of the built call say so again.
      () => {},
    );
    return () => {
      current = false;
    };
  }, [address, services, target]);
  const view = target.value;
  return (
    <>
      <TextInput
        label={t('form_target')}
        code
        placeholder="0x…"
        value={fields['target'] ?? ''}
        error={problem('target')}
        hint={view && tellTarget(view)}
        onChange={(value) => onChange({ target: value })}
      />
      {view?.code === 'unknown' && (
        <Notice tone="danger" title={t('warning_unknown_code_title')}>
          <p>{t('warning_unknown_code')}</p>
        </Notice>
      )}
      {view?.code === 'none' && (
        <Notice tone="warning">
          <p>{t('warning_no_code')}</p>
        </Notice>
      )}
    </>
  );
}

function tellTarget({ code, name }: TargetView): string | undefined {
  if (code === 'own') return t('form_target_own', name ?? '');
  return code === 'known' ? t('built_other_model', name ?? '') : undefined;
}

/** The pasted ABI, and which of its functions. */
function FunctionPicker({ fields, onChange, problem, services }: FormProps) {
  const functions = useSignal<readonly AbiFunctionView[]>([]);
  const refusal = useSignal<'no-function' | 'not-abi' | 'too-many' | null>(null);
  const text = fields['abi'] ?? '';
  useEffect(() => {
    let current = true;
    if (text.trim() === '') {
      functions.value = [];
      refusal.value = null;
      return;
    }
    services.inspectAbi(text).then(
      (inspected) => {
        if (!current) return;
        functions.value = inspected.status === 'parsed' ? inspected.functions : [];
        refusal.value = inspected.status === 'problem' ? inspected.code : null;
      },
      // The background did not answer: the text stays, the next key asks again.
      () => {},
    );
    return () => {
      current = false;
    };
  }, [text, services, functions, refusal]);
  const choose = (signature: string) => {
    const view = functions.value.find((one) => one.signature === signature);
    if (!view) return;
    const { name, inputs, mutability } = view;
    onChange({
      signature,
      function: JSON.stringify({ name, inputs, mutability }),
      arguments: JSON.stringify(inputs.map(getEmptyAbiText)),
      value: '',
    });
  };
  return (
    <>
      <TextInput
        label={t('form_abi')}
        lines
        code
        value={text}
        maxLength={200_000}
        placeholder="transfer(address to, uint256 amount)"
        hint={t('form_abi_hint')}
        error={refusal.value ? tellRefusal(refusal.value) : problem('abi')}
        onChange={(abi) => onChange({ abi, signature: '', function: '', arguments: '[]' })}
      />
      {functions.value.length > 0 && (
        <Select
          label={t('form_function')}
          value={fields['signature'] ?? ''}
          options={[
            { value: '', label: t('form_function_choose') },
            ...functions.value.map(({ signature, mutability }) => ({
              value: signature,
              label:
                mutability === 'view' || mutability === 'pure'
                  ? t('form_function_reads', signature)
                  : signature,
            })),
          ]}
          onChange={choose}
        />
      )}
    </>
  );
}

function tellRefusal(code: 'no-function' | 'not-abi' | 'too-many'): string {
  switch (code) {
    case 'no-function':
      return t('form_abi_no_function');
    case 'not-abi':
      return t('form_abi_not_abi');
    case 'too-many':
      return t('form_abi_too_many');
    default:
      return code satisfies never;
  }
}
