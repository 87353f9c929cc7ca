// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContributions} from "../src/interfaces/IContributions.sol";
import {IRevenueRouter} from "../src/interfaces/IRevenueRouter.sol";
import {HookCoin, LyingVault} from "./helpers/Currencies.sol";
import {Reenterer} from "./helpers/Reenterer.sol";
import {RevenueWorld} from "./helpers/RevenueWorld.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev One test for each attack on the router and on contributions, named after it.
contract AttacksOnRevenueTest is RevenueWorld {
    HookCoin private hooks;
    Reenterer private thief;

    function setUp() public override {
        super.setUp();
        hooks = new HookCoin(1e30);
        thief = new Reenterer(router, contributions, hooks);
        hooks.transfer(address(thief), 1000);
        hooks.transfer(payer, 1000);
    }

    /// @dev Somebody sees the payment coming and stakes in the same block before it.
    function test_attack_justInTimeStakeBeforeThePayment() external {
        setSplits(stakersOnly(address(coin)));
        stake(carol, 200 ether);
        pay(address(coin), 400);
        pass(EPOCH + 1);
        equal("earned", claim(carol, 0, address(coin)), 0);
        equal("alice has all of hers", claim(alice, 0, address(coin)), 300);
        equal("bob too", claim(bob, 0, address(coin)), 100);
    }

    /// @dev Stakes after it, or just before the end: neither earns nor makes anybody's part smaller.
    function test_attack_justInTimeStakeBeforeTheEnd() external {
        setSplits(stakersOnly(address(coin)));
        pay(address(coin), 400);
        vm.warp(router.epoch(id, 0).endsAt - 1);
        stake(carol, 200 ether);
        pass(2);
        equal("earned", claim(carol, 0, address(coin)), 0);
        equal("alice has all of hers", claim(alice, 0, address(coin)), 300);
        equal("bob too", claim(bob, 0, address(coin)), 100);
    }

    /// @dev Shares go round: whoever holds them at one end only has nothing, so nothing is paid twice.
    function test_attack_sharesGoRound() external {
        setSplits(stakersOnly(address(coin)));
        pay(address(coin), 400);
        pass(1 days);
        vm.prank(alice);
        vault.transfer(carol, 300 ether);
        pass(EPOCH);
        equal("alice", claim(alice, 0, address(coin)), 0);
        equal("carol", claim(carol, 0, address(coin)), 0);
        equal("left for later", router.epochRevenue(id, 0, address(coin)).paid, 400);
    }

    /// @dev Nobody holds a share at the beginning: whoever comes alone within the epoch takes nothing, and all of it waits
    /// for the stakers of later.
    function test_attack_onlyStakerOfAnEmptyEpoch() external {
        setSplits(stakersOnly(address(coin)));
        leave(alice);
        leave(bob);
        equal("nobody", vault.totalSupply(), 0);
        pass(1);
        pay(address(coin), 400);
        stake(mallory, 1);
        pass(EPOCH + 1);
        equal("nothing", claim(mallory, 0, address(coin)), 0);
        pass(90 days);
        router.rollOver(id, 0, address(coin));
        equal("waits", router.epochRevenue(id, 1, address(coin)).paid, 400);
        equal("is there", coin.balanceOf(address(router)), 400);
    }

    /// @dev TOB-UNIFEE-1: says that it paid, with what lies here for others.
    function test_attack_notifyWithoutTransfer() external {
        setSplits(stakersOnly(address(coin)));
        pay(address(coin), 400);
        vm.startPrank(mallory);
        coin.approve(address(router), 400);
        vm.expectRevert();
        router.pay(id, address(coin), 400);
        coin.approve(address(contributions), 400);
        vm.stopPrank();
        credit(submit(mallory, 1), 1);
        vm.prank(mallory);
        vm.expectRevert();
        contributions.fund(id, address(coin), 400);
        equal("as before", router.epochRevenue(id, 0, address(coin)).paid, 400);
    }

    /// @dev A gift is nobody's: it can neither be claimed nor counted as a payment.
    function test_attack_giftAsPayment() external {
        setSplits(stakersOnly(address(coin)));
        vm.prank(payer);
        coin.transfer(address(router), 1000);
        pay(address(coin), 400);
        pass(EPOCH + 1);
        claim(alice, 0, address(coin));
        claim(bob, 0, address(coin));
        equal("it stays", coin.balanceOf(address(router)), 1000);
    }

    function test_attack_doubleClaim() external {
        setSplits(stakersOnly(address(coin)));
        pay(address(coin), 400);
        pass(EPOCH + 1);
        IRevenueRouter.EpochClaim[] memory claims = new IRevenueRouter.EpochClaim[](2);
        claims[0] = IRevenueRouter.EpochClaim(id, address(coin), new uint256[](3));
        claims[1] = claims[0];
        vm.startPrank(bob);
        router.claim(claims);
        router.claim(claims);
        vm.stopPrank();
        equal("once", coin.balanceOf(bob), 100);
    }

    /// @dev While its payment is counted, the payer pays again: both would see the sum arrive.
    function test_attack_reentrantPayment() external {
        setSplits(stakersOnly(address(hooks)));
        bytes memory call = abi.encodeCall(router.pay, (id, address(hooks), 100));
        thief.plan(address(router), call, false);
        thief.act(address(router), call);
        isTrue("tried", thief.tried());
        isFalse("refused", thief.succeeded());
        equal("counted once", router.epochRevenue(id, 0, address(hooks)).paid, 100);
        equal("arrived once", hooks.balanceOf(address(router)), 100);
    }

    /// @dev While it is paid, the claimer claims again.
    function test_attack_reentrantClaim() external {
        setSplits(stakersOnly(address(hooks)));
        vm.prank(alice);
        vault.transfer(address(thief), 300 ether);
        pass(1);
        payHooks(400);
        pass(EPOCH + 1);
        IRevenueRouter.EpochClaim[] memory claims = new IRevenueRouter.EpochClaim[](1);
        claims[0] = IRevenueRouter.EpochClaim(id, address(hooks), one(0));
        bytes memory call = abi.encodeCall(router.claim, (claims));
        thief.plan(address(router), call, true);
        thief.act(address(router), call);
        isTrue("tried", thief.tried());
        isFalse("refused", thief.succeeded());
        equal("paid once", hooks.balanceOf(address(thief)), 1300);
    }

    /// @dev While it funds its own contributors, a record's owner credits itself: the payment would be shared by the old
    /// weights and claimed by the new ones, out of what lies here for other records.
    function test_attack_creditDuringFunding() external {
        credit(submit(dora, 1), 1);
        fundHooks(500);
        uint256 own = registry.register(address(thief), _places("a/b"), "");
        bytes32 hash = submitFor(own);
        bytes32 second = submitFor(own);
        thief.act(address(contributions), abi.encodeCall(contributions.credit, (own, 0, hash, 1)));
        thief.plan(
            address(contributions), abi.encodeCall(contributions.credit, (own, 1, second, 1)), false
        );
        thief.act(
            address(contributions), abi.encodeCall(contributions.fund, (own, address(hooks), 400))
        );
        isTrue("credited meanwhile", thief.succeeded());
        uint256 due = contributions.claimable(own, 0, address(hooks))
            + contributions.claimable(own, 1, address(hooks));
        atMost("no more than was paid", due, 400);
        equal("dora's is there", contributions.claimable(id, 0, address(hooks)), 500);
    }

    /// @dev While contributors are funded, one of them claims.
    function test_attack_reentrantContributionClaim() external {
        vm.prank(dora);
        uint256 index = contributions.submit(id, evidence(1));
        vm.prank(dora);
        contributions.setAccount(id, index, address(thief));
        credit(index, 1);
        fundHooks(500);
        IContributions.ContributionClaim[] memory claims = new IContributions.ContributionClaim[](1);
        claims[0] = IContributions.ContributionClaim(id, address(hooks), one(index));
        bytes memory call = abi.encodeCall(contributions.claim, (claims));
        thief.plan(address(contributions), call, true);
        thief.act(address(contributions), call);
        isTrue("tried", thief.tried());
        isFalse("refused", thief.succeeded());
        equal("paid once", hooks.balanceOf(address(thief)), 1500);
    }

    /// @dev A record whose vault says that its owner holds everything, or more than that.
    function test_attack_lyingVault() external {
        setSplits(stakersOnly(address(coin)));
        pay(address(coin), 1000 ether);
        (uint256 own, LyingVault lying) = recordOfMallory();
        payFor(own, address(coin), 10);
        pass(EPOCH + 1);
        lying.tell(type(uint128).max, 1, false);
        IRevenueRouter.EpochClaim[] memory claims = new IRevenueRouter.EpochClaim[](1);
        claims[0] = IRevenueRouter.EpochClaim(own, address(coin), one(0));
        address[3] memory claimers = [mallory, carol, dora];
        for (uint256 i = 0; i < 3; ++i) {
            vm.prank(claimers[i]);
            router.claim(claims);
        }
        equal("only what was paid to its record", coin.balanceOf(mallory), 10);
        equal("the rest is there", coin.balanceOf(address(router)), 1000 ether);
        equal("alice", claim(alice, 0, address(coin)), 750 ether);
    }

    /// @dev Two records name each other as parent of everything: the money goes in circles, and never becomes more.
    function test_attack_parentLoop() external {
        uint256 own = registry.register(mallory, _places("a/b"), "");
        IRevenueRouter.Splits memory splits = splitsOf(0, 0, 0, 0);
        splits.parents = new IRevenueRouter.Parent[](1);
        splits.parents[0] = IRevenueRouter.Parent(uint48(parentId), 10_000);
        vm.prank(mallory);
        router.setSplits(own, splits);
        splits.parents[0].id = uint48(own);
        vm.prank(bob);
        router.setSplits(parentId, splits);
        payFor(own, address(coin), 777);
        for (uint256 i = 0; i < 5; ++i) {
            router.distribute(parentId, address(coin));
            router.distribute(own, address(coin));
        }
        equal("all of it", router.pots(parentId, address(coin)).unsplit, 777);
        equal("nowhere else", router.pots(own, address(coin)).unsplit, 0);
        equal("there", coin.balanceOf(address(router)), 777);
    }

    /// @dev A worthless token for a record's stakers to claim, and so to run: only the owner's currencies are taken, by
    /// way of a parent too.
    function test_attack_spamCurrency() external {
        setSplits(stakersOnly(address(coin)));
        uint256 own = registry.register(mallory, _places("a/b"), "");
        IRevenueRouter.Splits memory splits = splitsOf(0, 0, 0, 0);
        splits.parents = new IRevenueRouter.Parent[](1);
        splits.parents[0] = IRevenueRouter.Parent(uint48(id), 10_000);
        splits.currencies[0] = address(hooks);
        vm.prank(mallory);
        router.setSplits(own, splits);
        vm.startPrank(payer);
        hooks.approve(address(router), 100);
        vm.expectRevert(
            abi.encodeWithSelector(
                IRevenueRouter.RevenueRouterNotAccepted.selector, id, address(hooks)
            )
        );
        router.pay(id, address(hooks), 50);
        router.pay(own, address(hooks), 50);
        vm.stopPrank();
        vm.expectRevert(
            abi.encodeWithSelector(
                IRevenueRouter.RevenueRouterNotAccepted.selector, id, address(hooks)
            )
        );
        router.distribute(id, address(hooks));
        equal("nothing to see", router.rewards(id, alice, 9, 9).length, 0);
        equal("one currency", router.currenciesOf(id).length, 1);
    }

    /// @dev A thousand submissions: the credited ones cost the same to read.
    function test_attack_submissionFlood() external {
        credit(submit(dora, 1), 1);
        uint256 before = gasleft();
        contributions.credited(id, 0, 10);
        uint256 few = before - gasleft();
        for (uint256 i = 0; i < 1000; ++i) {
            submit(mallory, 1);
        }
        before = gasleft();
        contributions.credited(id, 0, 10);
        atMost("gas", before - gasleft(), few + 2000);
        equal("page", contributions.contributions(id, type(uint256).max, 10).length, 10);
    }

    function payHooks(uint256 amount) private {
        vm.startPrank(payer);
        hooks.approve(address(router), amount);
        router.pay(id, address(hooks), amount);
        vm.stopPrank();
    }

    function fundHooks(uint256 amount) private {
        vm.startPrank(payer);
        hooks.approve(address(contributions), amount);
        contributions.fund(id, address(hooks), amount);
        vm.stopPrank();
    }

    function submitFor(uint256 record) private returns (bytes32) {
        vm.prank(mallory);
        uint256 index = contributions.submit(record, evidence(1));
        return contributions.contribution(record, index).evidenceHash;
    }

    function recordOfMallory() private returns (uint256 own, LyingVault lying) {
        own = registry.register(mallory, _places("a/b"), "");
        lying = new LyingVault();
        vm.startPrank(mallory);
        registry.setModule(own, "vault", address(lying));
        router.setSplits(own, stakersOnly(address(coin)));
        vm.stopPrank();
    }

    function leave(address who) private {
        vm.startPrank(who);
        uint256 request = vault.requestUnstake(vault.balanceOf(who));
        pass(COOLDOWN);
        vault.claimUnstake(request, who);
        token.transfer(mallory, 1);
        vm.stopPrank();
    }
}
