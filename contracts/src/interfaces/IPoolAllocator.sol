// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Moves stake to where demand is: anyone proposes a move, the contract checks it
/// @notice One for all vaults of a chain, without an owner. Each vault's timelock sets the vault's policy; nothing moves
/// before. Tips and incentives are paid from a budget that somebody gave for it, never from stake. Scores are growth per
/// year with 18 decimals.
interface IPoolAllocator {
    /// @param minEdge Least by which the score of the pool stake goes to must exceed that of the pool it leaves; per year,
    /// 18 decimals. Idle has the score zero.
    /// @param scoreWindowSeconds Over which growth is measured at least; 1 to 30 days.
    /// @param cooldownSeconds Between two moves that touch a pool.
    /// @param minHoldSeconds For which stake stays after a move into a pool (what came within it, from its average second
    /// on; older stake may leave), and for which the edge must earn back what the move costs.
    /// @param moveWindowSeconds Window of `maxMoveBps`.
    /// @param maxMoveBps Most of the stake that may move within any window; zero stops all moves.
    /// @param tipBps Tip of a move, of what moves, at most `maxTip`.
    /// @param pokeTip Tip for a new sample, at most one per window for each pool.
    struct Policy {
        uint64 minEdge;
        uint32 scoreWindowSeconds;
        uint32 cooldownSeconds;
        uint32 minHoldSeconds;
        uint32 moveWindowSeconds;
        uint16 maxMoveBps;
        uint16 tipBps;
        uint128 maxTip;
        uint128 pokeTip;
    }

    /// @notice An incentive for stake in one pool: paid to all stakers out of the budget, at a bounded rate, while the
    /// stake lies there.
    /// @param ratePerYear On what lies in the pool, up to `target`; 18 decimals.
    /// @param target Stake that is wanted there.
    /// @param endsAt Second of its end.
    struct Programme {
        uint64 ratePerYear;
        uint128 target;
        uint48 endsAt;
    }

    /// @param measured Growth of a share in the pool, by the last sample.
    /// @param present The same by the pool's word of this moment.
    /// @param incentive What a programme adds: as far as it lasts for the holding time and the budget can pay it.
    /// @param since Second since which it is measured; zero when the pool was never poked.
    /// @param readyAt Second from which it counts.
    struct Score {
        int256 measured;
        int256 present;
        uint256 incentive;
        uint256 since;
        uint256 readyAt;
    }

    /// @param lossAssets What the move cost, in the pools' own values.
    event Rebalanced(
        address indexed vault,
        address indexed from,
        address indexed to,
        uint256 assets,
        uint256 lossAssets,
        address keeper,
        uint256 tip
    );
    event Poked(
        address indexed vault, address indexed adapter, uint256 index, address keeper, uint256 tip
    );
    event PolicySet(address indexed vault, Policy oldPolicy, Policy newPolicy);
    event ProgrammeSet(address indexed vault, address indexed adapter, Programme programme);
    event IncentivePaid(address indexed vault, address indexed adapter, uint256 assets);
    event BudgetFunded(address indexed vault, address indexed from, uint256 assets);
    event BudgetReturned(address indexed vault, address indexed to, uint256 assets);

    error PoolAllocatorNotTimelock(address vault, address caller);
    error PoolAllocatorBadPolicy(uint256 value, uint256 min, uint256 max);
    error PoolAllocatorNothingToMove();
    error PoolAllocatorSamePool(address adapter);
    error PoolAllocatorNotMeasured(address adapter, uint256 readyAt);
    error PoolAllocatorEdgeTooSmall(int256 from, int256 to, uint256 minEdge);
    /// @notice The edge would not earn back the move's cost within the holding time.
    error PoolAllocatorNotWorthIt(uint256 earned, uint256 cost);
    error PoolAllocatorCoolingDown(address adapter, uint256 readyAt);
    error PoolAllocatorHeld(address adapter, uint256 heldUntil);
    error PoolAllocatorMovesTooMuch(uint256 assets, uint256 available);
    /// @notice A hundredth of what may move within a window is the least that does, so that nobody holds others up by dust.
    error PoolAllocatorMoveTooSmall(uint256 assets, uint256 least);
    error PoolAllocatorBudgetTooSmall(uint256 assets, uint256 budget);
    error PoolAllocatorWrongToken(address token, address expected);
    /// @notice A token that takes a fee on its transfers is refused.
    error PoolAllocatorTransferFee(address token, uint256 sent, uint256 received);

    /// @notice Moves stake of a vault from one pool to another; zero address for idle. Anyone; reverts unless all of the
    /// vault's policy and limits hold. What exceeds a vault's limits may go to idle without an edge and beside the window,
    /// see `excess`.
    /// @param assets Value to take out of `from`.
    /// @return moved What arrived, by the value of `to`.
    /// @return tip Paid to the caller, in the vault's token.
    function rebalance(address vault, address from, address to, uint256 assets)
        external
        returns (uint256 moved, uint256 tip);

    /// @notice Takes a sample of a pool's growth, lets the adapter note its price, and pays a running programme to the
    /// stakers. Anyone.
    /// @return tip Paid to the caller where the sample was due.
    function poke(address vault, address adapter) external returns (uint256 tip);

    /// @notice Adds the caller's tokens to a vault's budget. Anyone.
    function fund(address vault, uint256 assets) external;

    /// @notice Takes unspent budget back. Only the vault's timelock.
    function returnBudget(address vault, address to, uint256 assets) external;

    /// @notice Only the vault's timelock.
    function setPolicy(address vault, Policy calldata newPolicy) external;

    /// @notice Only the vault's timelock; `endsAt` in the past ends it. What was earned until now is paid first.
    function setProgramme(address vault, address adapter, Programme calldata programme) external;

    function policy(address vault) external view returns (Policy memory);

    function programme(address vault, address adapter) external view returns (Programme memory);

    /// @notice What tips and incentives may still cost, in the vault's token.
    function budget(address vault) external view returns (uint256);

    /// @notice A pool's score if `added` more stake lay in it; moves use the smaller of `measured` and `present` for the
    /// pool stake goes to, the larger for the one it leaves.
    function score(address vault, address adapter, uint256 added)
        external
        view
        returns (Score memory);

    /// @notice When stake last moved into or out of a pool, and the average second in which what must still stay came in;
    /// zero for never.
    function lastMoves(address vault, address adapter)
        external
        view
        returns (uint256 movedAt, uint256 enteredAt);

    /// @notice Stake that may still move within the present window.
    function movable(address vault) external view returns (uint256 assets);

    /// @notice What a move of `assets` would pay now.
    function tipFor(address vault, uint256 assets) external view returns (uint256 tip);

    /// @notice What of a pool exceeds the vault's limits (its cap, its risk's, the deployed share, the idle floor): may go
    /// to idle whatever the scores, cooldown, holding time and window.
    function excess(address vault, address adapter) external view returns (uint256 assets);
}
