// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    GovernorUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/GovernorUpgradeable.sol";
import {
    GovernorCountingFractionalUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorCountingFractionalUpgradeable.sol";
import {
    GovernorPreventLateQuorumUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorPreventLateQuorumUpgradeable.sol";
import {
    GovernorSettingsUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorSettingsUpgradeable.sol";
import {
    GovernorTimelockControlUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorTimelockControlUpgradeable.sol";
import {
    GovernorVotesQuorumFractionUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorVotesQuorumFractionUpgradeable.sol";
import {
    GovernorVotesUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorVotesUpgradeable.sol";
import {
    TimelockControllerUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {ILauncher} from "./interfaces/ILauncher.sol";
import {IModelGovernor} from "./interfaces/IModelGovernor.sol";

/// @title Governor of a model
/// @dev Specification
///
/// Purpose. OpenZeppelin's Governor over the stake of one model: votes may be split, a quorum reached late leaves time to
/// answer, execution goes through the timelock, proposals can be listed without logs.
///
/// Roles. Everything that changes a setting goes through a vote and the timelock. The guardian, until its time is over,
/// can cancel a proposal in any state before execution, and nothing else. The proposer can cancel while pending, never
/// later: what was voted on is not the proposer's any more. Anyone may queue and execute what passed.
///
/// Vote source. A StakeVault with a timestamp clock over a token of fixed supply.
///
/// Invariants.
/// - Quorum at a second is the greater of a share of the stake then and a share of the token supply, both with the
///   settings of that second: a later change cannot turn a defeated proposal into a passed one.
/// - Vault, timelock and governor stay together for good. A community that wants others hands its record to them.
/// - Each proposal has one entry in the index, with the block of its event.
/// - `execution` tells of every block in which a proposal was executed, and names an account that cast more than half of
///   the For votes of one of them: what one account decided alone can be told from what many did. It counts accounts,
///   not people.
///
/// Rounding. Quorum rounds down, as OpenZeppelin's does.
contract ModelGovernor is
    GovernorUpgradeable,
    GovernorSettingsUpgradeable,
    GovernorCountingFractionalUpgradeable,
    GovernorVotesUpgradeable,
    GovernorVotesQuorumFractionUpgradeable,
    GovernorTimelockControlUpgradeable,
    GovernorPreventLateQuorumUpgradeable,
    IModelGovernor
{
    using Checkpoints for Checkpoints.Trace208;

    uint256 private constant BASIS_POINTS = 10_000;
    uint256 private constant GUARDIAN_TERM_MAX_SECONDS = 730 days;
    /// @dev Votes fit 128 bits, so units of 2^40 of them fit 96.
    uint256 private constant UNIT_BITS = 40;

    /// @dev `units` is rounded down: a millionth of a token more than half is not seen.
    struct LargestVoter {
        address account;
        uint96 units;
    }

    struct Execution {
        address soloVoter;
        bool executed;
    }

    address private _guardian;
    uint48 private _guardianExpiresAt;
    uint256 private _tokenSupply;
    Checkpoints.Trace208 private _floorBps;
    uint256[] private _proposalIds;
    mapping(uint256 proposalId => uint256 blockNumber) public proposalBlock;
    /// @inheritdoc IModelGovernor
    mapping(uint256 blockNumber => Execution executed) public execution;
    mapping(uint256 proposalId => LargestVoter largest) private _largestVoter;
    /// @dev Only of those who split their votes, who may vote more than once.
    mapping(uint256 proposalId => mapping(address account => uint256 votes)) private _splitForVotes;

    constructor() {
        _disableInitializers();
    }

    /// @param vault A StakeVault; its asset's supply must be complete already.
    function initialize(
        string calldata name,
        IERC4626 vault,
        TimelockControllerUpgradeable timelock,
        ILauncher.Governance calldata governance
    ) external initializer {
        __Governor_init(name);
        __GovernorSettings_init(
            governance.votingDelay, governance.votingPeriod, governance.proposalThreshold
        );
        __GovernorVotes_init(IVotes(address(vault)));
        __GovernorVotesQuorumFraction_init(governance.quorumBps);
        __GovernorTimelockControl_init(timelock);
        __GovernorPreventLateQuorum_init(governance.lateQuorumExtension);
        _tokenSupply = IERC20(vault.asset()).totalSupply();
        _setQuorumFloor(governance.quorumFloorBps);
        _setGuardian(governance.guardian, governance.guardianExpiresAt);
    }

    /// @inheritdoc IModelGovernor
    function setGuardian(address newGuardian, uint48 newExpiresAt) external onlyGovernance {
        _setGuardian(newGuardian, newExpiresAt);
    }

    /// @inheritdoc IModelGovernor
    function setQuorumFloor(uint16 newFloorBps) external onlyGovernance {
        _setQuorumFloor(newFloorBps);
    }

    /// @inheritdoc IModelGovernor
    function guardianExpiresAt() external view returns (uint256) {
        return _guardianExpiresAt;
    }

    /// @inheritdoc IModelGovernor
    function proposalCount() external view returns (uint256) {
        return _proposalIds.length;
    }

    /// @inheritdoc IModelGovernor
    function proposalAt(uint256 index)
        external
        view
        returns (uint256 proposalId, uint256 blockNumber)
    {
        proposalId = _proposalIds[index];
        return (proposalId, proposalBlock[proposalId]);
    }

    /// @dev Always reverts.
    function updateTimelock(TimelockControllerUpgradeable) public pure override {
        revert ModelGovernorTimelockIsFixed();
    }

    /// @inheritdoc IModelGovernor
    function proposalGuardian() public view returns (address) {
        return block.timestamp > _guardianExpiresAt ? address(0) : _guardian;
    }

    /// @inheritdoc IModelGovernor
    function quorumFloorBps(uint256 timepoint) public view returns (uint256) {
        return _optimisticUpperLookupRecent(_floorBps, timepoint);
    }

    /// @inheritdoc GovernorVotesQuorumFractionUpgradeable
    function quorum(uint256 timepoint)
        public
        view
        override(GovernorUpgradeable, GovernorVotesQuorumFractionUpgradeable)
        returns (uint256)
    {
        uint256 floor = Math.mulDiv(_tokenSupply, quorumFloorBps(timepoint), BASIS_POINTS);
        return Math.max(super.quorum(timepoint), floor);
    }

    /// @inheritdoc GovernorVotesQuorumFractionUpgradeable
    function quorumDenominator() public pure override returns (uint256) {
        return BASIS_POINTS;
    }

    /// @dev The vault's clock, without asking the vault.
    function clock()
        public
        view
        override(GovernorUpgradeable, GovernorVotesUpgradeable)
        returns (uint48)
    {
        return Time.timestamp();
    }

    function CLOCK_MODE()
        public
        pure
        override(GovernorUpgradeable, GovernorVotesUpgradeable)
        returns (string memory)
    {
        return "mode=timestamp";
    }

    function votingDelay()
        public
        view
        override(GovernorUpgradeable, GovernorSettingsUpgradeable)
        returns (uint256)
    {
        return super.votingDelay();
    }

    function votingPeriod()
        public
        view
        override(GovernorUpgradeable, GovernorSettingsUpgradeable)
        returns (uint256)
    {
        return super.votingPeriod();
    }

    function proposalThreshold()
        public
        view
        override(GovernorUpgradeable, GovernorSettingsUpgradeable)
        returns (uint256)
    {
        return super.proposalThreshold();
    }

    function state(uint256 proposalId)
        public
        view
        override(GovernorUpgradeable, GovernorTimelockControlUpgradeable)
        returns (ProposalState)
    {
        return super.state(proposalId);
    }

    function proposalNeedsQueuing(uint256 proposalId)
        public
        view
        override(GovernorUpgradeable, GovernorTimelockControlUpgradeable)
        returns (bool)
    {
        return super.proposalNeedsQueuing(proposalId);
    }

    function proposalDeadline(uint256 proposalId)
        public
        view
        override(GovernorUpgradeable, GovernorPreventLateQuorumUpgradeable)
        returns (uint256)
    {
        return super.proposalDeadline(proposalId);
    }

    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal override returns (uint256 proposalId) {
        proposalId = super._propose(targets, values, calldatas, description, proposer);
        _proposalIds.push(proposalId);
        proposalBlock[proposalId] = block.number;
    }

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(GovernorUpgradeable, GovernorTimelockControlUpgradeable) returns (uint48) {
        return super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(GovernorUpgradeable, GovernorTimelockControlUpgradeable) {
        (, uint256 forVotes,) = proposalVotes(proposalId);
        LargestVoter memory largest = _largestVoter[proposalId];
        Execution storage entry = execution[block.number];
        entry.executed = true;
        if (2 * (uint256(largest.units) << UNIT_BITS) > forVotes) {
            entry.soloVoter = largest.account;
        }
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _countVote(
        uint256 proposalId,
        address account,
        uint8 support,
        uint256 totalWeight,
        bytes memory params
    )
        internal
        override(GovernorUpgradeable, GovernorCountingFractionalUpgradeable)
        returns (uint256 counted)
    {
        (, uint256 forBefore,) = proposalVotes(proposalId);
        counted = super._countVote(proposalId, account, support, totalWeight, params);
        (, uint256 forVotes,) = proposalVotes(proposalId);
        if (forVotes == forBefore) return counted;

        uint256 ownVotes = _splitForVotes[proposalId][account] + forVotes - forBefore;
        if (params.length > 0) _splitForVotes[proposalId][account] = ownVotes;
        uint256 units = ownVotes >> UNIT_BITS;
        if (units > _largestVoter[proposalId].units) {
            _largestVoter[proposalId] = LargestVoter(account, SafeCast.toUint96(units));
        }
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(GovernorUpgradeable, GovernorTimelockControlUpgradeable) returns (uint256) {
        return super._cancel(targets, values, calldatas, descriptionHash);
    }

    function _tallyUpdated(uint256 proposalId)
        internal
        override(GovernorUpgradeable, GovernorPreventLateQuorumUpgradeable)
    {
        super._tallyUpdated(proposalId);
    }

    function _executor()
        internal
        view
        override(GovernorUpgradeable, GovernorTimelockControlUpgradeable)
        returns (address)
    {
        return super._executor();
    }

    function _validateCancel(uint256 proposalId, address caller)
        internal
        view
        override
        returns (bool)
    {
        return caller == proposalGuardian() || super._validateCancel(proposalId, caller);
    }

    function _setGuardian(address newGuardian, uint48 newExpiresAt) private {
        uint256 latest = newGuardian == address(0) ? 0 : block.timestamp + GUARDIAN_TERM_MAX_SECONDS;
        bool inFuture = newGuardian == address(0) || newExpiresAt > block.timestamp;
        if (newExpiresAt > latest || !inFuture) {
            revert ModelGovernorInvalidGuardianExpiry(newExpiresAt, latest);
        }
        emit GuardianSet(_guardian, _guardianExpiresAt, newGuardian, newExpiresAt);
        _guardian = newGuardian;
        _guardianExpiresAt = newExpiresAt;
    }

    function _setQuorumFloor(uint16 newFloorBps) private {
        if (newFloorBps > BASIS_POINTS) revert ModelGovernorInvalidQuorumFloor(newFloorBps);
        emit QuorumFloorSet(_floorBps.latest(), newFloorBps);
        _floorBps.push(clock(), newFloorBps);
    }
}
