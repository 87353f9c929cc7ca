// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title One pool as a stake vault sees it: stake in, stake out, what it is worth
/// @notice An adapter serves one vault and one pool. All amounts are in the vault's token. It values what it holds by
/// prices nobody can move within a transaction.
interface IPoolAdapter {
    event PoolPoked(uint256 price, uint256 observedAt);

    error PoolAdapterNotVault(address caller);
    /// @notice A token that takes a fee on its transfers.
    error PoolAdapterTransferFee(address token, uint256 sent, uint256 received);
    /// @notice A token whose balances change by themselves: the pair has not what it counts.
    error PoolAdapterRebasingToken(address token, uint256 reserve, uint256 balance);
    /// @notice The pool lets nobody out before a cooldown: an exit could not be made in one step.
    error PoolAdapterCooldown(address pool, uint256 cooldownSeconds);
    /// @notice The pool was not watched for long enough yet.
    error PoolAdapterTooYoung(uint256 readyAt);
    /// @notice The pool has too little of the token.
    error PoolAdapterTooShallow(uint256 depth, uint256 minDepth);
    /// @notice The pool's price of this moment is too far from its average: somebody is moving it.
    error PoolAdapterPriceDeviation(uint256 spot, uint256 average, uint256 maxDeviationBps);

    /// @notice Puts into the pool what the vault sent just before. Only the vault, which counts by `realAssets` what
    /// arrived.
    function allocate(uint256 assets) external;

    /// @notice Takes out a position worth `assets` (all when there is less) and sends what comes to the vault: less than
    /// `assets` by the pool's cost. Only the vault, which counts at the token what came.
    function deallocate(uint256 assets) external;

    /// @notice Notes the pool's price for the average. Anyone, at any time; nothing happens where it is too early or not
    /// needed.
    function poke() external;

    /// @notice What the adapter holds, after the pool's own exit fee where it tells one. Zero when it holds nothing.
    function realAssets() external view returns (uint256);

    /// @notice How much of it could leave in one step now, as far as the pool tells truly; zero when it is paused, illiquid
    /// or has a cooldown.
    function maxDeallocate() external view returns (uint256);

    /// @notice What one share of the pool has grown to, in a unit of its own with 18 decimals or more: only its change
    /// tells something.
    function demandIndex() external view returns (uint256 index, uint256 at);

    /// @notice Pools of one id fail together, for example those of one exchange. The vault caps their sum.
    function riskId() external view returns (bytes32);

    function asset() external view returns (address);

    function vault() external view returns (address);

    function pool() external view returns (address);
}
