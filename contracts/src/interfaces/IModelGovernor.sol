// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title What a model's governor adds to OpenZeppelin's Governor
/// @notice Besides what is declared here: IGovernor with fractional counting, settings, timelock control and late-quorum
/// guard. Quorum is the greater of a share of the stake at the snapshot and a share of the whole token supply.
interface IModelGovernor {
    event GuardianSet(
        address oldGuardian, uint256 oldExpiresAt, address newGuardian, uint256 newExpiresAt
    );
    event QuorumFloorSet(uint256 oldFloorBps, uint256 newFloorBps);

    /// @notice A guardian needs an end, in the future and at most two years away.
    error ModelGovernorInvalidGuardianExpiry(uint256 expiresAt, uint256 latest);
    error ModelGovernorInvalidQuorumFloor(uint256 floorBps);
    /// @notice Vault, timelock and governor stay together for good.
    error ModelGovernorTimelockIsFixed();

    /// @notice Only by vote. Zero address with 0 removes the guardian.
    function setGuardian(address newGuardian, uint48 newExpiresAt) external;

    /// @notice Only by vote, in basis points of the token supply. Proposals already made keep their floor.
    function setQuorumFloor(uint16 newFloorBps) external;

    /// @notice The account that may cancel proposals in any state; zero when there is none or its time is over.
    function proposalGuardian() external view returns (address);

    /// @notice Second of the guardian's last power; stays readable afterwards.
    function guardianExpiresAt() external view returns (uint256);

    /// @notice Share of the whole token supply needed for quorum, in basis points, at a past second or now.
    function quorumFloorBps(uint256 timepoint) external view returns (uint256);

    /// @notice How many proposals were ever made.
    function proposalCount() external view returns (uint256);

    /// @notice A proposal by order of creation, from 0, with the block of its `ProposalCreated` event.
    function proposalAt(uint256 index)
        external
        view
        returns (uint256 proposalId, uint256 blockNumber);

    /// @notice What was executed in a block, and whether one account decided it. Accounts are counted, not people.
    /// @return soloVoter An account that cast more than half of the For votes of a proposal executed in that block; zero
    /// when there is none. When several proposals were executed, one such account is named if any of them had one.
    /// @return executed Whether any proposal was executed in that block.
    function execution(uint256 blockNumber) external view returns (address soloVoter, bool executed);

    /// @notice Block of a proposal's `ProposalCreated` event; 0 for an unknown id.
    function proposalBlock(uint256 proposalId) external view returns (uint256);
}
