// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Where a vault's incentives are paid from: the part of its allocator that a payer needs
interface IIncentiveBudget {
    /// @notice Pulls the caller's tokens, of the kind the vault takes as stake, into the vault's budget.
    function fund(address vault, uint256 assets) external;
}
