// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {AdapterFactory} from "../../src/AdapterFactory.sol";
import {PoolAllocator} from "../../src/PoolAllocator.sol";
import {IPoolAdapter} from "../../src/interfaces/IPoolAdapter.sol";
import {IPoolAllocator} from "../../src/interfaces/IPoolAllocator.sol";
import {IStakePools} from "../../src/interfaces/IStakePools.sol";
import {TestPool} from "./TestPool.sol";
import {vm} from "./Vm.sol";
import {World} from "./World.sol";

/// @dev The model of World with two ERC-4626 pools listed and the shared allocator in charge. Everything was put there by
/// the timelock; PoolsByVote.t.sol does the same by votes.
abstract contract PoolWorld is World {
    uint256 internal constant RATE = 1e18;
    uint256 internal constant PENALTY_BPS = 100;
    uint256 internal constant DAY = 1 days;

    PoolAllocator internal allocator;
    AdapterFactory internal factory;
    TestPool internal poolA;
    TestPool internal poolB;
    IPoolAdapter internal a;
    IPoolAdapter internal b;

    function setUp() public virtual override {
        super.setUp();
        allocator = PoolAllocator(vm.deployCode("PoolAllocator.sol"));
        factory = AdapterFactory(
            vm.deployCode(
                "AdapterFactory.sol",
                abi.encode(
                    vm.deployCode("ERC4626PoolAdapter.sol"), vm.deployCode("UniV2PoolAdapter.sol")
                )
            )
        );
        poolA = new TestPool(token);
        poolB = new TestPool(token);
        a = IPoolAdapter(factory.createERC4626(address(vault), address(poolA)));
        b = IPoolAdapter(factory.createERC4626(address(vault), address(poolB)));
        listAll();
    }

    function listAll() private {
        vm.startPrank(address(timelock));
        vault.setPool(address(a), IStakePools.PoolRules(100 ether, 3000, 10));
        vault.setPool(address(b), IStakePools.PoolRules(100 ether, 3000, 10));
        vault.setRiskCap(a.riskId(), IStakePools.RiskCap(1000 ether, 10_000));
        vault.setRiskCap(b.riskId(), IStakePools.RiskCap(1000 ether, 10_000));
        vault.setPoolLimits(
            IStakePools.PoolLimits({
                maxDeployedBps: 5000,
                idleFloorBps: 1000,
                penaltyBps: uint16(PENALTY_BPS),
                maxRatePerYear: uint64(RATE)
            })
        );
        vault.setAllocator(address(allocator));
        allocator.setPolicy(address(vault), policy());
        vm.stopPrank();
        pass(1);
    }

    function policy() internal pure returns (IPoolAllocator.Policy memory) {
        return IPoolAllocator.Policy({
            minEdge: 0.01e18,
            scoreWindowSeconds: uint32(DAY),
            cooldownSeconds: 6 hours,
            minHoldSeconds: uint32(3 * DAY),
            moveWindowSeconds: uint32(DAY),
            maxMoveBps: 2000,
            tipBps: 10,
            maxTip: 1 ether,
            pokeTip: 0.01 ether
        });
    }

    /// @dev As if the allocator were somebody: `allocate` and `deallocate` by hand.
    function allocate(IPoolAdapter to, uint256 assets) internal returns (uint256) {
        vm.prank(address(allocator));
        return vault.allocate(address(to), assets, 0);
    }

    function deallocate(IPoolAdapter from, uint256 assets) internal returns (uint256) {
        vm.prank(address(allocator));
        return vault.deallocate(address(from), assets, 0);
    }

    /// @dev The pool earns, from carol.
    function earn(TestPool pool, uint256 assets) internal {
        vm.prank(carol);
        token.transfer(address(pool), assets);
    }

    function fund(uint256 assets) internal {
        vm.startPrank(carol);
        token.approve(address(allocator), assets);
        allocator.fund(address(vault), assets);
        vm.stopPrank();
    }

    function pokeAll() internal {
        allocator.poke(address(vault), address(a));
        allocator.poke(address(vault), address(b));
    }

    /// @dev A stranger's deposit in each pool, beside the vault's stake.
    function depositBeside(uint256 assets) internal {
        vm.startPrank(carol);
        token.approve(address(poolA), assets);
        token.approve(address(poolB), assets);
        poolA.deposit(assets, carol);
        poolB.deposit(assets, carol);
        vm.stopPrank();
    }

    /// @dev Both pools measured over a day and more, B having grown by `earned` on a stranger's deposit.
    function measure(uint256 earned) internal {
        depositBeside(10 ether);
        pokeAll();
        pass(DAY);
        earn(poolB, earned);
        pokeAll();
    }

    function votesOf(address[3] memory people) internal view returns (bytes32) {
        return keccak256(
            abi.encode(
                vault.getVotes(people[0]), vault.getVotes(people[1]), vault.getVotes(people[2])
            )
        );
    }

    function unstake(address who, uint256 shares) internal returns (uint256 assets) {
        vm.prank(who);
        uint256 request = vault.requestUnstake(shares);
        pass(COOLDOWN);
        vm.prank(who);
        return vault.claimUnstake(request, who);
    }
}
