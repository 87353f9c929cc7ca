// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAdapterFactory} from "./IAdapterFactory.sol";
import {ILauncher} from "./ILauncher.sol";
import {IModelLens} from "./IModelLens.sol";
import {IModelRegistry} from "./IModelRegistry.sol";
import {IPoolAllocator} from "./IPoolAllocator.sol";
import {IStakePools} from "./IStakePools.sol";

/// @title Where a model's stake lies
/// @notice Read-only, like IModelLens: idle and deployed stake with its limits, and each pool with what it earned, what may
/// lie there and what may leave now, at one block.
interface IPoolLens {
    /// @param kind Of the adapter, as the factory tells it; zero for one that it did not make.
    /// @param target What the adapter puts stake into, by its own word.
    /// @param answers Whether the pool tells what it holds; if not, `held` and `leaving` are zero.
    /// @param held What it says it holds now.
    /// @param leaving How much could leave in one step now.
    /// @param isScored Whether the score could be read; only by our allocator, and of pools that answer.
    /// @param excess What of it exceeds the vault's limits.
    struct PoolState {
        IStakePools.Pool listed;
        bytes32 kind;
        address target;
        bool answers;
        uint256 held;
        uint256 leaving;
        bool isScored;
        IPoolAllocator.Score score;
        IPoolAllocator.Programme programme;
        uint256 movedAt;
        uint256 enteredAt;
        uint256 excess;
        IStakePools.RiskCap riskCap;
    }

    /// @param isOurs Whether the allocator is this release's; if not, its policy, budget and scores are not read.
    /// @param forExit The stake's value now as a claim is paid by it.
    /// @param forEntry The same as a deposit pays by it.
    /// @param movable Stake that may still move within the present window.
    struct StakeState {
        address allocator;
        bool isOurs;
        uint256 forExit;
        uint256 forEntry;
        uint256 idle;
        uint256 shares;
        uint256 cooldownSeconds;
        IStakePools.PoolLimits limits;
        IPoolAllocator.Policy policy;
        uint256 budget;
        uint256 movable;
        PoolState[] pools;
        IModelLens.Point point;
    }

    /// @notice The record's vault was not made by this release's Launcher.
    error PoolLensNotLaunched(uint256 recordId);

    /// @notice The stake of a record and its pools.
    function stake(uint256 recordId) external view returns (StakeState memory);

    function registry() external view returns (IModelRegistry);

    function launcher() external view returns (ILauncher);

    function poolAllocator() external view returns (IPoolAllocator);

    function adapterFactory() external view returns (IAdapterFactory);
}
