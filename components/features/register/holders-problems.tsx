import { Notice } from '@/components/ui/notice';
import { plural, t } from '@/lib/i18n';
import type { HoldersReport } from '@/lib/model/registration';
import { tellHolderProblem } from './holder-texts';
import type { WizardModel } from './wizard-model';

type Props = { wizard: WizardModel; report: HoldersReport };

const shownMax = 20;

/** What is wrong, by line; an empty list is only a problem once one tries to go on. */
export function HoldersProblems({ wizard, report }: Props) {
  const { problems, problemCount } = report;
  const isList = wizard.value.value.source === 'list';
  const told = problems.filter(({ code }) => code !== 'empty' || wizard.asked.value);
  if (told.length === 0) return null;
  return (
    <Notice
      tone="danger"
      title={plural('holders_problems', problemCount)}
      announce={wizard.asked.value ? 'alert' : 'status'}
    >
      <ul class="register-problems">
        {told.slice(0, shownMax).map((problem) => (
          <li key={`${problem.line} ${problem.code}`}>
            {problem.line > 0 && (
              <strong>{t(isList ? 'holders_line' : 'holders_row', String(problem.line))}: </strong>
            )}
            {tellHolderProblem(problem)}
          </li>
        ))}
      </ul>
      {problemCount > shownMax && <p>{plural('holders_more_problems', problemCount - shownMax)}</p>}
    </Notice>
  );
}
