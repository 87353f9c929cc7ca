// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPoolAdapter} from "../src/interfaces/IPoolAdapter.sol";
import {IPoolAllocator} from "../src/interfaces/IPoolAllocator.sol";
import {IStakePools} from "../src/interfaces/IStakePools.sol";
import {PoolActors} from "./helpers/PoolActors.sol";
import {TestPool} from "./helpers/TestPool.sol";
import {UniV2World} from "./helpers/UniV2World.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev Invariants 1 to 8 of a vault with two ERC-4626 pools that lose, stop, burn gas and lie, and a real Uniswap V2 pair
/// that an attacker pumps and dumps. Those over one step (2, 5, 7, the rate of 3) are checked in the handler.
contract PoolInvariantsTest is UniV2World {
    PoolActors private actors;
    address[4] private people;

    function setUp() public override {
        super.setUp();
        people = [alice, bob, carol, address(0xda4e)];
        vm.prank(bob);
        token.transfer(mallory, 80 ether);
        quote.transfer(mallory, 1e6 ether);
        fund(20 ether);
        vm.startPrank(address(timelock));
        vault.setPool(address(v2), IStakePools.PoolRules(40 ether, 2000, 150));
        allocator.setProgramme(
            address(vault),
            address(a),
            IPoolAllocator.Programme(1e18, 50 ether, uint48(block.timestamp + 365 days))
        );
        vm.stopPrank();
        pokeAll();
        PoolActors.Stage memory stage = PoolActors.Stage({
            vault: vault,
            allocator: allocator,
            adapters: [a, b, v2],
            pools: [poolA, poolB],
            pair: pair,
            people: people,
            attacker: mallory
        });
        actors = new PoolActors(stage);
        vault.book();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(actors);
    }

    /// @dev 1. All votes are the shares outside escrow.
    function invariant_1_votesAreShares() external view {
        equal("shares", actors.ghostVotes(), vault.totalSupply() - vault.balanceOf(address(vault)));
        uint256 votes = vault.getVotes(mallory);
        for (uint256 i = 0; i < people.length; ++i) {
            votes += vault.getVotes(people[i]);
        }
        equal("votes", votes, vault.totalSupply() - vault.balanceOf(address(vault)));
        equal("escrow", vault.balanceOf(address(vault)), actors.ghostEscrow());
        equal("escrow has no vote", vault.getVotes(address(vault)), 0);
    }

    /// @dev 3. The stake is never counted for more than idle and pools have.
    function invariant_3_valueIsBacked() external view {
        atMost("for exits", vault.totalAssets(), actors.principalNow() + 5);
        atMost("idle is there", vault.idleAssets(), token.balanceOf(address(vault)));
    }

    /// @dev 4. No token appears or vanishes.
    function invariant_4_conservation() external view {
        uint256 held = token.balanceOf(address(vault)) + token.balanceOf(mallory)
            + token.balanceOf(address(poolA)) + token.balanceOf(address(poolB))
            + token.balanceOf(address(pair)) + token.balanceOf(address(allocator))
            + token.balanceOf(address(0xdead)) + token.balanceOf(address(timelock))
            + token.balanceOf(address(actors)) + token.balanceOf(address(this));
        for (uint256 i = 0; i < people.length; ++i) {
            held += token.balanceOf(people[i]);
        }
        equal("supply", token.totalSupply(), SUPPLY);
        equal("held", held, SUPPLY);
        equal(
            "the allocator has its budgets",
            token.balanceOf(address(allocator)),
            allocator.budget(address(vault))
        );
    }

    /// @dev 6. The whole stake is never worth more tokens than exist.
    function invariant_6_noVoteTwice() external view {
        atMost("stake", vault.convertToAssets(vault.totalSupply()), token.totalSupply());
    }

    /// @dev 8. A holder whose pools answer and pay gets out at 98 % at least, without allocator, by nobody's leave.
    function invariant_8_exitIsAlive() external {
        uint256 mark = vm.snapshotState();
        poolA.setMood(TestPool.Mood.Honest);
        poolB.setMood(TestPool.Mood.Honest);
        poolA.setExitFee(0);
        poolB.setExitFee(0);
        vm.prank(address(timelock));
        vault.setAllocator(address(0xbad2));
        for (uint256 i = 0; i < 3; ++i) {
            pass(COOLDOWN / 3);
            v2.poke();
        }
        uint256 shares = vault.balanceOf(bob) / 2;
        if (shares > 1e9 && vault.unstakeRequestsOf(bob).length < 16) leave(shares);
        vm.revertToState(mark);
    }

    /// @dev The steps are worth something: one long run does everything.
    function test_handler_getsSomewhere() external {
        uint256 seed = 7;
        for (uint256 i = 0; i < 500; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            (uint256 x, uint256 y, uint256 z) = (seed >> 8, seed >> 72, seed >> 136);
            step(seed % 17, x, y, z);
        }
        isTrue("moved", actors.moved() > 20);
        isTrue("claimed", actors.claimed() > 3);
        isTrue("forced", actors.forced() > 3);
        isTrue("attacked", actors.attacked() > 3);
        this.invariant_1_votesAreShares();
        this.invariant_3_valueIsBacked();
        this.invariant_4_conservation();
        this.invariant_6_noVoteTwice();
        this.invariant_8_exitIsAlive();
    }

    function leave(uint256 shares) private {
        vm.startPrank(bob);
        uint256 request = vault.requestUnstake(shares);
        pass(COOLDOWN);
        vm.stopPrank();
        v2.poke();
        uint256 worth = vault.convertToAssets(shares);
        vm.prank(bob);
        uint256 paid = vault.claimUnstake(request, bob);
        isTrue("98 % at least", paid * 100 + 100 >= worth * 98);
    }

    function step(uint256 which, uint256 x, uint256 y, uint256 z) private {
        if (which < 2) actors.stake(x, y);
        else if (which == 2) actors.requestUnstake(x, y);
        else if (which == 3) actors.claimUnstake(x, y, z);
        else if (which < 6) actors.allocate(x, y);
        else if (which == 6) actors.deallocate(x, y);
        else if (which == 7) actors.rebalance(x, y, z);
        else if (which == 8) actors.poke(x);
        else if (which == 9) actors.forceDeallocate(x, y, z);
        else if (which == 10) actors.earn(x, y);
        else if (which == 11) actors.lose(x, y);
        else if (which == 12) actors.setMood(x, y);
        else if (which == 13) actors.attack(x, y);
        else if (which == 14) actors.trade(x, y);
        else actors.wait(x);
    }
}
