// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IStakePools} from "../src/interfaces/IStakePools.sol";
import {IPoolAdapter} from "../src/interfaces/IPoolAdapter.sol";
import {CarelessAdapter} from "./helpers/CarelessAdapter.sol";
import {PoolWorld} from "./helpers/PoolWorld.sol";
import {TestPool} from "./helpers/TestPool.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev Pools that make leaving dear, or try to stop it. Carol has a part of each pool, so that what one takes from the
/// vault's stake is gone.
contract AttacksOnClaimsTest is PoolWorld {
    function setUp() public override {
        super.setUp();
        depositBeside(50 ether);
        allocate(a, 100 ether);
        allocate(b, 100 ether);
    }

    /// @dev The fee shows in what the pool holds of ours, not in what it pays.
    function test_attack_untoldFee_isBorneByTheClaim() external {
        poolA.setUntoldFee(9);
        uint256 before = vault.convertToAssets(1 ether);
        uint256 paid = unstake(alice, 250 ether);
        isTrue("stake that stays loses nothing", vault.convertToAssets(1 ether) + 10 >= before);
        near("the claim pays for it", paid, 250 ether - 0.0225 ether, 0.001 ether);
    }

    /// @dev A pool that takes more than its bound cannot keep a claim from the other pool.
    function test_attack_feeBeyondTheBound_stopsNoClaim() external {
        poolA.setUntoldFee(100);
        uint256 held = poolA.balanceOf(address(a));
        near("from the other", unstake(alice, 250 ether), 250 ether, 10);
        equal("nothing left the first", poolA.balanceOf(address(a)), held);
        near("it is booked as before", vault.poolOf(address(a)).booked, 100 ether, 10);
    }

    /// @dev One that lets go of more than was wanted loses of all that: no claim bears more than the bound of what it wants.
    function test_attack_moreThanWanted_costsNoMoreThanItsBound() external {
        CarelessAdapter careless = new CarelessAdapter(address(vault), address(token));
        vm.startPrank(address(timelock));
        vault.removePool(address(a), type(uint256).max);
        vault.removePool(address(b), type(uint256).max);
        vault.setRiskCap(careless.riskId(), IStakePools.RiskCap(1000 ether, 10_000));
        vault.setPool(address(careless), IStakePools.PoolRules(300 ether, 10_000, 100));
        vm.stopPrank();
        allocate(IPoolAdapter(address(careless)), 90 ether);
        uint256 idle = vault.idleAssets();
        uint256 shares = vault.convertToShares(idle + 0.5 ether);
        vm.prank(alice);
        uint256 request = vault.requestUnstake(shares);
        pass(COOLDOWN);
        vm.prank(alice);
        vm.expectPartialRevert(IStakePools.StakePoolsNotLiquid.selector);
        vault.claimUnstake(request, alice);
        near("it holds what it held", careless.realAssets(), 90 ether, 0);
    }

    /// @dev Nor can one that answers with less than it took.
    function test_attack_lessThanWanted_stopsNoClaim() external {
        poolA.setUntoldFee(100);
        poolB.setUntoldFee(100);
        vm.prank(alice);
        uint256 request = vault.requestUnstake(250 ether);
        pass(COOLDOWN);
        vm.startPrank(alice);
        vm.expectPartialRevert(IStakePools.StakePoolsNotLiquid.selector);
        vault.claimUnstake(request, alice);
        near("idle stake is there", vault.claimUnstakePart(request, 200 ether, alice), 200 ether, 1);
        poolB.setUntoldFee(0);
        near("and the rest later", vault.claimUnstake(request, alice), 50 ether, 10);
    }

    /// @dev With hardly anything else, what a silent pool still pays is not priced as if it held nothing.
    function test_attack_silence_doesNotMakeAForcedExitDear() external {
        deallocate(b, type(uint256).max);
        near("idle", unstake(alice, 300 ether), 300 ether, 10);
        atMost("nothing idle", vault.idleAssets(), 10);
        poolA.setMood(TestPool.Mood.Wild);
        vm.prank(bob);
        (uint256 out, uint256 burned) = vault.forceDeallocate(address(a), 50 ether, 50 ether);
        equal("out", out, 50 ether);
        near("1 % of it", burned, 0.5 ether, 1e15);
    }

    /// @dev Nobody but the vault, even while it claims.
    function test_attack_takeForClaim() external {
        address[3] memory strangers = [mallory, address(allocator), address(timelock)];
        for (uint256 i = 0; i < strangers.length; ++i) {
            vm.prank(strangers[i]);
            vm.expectRevert(
                abi.encodeWithSelector(IStakePools.StakePoolsNotVault.selector, strangers[i])
            );
            vault.takeForClaim(address(a), 1 ether);
        }
        poolA.callNext(address(vault), abi.encodeCall(vault.takeForClaim, (address(b), 1 ether)));
        unstake(alice, 250 ether);
        isTrue("called", poolA.called());
        isFalse("refused", poolA.calledOk());
    }
}
