import { DescribedCallView } from '@/components/ui/described-call';
import { Notice } from '@/components/ui/notice';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { type MessageKey, t } from '@/lib/i18n';
import type { BuildProblem, BuiltAction } from '@/lib/model/composing';

type Props = { built: BuiltAction; nativeSymbol: string };

/** The call an action became, or what keeps it from becoming one. */
export function BuiltActionView({ built, nativeSymbol }: Props) {
  if (built.status === 'problem') {
    return (
      <Notice tone="danger" announce="status">
        <p>{tellProblem(built.problem)}</p>
      </Notice>
    );
  }
  return (
    <>
      {built.before && <DescribedCallView call={built.before} nativeSymbol={nativeSymbol} />}
      <DescribedCallView call={built} nativeSymbol={nativeSymbol} />
    </>
  );
}

function tellProblem({ code, values }: BuildProblem): string {
  return t(`problem_${code}` as MessageKey, ...values.map((value) => toUntrustedLine(value).text));
}
