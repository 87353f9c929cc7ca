import { type MessageKey, t } from '@/lib/i18n';

/** The sentence for an error code; an unknown code gets the general one, never its own name. */
export function getErrorText(code: string): string {
  const key = `error_${code.replaceAll('.', '_').replaceAll('-', '_')}` as MessageKey;
  const text = t(key);
  return text === key || text === '' ? t('error_protocol_unexpected') : text;
}

/** Where the way out of an error lies. */
export type NextStep = 'retry' | 'networks' | 'accounts' | 'unlock' | 'reload' | 'none';

const steps: Readonly<Record<string, NextStep>> = {
  'chain.mismatch': 'networks',
  'chain.disagree': 'networks',
  'network.unknown': 'networks',
  'network.no_registry': 'networks',
  'signer.locked': 'unlock',
  'signer.no_account': 'accounts',
  'signer.watch_only': 'accounts',
  'keystore.missing': 'accounts',
  'protocol.context_gone': 'reload',
};

/** What helps after an error code; `retry` when nothing better is known. */
export function getNextStep(code: string): NextStep {
  return steps[code] ?? 'retry';
}
