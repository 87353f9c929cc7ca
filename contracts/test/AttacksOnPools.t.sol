// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPoolAdapter} from "../src/interfaces/IPoolAdapter.sol";
import {IPoolAllocator} from "../src/interfaces/IPoolAllocator.sol";
import {IStakePools} from "../src/interfaces/IStakePools.sol";
import {TestPool} from "./helpers/TestPool.sol";
import {UniV2World} from "./helpers/UniV2World.sol";
import {vm} from "./helpers/Vm.sol";

interface Syncing {
    function sync() external;
}

/// @dev One test for each attack, named after it. Mallory has as many tokens and as much of the other token as it takes.
contract AttacksOnPoolsTest is UniV2World {
    function setUp() public override {
        super.setUp();
        vm.prank(bob);
        token.transfer(mallory, 100 ether);
        quote.transfer(mallory, 1e6 ether);
    }

    /// @dev Dump the token into the pair, do everything a staker can do, and restore: in one block.
    function test_attack_dumpAndRestore() external {
        allocate(v2, 4 ether);
        deployHalf();
        uint256 others = vault.convertToAssets(400 ether);
        for (uint256 i = 0; i < 2; ++i) {
            bool dumps = i == 0;
            uint256 before = wealth();
            uint256 got = swap(mallory, dumps, dumps ? 90 ether : 120 ether);
            stake(mallory, 10 ether);
            vm.startPrank(mallory);
            (bool forced,) = address(vault)
                .call(abi.encodeCall(vault.forceDeallocate, (address(v2), 1 ether, 0)));
            isFalse("not while the price is off", forced);
            vault.forceDeallocate(address(a), 1 ether, 0);
            vm.stopPrank();
            swap(mallory, !dumps, got);
            atMost("no profit", wealth(), before);
            isTrue("no loss to others", vault.convertToAssets(400 ether) + 1e6 >= others);
        }
    }

    /// @dev Gifts to vault, pool, adapter and pair just before staking or after: the giver's loss.
    function test_attack_donation() external {
        allocate(v2, 4 ether);
        deployHalf();
        uint256 before = wealth();
        stake(mallory, 20 ether);
        vm.startPrank(mallory);
        token.transfer(address(vault), 5 ether);
        token.transfer(address(poolA), 5 ether);
        token.transfer(address(pair), 5 ether);
        Syncing(address(pair)).sync();
        vm.stopPrank();
        vault.book();
        near("the price stays", vault.convertToAssets(1 ether), 1 ether, 1e16);
        atMost("given away", wealth(), before - 14 ether);
        stake(carol, 10 ether);
        near("carol has what she gave", vault.convertToAssets(vault.balanceOf(carol)), 10 ether, 10);
    }

    /// @dev What stake sells to the pair is bought and staked, over and over.
    function test_attack_loopBorrowAndRestake() external {
        vm.startPrank(address(timelock));
        vault.setPool(address(v2), IStakePools.PoolRules(1000 ether, 10_000, 500));
        vm.stopPrank();
        for (uint256 i = 0; i < 30; ++i) {
            uint256 room = vault.totalAssets() / 50;
            vm.prank(address(allocator));
            (bool moved,) =
                address(vault).call(abi.encodeCall(vault.allocate, (address(v2), room, 0)));
            if (!moved && i > 20) break;
            uint256 bought = swap(mallory, false, quote.balanceOf(mallory) / 5000);
            uint256 shares = token.balanceOf(mallory);
            if (shares > 0) stake(mallory, shares);
            isTrue("bought", bought > 0);
            for (uint256 j = 0; j < 3; ++j) {
                pass(1 hours);
                v2.poke();
            }
            atMost(
                "never worth more than there is",
                vault.convertToAssets(vault.totalSupply()),
                token.totalSupply()
            );
            atMost("half at most", deployed(), vault.totalAssets() / 2 + 1 ether);
        }
        atMost("votes of one token, twice at most", vault.totalSupply(), 2 * token.totalSupply());
    }

    /// @dev Stake just before a gain is booked, leave just after the cooldown.
    function test_attack_justInTimeStake() external {
        allocate(a, 80 ether);
        vault.book();
        earn(poolA, 50 ether);
        uint256 before = wealth();
        stake(mallory, 100 ether);
        vault.book();
        equal("nothing in the same block", wealth(), before);
        unstake(mallory, 100 ether);
        // A day at 100 % per year, in which the stake lay at risk like everybody's.
        atMost("a day's rate at most", wealth(), before + 100 ether / uint256(365) + 1e15);
    }

    /// @dev Move the price before a rebalance and back after it: refused when far, and when near the attacker gets no more
    /// than the move may cost (`maxLossBps`, 0.8 % of what moves).
    function test_attack_sandwichOfARebalance() external {
        fund(10 ether);
        vm.prank(address(timelock));
        allocator.setProgramme(
            address(vault),
            address(v2),
            IPoolAllocator.Programme(2e18, 100 ether, uint48(block.timestamp + 365 days))
        );
        allocator.poke(address(vault), address(v2));
        pass(DAY);
        allocator.poke(address(vault), address(v2));
        uint256 mark = vm.snapshotState();
        swap(mallory, true, 8 ether);
        vm.expectPartialRevert(IPoolAdapter.PoolAdapterPriceDeviation.selector);
        allocator.rebalance(address(vault), address(0), address(v2), 3 ether);
        vm.revertToState(mark);

        for (uint256 i = 0; i < 2; ++i) {
            bool dumps = i == 0;
            mark = vm.snapshotState();
            uint256 before = wealth();
            uint256 stakeBefore = vault.idleAssets();
            uint256 got = swap(mallory, dumps, 0.5 ether);
            vm.prank(mallory);
            allocator.rebalance(address(vault), address(0), address(v2), 3 ether);
            swap(mallory, !dumps, got);
            atMost("the tip and the bound", wealth(), before + 0.003 ether + 0.024 ether);
            isTrue(
                "bounded loss", vault.idleAssets() + v2.realAssets() + 0.024 ether >= stakeBefore
            );
            vm.revertToState(mark);
        }
    }

    /// @dev Silence a pool from inside its own callback and stake at what seems a low price.
    function test_attack_stakeInsideAPoolsCallback() external {
        deployHalf();
        uint256 before = wealth();
        poolA.setMood(TestPool.Mood.Silent);
        stake(mallory, 100 ether);
        vault.book();
        poolA.setMood(TestPool.Mood.Honest);
        vault.book();
        atMost("no profit", wealth(), before);
        pass(365 days);
        vault.book();
        atMost("nor later", wealth(), before + 10);
    }

    /// @dev A hostile allocator moves stake to and fro: each move is within the pool's bound, and nothing is taken.
    function test_attack_hostileAllocator() external {
        vm.prank(address(timelock));
        vault.setAllocator(mallory);
        uint256 had = token.balanceOf(mallory);
        vm.startPrank(mallory);
        vault.allocate(address(a), 50 ether, 0);
        vm.expectRevert();
        vault.allocate(address(a), 60 ether, 0);
        vault.deallocate(address(a), 50 ether, 0);
        vm.expectRevert(abi.encodeWithSelector(IStakePools.StakePoolsUnknownPool.selector, mallory));
        vault.allocate(mallory, 1 ether, 0);
        vm.stopPrank();
        equal("has what it had", token.balanceOf(mallory), had);
        equal("all there", vault.totalAssets(), 400 ether);
    }

    function deployHalf() private {
        allocate(a, 90 ether);
        allocate(b, 90 ether);
    }

    function deployed() private view returns (uint256) {
        return a.realAssets() + b.realAssets() + v2.realAssets();
    }

    /// @dev In the token; the other one at the pair's price before the attack, one for one.
    function wealth() private view returns (uint256) {
        return token.balanceOf(mallory) + quote.balanceOf(mallory)
            + vault.convertToAssets(vault.balanceOf(mallory));
    }
}
