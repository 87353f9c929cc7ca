import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { type AbiProblem, getEmptyAbiText, parseArrayType } from '@/lib/format/abi-text';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import type { AbiField, AbiText } from '@/lib/model/composing';

type Props = {
  field: AbiField;
  text: AbiText;
  onChange: (text: AbiText) => void;
  /** Names the field among the problems: `argument.0.1`. */
  path: string;
  problem: (path: string) => string | null;
  /** The place in a list, where a parameter has no name of its own. */
  place?: number;
};

const depthMax = 6;
const itemsMax = 100;

/** An argument by its Solidity type: one field, or a group of them for tuples and lists. */
export function AbiInput(props: Props) {
  const { field, text, onChange, path, problem } = props;
  const array = parseArrayType(field.type);
  if (path.split('.').length > depthMax + 2) return <p>{t('abi_too_deep')}</p>;
  if (array) return <ListInput {...props} item={array.item} size={array.size} />;
  if (field.type === 'tuple') return <TupleInput {...props} />;
  const value = typeof text === 'string' ? text : '';
  const label = getLabel(props);
  if (field.type === 'bool') {
    return (
      <Select
        label={label}
        value={value === 'true' ? 'true' : 'false'}
        options={[
          { value: 'false', label: 'false' },
          { value: 'true', label: 'true' },
        ]}
        onChange={onChange}
      />
    );
  }
  return (
    <TextInput
      label={label}
      value={value}
      code={field.type !== 'string'}
      lines={field.type === 'string' || field.type === 'bytes'}
      error={problem(path)}
      onChange={onChange}
    />
  );
}

/** `amount (uint256)`; an unnamed parameter is called by its place. */
function getLabel({ field, place, path }: Props): string {
  if (place !== undefined) return t('abi_label', t('abi_item', String(place + 1)), field.type);
  const number = Number(path.split('.').at(-1));
  const name =
    field.name === '' ? t('abi_unnamed', String(number + 1)) : toUntrustedLine(field.name, 40).text;
  return t('abi_label', name, field.type);
}

function TupleInput(props: Props) {
  const { field, text, onChange, path, problem } = props;
  const texts = typeof text === 'string' ? field.components.map(getEmptyAbiText) : text;
  return (
    <fieldset class="composer-group">
      <legend>{getLabel(props)}</legend>
      {field.components.map((component, index) => (
        <AbiInput
          key={`${component.name}.${index}`}
          path={`${path}.${index}`}
          field={component}
          text={texts[index] ?? getEmptyAbiText(component)}
          problem={problem}
          onChange={(part) => {
            const all = field.components.map((one, i) => texts[i] ?? getEmptyAbiText(one));
            onChange(all.with(index, part));
          }}
        />
      ))}
    </fieldset>
  );
}

function ListInput(props: Props & { item: string; size: number | null }) {
  const { field, text, onChange, path, problem, item, size } = props;
  const itemField = { ...field, name: '', type: item };
  const texts = typeof text === 'string' ? [] : text;
  return (
    <fieldset class="composer-group">
      <legend>{getLabel(props)}</legend>
      {texts.map((part, index) => (
        // Items have no identity but their place.
        <div class="composer-item" key={`${path}.${index}`}>
          <AbiInput
            path={`${path}.${index}`}
            place={index}
            field={itemField}
            text={part}
            problem={problem}
            onChange={(changed) => onChange(texts.with(index, changed))}
          />
          {size === null && (
            <Button
              small
              look="plain"
              aria-label={t('abi_remove_item', String(index + 1))}
              onClick={() => onChange(texts.toSpliced(index, 1))}
            >
              {t('composer_remove')}
            </Button>
          )}
        </div>
      ))}
      {size === null && (
        <Button
          small
          disabled={texts.length >= itemsMax}
          onClick={() => onChange([...texts, getEmptyAbiText(itemField)])}
        >
          {t('abi_add_item')}
        </Button>
      )}
    </fieldset>
  );
}

/** The sentence for a text that is no value of its type. */
export function tellAbiProblem(code: AbiProblem): string {
  const texts: Record<AbiProblem, () => string> = {
    empty: () => t('abi_empty'),
    'not-number': () => t('abi_not_number'),
    'out-of-range': () => t('abi_out_of_range'),
    'not-address': () => t('form_address_wrong'),
    'not-bool': () => t('abi_not_bool'),
    'not-hex': () => t('abi_not_hex'),
    'wrong-length': () => t('abi_wrong_length'),
    'wrong-count': () => t('abi_wrong_count'),
    unsupported: () => t('abi_unsupported'),
  };
  return texts[code]();
}
