/** What the popup's first view does without, in one file that is loaded after it. */
import { ActivityView as Activities } from '@/components/features/activity/activity-view';
import { Confirm as ConfirmView } from './confirm';
import { Details as DetailsView } from './details';
import { OpenProposal as OpenProposalView } from './open-proposal';
import { Stake as StakeView } from './stake';

export const Details = DetailsView;
export const Confirm = ConfirmView;
export const OpenProposal = OpenProposalView;
export const Stake = StakeView;
export const ActivityView = Activities;
