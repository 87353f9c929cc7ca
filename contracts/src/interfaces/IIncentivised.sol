// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title A vault with a budget for incentives, as a payer sees it
interface IIncentivised {
    /// @notice What the vault takes as stake (ERC-4626).
    function asset() external view returns (address);

    /// @notice Who moves its stake and holds its budget; zero while pools are off.
    function allocator() external view returns (address);
}
