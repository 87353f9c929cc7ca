// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IPoolAllocator} from "../src/interfaces/IPoolAllocator.sol";
import {IStakePools} from "../src/interfaces/IStakePools.sol";
import {PoolWorld} from "./helpers/PoolWorld.sol";
import {TestPool} from "./helpers/TestPool.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev What anyone may move, when, and what it pays.
contract PoolAllocatorTest is PoolWorld {
    address private constant IDLE = address(0);
    address private constant keeper = address(0xee9e4);

    function test_rebalance_fromIdleToWhereDemandIs() external {
        measure(0.1 ether);
        fund(10 ether);
        bytes32 votes = votesOf([alice, bob, carol]);
        vm.prank(keeper);
        (uint256 moved, uint256 tip) =
            allocator.rebalance(address(vault), IDLE, address(b), 50 ether);
        near("moved", moved, 50 ether, 2);
        equal("tip of 10 bp", tip, 0.05 ether);
        equal("paid", token.balanceOf(keeper), 0.05 ether);
        equal("from the budget", allocator.budget(address(vault)), 9.95 ether);
        near("in the pool", b.realAssets(), 50 ether, 2);
        near("no principal", vault.totalAssets(), 400 ether, 2);
        equal("votes", votesOf([alice, bob, carol]), votes);
        (uint256 movedAt, uint256 enteredAt) = allocator.lastMoves(address(vault), address(b));
        equal("moved now", movedAt, block.timestamp);
        equal("entered now", enteredAt, block.timestamp);
    }

    function test_rebalance_betweenPools() external {
        allocate(a, 50 ether);
        measure(0.1 ether);
        (uint256 moved,) = allocator.rebalance(address(vault), address(a), address(b), 50 ether);
        near("moved", moved, 50 ether, 4);
        near("a", a.realAssets(), 0, 2);
        near("b", b.realAssets(), 50 ether, 4);
    }

    function test_rebalance_worksWithoutABudget() external {
        measure(0.1 ether);
        (, uint256 tip) = allocator.rebalance(address(vault), IDLE, address(b), 50 ether);
        equal("no tip", tip, 0);
        fund(0.01 ether);
        pass(6 hours);
        (, tip) = allocator.rebalance(address(vault), IDLE, address(b), 20 ether);
        equal("what is there", tip, 0.01 ether);
    }

    function test_rebalance_nothingOrSame() external {
        vm.expectRevert(IPoolAllocator.PoolAllocatorNothingToMove.selector);
        allocator.rebalance(address(vault), IDLE, address(a), 0);
        vm.expectRevert(
            abi.encodeWithSelector(IPoolAllocator.PoolAllocatorSamePool.selector, address(a))
        );
        allocator.rebalance(address(vault), address(a), address(a), 1);
    }

    function test_rebalance_unmeasured() external {
        vm.expectRevert(
            abi.encodeWithSelector(
                IPoolAllocator.PoolAllocatorNotMeasured.selector, address(a), block.timestamp + DAY
            )
        );
        allocator.rebalance(address(vault), IDLE, address(a), 1 ether);
        pokeAll();
        pass(DAY - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IPoolAllocator.PoolAllocatorNotMeasured.selector, address(a), block.timestamp + 1
            )
        );
        allocator.rebalance(address(vault), IDLE, address(a), 1 ether);
    }

    function test_rebalance_edgeTooSmall() external {
        measure(0.0001 ether);
        IPoolAllocator.Score memory told = allocator.score(address(vault), address(b), 1 ether);
        vm.expectRevert(
            abi.encodeWithSelector(
                IPoolAllocator.PoolAllocatorEdgeTooSmall.selector, 0, told.measured, 0.01e18
            )
        );
        allocator.rebalance(address(vault), IDLE, address(b), 1 ether);
    }

    function test_rebalance_unlistedPool() external {
        vm.expectRevert(abi.encodeWithSelector(IStakePools.StakePoolsUnknownPool.selector, bob));
        allocator.rebalance(address(vault), IDLE, bob, 1 ether);
    }

    function test_rebalance_cooldown() external {
        measure(0.1 ether);
        allocator.rebalance(address(vault), IDLE, address(b), 10 ether);
        uint256 readyAt = block.timestamp + 6 hours;
        pass(6 hours - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IPoolAllocator.PoolAllocatorCoolingDown.selector, address(b), readyAt
            )
        );
        allocator.rebalance(address(vault), IDLE, address(b), 10 ether);
        pass(1);
        allocator.rebalance(address(vault), IDLE, address(b), 10 ether);
    }

    function test_rebalance_minimumHold() external {
        measure(0.1 ether);
        allocator.rebalance(address(vault), IDLE, address(b), 10 ether);
        uint256 heldUntil = block.timestamp + 3 * DAY;
        pass(DAY);
        vm.expectRevert(
            abi.encodeWithSelector(IPoolAllocator.PoolAllocatorHeld.selector, address(b), heldUntil)
        );
        allocator.rebalance(address(vault), address(b), address(a), 10 ether);
    }

    function test_rebalance_rate() external {
        measure(0.5 ether);
        allocator.rebalance(address(vault), IDLE, address(b), 60 ether);
        pass(6 hours);
        uint256 left = allocator.movable(address(vault));
        near("a fifth of the stake a day", left, 20 ether, 1000);
        vm.expectRevert(
            abi.encodeWithSelector(
                IPoolAllocator.PoolAllocatorMovesTooMuch.selector, 21 ether, left
            )
        );
        allocator.rebalance(address(vault), IDLE, address(b), 21 ether);
        pass(18 hours);
        near("again", allocator.movable(address(vault)), 80 ether, 1 ether);
        earn(poolB, 0.5 ether);
        allocator.rebalance(address(vault), IDLE, address(b), 21 ether);
    }

    function test_rebalance_withoutAPolicy() external {
        vm.startPrank(address(timelock));
        IPoolAllocator.Policy memory off = policy();
        off.maxMoveBps = 0;
        allocator.setPolicy(address(vault), off);
        vm.stopPrank();
        measure(0.5 ether);
        vm.expectRevert(
            abi.encodeWithSelector(IPoolAllocator.PoolAllocatorMovesTooMuch.selector, 1 ether, 0)
        );
        allocator.rebalance(address(vault), IDLE, address(b), 1 ether);
    }

    function test_rebalance_vaultsLimitsHold() external {
        measure(0.5 ether);
        vm.prank(address(timelock));
        vault.setPool(address(b), IStakePools.PoolRules(20 ether, 3000, 10));
        vm.expectRevert(
            abi.encodeWithSelector(
                IStakePools.StakePoolsCapExceeded.selector, address(b), 30 ether - 1, 20 ether
            )
        );
        allocator.rebalance(address(vault), IDLE, address(b), 30 ether);
    }

    function test_rebalance_lossIsBounded() external {
        measure(0.5 ether);
        poolB.setExitFee(50);
        vm.expectRevert();
        allocator.rebalance(address(vault), IDLE, address(b), 30 ether);
    }

    /// @dev 8 bp of cost, an edge that earns less in the three days it must stay.
    function test_rebalance_notWorthIt() external {
        measure(0.002 ether);
        poolB.setExitFee(8);
        vm.expectRevert();
        allocator.rebalance(address(vault), IDLE, address(b), 30 ether);
        IPoolAllocator.Policy memory longer = policy();
        longer.minHoldSeconds = uint32(30 * DAY);
        vm.prank(address(timelock));
        allocator.setPolicy(address(vault), longer);
        allocator.rebalance(address(vault), IDLE, address(b), 30 ether);
    }

    function test_rebalance_outOfALosingPool() external {
        allocate(a, 50 ether);
        measure(0);
        poolA.lose(5 ether);
        vm.expectRevert();
        allocator.rebalance(address(vault), address(a), IDLE, 40 ether);
        pass(DAY);
        pokeAll();
        (uint256 moved,) = allocator.rebalance(address(vault), address(a), IDLE, 40 ether);
        equal("home", moved, 40 ether);
    }

    /// @dev What exceeds a limit goes home at any time, without edge or cooldown.
    function test_rebalance_excessGoesHome() external {
        measure(0.5 ether);
        allocator.rebalance(address(vault), IDLE, address(b), 60 ether);
        equal("no excess", allocator.excess(address(vault), address(b)), 0);
        vm.prank(address(timelock));
        vault.setPool(address(b), IStakePools.PoolRules(45 ether, 3000, 10));
        near("excess", allocator.excess(address(vault), address(b)), 15 ether, 2);
        uint256 over = allocator.excess(address(vault), address(b));
        vm.expectRevert();
        allocator.rebalance(address(vault), address(b), IDLE, over + 1);
        (uint256 moved,) = allocator.rebalance(address(vault), address(b), IDLE, over);
        equal("home", moved, over);
    }

    function test_excess_ofEachLimit() external {
        allocate(a, 80 ether);
        allocate(b, 80 ether);
        equal("none", allocator.excess(address(vault), address(a)), 0);
        vm.startPrank(address(timelock));
        vault.setRiskCap(a.riskId(), IStakePools.RiskCap(50 ether, 10_000));
        equal("risk", allocator.excess(address(vault), address(a)), 30 ether);
        vault.setPoolLimits(IStakePools.PoolLimits(3000, 0, 0, uint64(RATE)));
        equal("deployed", allocator.excess(address(vault), address(b)), 40 ether);
        vault.setPoolLimits(IStakePools.PoolLimits(5000, 9000, 0, uint64(RATE)));
        equal("idle floor, at most all", allocator.excess(address(vault), address(b)), 80 ether);
        vm.stopPrank();
    }

    function test_poke_tipOncePerWindow() external {
        fund(1 ether);
        vm.startPrank(keeper);
        equal("first", allocator.poke(address(vault), address(a)), 0.01 ether);
        equal("not again", allocator.poke(address(vault), address(a)), 0);
        pass(DAY);
        equal("next day", allocator.poke(address(vault), address(a)), 0.01 ether);
        equal("budget", allocator.budget(address(vault)), 0.98 ether);
    }

    function test_score_ofAPoolThatGrows() external {
        measure(0.1 ether);
        IPoolAllocator.Score memory told = allocator.score(address(vault), address(b), 0);
        // One part in a hundred on 10 ether in a day and a second, 365 times a year.
        near("measured", uint256(told.measured), 3.65e18, 0.01e18);
        near("present", uint256(told.present), 3.65e18, 0.01e18);
        earn(poolB, 1 ether);
        IPoolAllocator.Score memory after_ = allocator.score(address(vault), address(b), 0);
        equal("the sample stays", uint256(after_.measured), uint256(told.measured));
        isTrue("the present moves", after_.present > told.present);
    }

    function test_score_shrinks() external {
        allocate(a, 50 ether);
        measure(0);
        poolA.lose(6 ether);
        IPoolAllocator.Score memory told = allocator.score(address(vault), address(a), 0);
        isTrue("present is negative", told.present < 0);
        equal("measured was zero", uint256(told.measured), 0);
    }

    function test_programme_drawsStakeAndPaysStakers() external {
        measure(0);
        fund(20 ether);
        vm.prank(address(timelock));
        allocator.setProgramme(
            address(vault),
            address(a),
            IPoolAllocator.Programme(0.2e18, 40 ether, uint48(block.timestamp + 100 days))
        );
        equal(
            "score on the first 40",
            allocator.score(address(vault), address(a), 40 ether).incentive,
            0.2e18
        );
        equal(
            "thinner on 80", allocator.score(address(vault), address(a), 80 ether).incentive, 0.1e18
        );
        allocator.rebalance(address(vault), IDLE, address(a), 40 ether);
        uint256 budget = allocator.budget(address(vault));
        pass(73 days);
        vault.book();
        allocator.poke(address(vault), address(a));
        uint256 paid = budget - 0.01 ether - allocator.budget(address(vault));
        near("a fifth of a year of 20 % on 40", paid, 1.6 ether, 1e15);
        near("is the stakers'", vault.idleAssets(), 360 ether + paid, 2);
        near("not at once", vault.totalAssets(), 400 ether, 1e15);
        pass(365 days);
        near("at the rate", vault.totalAssets(), 400 ether + paid, 1e4);
    }

    function test_programme_endsAndNeverExceedsTheBudget() external {
        measure(0);
        allocate(a, 40 ether);
        fund(1 ether);
        vm.prank(address(timelock));
        allocator.setProgramme(
            address(vault),
            address(a),
            IPoolAllocator.Programme(10e18, 40 ether, uint48(block.timestamp + 365 days))
        );
        pass(100 days);
        allocator.poke(address(vault), address(a));
        equal("all of it", allocator.budget(address(vault)), 0);
        equal("and no more", token.balanceOf(address(allocator)), 0);
        equal(
            "no score without a budget", allocator.score(address(vault), address(a), 0).incentive, 0
        );
    }

    function test_returnBudget() external {
        fund(5 ether);
        vm.startPrank(address(timelock));
        vm.expectRevert(
            abi.encodeWithSelector(
                IPoolAllocator.PoolAllocatorBudgetTooSmall.selector, 6 ether, 5 ether
            )
        );
        allocator.returnBudget(address(vault), bob, 6 ether);
        uint256 before = token.balanceOf(bob);
        allocator.returnBudget(address(vault), bob, 5 ether);
        equal("returned", token.balanceOf(bob) - before, 5 ether);
    }

    function test_setPolicy_outOfRange() external {
        IPoolAllocator.Policy memory bad = policy();
        vm.startPrank(address(timelock));
        bad.scoreWindowSeconds = uint32(DAY - 1);
        refused(bad, DAY - 1, DAY, 30 days);
        bad = policy();
        bad.moveWindowSeconds = 1;
        refused(bad, 1, 1 hours, 30 days);
        bad = policy();
        bad.cooldownSeconds = 31 days;
        refused(bad, 31 days, 0, 30 days);
        bad = policy();
        bad.minHoldSeconds = 366 days;
        refused(bad, 366 days, 0, 365 days);
        bad = policy();
        bad.maxMoveBps = 10_001;
        refused(bad, 10_001, 0, 10_000);
        bad = policy();
        bad.tipBps = 101;
        refused(bad, 101, 0, 100);
    }

    /// @dev A vault of somebody's own cannot reach what was funded for another.
    function test_attack_falseVaultTakesAnothersBudget() external {
        fund(10 ether);
        FalseVault bad = new FalseVault();
        ERC20 worthless = new Worthless();
        bad.setAsset(address(worthless));
        worthless.approve(address(allocator), type(uint256).max);
        allocator.fund(address(bad), 10 ether);
        bad.setAsset(address(token));
        vm.expectRevert(
            abi.encodeWithSelector(
                IPoolAllocator.PoolAllocatorWrongToken.selector, address(token), address(worthless)
            )
        );
        allocator.fund(address(bad), 1 ether);
        allocator.returnBudget(address(bad), address(this), 10 ether);
        equal("its own only", worthless.balanceOf(address(this)), 100 ether);
        equal("ours is there", token.balanceOf(address(allocator)), 10 ether);
        equal("and counted", allocator.budget(address(vault)), 10 ether);
    }

    function test_fund_feeOnTransferIsRefused() external {
        FalseVault bad = new FalseVault();
        Worthless fee = new Worthless();
        fee.setFee(100);
        bad.setAsset(address(fee));
        fee.approve(address(allocator), type(uint256).max);
        vm.expectRevert(
            abi.encodeWithSelector(
                IPoolAllocator.PoolAllocatorTransferFee.selector, address(fee), 10 ether, 9.9 ether
            )
        );
        allocator.fund(address(bad), 10 ether);
    }

    /// @dev Two keepers at once: the second is told, nothing moves twice.
    function test_rebalance_twoKeepers() external {
        measure(0.1 ether);
        fund(1 ether);
        allocator.rebalance(address(vault), IDLE, address(b), 10 ether);
        vm.prank(keeper);
        vm.expectRevert(
            abi.encodeWithSelector(
                IPoolAllocator.PoolAllocatorCoolingDown.selector,
                address(b),
                block.timestamp + 6 hours
            )
        );
        allocator.rebalance(address(vault), IDLE, address(b), 10 ether);
    }

    function refused(IPoolAllocator.Policy memory bad, uint256 value, uint256 min, uint256 max)
        private
    {
        vm.expectRevert(
            abi.encodeWithSelector(IPoolAllocator.PoolAllocatorBadPolicy.selector, value, min, max)
        );
        allocator.setPolicy(address(vault), bad);
    }
}

/// @dev Its maker is its timelock; it changes its token.
contract FalseVault {
    address public immutable timelock = msg.sender;
    address public asset;

    function setAsset(address newAsset) external {
        asset = newAsset;
    }
}

contract Worthless is ERC20 {
    uint256 private _feeBps;

    constructor() ERC20("Worthless", "NIL") {
        _mint(msg.sender, 100 ether);
    }

    function setFee(uint256 bps) external {
        _feeBps = bps;
    }

    function _update(address from, address to, uint256 value) internal override {
        uint256 fee = from == address(0) ? 0 : value * _feeBps / 10_000;
        super._update(from, to, value - fee);
        if (fee > 0) super._update(from, address(0xfee), fee);
    }
}
