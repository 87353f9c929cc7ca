// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {GuardedCall} from "./GuardedCall.sol";
import {MODULE_VAULT} from "./ModuleKinds.sol";
import {StakeVault} from "./StakeVault.sol";
import {IAdapterFactory} from "./interfaces/IAdapterFactory.sol";
import {ILauncher} from "./interfaces/ILauncher.sol";
import {IModelLens} from "./interfaces/IModelLens.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";
import {IPoolAdapter} from "./interfaces/IPoolAdapter.sol";
import {IPoolAllocator} from "./interfaces/IPoolAllocator.sol";
import {IPoolLens} from "./interfaces/IPoolLens.sol";
import {IStakePools} from "./interfaces/IStakePools.sol";

/// @title Where a model's stake lies
/// @dev Specification
///
/// Purpose. Everything a page tells of a stake vault's pools, at one block.
///
/// Roles. None; nothing is stored and nothing can be changed.
///
/// Trust. The vault is asked only when the Launcher made it. Its allocator is asked only when it is this release's. Adapters
/// and what they lead to may be anybody's: each is asked with a bound on its gas, and one that does not answer hides
/// itself alone.
contract PoolLens is IPoolLens {
    using GuardedCall for address;

    uint256 private constant CALL_GAS = 300_000;
    /// @dev Of a score, which asks the adapter once and the allocator's own books.
    uint256 private constant SCORE_GAS = 500_000;

    IModelRegistry public immutable registry;
    ILauncher public immutable launcher;
    IPoolAllocator public immutable poolAllocator;
    IAdapterFactory public immutable adapterFactory;

    constructor(
        ILauncher launcher_,
        IPoolAllocator poolAllocator_,
        IAdapterFactory adapterFactory_
    ) {
        launcher = launcher_;
        poolAllocator = poolAllocator_;
        adapterFactory = adapterFactory_;
        registry = launcher_.registry();
    }

    /// @inheritdoc IPoolLens
    function stake(uint256 recordId) external view returns (StakeState memory state) {
        StakeVault vault = _vault(recordId);
        state.point = _point();
        state.allocator = vault.allocator();
        state.isOurs = state.allocator == address(poolAllocator);
        (state.forExit, state.forEntry) = vault.stakeValue();
        state.idle = vault.idleAssets();
        state.shares = vault.totalSupply();
        state.cooldownSeconds = vault.cooldownSeconds();
        state.limits = vault.poolLimits();
        if (state.isOurs) {
            state.policy = poolAllocator.policy(address(vault));
            state.budget = poolAllocator.budget(address(vault));
            state.movable = poolAllocator.movable(address(vault));
        }
        IStakePools.Pool[] memory listed = vault.pools();
        state.pools = new PoolState[](listed.length);
        for (uint256 i = 0; i < listed.length; ++i) {
            _fill(state.pools[i], vault, listed[i], state.isOurs);
        }
    }

    function _fill(
        PoolState memory pool,
        StakeVault vault,
        IStakePools.Pool memory listed,
        bool isOurs
    ) private view {
        address adapter = listed.adapter;
        pool.listed = listed;
        pool.riskCap = vault.riskCap(listed.riskId);
        pool.kind = adapterFactory.kindOf(adapter);
        uint256 target = _word(adapter, abi.encodeCall(IPoolAdapter.pool, ()));
        if (target <= type(uint160).max) pool.target = address(uint160(target));
        (pool.answers, pool.held,,) =
            adapter.readWords(abi.encodeCall(IPoolAdapter.realAssets, ()), CALL_GAS, 1);
        pool.leaving = _word(adapter, abi.encodeCall(IPoolAdapter.maxDeallocate, ()));
        if (!isOurs) return;
        pool.programme = poolAllocator.programme(address(vault), adapter);
        (pool.movedAt, pool.enteredAt) = poolAllocator.lastMoves(address(vault), adapter);
        pool.excess = poolAllocator.excess(address(vault), adapter);
        try poolAllocator.score{gas: SCORE_GAS}(address(vault), adapter, 0) returns (
            IPoolAllocator.Score memory score
        ) {
            (pool.isScored, pool.score) = (true, score);
        } catch {}
    }

    function _vault(uint256 recordId) private view returns (StakeVault) {
        address vault = registry.module(recordId, MODULE_VAULT);
        if (launcher.recordOf(vault) == 0) revert PoolLensNotLaunched(recordId);
        return StakeVault(vault);
    }

    /// @dev One word, or 0 when there is no answer.
    function _word(address target, bytes memory data) private view returns (uint256 word) {
        (, word,,) = target.readWords(data, CALL_GAS, 1);
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
