// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {RateLimiter} from "@openzeppelin/contracts/utils/RateLimiter.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {SignedMath} from "@openzeppelin/contracts/utils/math/SignedMath.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IPoolAdapter} from "./interfaces/IPoolAdapter.sol";
import {IPoolAllocator} from "./interfaces/IPoolAllocator.sol";
import {IStakePools} from "./interfaces/IStakePools.sol";
import {IStakeVault} from "./interfaces/IStakeVault.sol";

/// @title Moves stake to where demand is: anyone proposes a move, the contract checks it
/// @dev Specification
///
/// Purpose. The allocator of every vault that chose it. Whoever calls `rebalance` decides nothing but the moment: scores
/// come from the pools' own growth, bounds from the vault's votes.
///
/// Roles. Each vault's timelock sets the vault's policy and programmes and may take back what is left of its budget.
/// Nobody else has a role; there is no owner and no upgrade. A vault's limits hold in the vault whatever happens here.
///
/// Demand is measured, without an oracle, as growth of one share of a pool between two samples at least a window apart, and
/// up to now. Of both the smaller counts for the pool stake would go to, the larger for the one it would leave: a price
/// that is moved for one transaction gains nothing. A gift to a pool does raise its score; most of it is then ours.
///
/// Budget. In the vault's token, kept for each vault apart, by what was paid in and not by balance. The token of a budget is
/// fixed when it is first funded: a false vault can only lose what was given to itself. Tips and programmes are paid
/// from it and only from it, and never more than is there.
///
/// Rate. Moves within any window are at most `maxMoveBps` of the stake, each counted as its part of the stake then.
///
/// Rounding. Tips and programmes down, costs up.
///
/// Outside calls. Vaults and adapters, which may be anybody's: all state is kept by vault, the guard against re-entry is set,
/// and what is paid was taken off the budget before. A reverting pool stops moves of this pool only.
contract PoolAllocator is ReentrancyGuardTransient, IPoolAllocator {
    using RateLimiter for RateLimiter.SlidingWindow;
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    struct Sample {
        uint208 index;
        uint48 at;
    }

    struct VaultState {
        Policy policy;
        IERC20 token;
        uint256 budget;
        RateLimiter.SlidingWindow moves;
    }

    /// @param base Sample from which growth is measured.
    /// @param recent The newest sample, to which it is measured; the next base.
    struct PoolState {
        Sample base;
        Sample recent;
        uint48 movedAt;
        uint48 enteredAt;
        uint48 paidAt;
        Programme programme;
    }

    uint256 private constant BPS = 10_000;
    uint256 private constant ONE = 1e18;
    uint256 private constant ONE_PER_BPS = ONE / BPS;
    uint256 private constant TIP_BPS_MAX = 100;
    uint256 private constant ROUNDING_ASSETS = 2;
    bytes32 private constant ALL_MOVES = 0;

    mapping(address vault => VaultState state) private _vaults;
    mapping(address vault => mapping(address adapter => PoolState state)) private _pools;

    /// @inheritdoc IPoolAllocator
    function rebalance(address vault, address from, address to, uint256 assets)
        external
        nonReentrant
        returns (uint256 moved, uint256 tip)
    {
        if (assets == 0) revert PoolAllocatorNothingToMove();
        if (from == to) revert PoolAllocatorSamePool(from);
        if (from != address(0)) _update(vault, from);
        if (to != address(0)) _update(vault, to);

        bool isRestoring = to == address(0) && assets <= excess(vault, from);
        int256 edge = isRestoring ? int256(0) : _checkMove(vault, from, to, assets);
        _consume(vault, assets);
        moved = _move(vault, from, to, assets);
        uint256 loss = Math.saturatingSub(assets, moved);
        if (!isRestoring) _checkWorth(vault, edge, assets, loss);

        tip = _payTip(vault, tipFor(vault, assets));
        emit Rebalanced(vault, from, to, assets, loss, msg.sender, tip);
    }

    /// @inheritdoc IPoolAllocator
    function poke(address vault, address adapter) external nonReentrant returns (uint256 tip) {
        bool isDue = _update(vault, adapter);
        VaultState storage state = _vaults[vault];
        if (isDue) tip = _payTip(vault, Math.min(state.policy.pokeTip, state.budget));
        emit Poked(vault, adapter, _pools[vault][adapter].recent.index, msg.sender, tip);
    }

    /// @inheritdoc IPoolAllocator
    function fund(address vault, uint256 assets) external nonReentrant {
        VaultState storage state = _vaults[vault];
        IERC20 token = IERC20(IERC4626(vault).asset());
        if (address(state.token) == address(0)) state.token = token;
        if (address(state.token) != address(token)) {
            revert PoolAllocatorWrongToken(address(token), address(state.token));
        }
        uint256 before = token.balanceOf(address(this));
        token.safeTransferFrom(msg.sender, address(this), assets);
        uint256 received = token.balanceOf(address(this)) - before;
        if (received != assets) revert PoolAllocatorTransferFee(address(token), assets, received);
        state.budget += assets;
        emit BudgetFunded(vault, msg.sender, assets);
    }

    /// @inheritdoc IPoolAllocator
    function returnBudget(address vault, address to, uint256 assets) external nonReentrant {
        _checkTimelock(vault);
        VaultState storage state = _vaults[vault];
        if (assets > state.budget) revert PoolAllocatorBudgetTooSmall(assets, state.budget);
        state.budget -= assets;
        emit BudgetReturned(vault, to, assets);
        state.token.safeTransfer(to, assets);
    }

    /// @inheritdoc IPoolAllocator
    function setPolicy(address vault, Policy calldata newPolicy) external {
        _checkTimelock(vault);
        _checkRange(newPolicy.scoreWindowSeconds, 1 days, 30 days);
        _checkRange(newPolicy.moveWindowSeconds, 1 hours, 30 days);
        _checkRange(newPolicy.cooldownSeconds, 0, 30 days);
        _checkRange(newPolicy.minHoldSeconds, 0, 365 days);
        _checkRange(newPolicy.maxMoveBps, 0, BPS);
        _checkRange(newPolicy.tipBps, 0, TIP_BPS_MAX);
        VaultState storage state = _vaults[vault];
        emit PolicySet(vault, state.policy, newPolicy);
        state.policy = newPolicy;
        state.moves
            .updateSettings(
                newPolicy.moveWindowSeconds, (newPolicy.maxMoveBps * ONE_PER_BPS).toUint208()
            );
    }

    /// @inheritdoc IPoolAllocator
    function setProgramme(address vault, address adapter, Programme calldata newProgramme)
        external
        nonReentrant
    {
        _checkTimelock(vault);
        PoolState storage pool = _pools[vault][adapter];
        _payProgramme(vault, adapter, pool);
        pool.programme = newProgramme;
        pool.paidAt = Time.timestamp();
        emit ProgrammeSet(vault, adapter, newProgramme);
    }

    /// @inheritdoc IPoolAllocator
    function policy(address vault) external view returns (Policy memory) {
        return _vaults[vault].policy;
    }

    /// @inheritdoc IPoolAllocator
    function programme(address vault, address adapter) external view returns (Programme memory) {
        return _pools[vault][adapter].programme;
    }

    /// @inheritdoc IPoolAllocator
    function budget(address vault) external view returns (uint256) {
        return _vaults[vault].budget;
    }

    /// @inheritdoc IPoolAllocator
    function lastMoves(address vault, address adapter)
        external
        view
        returns (uint256 movedAt, uint256 enteredAt)
    {
        PoolState storage pool = _pools[vault][adapter];
        return (pool.movedAt, pool.enteredAt);
    }

    /// @inheritdoc IPoolAllocator
    function movable(address vault) external view returns (uint256 assets) {
        return
            Math.mulDiv(
                _vaults[vault].moves.available(ALL_MOVES), IERC4626(vault).totalAssets(), ONE
            );
    }

    /// @inheritdoc IPoolAllocator
    function tipFor(address vault, uint256 assets) public view returns (uint256 tip) {
        VaultState storage state = _vaults[vault];
        tip = Math.min(Math.mulDiv(assets, state.policy.tipBps, BPS), state.policy.maxTip);
        return Math.min(tip, state.budget);
    }

    /// @inheritdoc IPoolAllocator
    function score(address vault, address adapter, uint256 added)
        public
        view
        returns (Score memory result)
    {
        PoolState storage pool = _pools[vault][adapter];
        (Sample memory base, Sample memory recent) = (pool.base, pool.recent);
        if (base.at == 0) return result;
        result.since = base.at;
        result.readyAt = base.at + uint256(_vaults[vault].policy.scoreWindowSeconds);
        result.measured = _growth(base, recent.index, recent.at);
        (uint256 index, uint256 at) = IPoolAdapter(adapter).demandIndex();
        result.present = _growth(base, index, at);
        result.incentive = _incentive(vault, adapter, added);
    }

    /// @inheritdoc IPoolAllocator
    function excess(address vault, address adapter) public view returns (uint256 assets) {
        IStakePools.Pool[] memory all = IStakePools(vault).pools();
        IStakePools.PoolLimits memory limits = IStakePools(vault).poolLimits();
        IStakePools.Pool memory pool = IStakePools(vault).poolOf(adapter);
        IStakePools.RiskCap memory risk = IStakePools(vault).riskCap(pool.riskId);
        (, uint256 stake) = IStakePools(vault).stakeValue();
        (uint256 deployed, uint256 atRisk) = (0, 0);
        for (uint256 i = 0; i < all.length; ++i) {
            deployed += all[i].booked;
            if (all[i].riskId == pool.riskId) atRisk += all[i].booked;
        }
        uint256 cap = Math.min(pool.absoluteCap, stake * pool.relativeCapBps / BPS);
        assets = Math.saturatingSub(pool.booked, cap);
        cap = Math.min(risk.absoluteCap, stake * risk.relativeCapBps / BPS);
        assets = Math.max(assets, Math.saturatingSub(atRisk, cap));
        cap = stake * Math.min(limits.maxDeployedBps, BPS - limits.idleFloorBps) / BPS;
        assets = Math.max(assets, Math.saturatingSub(deployed, cap));
        return Math.min(assets, pool.booked);
    }

    /// @dev Lets the adapter note its price, samples its growth and pays its programme.
    /// @return isDue Whether a new sample was taken.
    function _update(address vault, address adapter) private returns (bool isDue) {
        PoolState storage pool = _pools[vault][adapter];
        _payProgramme(vault, adapter, pool);
        IPoolAdapter(adapter).poke();
        Sample memory recent = pool.recent;
        isDue = block.timestamp >= recent.at + _vaults[vault].policy.scoreWindowSeconds;
        if (!isDue) return false;
        (uint256 index,) = IPoolAdapter(adapter).demandIndex();
        Sample memory taken = Sample(index.toUint208(), Time.timestamp());
        pool.base = recent.at == 0 ? taken : recent;
        pool.recent = taken;
    }

    /// @dev Asks the vault for the pool, so that an unlisted one reverts.
    function _payProgramme(address vault, address adapter, PoolState storage pool) private {
        uint256 booked = IStakePools(vault).poolOf(adapter).booked;
        Programme memory running = pool.programme;
        uint256 until = Math.min(block.timestamp, running.endsAt);
        if (until <= pool.paidAt) return;
        uint256 secondsDue = until - pool.paidAt;
        pool.paidAt = uint48(until);
        uint256 due = Math.mulDiv(
            Math.min(booked, running.target) * running.ratePerYear, secondsDue, 365 days * ONE
        );
        VaultState storage state = _vaults[vault];
        due = Math.min(due, state.budget);
        if (due == 0) return;
        state.budget -= due;
        emit IncentivePaid(vault, adapter, due);
        IERC20 token = state.token;
        token.forceApprove(vault, due);
        IStakePools(vault).addGain(due);
        token.forceApprove(vault, 0);
    }

    function _consume(address vault, uint256 assets) private {
        uint256 stake = IERC4626(vault).totalAssets();
        RateLimiter.SlidingWindow storage moves = _vaults[vault].moves;
        uint256 part = Math.mulDiv(assets, ONE, Math.max(stake, 1), Math.Rounding.Ceil);
        if (!moves.tryConsume(ALL_MOVES, part)) {
            uint256 available = Math.mulDiv(moves.available(ALL_MOVES), stake, ONE);
            revert PoolAllocatorMovesTooMuch(assets, available);
        }
    }

    function _move(address vault, address from, address to, uint256 assets)
        private
        returns (uint256 moved)
    {
        moved = assets;
        IStakePools stake = IStakePools(vault);
        if (from != address(0)) {
            _pools[vault][from].movedAt = Time.timestamp();
            moved = stake.deallocate(from, moved, _least(stake, from, moved));
        }
        if (to != address(0)) {
            PoolState storage pool = _pools[vault][to];
            (pool.movedAt, pool.enteredAt) = (Time.timestamp(), Time.timestamp());
            moved = stake.allocate(to, moved, _least(stake, to, moved));
        }
    }

    function _payTip(address vault, uint256 tip) private returns (uint256) {
        if (tip == 0) return 0;
        VaultState storage state = _vaults[vault];
        state.budget -= tip;
        state.token.safeTransfer(msg.sender, tip);
        return tip;
    }

    /// @dev Everything that is known before the move; returns the edge.
    function _checkMove(address vault, address from, address to, uint256 assets)
        private
        view
        returns (int256 edge)
    {
        Policy memory rules = _vaults[vault].policy;
        int256 scoreFrom = 0;
        int256 scoreTo = 0;
        if (from != address(0)) {
            uint256 heldUntil = _pools[vault][from].enteredAt + uint256(rules.minHoldSeconds);
            if (block.timestamp < heldUntil) revert PoolAllocatorHeld(from, heldUntil);
            scoreFrom = _checkedScore(vault, from, 0, rules);
        }
        if (to != address(0)) scoreTo = _checkedScore(vault, to, assets, rules);
        edge = scoreTo - scoreFrom;
        if (edge < int256(uint256(rules.minEdge))) {
            revert PoolAllocatorEdgeTooSmall(scoreFrom, scoreTo, rules.minEdge);
        }
    }

    /// @param added Stake that would go in; zero for a pool it would leave.
    function _checkedScore(address vault, address adapter, uint256 added, Policy memory rules)
        private
        view
        returns (int256)
    {
        uint256 readyAt = _pools[vault][adapter].movedAt + uint256(rules.cooldownSeconds);
        if (block.timestamp < readyAt) revert PoolAllocatorCoolingDown(adapter, readyAt);
        Score memory told = score(vault, adapter, added);
        PoolState storage pool = _pools[vault][adapter];
        if (told.since == 0 || pool.recent.at < told.readyAt) {
            revert PoolAllocatorNotMeasured(adapter, told.readyAt);
        }
        int256 growth = added > 0
            ? SignedMath.min(told.measured, told.present)
            : SignedMath.max(told.measured, told.present);
        return growth + told.incentive.toInt256();
    }

    /// @dev The edge, which is not negative, must earn back the cost of the move while the stake must stay.
    function _checkWorth(address vault, int256 edge, uint256 assets, uint256 loss) private view {
        if (loss <= 2 * ROUNDING_ASSETS) return;
        uint256 hold = _vaults[vault].policy.minHoldSeconds;
        uint256 earned = Math.mulDiv(assets * uint256(edge), hold, 365 days * ONE);
        if (earned < loss) revert PoolAllocatorNotWorthIt(earned, loss);
    }

    /// @dev What a programme pays on the average token in the pool.
    function _incentive(address vault, address adapter, uint256 added)
        private
        view
        returns (uint256)
    {
        Programme memory running = _pools[vault][adapter].programme;
        uint256 inPool = IStakePools(vault).poolOf(adapter).booked + added;
        bool isPaid = block.timestamp < running.endsAt && _vaults[vault].budget > 0;
        if (!isPaid || inPool == 0) return 0;
        return Math.mulDiv(running.ratePerYear, Math.min(inPool, running.target), inPool);
    }

    /// @dev Least that must arrive of a move into or out of a pool.
    function _least(IStakePools vault, address adapter, uint256 assets)
        private
        view
        returns (uint256)
    {
        uint256 lossBps = vault.poolOf(adapter).maxLossBps;
        uint256 loss = Math.mulDiv(assets, lossBps, BPS, Math.Rounding.Ceil) + ROUNDING_ASSETS;
        return Math.saturatingSub(assets, loss);
    }

    function _checkTimelock(address vault) private view {
        if (msg.sender != IStakeVault(vault).timelock()) {
            revert PoolAllocatorNotTimelock(vault, msg.sender);
        }
    }

    /// @dev Per year with 18 decimals; zero while no time has passed.
    function _growth(Sample memory base, uint256 index, uint256 at) private pure returns (int256) {
        if (at <= base.at || base.index == 0) return 0;
        bool hasGrown = index >= base.index;
        uint256 change = hasGrown ? index - base.index : base.index - index;
        uint256 rate = Math.mulDiv(change * ONE, 365 days, base.index * (at - base.at));
        return hasGrown ? rate.toInt256() : -rate.toInt256();
    }

    function _checkRange(uint256 value, uint256 min, uint256 max) private pure {
        if (value < min || value > max) revert PoolAllocatorBadPolicy(value, min, max);
    }
}
