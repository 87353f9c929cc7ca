// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILauncher} from "./ILauncher.sol";
import {IModelLens} from "./IModelLens.sol";
import {IModelRegistry} from "./IModelRegistry.sol";

/// @title Who takes part in a model's votes
/// @notice Read-only, like IModelLens. Logs tell which accounts to ask about; what they hold and whether they voted is
/// answered here from state, at one block.
interface IParticipationLens {
    /// @param votes In force now, own and delegated.
    /// @param shares Own stake shares, whoever votes with them.
    /// @param delegate Who votes with the account's own shares; zero when nobody does.
    /// @param past Votes at each proposal's snapshot, in the order asked for; 0 while the snapshot is ahead.
    /// @param used Votes cast on each proposal, in the order asked for.
    struct Voter {
        uint256 votes;
        uint256 shares;
        address delegate;
        uint256[] past;
        uint256[] used;
    }

    /// @param supply Stake shares in all, now.
    /// @param supplies Stake shares in all at each proposal's snapshot; 0 while the snapshot is ahead.
    /// @param voters In the order of the accounts asked for.
    struct Participation {
        uint256 supply;
        uint256[] supplies;
        Voter[] voters;
        IModelLens.Point point;
    }

    /// @notice The record's governor and vault were not made by this release's Launcher.
    error ParticipationLensNotLaunched(uint256 recordId);

    /// @notice Ask in smaller parts.
    error ParticipationLensTooMany(uint256 ballots, uint256 max);

    /// @notice What these accounts hold, and what they cast on these proposals.
    /// @param proposalIds Of the record's governor; an id it does not know gives zeros.
    function participation(
        uint256 recordId,
        uint256[] calldata proposalIds,
        address[] calldata accounts
    ) external view returns (Participation memory);

    function registry() external view returns (IModelRegistry);

    function launcher() external view returns (ILauncher);
}
