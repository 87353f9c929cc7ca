import type { AsyncState } from '@/components/ui/async-state';
import { getProposalName } from '@/components/ui/proposal-name';
import { TallyBar } from '@/components/ui/tally-bar';
import { Untrusted } from '@/components/ui/untrusted';
import { t } from '@/lib/i18n';
import type { Power } from '@/lib/model/account';
import type { Proposal } from '@/lib/model/proposal';
import { PowerLine } from './power-line';
import { ProposalTime } from './proposal-time';
import './vote-item.css';

type Props = {
  proposal: Proposal;
  /** Left out where the model is plain from what stands around. Untrusted text. */
  modelName?: string;
  /** Null where it is not told. */
  power: AsyncState<Power> | null;
  now: bigint;
  /** Takes the focus: it is the one that was just looked at. */
  focused: boolean;
  onOpen: () => void;
};

/** One proposal of a list. Its title is the one button; the rest of the row only shows. */
export function VoteItem({ proposal, modelName, power, now, focused, onOpen }: Props) {
  return (
    <li class="vote-item">
      <h3>
        <button
          type="button"
          onClick={onOpen}
          ref={(button) => {
            if (focused) button?.focus();
          }}
        >
          <Untrusted text={getProposalName(proposal)} max={90} />
        </button>
      </h3>
      <p class="vote-item-line">
        {modelName !== undefined && <Untrusted text={modelName} max={40} />}
        <ProposalTime proposal={proposal} now={now} />
      </p>
      <TallyBar tally={proposal.tally} quorum={proposal.quorum} unit={t('vote_unit')} />
      {power !== null && <PowerLine power={power} />}
    </li>
  );
}
