import type { ComponentChildren } from 'preact';
import { Chip } from '@/components/ui/chip';
import { t } from '@/lib/i18n';

type Props = {
  title: string;
  state: 'open' | 'done' | 'optional';
  children: ComponentChildren;
};

/** One numbered step; all of them are in sight, in any order. */
export function Step({ title, state, children }: Props) {
  return (
    <li class="welcome-step">
      <div class="welcome-step-head">
        <h2>{title}</h2>
        <Chip tone={state === 'open' ? 'accent' : 'neutral'}>{t(`welcome_step_${state}`)}</Chip>
      </div>
      {children}
    </li>
  );
}
