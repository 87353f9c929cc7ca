// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ModelGovernor} from "./ModelGovernor.sol";
import {MODULE_GOVERNOR, MODULE_VAULT} from "./ModuleKinds.sol";
import {StakeVault} from "./StakeVault.sol";
import {ILauncher} from "./interfaces/ILauncher.sol";
import {IModelLens} from "./interfaces/IModelLens.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";
import {IParticipationLens} from "./interfaces/IParticipationLens.sol";

/// @title Who takes part in a model's votes
/// @dev Specification
///
/// Purpose. Turnout, holders of votes and voting records from state, so that logs are needed only to know whom to ask about.
///
/// Roles. None; nothing is stored and nothing can be changed.
///
/// Trust. Governor and vault are asked only when the Launcher made both in one launch. No other contract is called.
///
/// Invariants.
/// - Every number is of the block told with it.
/// - What one call reads is bounded; a caller with more accounts or proposals asks in parts.
contract ParticipationLens is IParticipationLens {
    /// @dev Of accounts times one more than proposals. One costs at most some 25,000 gas, everything cold.
    uint256 private constant BALLOTS_MAX = 500;

    IModelRegistry public immutable registry;
    ILauncher public immutable launcher;

    constructor(ILauncher launcher_) {
        launcher = launcher_;
        registry = launcher_.registry();
    }

    /// @inheritdoc IParticipationLens
    function participation(
        uint256 recordId,
        uint256[] calldata proposalIds,
        address[] calldata accounts
    ) external view returns (Participation memory told) {
        uint256 ballots =
            (accounts.length + 1) * (proposalIds.length + 1);
        if (ballots > BALLOTS_MAX) revert ParticipationLensTooMany(ballots, BALLOTS_MAX);
        (ModelGovernor governor, StakeVault vault) = _contracts(recordId);
        told.point = _point();
        told.supply = vault.totalSupply();
        told.supplies = new uint256[](proposalIds.length);
        uint256[] memory snapshots = new uint256[](proposalIds.length);
        for (uint256 i = 0; i < proposalIds.length; ++i) {
            snapshots[i] = governor.proposalSnapshot(proposalIds[i]);
            if (_isOver(snapshots[i])) told.supplies[i] = vault.getPastTotalSupply(snapshots[i]);
        }
        told.voters = new Voter[](accounts.length);
        for (uint256 i = 0; i < accounts.length; ++i) {
            Voter memory voter = told.voters[i];
            address account = accounts[i];
            voter.votes = vault.getVotes(account);
            voter.shares = vault.balanceOf(account);
            voter.delegate = vault.delegates(account);
            voter.past = new uint256[](proposalIds.length);
            voter.used = new uint256[](proposalIds.length);
            for (uint256 j = 0; j < proposalIds.length; ++j) {
                if (!_isOver(snapshots[j])) continue;
                voter.past[j] = vault.getPastVotes(account, snapshots[j]);
                voter.used[j] = governor.usedVotes(proposalIds[j], account);
            }
        }
    }

    function _contracts(uint256 recordId)
        private
        view
        returns (ModelGovernor governor, StakeVault vault)
    {
        address governorAt = registry.module(recordId, MODULE_GOVERNOR);
        address vaultAt = registry.module(recordId, MODULE_VAULT);
        uint256 launchedAs = launcher.recordOf(governorAt);
        if (launchedAs == 0 || launcher.recordOf(vaultAt) != launchedAs) {
            revert ParticipationLensNotLaunched(recordId);
        }
        (governor, vault) = (ModelGovernor(payable(governorAt)), StakeVault(vaultAt));
    }

    /// @dev Votes are looked up in the past alone. A proposal nobody made has no snapshot.
    function _isOver(uint256 snapshot) private view returns (bool) {
        return snapshot != 0 && snapshot < block.timestamp;
    }

    function _point() private view returns (IModelLens.Point memory) {
        return IModelLens.Point({
            chainId: block.chainid,
            blockNumber: block.number,
            parentHash: blockhash(block.number - 1),
            timestamp: block.timestamp
        });
    }
}
