/** What the popup's first view does without, in one file that is loaded after it. */
import { DownloadCommands as DownloadView } from '@/components/features/download/download-commands';
import { Confirm as ConfirmView } from './confirm';
import { OpenProposal as OpenProposalView } from './open-proposal';
import { Stake as StakeView } from './stake';

export const Download = DownloadView;
export const Confirm = ConfirmView;
export const OpenProposal = OpenProposalView;
export const Stake = StakeView;
