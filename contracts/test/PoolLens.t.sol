// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PoolLens} from "../src/PoolLens.sol";
import {IPoolAllocator} from "../src/interfaces/IPoolAllocator.sol";
import {IPoolLens} from "../src/interfaces/IPoolLens.sol";
import {PoolWorld} from "./helpers/PoolWorld.sol";
import {TestPool} from "./helpers/TestPool.sol";
import {vm} from "./helpers/Vm.sol";

contract PoolLensTest is PoolWorld {
    PoolLens private poolLens;

    function setUp() public override {
        super.setUp();
        poolLens = PoolLens(
            vm.deployCode(
                "PoolLens.sol", abi.encode(launcher, address(allocator), address(factory))
            )
        );
    }

    function test_stake_default() external {
        allocate(a, 50 ether);
        measure(0.1 ether);
        fund(3 ether);
        IPoolLens.StakeState memory told = poolLens.stake(id);
        equal("allocator", told.allocator, address(allocator));
        isTrue("ours", told.isOurs);
        equal("worth", told.forExit, vault.totalAssets());
        equal("idle", told.idle, 350 ether);
        equal("shares", told.shares, vault.totalSupply());
        equal("cooldown", told.cooldownSeconds, COOLDOWN);
        equal("most deployed", told.limits.maxDeployedBps, 5000);
        equal("edge", told.policy.minEdge, 0.01e18);
        equal("budget", told.budget, 3 ether);
        equal("may move", told.movable, allocator.movable(address(vault)));
        equal("block", told.point.blockNumber, block.number);
        equal("pools", told.pools.length, 2);

        IPoolLens.PoolState memory pool = told.pools[0];
        equal("adapter", pool.listed.adapter, address(a));
        equal("kind", pool.kind, bytes32("erc4626"));
        equal("target", pool.target, address(poolA));
        isTrue("answers", pool.answers);
        equal("holds", pool.held, a.realAssets());
        equal("may leave", pool.leaving, a.maxDeallocate());
        equal("cap", pool.listed.absoluteCap, 100 ether);
        equal("cap of its risk", pool.riskCap.absoluteCap, 1000 ether);
        (uint256 movedAt,) = allocator.lastMoves(address(vault), address(a));
        equal("last move", pool.movedAt, movedAt);

        IPoolAllocator.Score memory score = allocator.score(address(vault), address(b), 0);
        isTrue("scored", told.pools[1].isScored);
        equal("growth", uint256(told.pools[1].score.measured), uint256(score.measured));
        isTrue("it grew", score.measured > 0);
        equal("since", told.pools[1].score.since, score.since);
    }

    function test_stake_poolThatDoesNotAnswerHidesItselfAlone() external {
        allocate(a, 50 ether);
        allocate(b, 20 ether);
        poolA.setMood(TestPool.Mood.Silent);
        IPoolLens.StakeState memory told = poolLens.stake(id);
        isFalse("a answers", told.pools[0].answers);
        equal("a holds", told.pools[0].held, 0);
        equal("a booked", told.pools[0].listed.booked, 50 ether);
        isTrue("b answers", told.pools[1].answers);
        equal("b holds", told.pools[1].held, b.realAssets());
    }

    function test_stake_poolThatBurnsAllGas() external {
        allocate(a, 50 ether);
        allocate(b, 20 ether);
        poolA.setMood(TestPool.Mood.Burning);
        uint256 before = gasleft();
        IPoolLens.StakeState memory told = poolLens.stake{gas: 20_000_000}(id);
        atMost("gas", before - gasleft(), 20_000_000);
        isFalse("a answers", told.pools[0].answers);
        isTrue("b answers", told.pools[1].answers);
    }

    function test_stake_foreignAllocator() external {
        vm.prank(address(timelock));
        vault.setAllocator(mallory);
        IPoolLens.StakeState memory told = poolLens.stake(id);
        equal("allocator", told.allocator, mallory);
        isFalse("ours", told.isOurs);
        equal("its rules are not read", told.policy.minEdge, 0);
        isFalse("nor its scores", told.pools[1].isScored);
        isTrue("the pools are", told.pools[0].answers);
    }

    function test_stake_notLaunched() external {
        uint256 plain = registry.register(alice, _places("huggingface.co/acme/plain"), "");
        vm.expectRevert(abi.encodeWithSelector(IPoolLens.PoolLensNotLaunched.selector, plain));
        poolLens.stake(plain);
    }
}
