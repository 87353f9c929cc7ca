// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPoolAllocator} from "../src/interfaces/IPoolAllocator.sol";
import {IStakePools} from "../src/interfaces/IStakePools.sol";
import {UniV2World} from "./helpers/UniV2World.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev What somebody might try with the moves that anyone may make.
contract AttacksOnMovesTest is UniV2World {
    address private constant IDLE = address(0);

    /// @dev A move of next to nothing would start the cooldown and keep everybody else from moving.
    function test_attack_dust_startsNoCooldown() external {
        measure(0.1 ether);
        vm.prank(mallory);
        vm.expectRevert(
            abi.encodeWithSelector(
                IPoolAllocator.PoolAllocatorMoveTooSmall.selector, 1e9, 0.8 ether - 1
            )
        );
        allocator.rebalance(address(vault), IDLE, address(b), 1e9);
        allocator.rebalance(address(vault), IDLE, address(b), 50 ether);
    }

    /// @dev Some wei beyond a cap go home, again and again: others may move stake out of the pool all the same.
    function test_attack_dustOfAnExcess_startsNoCooldown() external {
        measure(0.1 ether);
        allocator.rebalance(address(vault), IDLE, address(b), 50 ether);
        dayOfGrowth(0.3 ether, 0);
        dayOfGrowth(0.3 ether, 0);
        dayOfGrowth(0.3 ether, 0);
        uint256 booked = vault.poolOf(address(b)).booked;
        vm.prank(address(timelock));
        vault.setPool(address(b), IStakePools.PoolRules(uint128(booked - 1e6), 10_000, 100));
        vm.prank(mallory);
        allocator.rebalance(address(vault), address(b), IDLE, 1);
        (uint256 moved,) = allocator.rebalance(address(vault), address(b), address(a), 40 ether);
        near("moved all the same", moved, 40 ether, 10);
    }

    /// @dev A pool that fell since it was booked is not beyond a limit it keeps now.
    function test_excess_isOfWhatThePoolsSayNow() external {
        allocate(a, 100 ether);
        measure(0.1 ether);
        vm.prank(address(timelock));
        vault.setPool(address(a), IStakePools.PoolRules(99 ether, 10_000, 100));
        poolA.lose(token.balanceOf(address(poolA)) / 10);
        vm.expectPartialRevert(IPoolAllocator.PoolAllocatorEdgeTooSmall.selector);
        allocator.rebalance(address(vault), address(a), IDLE, 0.5 ether);
    }

    /// @dev A small move just before the holding time is over would keep all that lies in the pool.
    function test_attack_smallMove_keepsNothingElse() external {
        measure(0.1 ether);
        allocator.rebalance(address(vault), IDLE, address(b), 50 ether);
        uint256 since = block.timestamp;
        dayOfGrowth(0, 0.3 ether);
        dayOfGrowth(0, 0.3 ether);
        vm.prank(mallory);
        allocator.rebalance(address(vault), IDLE, address(b), 0.9 ether);
        (, uint256 enteredAt) = allocator.lastMoves(address(vault), address(b));
        atMost("hardly later", enteredAt, since + 1 hours);
        dayOfGrowth(3 ether, 0);
        pass(1 hours);
        allocator.rebalance(address(vault), address(b), address(a), 50.9 ether);
    }

    /// @dev Older stake may leave while what came lately must stay.
    function test_hold_isOfWhatCameLately() external {
        allocate(b, 40 ether);
        measure(0.1 ether);
        allocator.rebalance(address(vault), IDLE, address(b), 20 ether);
        uint256 heldUntil = block.timestamp + 3 * DAY;
        dayOfGrowth(3 ether, 0);
        vm.expectRevert(
            abi.encodeWithSelector(IPoolAllocator.PoolAllocatorHeld.selector, address(b), heldUntil)
        );
        allocator.rebalance(address(vault), address(b), address(a), 41 ether);
        allocator.rebalance(address(vault), address(b), address(a), 39 ether);
    }

    /// @dev A price raised for one transaction while no sample is due.
    function test_attack_priceOfOneTransaction() external {
        measure(0);
        poolB.setPrice(12_000);
        allocator.poke(address(vault), address(b));
        vm.expectPartialRevert(IPoolAllocator.PoolAllocatorEdgeTooSmall.selector);
        allocator.rebalance(address(vault), IDLE, address(b), 50 ether);
    }

    /// @dev A programme that is over in a minute, or whose budget is a grain, draws no stake into a pair's fees.
    function test_attack_programmeThatPaysNothing() external {
        fund(10 ether);
        programme(uint48(block.timestamp + 365 days));
        pokePair();
        uint256 mark = vm.snapshotState();
        allocator.rebalance(address(vault), IDLE, address(v2), 3 ether);
        vm.revertToState(mark);
        programme(uint48(block.timestamp + 60));
        vm.expectPartialRevert(IPoolAllocator.PoolAllocatorEdgeTooSmall.selector);
        allocator.rebalance(address(vault), IDLE, address(v2), 3 ether);
        vm.revertToState(mark);
        vm.prank(address(timelock));
        allocator.returnBudget(address(vault), carol, 10 ether - 0.02 ether);
        fund(1);
        vm.expectPartialRevert(IPoolAllocator.PoolAllocatorEdgeTooSmall.selector);
        allocator.rebalance(address(vault), IDLE, address(v2), 3 ether);
    }

    /// @dev The window used up on purpose does not keep a pool over its cap.
    function test_attack_windowUsedUp_excessStillGoesHome() external {
        allocate(a, 50 ether);
        measure(0.5 ether);
        vm.prank(mallory);
        allocator.rebalance(address(vault), IDLE, address(b), 79 ether);
        uint256 left = allocator.movable(address(vault));
        vm.prank(address(timelock));
        vault.setPool(address(a), IStakePools.PoolRules(0, 0, 10));
        (uint256 moved,) = allocator.rebalance(address(vault), address(a), IDLE, 50 ether - 1);
        near("home", moved, 50 ether, 2);
        equal("takes no room from others", allocator.movable(address(vault)), left);
    }

    /// @dev To and fro for the tips: there is no way back without an edge, and an excess pays once.
    function test_attack_pingPongForTips() external {
        measure(0.1 ether);
        fund(10 ether);
        vm.startPrank(mallory);
        allocator.rebalance(address(vault), IDLE, address(b), 50 ether);
        vm.expectPartialRevert(IPoolAllocator.PoolAllocatorHeld.selector);
        allocator.rebalance(address(vault), address(b), IDLE, 50 ether);
        pass(3 * DAY);
        vm.expectPartialRevert(IPoolAllocator.PoolAllocatorEdgeTooSmall.selector);
        allocator.rebalance(address(vault), address(b), IDLE, 50 ether - 1);
        vm.stopPrank();
        vm.prank(address(timelock));
        vault.setPool(address(b), IStakePools.PoolRules(30 ether, 3000, 10));
        vm.startPrank(mallory);
        uint256 before = token.balanceOf(mallory);
        for (uint256 i = 0; i < 20; ++i) {
            uint256 over = allocator.excess(address(vault), address(b));
            if (over == 0) break;
            allocator.rebalance(address(vault), address(b), IDLE, over > 2 ether ? 2 ether : over);
        }
        equal("no excess", allocator.excess(address(vault), address(b)), 0);
        atMost("10 bp of it", token.balanceOf(mallory) - before, 0.0201 ether);
        vm.stopPrank();
    }

    /// @dev A pool that calls the allocator in the middle of a move gets nowhere.
    function test_attack_reentry() external {
        measure(0.1 ether);
        fund(10 ether);
        vm.prank(carol);
        token.transfer(address(poolB), 1 ether);
        vm.prank(address(poolB));
        token.approve(address(allocator), 1 ether);
        bytes[4] memory calls = [
            abi.encodeCall(allocator.poke, (address(vault), address(a))),
            abi.encodeCall(allocator.fund, (address(vault), 1)),
            abi.encodeCall(allocator.rebalance, (address(vault), IDLE, address(a), 5 ether)),
            abi.encodeCall(allocator.returnBudget, (address(vault), mallory, 1))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            uint256 mark = vm.snapshotState();
            poolB.callNext(address(allocator), calls[i]);
            allocator.rebalance(address(vault), IDLE, address(b), 5 ether);
            isTrue("called", poolB.called());
            isFalse("refused", poolB.calledOk());
            vm.revertToState(mark);
        }
    }

    /// @dev A day in which the pools grow; both are sampled at its end.
    function dayOfGrowth(uint256 inA, uint256 inB) private {
        pass(DAY);
        earn(poolA, inA);
        earn(poolB, inB);
        pokeAll();
    }

    function programme(uint48 endsAt) private {
        vm.prank(address(timelock));
        allocator.setProgramme(
            address(vault), address(v2), IPoolAllocator.Programme(2e18, 100 ether, endsAt)
        );
    }

    function pokePair() private {
        allocator.poke(address(vault), address(v2));
        pass(DAY);
        allocator.poke(address(vault), address(v2));
    }
}
