// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title The part of a stake vault that lies in pools
/// @notice Stake is moved between the vault (idle) and pools by the vault's allocator, within limits that only a vote
/// sets. Shares and votes never change by it. Everything is off at first: no allocator, no pool, all limits zero.
/// Part sizes are in basis points of the stake.
interface IStakePools {
    /// @param booked What the pool said it holds when it was last asked.
    /// @param riskId Pools of one id share a cap, see `riskCap`.
    /// @param maxLossBps Most that a move into or out of the pool may cost, of what is moved.
    struct Pool {
        address adapter;
        bytes32 riskId;
        uint256 booked;
        uint256 absoluteCap;
        uint256 relativeCapBps;
        uint256 maxLossBps;
    }

    struct PoolRules {
        uint128 absoluteCap;
        uint16 relativeCapBps;
        uint16 maxLossBps;
    }

    struct RiskCap {
        uint128 absoluteCap;
        uint16 relativeCapBps;
    }

    /// @param maxDeployedBps At most 5000: one token never votes more than twice.
    /// @param idleFloorBps Part that no allocation may touch.
    /// @param penaltyBps What `forceDeallocate` costs its caller, of what it moves; at most 200.
    /// @param maxRatePerYear Fastest growth of the stake's booked value, with 18 decimals; at most 2e18 (200 %).
    struct PoolLimits {
        uint16 maxDeployedBps;
        uint16 idleFloorBps;
        uint16 penaltyBps;
        uint64 maxRatePerYear;
    }

    event Allocated(address indexed adapter, uint256 assets, uint256 value);
    event Deallocated(address indexed adapter, uint256 out, uint256 loss);
    event ForceDeallocated(
        address indexed adapter, address indexed holder, uint256 out, uint256 burnedShares
    );
    /// @notice The stake's value as booked, and the shares it belongs to: the history of the price.
    event StakeBooked(uint256 assets, uint256 shares);
    event StakeLost(uint256 assets);
    event GainAdded(address indexed from, uint256 assets);
    event AllocatorSet(address oldAllocator, address newAllocator);
    event PoolSet(
        address indexed adapter,
        bytes32 indexed riskId,
        uint256 absoluteCap,
        uint256 relativeCapBps,
        uint256 maxLossBps
    );
    event PoolRemoved(address indexed adapter, uint256 writtenOff);
    event RiskCapSet(bytes32 indexed riskId, uint256 absoluteCap, uint256 relativeCapBps);
    event PoolLimitsSet(PoolLimits oldLimits, PoolLimits newLimits);

    error StakePoolsNotAllocator(address caller);
    error StakePoolsUnknownPool(address adapter);
    error StakePoolsWrongAdapter(address adapter, address vault, address asset);
    error StakePoolsTooMany(uint256 max);
    error StakePoolsNotEmpty(address adapter, uint256 booked, uint256 maxWrittenOff);
    error StakePoolsOutOfRange(uint256 value, uint256 max);
    /// @notice The pool does not answer what it holds.
    error StakePoolsSilent(address adapter);
    error StakePoolsCapExceeded(address adapter, uint256 value, uint256 cap);
    error StakePoolsRiskCapExceeded(bytes32 riskId, uint256 value, uint256 cap);
    error StakePoolsTooMuchDeployed(uint256 deployed, uint256 max);
    error StakePoolsIdleTooLow(uint256 idle, uint256 floor);
    error StakePoolsLossTooHigh(address adapter, uint256 loss, uint256 maxLoss);
    error StakePoolsTooLittle(address adapter, uint256 amount, uint256 min);
    error StakePoolsNotHolder(address caller);
    /// @notice Only the vault itself, for a claim.
    error StakePoolsNotVault(address caller);
    /// @notice Neither what lies idle nor what the pools let go now is enough.
    error StakePoolsNotLiquid(uint256 assets, uint256 available);
    error StakePoolsOff();
    /// @notice Too little gas to ask a pool: its silence would be the caller's doing.
    error StakePoolsTooLittleGas(uint256 gasLeft, uint256 gasNeeded);

    /// @notice Moves idle stake into a pool. Only the allocator.
    /// @param minValue Least growth of what the pool holds.
    /// @return value That growth.
    function allocate(address adapter, uint256 assets, uint256 minValue)
        external
        returns (uint256 value);

    /// @notice Moves stake out of a pool. Only the allocator.
    /// @param minOut Least that must come back.
    function deallocate(address adapter, uint256 assets, uint256 minOut)
        external
        returns (uint256 out);

    /// @notice Moves stake out of a pool whatever the allocator does. Any holder of shares; costs the holder shares worth
    /// `penaltyBps` of what comes out and the pool's own cost, together at most 2 %, which stay with the vault.
    /// @return out What came out.
    /// @return burnedShares The holder's, as penalty.
    function forceDeallocate(address adapter, uint256 assets, uint256 minOut)
        external
        returns (uint256 out, uint256 burnedShares);

    /// @notice Books the pools' losses and, at the bounded rate, gains. Anyone; every deposit, claim and move does it too.
    function book() external;

    /// @notice Gives the vault tokens that raise the stake's value at the bounded rate. Anyone; only where pools are in
    /// use, since without the rate it would move the price at once.
    function addGain(uint256 assets) external;

    /// @notice Only the timelock; zero for none.
    function setAllocator(address newAllocator) external;

    /// @notice Lists a pool or changes its rules; caps of zero let nothing more in. Only the timelock; at most 8 pools.
    /// Claims take from the pools in the order in which they were listed.
    function setPool(address adapter, PoolRules calldata rules) external;

    /// @notice Takes a pool off the list. Only the timelock.
    /// @param maxWrittenOff Most of its booked value that may be given up by it, at once.
    function removePool(address adapter, uint256 maxWrittenOff) external;

    /// @notice Only the timelock. A risk id without a cap lets nothing in.
    function setRiskCap(bytes32 riskId, RiskCap calldata cap) external;

    /// @notice Only the timelock.
    function setPoolLimits(PoolLimits calldata newLimits) external;

    function allocator() external view returns (address);

    /// @notice The pools in the order in which claims take from them, as last booked.
    function pools() external view returns (Pool[] memory);

    /// @notice One pool; reverts with `StakePoolsUnknownPool` when it is not listed.
    function poolOf(address adapter) external view returns (Pool memory);

    function riskCap(bytes32 riskId) external view returns (RiskCap memory);

    function poolLimits() external view returns (PoolLimits memory);

    /// @notice Stake that lies in the vault.
    function idleAssets() external view returns (uint256);

    /// @notice The stake's value when it was last booked, with deposits and claims since.
    function bookedAssets() external view returns (uint256);

    /// @notice The stake's value now. A pool that does not answer counts as nothing for those who leave (`totalAssets`)
    /// and as last booked for those who come, so that nobody gains by its silence.
    function stakeValue() external view returns (uint256 forExit, uint256 forEntry);
}
