// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IPoolAdapter} from "../src/interfaces/IPoolAdapter.sol";
import {IStakePools} from "../src/interfaces/IStakePools.sol";
import {IStakeVault} from "../src/interfaces/IStakeVault.sol";
import {PoolWorld} from "./helpers/PoolWorld.sol";
import {TestPool} from "./helpers/TestPool.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev The vault's side of pools: limits, value, silence, exits.
contract StakePoolsTest is PoolWorld {
    function test_allocate_keepsVotesAndValue() external {
        bytes32 votes = votesOf([alice, bob, carol]);
        equal("value", allocate(a, 50 ether), 50 ether);
        equal("idle", vault.idleAssets(), 350 ether);
        equal("in the pool", a.realAssets(), 50 ether);
        equal("stake", vault.totalAssets(), 400 ether);
        equal("price", vault.convertToAssets(1 ether), 1 ether);
        equal("votes", votesOf([alice, bob, carol]), votes);
        equal("back", deallocate(a, 50 ether), 50 ether);
        equal("idle again", vault.idleAssets(), 400 ether);
        equal("votes still", votesOf([alice, bob, carol]), votes);
    }

    function test_launch_poolsAreOff() external {
        _use(launcher.launch(_model()));
        equal("no allocator", vault.allocator(), address(0));
        equal("no pool", vault.pools().length, 0);
        IStakePools.PoolLimits memory limits = vault.poolLimits();
        equal("nothing deployed", limits.maxDeployedBps, 0);
        equal("no rate", limits.maxRatePerYear, 0);
        vm.startPrank(carol);
        token.approve(address(vault), 1 ether);
        vm.expectRevert(IStakePools.StakePoolsOff.selector);
        vault.addGain(1 ether);
        vm.stopPrank();
        vault.book();
        equal("stake", vault.totalAssets(), 400 ether);
    }

    function test_allocate_absoluteCap() external {
        vm.prank(address(timelock));
        vault.setPool(address(a), IStakePools.PoolRules(60 ether, 10_000, 10));
        allocate(a, 60 ether);
        expectFailure(
            abi.encodeWithSelector(
                IStakePools.StakePoolsCapExceeded.selector, address(a), 60 ether + 1, 60 ether
            )
        );
        vault.allocate(address(a), 1, 0);
    }

    function test_allocate_relativeCap() external {
        vm.prank(address(timelock));
        vault.setPool(address(a), IStakePools.PoolRules(1000 ether, 1000, 10));
        expectFailure(
            abi.encodeWithSelector(
                IStakePools.StakePoolsCapExceeded.selector, address(a), 40 ether + 1, 40 ether
            )
        );
        vault.allocate(address(a), 40 ether + 1, 0);
        allocate(a, 40 ether);
    }

    /// @dev Stake that came in the same block lends no room.
    function test_allocate_relativeCapIsOfTheBlocksBeginning() external {
        vault.book();
        stake(carol, 200 ether);
        raise();
        expectFailure(
            abi.encodeWithSelector(
                IStakePools.StakePoolsTooMuchDeployed.selector, 240 ether, 200 ether
            )
        );
        vault.allocate(address(a), 240 ether, 0);
        pass(1);
        allocate(a, 240 ether);
    }

    function test_allocate_riskCap() external {
        bytes32 risk = a.riskId();
        vm.prank(address(timelock));
        vault.setRiskCap(risk, IStakePools.RiskCap(20 ether, 10_000));
        expectFailure(
            abi.encodeWithSelector(
                IStakePools.StakePoolsRiskCapExceeded.selector, risk, 21 ether, 20 ether
            )
        );
        vault.allocate(address(a), 21 ether, 0);
        vm.prank(address(timelock));
        vault.setRiskCap(risk, IStakePools.RiskCap(1000 ether, 500));
        expectFailure(
            abi.encodeWithSelector(
                IStakePools.StakePoolsRiskCapExceeded.selector, risk, 21 ether, 20 ether
            )
        );
        vault.allocate(address(a), 21 ether, 0);
    }

    function test_allocate_idleFloor() external {
        vm.prank(address(timelock));
        vault.setPoolLimits(IStakePools.PoolLimits(5000, 9000, 0, uint64(RATE)));
        expectFailure(
            abi.encodeWithSelector(IStakePools.StakePoolsIdleTooLow.selector, 359 ether, 360 ether)
        );
        vault.allocate(address(a), 41 ether, 0);
        allocate(a, 40 ether);
    }

    function test_allocate_moreThanIdle() external {
        raise();
        expectFailure(
            abi.encodeWithSelector(IStakePools.StakePoolsNotLiquid.selector, 401 ether, 400 ether)
        );
        vault.allocate(address(a), 401 ether, 0);
    }

    function test_allocate_lossAndMinValue() external {
        poolA.setExitFee(20);
        expectFailure(
            abi.encodeWithSelector(
                IStakePools.StakePoolsLossTooHigh.selector, address(a), 0.02 ether, 0.01 ether + 2
            )
        );
        vault.allocate(address(a), 10 ether, 0);
        expectFailure(
            abi.encodeWithSelector(
                IStakePools.StakePoolsTooLittle.selector, address(a), 9.98 ether, 9.99 ether
            )
        );
        vault.allocate(address(a), 10 ether, 9.99 ether);
        poolA.setExitFee(5);
        equal("value", allocate(a, 10 ether), 9.995 ether);
        equal("booked at once", vault.totalAssets(), 400 ether - 0.005 ether);
    }

    function test_allocate_silentPool() external {
        allocate(a, 1 ether);
        poolA.setMood(TestPool.Mood.Silent);
        expectFailure(abi.encodeWithSelector(IStakePools.StakePoolsSilent.selector, address(a)));
        vault.allocate(address(a), 1 ether, 0);
    }

    function test_allocate_poolWithCooldown() external {
        poolA.setCooldown(7 days);
        expectFailure(
            abi.encodeWithSelector(
                IPoolAdapter.PoolAdapterCooldown.selector, address(poolA), 7 days
            )
        );
        vault.allocate(address(a), 1 ether, 0);
    }

    function test_pool_unknown() external {
        expectFailure(abi.encodeWithSelector(IStakePools.StakePoolsUnknownPool.selector, bob));
        vault.allocate(bob, 1 ether, 0);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IStakePools.StakePoolsUnknownPool.selector, bob));
        vault.forceDeallocate(bob, 1 ether, 0);
    }

    function test_value_gainsComeAtTheRate() external {
        allocate(a, 50 ether);
        earn(poolA, 40 ether);
        equal("nothing at once", vault.totalAssets(), 400 ether);
        pass(36.5 days);
        // A rate of 100 % per year on 400 ether, a tenth of a year.
        near("a tenth of a year later", vault.totalAssets(), 440 ether - 1, 1e12);
        pass(365 days);
        near("all, not more", vault.totalAssets(), 440 ether, 2);
    }

    function test_value_gainIsNotForWhoComesLate() external {
        allocate(a, 50 ether);
        earn(poolA, 40 ether);
        stake(carol, 100 ether);
        equal("at the booked price", vault.balanceOf(carol), 100 ether);
        equal("worth what she gave", vault.convertToAssets(100 ether), 100 ether);
    }

    function test_value_lossesCountAtOnce() external {
        allocate(a, 50 ether);
        poolA.lose(20 ether);
        near("stake", vault.totalAssets(), 380 ether, 2);
        vm.recordLogs();
        vault.book();
        near("booked", vault.poolOf(address(a)).booked, 30 ether, 2);
        equal("votes stay", vault.getVotes(alice), 300 ether);
        equal("escrow and all share it", unstake(bob, 100 ether) / 1e10, 95 ether / 1e10);
    }

    function test_value_escrowBearsLosses() external {
        allocate(a, 50 ether);
        vm.prank(alice);
        uint256 request = vault.requestUnstake(300 ether);
        poolA.lose(40 ether);
        pass(COOLDOWN);
        vm.prank(alice);
        near("three quarters of the loss", vault.claimUnstake(request, alice), 270 ether, 1e4);
    }

    function test_silence_neitherStopsNorFavoursAnybody() external {
        allocate(a, 100 ether);
        poolA.setMood(TestPool.Mood.Silent);
        (uint256 forExit, uint256 forEntry) = vault.stakeValue();
        equal("who leaves gets of the rest", forExit, 300 ether);
        equal("who comes pays for all", forEntry, 400 ether);
        stake(carol, 100 ether);
        equal("shares as before", vault.balanceOf(carol), 100 ether);
        equal("a claim of idle stake", unstake(bob, 100 ether), 80 ether);
        poolA.setMood(TestPool.Mood.Honest);
        near("all is there again", vault.totalAssets(), 420 ether, 2);
        near("carol did not gain", vault.convertToAssets(100 ether), 105 ether, 2);
    }

    function test_silence_burningPool() external {
        allocate(a, 100 ether);
        poolA.setMood(TestPool.Mood.Burning);
        stake(carol, 10 ether);
        equal("claims", unstake(bob, 100 ether) > 70 ether ? 1 : 0, 1);
    }

    /// @dev Whoever starves the pools of gas is refused, so nobody can feign silence.
    function test_silence_cannotBeFeigned() external {
        allocate(a, 100 ether);
        vm.startPrank(carol);
        token.approve(address(vault), 10 ether);
        (bool ok, bytes memory reason) =
            address(vault).call{gas: 450_000}(abi.encodeCall(vault.deposit, (10 ether, carol)));
        vm.stopPrank();
        isFalse("refused", ok);
        equal(
            "says why",
            bytes32(bytes4(reason)),
            bytes32(IStakePools.StakePoolsTooLittleGas.selector)
        );
    }

    function test_silence_wildPriceIsSilence() external {
        allocate(a, 100 ether);
        poolA.setMood(TestPool.Mood.Wild);
        (uint256 forExit, uint256 forEntry) = vault.stakeValue();
        equal("for exits", forExit, 300 ether);
        equal("for entries", forEntry, 400 ether);
    }

    function test_claim_pullsFromPools() external {
        allocate(a, 100 ether);
        allocate(b, 100 ether);
        equal("all of it", unstake(alice, 300 ether), 300 ether);
        equal("idle is used up", vault.idleAssets(), 0);
        equal("the first pool first", a.realAssets(), 0);
        equal("the second keeps its stake", b.realAssets(), 100 ether);
        equal("bob's", vault.totalAssets(), 100 ether);
    }

    function test_claim_bearsThePoolsCost() external {
        allocate(a, 100 ether);
        allocate(b, 100 ether);
        poolA.setExitFee(9);
        vault.book();
        uint256 before = vault.convertToAssets(1 ether);
        uint256 owed = vault.convertToAssets(300 ether);
        atMost("pays its own way", unstake(alice, 300 ether), owed);
        atMost("those who stay lose nothing", before, vault.convertToAssets(1 ether) + 1e3);
    }

    function test_claim_passesOverAStuckPool() external {
        allocate(a, 100 ether);
        allocate(b, 100 ether);
        poolA.setMood(TestPool.Mood.Stuck);
        equal("from the other", unstake(alice, 300 ether), 300 ether);
        equal("b gave", b.realAssets(), 0);
        equal("a could not", a.realAssets(), 100 ether);
    }

    function test_claim_partly() external {
        allocate(a, 100 ether);
        allocate(b, 100 ether);
        poolA.setMood(TestPool.Mood.Paused);
        poolB.setMood(TestPool.Mood.Paused);
        vm.prank(alice);
        uint256 request = vault.requestUnstake(300 ether);
        pass(COOLDOWN);
        vm.startPrank(alice);
        vm.expectRevert(
            abi.encodeWithSelector(IStakePools.StakePoolsNotLiquid.selector, 300 ether, 200 ether)
        );
        vault.claimUnstake(request, alice);
        equal("what lies idle", vault.claimUnstakePart(request, 200 ether, alice), 200 ether);
        equal("the rest stays open", vault.unstakeRequest(request).shares, 100 ether);
        vm.expectRevert(
            abi.encodeWithSelector(
                IStakeVault.StakeVaultMoreThanRequested.selector, request, 101 ether, 100 ether
            )
        );
        vault.claimUnstakePart(request, 101 ether, alice);
        vm.expectRevert(IStakeVault.StakeVaultNothingToUnstake.selector);
        vault.claimUnstakePart(request, 0, alice);
        poolB.setMood(TestPool.Mood.Honest);
        equal("later", vault.claimUnstake(request, alice), 100 ether);
        equal("closed", vault.unstakeRequestsOf(alice).length, 0);
    }

    function test_withdraw_idleOnlyWithoutACooldown() external {
        allocate(a, 100 ether);
        allocate(b, 100 ether);
        vm.prank(address(timelock));
        vault.setCooldown(0);
        equal("max", vault.maxWithdraw(alice), 200 ether);
        vm.startPrank(alice);
        vault.withdraw(200 ether, alice, alice);
        equal("no more", vault.maxRedeem(alice), 0);
        uint256 request = vault.requestUnstake(100 ether);
        equal("the rest out of pools", vault.claimUnstake(request, alice), 100 ether);
    }

    function test_forceDeallocate_byAnyHolder() external {
        allocate(a, 100 ether);
        vm.prank(alice);
        (uint256 out, uint256 burned) = vault.forceDeallocate(address(a), 50 ether, 50 ether);
        equal("out", out, 50 ether);
        equal("penalty of 1 %", burned, 0.5 ether);
        equal("alice pays", vault.balanceOf(alice), 299.5 ether);
        equal("idle", vault.idleAssets(), 350 ether);
        near("price does not jump", vault.convertToAssets(1 ether), 1 ether, 1);
        pass(365 days);
        near("the others' later", vault.totalAssets(), 400 ether, 2);
    }

    function test_forceDeallocate_atMostTwoPercent() external {
        vm.startPrank(address(timelock));
        vault.setPool(address(a), IStakePools.PoolRules(100 ether, 3000, 500));
        vault.setPoolLimits(IStakePools.PoolLimits(5000, 0, 200, uint64(RATE)));
        vm.stopPrank();
        allocate(a, 100 ether);
        poolA.setExitFee(100);
        vm.prank(alice);
        (uint256 out, uint256 burned) = vault.forceDeallocate(address(a), 50 ether, 0);
        atMost("2 % of what came", burned * vault.convertToAssets(1 ether) / 1e18, out / 50 + 1e6);
    }

    function test_forceDeallocate_withAHostileOrNoAllocator() external {
        allocate(a, 100 ether);
        vm.prank(address(timelock));
        vault.setAllocator(mallory);
        vm.prank(bob);
        vault.forceDeallocate(address(a), 40 ether, 40 ether);
        vm.prank(address(timelock));
        vault.setAllocator(address(0));
        vm.prank(bob);
        vault.forceDeallocate(address(a), 60 ether, 60 ether);
        equal("all out", a.realAssets(), 0);
    }

    function test_forceDeallocate_onlyHoldersWithEnough() external {
        allocate(a, 100 ether);
        vm.prank(mallory);
        vm.expectRevert(abi.encodeWithSelector(IStakePools.StakePoolsNotHolder.selector, mallory));
        vault.forceDeallocate(address(a), 1 ether, 0);
        vm.prank(alice);
        vault.transfer(mallory, 0.1 ether);
        vm.prank(mallory);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientBalance.selector, mallory, 0.1 ether, 1 ether
            )
        );
        vault.forceDeallocate(address(a), 100 ether, 0);
    }

    /// @dev Stake leaves a silent pool that still pays.
    function test_forceDeallocate_fromAPoolThatDoesNotAnswer() external {
        SilentAdapter silent = new SilentAdapter(address(vault), address(token));
        vm.startPrank(address(timelock));
        vault.setPool(address(silent), IStakePools.PoolRules(100 ether, 3000, 10));
        vault.setRiskCap("silent", IStakePools.RiskCap(100 ether, 10_000));
        vm.stopPrank();
        allocate(IPoolAdapter(address(silent)), 80 ether);
        silent.fallSilent();
        vm.prank(alice);
        (uint256 out,) = vault.forceDeallocate(address(silent), 50 ether, 50 ether);
        equal("out", out, 50 ether);
        equal("booked", vault.poolOf(address(silent)).booked, 30 ether);
    }

    function test_addGain_comesAtTheRate() external {
        vm.startPrank(carol);
        token.approve(address(vault), 40 ether);
        pass(30 days);
        vault.addGain(40 ether);
        vm.stopPrank();
        equal("nothing at once", vault.totalAssets(), 400 ether);
        pass(365 days);
        equal("all later", vault.totalAssets(), 440 ether);
    }

    function test_gift_isNoGain() external {
        vm.prank(carol);
        token.transfer(address(vault), 40 ether);
        pass(365 days);
        equal("not counted", vault.totalAssets(), 400 ether);
    }

    function test_setPool_refusesWhatIsNotOurs() external {
        SilentAdapter foreign = new SilentAdapter(bob, address(token));
        vm.startPrank(address(timelock));
        vm.expectRevert(
            abi.encodeWithSelector(
                IStakePools.StakePoolsWrongAdapter.selector, address(foreign), bob, address(token)
            )
        );
        vault.setPool(address(foreign), IStakePools.PoolRules(1, 1, 1));
        foreign = new SilentAdapter(address(vault), bob);
        vm.expectRevert(
            abi.encodeWithSelector(
                IStakePools.StakePoolsWrongAdapter.selector, address(foreign), address(vault), bob
            )
        );
        vault.setPool(address(foreign), IStakePools.PoolRules(1, 1, 1));
    }

    function test_setPool_atMostEight() external {
        vm.startPrank(address(timelock));
        for (uint256 i = 2; i < 8; ++i) {
            address more = address(new SilentAdapter(address(vault), address(token)));
            vault.setPool(more, IStakePools.PoolRules(1, 1, 1));
        }
        address ninth = address(new SilentAdapter(address(vault), address(token)));
        vm.expectRevert(abi.encodeWithSelector(IStakePools.StakePoolsTooMany.selector, 8));
        vault.setPool(ninth, IStakePools.PoolRules(1, 1, 1));
        equal("eight", vault.pools().length, 8);
    }

    function test_set_outOfRange() external {
        vm.startPrank(address(timelock));
        outOfRange(10_001, 10_000);
        vault.setPool(address(a), IStakePools.PoolRules(1, 10_001, 1));
        outOfRange(501, 500);
        vault.setPool(address(a), IStakePools.PoolRules(1, 1, 501));
        outOfRange(10_001, 10_000);
        vault.setRiskCap("x", IStakePools.RiskCap(1, 10_001));
        outOfRange(5001, 5000);
        vault.setPoolLimits(IStakePools.PoolLimits(5001, 0, 0, 0));
        outOfRange(10_001, 10_000);
        vault.setPoolLimits(IStakePools.PoolLimits(0, 10_001, 0, 0));
        outOfRange(201, 200);
        vault.setPoolLimits(IStakePools.PoolLimits(0, 0, 201, 0));
        outOfRange(2e18 + 1, 2e18);
        vault.setPoolLimits(IStakePools.PoolLimits(0, 0, 0, 2e18 + 1));
    }

    function test_removePool_writesOffAtMostWhatTheVoteSaid() external {
        allocate(a, 50 ether);
        vm.startPrank(address(timelock));
        vm.expectRevert(
            abi.encodeWithSelector(
                IStakePools.StakePoolsNotEmpty.selector, address(a), 50 ether, 49 ether
            )
        );
        vault.removePool(address(a), 49 ether);
        vault.removePool(address(a), 50 ether);
        vm.stopPrank();
        equal("written off", vault.totalAssets(), 350 ether);
        equal("one left", vault.pools().length, 1);
        equal("it is b", vault.pools()[0].adapter, address(b));
        vm.prank(address(timelock));
        vault.setPool(address(a), IStakePools.PoolRules(1, 1, 1));
        pass(365 days);
        equal("listed again, a gain", vault.totalAssets(), 400 ether);
    }

    function test_removePool_allOfThem_gainsStayBounded() external {
        allocate(a, 50 ether);
        earn(poolA, 40 ether);
        deallocate(a, 90 ether - 1);
        vm.startPrank(address(timelock));
        vault.removePool(address(a), 1);
        vault.removePool(address(b), 0);
        vm.stopPrank();
        near("not at once", vault.totalAssets(), 400 ether, 2);
        stake(carol, 10 ether);
        near("carol buys no gain", vault.convertToAssets(vault.balanceOf(carol)), 10 ether, 2);
        pass(365 days);
        near("later", vault.totalAssets(), 450 ether, 10);
    }

    /// @dev A pool that calls the vault in the middle of a move gets nowhere.
    function test_reentry_isRefused() external {
        bytes[5] memory calls = [
            abi.encodeCall(vault.deposit, (1, address(poolA))),
            abi.encodeCall(vault.claimUnstake, (1, address(poolA))),
            abi.encodeCall(vault.forceDeallocate, (address(a), 1, 0)),
            abi.encodeCall(vault.book, ()),
            abi.encodeCall(vault.addGain, (1))
        ];
        vm.prank(alice);
        vault.transfer(address(poolA), 10 ether);
        vm.prank(address(poolA));
        vault.requestUnstake(5 ether);
        pass(COOLDOWN);
        vm.prank(address(timelock));
        vault.setAllocator(address(poolA));
        for (uint256 i = 0; i < calls.length; ++i) {
            poolA.callNext(address(vault), calls[i]);
            vm.prank(address(poolA));
            vault.allocate(address(a), 1 ether, 0);
            isTrue("called", poolA.called());
            isFalse("refused", poolA.calledOk());
        }
        poolA.callNext(address(vault), abi.encodeCall(vault.allocate, (address(b), 1 ether, 0)));
        vm.prank(address(poolA));
        vault.deallocate(address(a), 1 ether, 0);
        isTrue("called on the way out", poolA.called());
        isFalse("refused too", poolA.calledOk());
    }

    /// @dev The other half of the code has a storage of its own: the vault's slots stay as they are, whatever it does.
    function test_module_touchesNoSlotOfTheVault() external {
        bytes32 before = ownSlots();
        allocate(a, 50 ether);
        deallocate(a, 20 ether);
        vm.startPrank(address(timelock));
        vault.removePool(address(a), 30 ether);
        vault.setPool(address(a), IStakePools.PoolRules(1, 1, 1));
        vault.setRiskCap("x", IStakePools.RiskCap(1, 1));
        vault.setPoolLimits(IStakePools.PoolLimits(1, 1, 1, 1));
        vault.setAllocator(mallory);
        vm.stopPrank();
        equal("slots", ownSlots(), before);
        equal("timelock", vault.timelock(), address(timelock));
    }

    function test_module_aloneRefusesEverything() external {
        IStakePools module = IStakePools(vm.deployCode("StakePools.sol"));
        vm.expectRevert();
        module.setAllocator(address(this));
        vm.expectRevert();
        module.allocate(address(a), 1, 0);
        vm.prank(address(0));
        vm.expectRevert();
        module.allocate(address(a), 1, 0);
    }

    function test_fuzz_inAndOut_losesAtMostRounding(uint256 assets, uint256 gain) external {
        assets = within(assets, 1, 100 ether);
        gain = within(gain, 0, 50 ether);
        vm.startPrank(carol);
        token.approve(address(poolA), 10 ether);
        poolA.deposit(10 ether, carol);
        vm.stopPrank();
        allocate(a, assets);
        earn(poolA, gain);
        uint256 before = vault.convertToAssets(vault.totalSupply());
        deallocate(a, type(uint256).max);
        atMost("no loss", before, vault.convertToAssets(vault.totalSupply()) + 3);
        equal("nothing is left there", a.realAssets(), 0);
    }

    /// @dev All that is not in a namespace: the vault has seven, from zero.
    function ownSlots() private view returns (bytes32) {
        bytes32[16] memory words;
        for (uint256 i = 0; i < 16; ++i) {
            words[i] = vm.load(address(vault), bytes32(i));
        }
        return keccak256(abi.encode(words));
    }

    function raise() private {
        vm.startPrank(address(timelock));
        vault.setPool(address(a), IStakePools.PoolRules(1000 ether, 10_000, 10));
        vm.stopPrank();
    }

    function outOfRange(uint256 value, uint256 max) private {
        vm.expectRevert(
            abi.encodeWithSelector(IStakePools.StakePoolsOutOfRange.selector, value, max)
        );
    }

    /// @dev The next call, by the allocator, fails with this.
    function expectFailure(bytes memory reason) private {
        vm.prank(address(allocator));
        vm.expectRevert(reason);
    }
}

/// @dev Keeps tokens as they are; can stop telling what it has.
contract SilentAdapter {
    address public immutable vault;
    address public immutable asset;
    bool private _isSilent;

    constructor(address vault_, address asset_) {
        vault = vault_;
        asset = asset_;
    }

    function fallSilent() external {
        _isSilent = true;
    }

    function riskId() external pure returns (bytes32) {
        return "silent";
    }

    function realAssets() external view returns (uint256) {
        require(!_isSilent, "silent");
        return TokenLike(asset).balanceOf(address(this));
    }

    function allocate(uint256) external pure {}

    function deallocate(uint256 assets) external {
        TokenLike(asset).transfer(vault, assets);
    }
}

interface TokenLike {
    function transfer(address to, uint256 amount) external returns (bool);
    function balanceOf(address account) external view returns (uint256);
}
