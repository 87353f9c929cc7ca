// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Past balances and supplies of shares, as OpenZeppelin's VotesExtended has them
interface IPastBalances {
    /// @notice Balance at the end of a past timepoint, delegated or not.
    function getPastBalanceOf(address account, uint256 timepoint) external view returns (uint256);

    /// @notice Supply at the end of a past timepoint (ERC-5805).
    function getPastTotalSupply(uint256 timepoint) external view returns (uint256);
}
