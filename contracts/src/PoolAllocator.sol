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
/// that is moved for one transaction gains nothing, but where a sample is due in it. So a pool whose price can be moved
/// within a transaction must not be listed. A gift to a pool does raise its score; most of it is then ours. A programme
/// counts for what it can still pay while the stake must stay.
///
/// Small moves. Whoever moves starts a pool's cooldown and decides what must stay there. So a move has a least size, and
/// what must stay is what came lately, from its average second on: nobody keeps others from moving by dust. What exceeds a
/// limit may be as little as it is, so it starts no cooldown.
///
/// Budget. In the vault's token, kept for each vault apart, by what was paid in and not by balance. The token of a budget is
/// fixed when it is first funded: a false vault can only lose what was given to itself. Tips and programmes are paid
/// from it and only from it, and never more than is there.
///
/// Rate. Moves within any window are at most `maxMoveBps` of the stake, each counted as its part of the stake then. What
/// exceeds a vault's limits, by what the pools say now, may always go home: it neither needs room in the window nor takes any.
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
    /// @param heldAssets What came in since about `enteredAt`, on the average, and must stay for the holding time.
    struct PoolState {
        Sample base;
        Sample recent;
        uint48 movedAt;
        uint48 enteredAt;
        uint48 paidAt;
        uint112 heldAssets;
        Programme programme;
    }

    /// @dev A pool that is idle stake is all zero.
    struct Move {
        address vault;
        uint256 assets;
        IStakePools.Pool from;
        IStakePools.Pool to;
    }

    uint256 private constant BPS = 10_000;
    uint256 private constant ONE = 1e18;
    uint256 private constant ONE_PER_BPS = ONE / BPS;
    uint256 private constant TIP_BPS_MAX = 100;
    uint256 private constant ROUNDING_ASSETS = 2;
    /// @dev A move is at least one part in so many of what may move within a window.
    uint256 private constant SMALLEST_PARTS = 100;
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
        // What is beyond its limits is told by what the pools say now, not by what was booked last.
        if (to == address(0)) IStakePools(vault).book();
        Move memory move = _prepare(vault, from, to, assets);
        if (from != address(0)) _sample(vault, from);
        if (to != address(0)) _sample(vault, to);
        if (to == address(0) && assets <= excess(vault, from)) {
            moved = _carryOut(move);
        } else {
            int256 edge = _checkMove(move);
            // An excess going home starts no cooldown: some wei of it would keep all others from moving.
            if (from != address(0)) _pools[vault][from].movedAt = Time.timestamp();
            moved = _carryOut(move);
            _checkSize(move);
            _checkWorth(move, edge, moved);
        }
        tip = _payTip(vault, tipFor(vault, assets));
        emit Rebalanced(vault, from, to, assets, Math.saturatingSub(assets, moved), msg.sender, tip);
    }

    /// @inheritdoc IPoolAllocator
    function poke(address vault, address adapter) external nonReentrant returns (uint256 tip) {
        _give(vault, _takeDue(vault, IStakePools(vault).poolOf(adapter)));
        bool isDue = _sample(vault, adapter);
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
        _give(vault, _takeDue(vault, IStakePools(vault).poolOf(adapter)));
        PoolState storage pool = _pools[vault][adapter];
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
        (, uint256 stake) = IStakePools(vault).stakeValue();
        return Math.mulDiv(_vaults[vault].moves.available(ALL_MOVES), stake, ONE);
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
        uint256 booked = IStakePools(vault).poolOf(adapter).booked;
        return _score(vault, adapter, booked + added);
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

    /// @param inPool Stake for which a programme would pay.
    function _score(address vault, address adapter, uint256 inPool)
        private
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
        result.incentive = _incentive(vault, pool.programme, inPool);
    }

    /// @dev Pays the programmes of both pools. An unlisted one reverts.
    function _prepare(address vault, address from, address to, uint256 assets)
        private
        returns (Move memory move)
    {
        IStakePools stake = IStakePools(vault);
        (move.vault, move.assets) = (vault, assets);
        uint256 due = 0;
        if (from != address(0)) {
            move.from = stake.poolOf(from);
            due = _takeDue(vault, move.from);
        }
        if (to != address(0)) {
            move.to = stake.poolOf(to);
            due += _takeDue(vault, move.to);
        }
        if (due == 0) return move;
        _give(vault, due);
        // The gift made the vault ask its pools anew.
        if (from != address(0)) move.from = stake.poolOf(from);
        if (to != address(0)) move.to = stake.poolOf(to);
    }

    /// @dev Lets the adapter note its price and samples its growth.
    /// @return isDue Whether a new sample was taken.
    function _sample(address vault, address adapter) private returns (bool isDue) {
        PoolState storage pool = _pools[vault][adapter];
        IPoolAdapter(adapter).poke();
        Sample memory recent = pool.recent;
        isDue = block.timestamp >= recent.at + _vaults[vault].policy.scoreWindowSeconds;
        if (!isDue) return false;
        (uint256 index,) = IPoolAdapter(adapter).demandIndex();
        Sample memory taken = Sample(index.toUint208(), Time.timestamp());
        pool.base = recent.at == 0 ? taken : recent;
        pool.recent = taken;
    }

    /// @dev Takes out of the budget what the pool's programme owes by now.
    function _takeDue(address vault, IStakePools.Pool memory pool) private returns (uint256 due) {
        PoolState storage state = _pools[vault][pool.adapter];
        Programme memory running = state.programme;
        uint256 until = Math.min(block.timestamp, running.endsAt);
        if (until <= state.paidAt) return 0;
        uint256 secondsDue = until - state.paidAt;
        state.paidAt = uint48(until);
        uint256 yearly = Math.min(pool.booked, running.target) * running.ratePerYear;
        VaultState storage payer = _vaults[vault];
        due = Math.min(Math.mulDiv(yearly, secondsDue, 365 days * ONE), payer.budget);
        if (due == 0) return 0;
        payer.budget -= due;
        emit IncentivePaid(vault, pool.adapter, due);
    }

    /// @dev What a false vault does not take now it may take later: it was its own.
    function _give(address vault, uint256 assets) private {
        if (assets == 0) return;
        _vaults[vault].token.forceApprove(vault, assets);
        IStakePools(vault).addGain(assets);
    }

    function _carryOut(Move memory move) private returns (uint256 moved) {
        moved = move.assets;
        IStakePools stake = IStakePools(move.vault);
        address adapter = move.from.adapter;
        if (adapter != address(0)) {
            moved = stake.deallocate(adapter, moved, _least(move.from, moved));
        }
        adapter = move.to.adapter;
        if (adapter != address(0)) {
            moved = stake.allocate(adapter, moved, _least(move.to, moved));
            _noteEntry(_pools[move.vault][adapter], moved, _vaults[move.vault].policy);
        }
    }

    /// @dev What must stay begins anew where nothing must any more.
    function _noteEntry(PoolState storage pool, uint256 assets, Policy storage rules) private {
        uint256 held = _held(pool, rules.minHoldSeconds);
        uint256 sum = Math.min(held + assets, type(uint112).max);
        uint256 sinceThen = (block.timestamp - pool.enteredAt) * Math.min(held, sum);
        if (sum > 0) pool.enteredAt = uint48(block.timestamp - sinceThen / sum);
        pool.heldAssets = uint112(sum);
        pool.movedAt = Time.timestamp();
    }

    /// @dev By the stake as the move has just booked it.
    function _checkSize(Move memory move) private {
        VaultState storage state = _vaults[move.vault];
        uint256 stake = IStakePools(move.vault).bookedAssets();
        uint256 least = stake * state.policy.maxMoveBps / (BPS * SMALLEST_PARTS);
        bool isAllGoingHome = move.to.adapter == address(0) && move.assets >= move.from.booked;
        if (move.assets < least && !isAllGoingHome) {
            revert PoolAllocatorMoveTooSmall(move.assets, least);
        }
        uint256 part = Math.mulDiv(move.assets, ONE, Math.max(stake, 1), Math.Rounding.Ceil);
        if (!state.moves.tryConsume(ALL_MOVES, part)) {
            uint256 available = Math.mulDiv(state.moves.available(ALL_MOVES), stake, ONE);
            revert PoolAllocatorMovesTooMuch(move.assets, available);
        }
    }

    function _payTip(address vault, uint256 tip) private returns (uint256) {
        if (tip == 0) return 0;
        VaultState storage state = _vaults[vault];
        state.budget -= tip;
        state.token.safeTransfer(msg.sender, tip);
        return tip;
    }

    /// @dev What is known before the move; returns the edge.
    function _checkMove(Move memory move) private view returns (int256 edge) {
        Policy memory rules = _vaults[move.vault].policy;
        int256 scoreFrom = 0;
        int256 scoreTo = 0;
        IStakePools.Pool memory from = move.from;
        if (from.adapter != address(0)) {
            PoolState storage pool = _pools[move.vault][from.adapter];
            uint256 held = _held(pool, rules.minHoldSeconds);
            if (held > 0 && move.assets > Math.saturatingSub(from.booked, held)) {
                revert PoolAllocatorHeld(from.adapter, pool.enteredAt + rules.minHoldSeconds);
            }
            scoreFrom = _checkedScore(move.vault, from, 0, rules);
        }
        if (move.to.adapter != address(0)) {
            scoreTo = _checkedScore(move.vault, move.to, move.assets, rules);
        }
        edge = scoreTo - scoreFrom;
        if (edge < int256(uint256(rules.minEdge))) {
            revert PoolAllocatorEdgeTooSmall(scoreFrom, scoreTo, rules.minEdge);
        }
    }

    /// @param added Stake that would go in; zero for a pool it would leave.
    function _checkedScore(
        address vault,
        IStakePools.Pool memory pool,
        uint256 added,
        Policy memory rules
    ) private view returns (int256) {
        address adapter = pool.adapter;
        PoolState storage state = _pools[vault][adapter];
        uint256 readyAt = state.movedAt + uint256(rules.cooldownSeconds);
        if (block.timestamp < readyAt) revert PoolAllocatorCoolingDown(adapter, readyAt);
        Score memory told = _score(vault, adapter, pool.booked + added);
        if (told.since == 0 || state.recent.at < told.readyAt) {
            revert PoolAllocatorNotMeasured(adapter, told.readyAt);
        }
        int256 growth = added > 0
            ? SignedMath.min(told.measured, told.present)
            : SignedMath.max(told.measured, told.present);
        return growth + told.incentive.toInt256();
    }

    /// @dev The edge, which is not negative, must earn back the cost of the move while the stake must stay.
    function _checkWorth(Move memory move, int256 edge, uint256 moved) private view {
        uint256 loss = Math.saturatingSub(move.assets, moved);
        if (loss <= 2 * ROUNDING_ASSETS) return;
        uint256 hold = _vaults[move.vault].policy.minHoldSeconds;
        uint256 earned = Math.mulDiv(move.assets * uint256(edge), hold, 365 days * ONE);
        if (earned < loss) revert PoolAllocatorNotWorthIt(earned, loss);
    }

    /// @dev What a programme pays on the average token in the pool: over the holding time, as far as it lasts and the
    /// budget goes.
    function _incentive(address vault, Programme storage running, uint256 inPool)
        private
        view
        returns (uint256 rate)
    {
        if (block.timestamp >= running.endsAt || inPool == 0) return 0;
        VaultState storage state = _vaults[vault];
        rate = Math.mulDiv(running.ratePerYear, Math.min(inPool, running.target), inPool);
        uint256 hold = state.policy.minHoldSeconds;
        if (hold == 0) return state.budget > 0 ? rate : 0;
        rate = rate * Math.min(running.endsAt - block.timestamp, hold) / hold;
        return Math.min(rate, Math.mulDiv(state.budget, 365 days * ONE, inPool * hold));
    }

    /// @dev What must stay in a pool now.
    function _held(PoolState storage pool, uint256 hold) private view returns (uint256) {
        return block.timestamp < pool.enteredAt + hold ? pool.heldAssets : 0;
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

    /// @dev Least that must arrive of a move into or out of a pool.
    function _least(IStakePools.Pool memory pool, uint256 assets) private pure returns (uint256) {
        uint256 loss =
            Math.mulDiv(assets, pool.maxLossBps, BPS, Math.Rounding.Ceil) + ROUNDING_ASSETS;
        return Math.saturatingSub(assets, loss);
    }

    function _checkRange(uint256 value, uint256 min, uint256 max) private pure {
        if (value < min || value > max) revert PoolAllocatorBadPolicy(value, min, max);
    }
}
