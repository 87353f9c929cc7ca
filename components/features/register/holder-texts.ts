/** What is wrong with a list of holders, in words. */

import { formatShortHex } from '@/lib/format/address';
import { toKey } from '@/lib/format/message-key';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import type { HolderProblem } from '@/lib/model/registration';

/** The sentence for a problem, without its line. What it quotes was pasted from anywhere. */
export function tellHolderProblem({ code, values }: HolderProblem): string {
  const shown = values.map((value) =>
    /^0x[0-9a-fA-F]{40}$/.test(value) ? formatShortHex(value) : toUntrustedLine(value, 40).text,
  );
  return t(`holders_problem_${toKey(code)}`, ...shown);
}
