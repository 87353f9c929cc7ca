// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {PoolAllocator} from "../src/PoolAllocator.sol";
import {IRevenueRouter} from "../src/interfaces/IRevenueRouter.sol";
import {BlockingCoin, Budget, FeeCoin, LyingVault, OldCoin} from "./helpers/Currencies.sol";
import {RevenueWorld} from "./helpers/RevenueWorld.sol";
import {vm} from "./helpers/Vm.sol";

contract RevenueRouterTest is RevenueWorld {
    function test_setSplits_default() external {
        setSplits(usualSplits());
        IRevenueRouter.Splits memory splits = router.splitsOf(id);
        equal("stakers", splits.stakersBps, 5000);
        equal("contributors", splits.contributorsBps, 2000);
        equal("treasury", splits.treasuryBps, 1500);
        equal("incentives", splits.incentivesBps, 500);
        equal("parent", splits.parents[0].id, parentId);
        equal("parent's part", splits.parents[0].bps, 1000);
        equal("currencies", splits.currencies.length, 2);
        isTrue("accepted", router.isAccepted(id, address(coin)));
        isTrue("accepted", router.isAccepted(id, address(other)));
    }

    /// @dev By a vote from beginning to end.
    function test_setSplits_byVote() external {
        pushThrough(
            motion(
                address(router),
                abi.encodeCall(router.setSplits, (id, usualSplits())),
                "Share the revenue"
            )
        );
        equal("set", router.splitsOf(id).stakersBps, 5000);
    }

    /// @dev A currency that is no longer accepted is refused and stays readable and claimable.
    function test_setSplits_replaces() external {
        setSplits(usualSplits());
        pay(address(other), 100 ether);
        setSplits(stakersOnly(address(coin)));
        isFalse("no longer", router.isAccepted(id, address(other)));
        equal("parents gone", router.splitsOf(id).parents.length, 0);
        address[] memory known = router.currenciesOf(id);
        equal("still known", known.length, 2);
        equal("in order", known[1], address(other));
        vm.expectRevert(
            abi.encodeWithSelector(
                IRevenueRouter.RevenueRouterNotAccepted.selector, id, address(other)
            )
        );
        vm.prank(payer);
        router.pay(id, address(other), 1);
        pass(EPOCH + 1);
        equal("still claimed", claim(alice, 0, address(other)), 37.5 ether);
    }

    function test_setSplits_sum(uint16 stakers, uint16 treasury) external {
        uint256 sum = uint256(stakers) + treasury;
        if (sum == 10_000) return;
        IRevenueRouter.Splits memory splits = splitsOf(stakers, 0, treasury, 0);
        vm.expectRevert(
            abi.encodeWithSelector(IRevenueRouter.RevenueRouterBpsSum.selector, sum, 10_000)
        );
        setSplits(splits);
    }

    function test_setSplits_parents() external {
        uint48[3] memory ids = [uint48(id), 99, uint48(parentId)];
        uint16[3] memory parts = [uint16(1000), 1000, 0];
        for (uint256 i = 0; i < 3; ++i) {
            IRevenueRouter.Splits memory splits = usualSplits();
            splits.parents[0] = IRevenueRouter.Parent(ids[i], parts[i]);
            vm.expectRevert(
                abi.encodeWithSelector(
                    IRevenueRouter.RevenueRouterInvalidParent.selector, id, ids[i], parts[i]
                )
            );
            setSplits(splits);
        }
    }

    function test_setSplits_parentTwice() external {
        IRevenueRouter.Splits memory splits = splitsOf(8000, 0, 0, 0);
        splits.parents = new IRevenueRouter.Parent[](2);
        splits.parents[0] = IRevenueRouter.Parent(uint48(parentId), 1000);
        splits.parents[1] = IRevenueRouter.Parent(uint48(parentId), 1000);
        vm.expectRevert(
            abi.encodeWithSelector(
                IRevenueRouter.RevenueRouterInvalidParent.selector, id, parentId, 1000
            )
        );
        setSplits(splits);
    }

    function test_setSplits_limits() external {
        IRevenueRouter.Splits memory splits = splitsOf(10_000, 0, 0, 0);
        splits.parents = new IRevenueRouter.Parent[](9);
        vm.expectRevert(
            abi.encodeWithSelector(IRevenueRouter.RevenueRouterTooManyParents.selector, 9, 8)
        );
        setSplits(splits);
        splits.parents = new IRevenueRouter.Parent[](0);
        splits.currencies = new address[](17);
        vm.expectRevert(
            abi.encodeWithSelector(IRevenueRouter.RevenueRouterTooManyCurrencies.selector, 17, 16)
        );
        setSplits(splits);
    }

    /// @dev Thirty-two over a record's life: reading its rewards stays bounded.
    function test_setSplits_currenciesOverTime() external {
        IRevenueRouter.Splits memory splits = splitsOf(10_000, 0, 0, 0);
        splits.currencies = new address[](16);
        for (uint256 round = 0; round < 3; ++round) {
            for (uint256 i = 0; i < 16; ++i) {
                splits.currencies[i] = address(uint160(1 + round * 16 + i));
            }
            if (round == 2) {
                vm.expectRevert(
                    abi.encodeWithSelector(
                        IRevenueRouter.RevenueRouterTooManyCurrencies.selector, 48, 32
                    )
                );
            }
            setSplits(splits);
        }
        equal("known", router.currenciesOf(id).length, 32);
    }

    function test_pay_default() external {
        setSplits(usualSplits());
        credit(submit(dora, 10), 10);
        pay(address(coin), 1000 ether);
        IRevenueRouter.Pots memory pots = router.pots(id, address(coin));
        equal("received", pots.received, 1000 ether);
        equal("treasury", pots.treasury, 150 ether);
        equal("incentives", pots.incentives, 50 ether);
        equal("stakers", router.epochRevenue(id, 0, address(coin)).paid, 500 ether);
        equal("contributors", contributions.claimable(id, 0, address(coin)), 200 ether);
        equal("parent", router.pots(parentId, address(coin)).unsplit, 100 ether);
        equal("here", coin.balanceOf(address(router)), 800 ether);
        equal("there", coin.balanceOf(address(contributions)), 200 ether);
        equal("no allowance", coin.allowance(address(router), address(contributions)), 0);
        IRevenueRouter.Epoch memory epoch = router.epoch(id, 0);
        equal("vault", epoch.vault, address(vault));
        equal("starts a second before", epoch.startsAt, block.timestamp - 1);
        equal("lasts a week", epoch.endsAt, block.timestamp - 1 + EPOCH);
    }

    /// @dev Nobody credited, no vault: the treasury has those parts.
    function test_pay_nobodyThere() external {
        setSplits(splitsOf(5000, 5000, 0, 0));
        vm.prank(address(timelock));
        registry.setModule(id, "vault", address(0));
        pay(address(coin), 99);
        equal("treasury", router.pots(id, address(coin)).treasury, 99);
        equal("no epoch", router.epochCount(id), 0);
    }

    function test_pay_notAccepted() external {
        vm.expectRevert(
            abi.encodeWithSelector(
                IRevenueRouter.RevenueRouterNotAccepted.selector, id, address(coin)
            )
        );
        router.pay(id, address(coin), 1);
    }

    /// @dev A token that takes a fee is refused with both numbers, and nothing is kept.
    function test_pay_transferFee() external {
        FeeCoin fee = new FeeCoin(1e30);
        setSplits(stakersOnly(address(fee)));
        fee.approve(address(router), 1000);
        vm.expectRevert(
            abi.encodeWithSelector(
                IRevenueRouter.RevenueRouterTransferFee.selector, address(fee), 1000, 990
            )
        );
        router.pay(id, address(fee), 1000);
        equal("nothing", fee.balanceOf(address(router)), 0);
    }

    /// @dev Tokens that answer nothing work like others.
    function test_pay_oldToken() external {
        OldCoin old = new OldCoin(1e30);
        IRevenueRouter.Splits memory splits = splitsOf(5000, 5000, 0, 0);
        splits.currencies[0] = address(old);
        setSplits(splits);
        credit(submit(dora, 1), 1);
        old.approve(address(router), 1000);
        router.pay(id, address(old), 1000);
        pass(EPOCH + 1);
        equal("claimed", claim(alice, 0, address(old)), 375);
        equal("arrived", old.balanceOf(alice), 375);
        equal("contributor", claimContribution(dora, 0, address(old)), 500);
    }

    function test_pay_notTheMoney() external {
        setSplits(usualSplits());
        vm.prank(mallory);
        vm.expectRevert();
        router.pay(id, address(coin), 1);
        vm.prank(payer);
        coin.approve(address(router), 1);
        vm.expectRevert();
        vm.prank(payer);
        router.pay(id, address(coin), 2);
        equal("nothing", coin.balanceOf(address(router)), 0);
    }

    /// @dev Parts add up to the payment, whatever the split; rounding is the treasury's.
    function test_pay_splitIsExact(uint256 amount, uint16 a, uint16 b, uint16 c, bool credited)
        external
    {
        amount = within(amount, 1, 1e28);
        uint16 stakers = uint16(within(a, 0, 9000));
        uint16 contributors = uint16(within(b, 0, 9000 - stakers));
        uint16 incentives = uint16(within(c, 0, 9000 - stakers - contributors));
        IRevenueRouter.Splits memory splits = usualSplits();
        (splits.stakersBps, splits.contributorsBps) = (stakers, contributors);
        splits.incentivesBps = incentives;
        splits.treasuryBps = 9000 - stakers - contributors - incentives;
        setSplits(splits);
        if (credited) credit(submit(dora, 7), 7);
        pay(address(coin), amount);

        (uint256 funded,) = contributions.funded(id, address(coin));
        equal("contributors", funded, credited ? (amount * contributors) / 10_000 : 0);
        equal("all parts", funded + checkParts(amount, splits), amount);
    }

    /// @dev Those besides the contributors'; returns their sum.
    function checkParts(uint256 amount, IRevenueRouter.Splits memory splits)
        private
        view
        returns (uint256)
    {
        IRevenueRouter.Pots memory pots = router.pots(id, address(coin));
        uint256 staked = router.epochRevenue(id, 0, address(coin)).paid;
        uint256 parent = router.pots(parentId, address(coin)).unsplit;
        equal("stakers", staked, (amount * splits.stakersBps) / 10_000);
        equal("incentives", pots.incentives, (amount * splits.incentivesBps) / 10_000);
        equal("parent", parent, amount / 10);
        return staked + parent + pots.incentives + pots.treasury;
    }

    /// @dev Payments of one week share an epoch; the next one begins with the next payment.
    function test_pay_epochs() external {
        setSplits(stakersOnly(address(coin)));
        pay(address(coin), 10);
        pass(EPOCH - 3);
        pay(address(coin), 20);
        equal("one epoch", router.epochCount(id), 1);
        equal("both", router.epochRevenue(id, 0, address(coin)).paid, 30);
        pass(30 days);
        pay(address(coin), 5);
        equal("two", router.epochCount(id), 2);
        equal("next", router.epochRevenue(id, 1, address(coin)).paid, 5);
        equal("begins anew", router.epoch(id, 1).startsAt, block.timestamp - 1);
    }

    /// @dev To the second: a payment at the end is in, one a second later is not.
    function test_pay_endOfEpoch() external {
        setSplits(stakersOnly(address(coin)));
        pay(address(coin), 10);
        vm.warp(router.epoch(id, 0).endsAt);
        pay(address(coin), 20);
        equal("in", router.epochRevenue(id, 0, address(coin)).paid, 30);
        claimRefused(
            alice,
            0,
            address(coin),
            abi.encodeWithSelector(
                IRevenueRouter.RevenueRouterEpochOpen.selector, id, 0, block.timestamp
            )
        );
        vm.warp(block.timestamp + 1);
        pay(address(coin), 40);
        equal("out", router.epochRevenue(id, 0, address(coin)).paid, 30);
        equal("claimed at once", claim(alice, 0, address(coin)), 22);
    }

    /// @dev alice holds 300 of 400 shares, bob 100.
    function test_claim_default() external {
        setSplits(usualSplits());
        pay(address(coin), 1000 ether);
        pass(EPOCH + 1);
        equal("alice", claim(alice, 0, address(coin)), 375 ether);
        equal("bob", claim(bob, 0, address(coin)), 125 ether);
        equal("arrived", coin.balanceOf(alice), 375 ether);
        equal("all", router.epochRevenue(id, 0, address(coin)).claimed, 500 ether);
    }

    /// @dev Several epochs, currencies and records at once.
    function test_claim_all() external {
        setSplits(usualSplits());
        pay(address(coin), 1000 ether);
        pay(address(other), 10 ether);
        pass(EPOCH + 1);
        pay(address(coin), 100 ether);
        pass(EPOCH + 1);
        IRevenueRouter.EpochClaim[] memory claims = new IRevenueRouter.EpochClaim[](2);
        claims[0] = IRevenueRouter.EpochClaim(id, address(coin), new uint256[](2));
        claims[0].epochs[1] = 1;
        claims[1] = IRevenueRouter.EpochClaim(id, address(other), one(0));
        vm.prank(alice);
        uint256[] memory amounts = router.claim(claims);
        equal("coin", amounts[0], 412.5 ether);
        equal("other", amounts[1], 3.75 ether);
        equal("arrived", coin.balanceOf(alice), 412.5 ether);
    }

    function test_claim_nothing() external {
        setSplits(usualSplits());
        pay(address(coin), 1000 ether);
        pass(EPOCH + 1);
        equal("carol has no stake", claim(carol, 0, address(coin)), 0);
        equal("not paid in it", claim(alice, 0, address(other)), 0);
        claimRefused(
            alice,
            1,
            address(coin),
            abi.encodeWithSelector(IRevenueRouter.RevenueRouterNoEpoch.selector, id, 1)
        );
    }

    /// @dev Shares that are on their way out have no part, whoever asked for them.
    function test_claim_unstaking() external {
        setSplits(stakersOnly(address(coin)));
        pay(address(coin), 400 ether);
        vm.prank(bob);
        vault.requestUnstake(40 ether);
        pass(EPOCH + 1);
        equal("bob", claim(bob, 0, address(coin)), 60 ether);
        equal("alice", claim(alice, 0, address(coin)), 300 ether);
    }

    /// @dev A receiver the token refuses harms nobody else and loses nothing.
    function test_claim_blocked() external {
        BlockingCoin blocking = new BlockingCoin(1e30);
        blocking.transfer(payer, 400);
        setSplits(stakersOnly(address(blocking)));
        pay(address(blocking), 400);
        pass(EPOCH + 1);
        blocking.setBlocked(alice, true);
        claimRefused(
            alice, 0, address(blocking), abi.encodeWithSignature("Error(string)", "blocked")
        );
        equal("bob", claim(bob, 0, address(blocking)), 100);
        blocking.setBlocked(alice, false);
        equal("alice, later", claim(alice, 0, address(blocking)), 300);
    }

    /// @dev The vault of the epoch counts, not the one of later.
    function test_claim_otherVaultLater() external {
        setSplits(stakersOnly(address(coin)));
        pay(address(coin), 400);
        LyingVault lying = new LyingVault();
        lying.tell(1 ether, 1 ether, false);
        vm.prank(address(timelock));
        registry.setModule(id, "vault", address(lying));
        pass(EPOCH + 1);
        equal("mallory has nothing", claim(mallory, 0, address(coin)), 0);
        equal("alice", claim(alice, 0, address(coin)), 300);
    }

    function test_distribute_default() external {
        setSplits(usualSplits());
        pay(address(coin), 1000 ether);
        vm.prank(bob);
        router.setSplits(parentId, splitsOf(0, 0, 10_000, 0));
        router.distribute(parentId, address(coin));
        IRevenueRouter.Pots memory pots = router.pots(parentId, address(coin));
        equal("split", pots.unsplit, 0);
        equal("treasury", pots.treasury, 100 ether);
        equal("received", pots.received, 100 ether);
        router.payTreasury(parentId, address(coin));
        equal("bob owns the parent", coin.balanceOf(bob), 100 ether);
    }

    /// @dev Waits until the parent accepts the currency; then there must be something.
    function test_distribute_refused() external {
        setSplits(usualSplits());
        pay(address(coin), 1000 ether);
        vm.expectRevert(
            abi.encodeWithSelector(
                IRevenueRouter.RevenueRouterNotAccepted.selector, parentId, address(coin)
            )
        );
        router.distribute(parentId, address(coin));
        vm.expectRevert(
            abi.encodeWithSelector(IRevenueRouter.RevenueRouterNothing.selector, id, address(coin))
        );
        router.distribute(id, address(coin));
    }

    function test_payTreasury_default() external {
        setSplits(usualSplits());
        pay(address(coin), 1000 ether);
        vm.prank(mallory);
        router.payTreasury(id, address(coin));
        equal("to the timelock", coin.balanceOf(address(timelock)), 350 ether);
        vm.expectRevert(
            abi.encodeWithSelector(IRevenueRouter.RevenueRouterNothing.selector, id, address(coin))
        );
        router.payTreasury(id, address(coin));
    }

    /// @dev What a court holds back stays here until the record is in force again; stakers are paid meanwhile.
    function test_payTreasury_suspended() external {
        setSplits(usualSplits());
        pay(address(coin), 1000 ether);
        vm.prank(address(timelock));
        registry.setModule(id, "court", carol);
        vm.prank(carol);
        registry.suspend(id, "Under dispute.");
        vm.expectRevert(abi.encodeWithSelector(IRevenueRouter.RevenueRouterSuspended.selector, id));
        router.payTreasury(id, address(coin));
        pass(EPOCH + 1);
        equal("alice", claim(alice, 0, address(coin)), 375 ether);
        vm.prank(carol);
        registry.reinstate(id);
        router.payTreasury(id, address(coin));
        equal("paid", coin.balanceOf(address(timelock)), 350 ether);
    }

    /// @dev A vault with an allocator, whose stake is the currency.
    function test_fundIncentives_default() external {
        (LyingVault pooled, Budget budget) = pooledVault();
        router.fundIncentives(id, address(coin));
        equal("budget", budget.budget(address(pooled)), 100);
        equal("moved", coin.balanceOf(address(budget)), 100);
        equal("no allowance", coin.allowance(address(router), address(budget)), 0);
        vm.expectRevert(
            abi.encodeWithSelector(IRevenueRouter.RevenueRouterNothing.selector, id, address(coin))
        );
        router.fundIncentives(id, address(coin));
    }

    /// @dev The real vault with the real allocator: the model's own token goes into its budget.
    function test_fundIncentives_allocator() external {
        IRevenueRouter.Splits memory splits = splitsOf(0, 0, 0, 10_000);
        splits.currencies[0] = address(token);
        setSplits(splits);
        vm.prank(carol);
        token.transfer(payer, 5 ether);
        pay(address(token), 5 ether);
        vm.expectRevert(
            abi.encodeWithSelector(
                IRevenueRouter.RevenueRouterNoBudget.selector, id, address(vault)
            )
        );
        router.fundIncentives(id, address(token));
        PoolAllocator allocator = PoolAllocator(vm.deployCode("PoolAllocator.sol"));
        vm.prank(address(timelock));
        vault.setAllocator(address(allocator));
        router.fundIncentives(id, address(token));
        equal("budget", allocator.budget(address(vault)), 5 ether);
        equal("nothing left here", token.balanceOf(address(router)), 0);
        equal("no allowance", token.allowance(address(router), address(allocator)), 0);
    }

    function test_fundIncentives_otherCurrency() external {
        setSplits(splitsOf(0, 0, 0, 10_000));
        pay(address(coin), 100);
        router.fundIncentives(id, address(coin));
        equal("the treasury's", router.pots(id, address(coin)).treasury, 100);
        equal("none left", router.pots(id, address(coin)).incentives, 0);
    }

    function test_fundIncentives_noAllocator() external {
        (LyingVault pooled,) = pooledVault();
        pooled.setBudget(address(coin), address(0));
        vm.expectRevert(
            abi.encodeWithSelector(
                IRevenueRouter.RevenueRouterNoBudget.selector, id, address(pooled)
            )
        );
        router.fundIncentives(id, address(coin));
    }

    /// @dev A budget that takes less or more than it was given is refused.
    function test_fundIncentives_greedy() external {
        (, Budget budget) = pooledVault();
        budget.take(9000);
        vm.expectRevert(
            abi.encodeWithSelector(
                IRevenueRouter.RevenueRouterTransferFee.selector, address(coin), 100, 90
            )
        );
        router.fundIncentives(id, address(coin));
        budget.take(11_000);
        vm.expectRevert();
        router.fundIncentives(id, address(coin));
        equal("still there", router.pots(id, address(coin)).incentives, 100);
    }

    /// @dev What nobody claimed in ninety days is the running epoch's, dust and all.
    function test_rollOver_default() external {
        setSplits(stakersOnly(address(coin)));
        pay(address(coin), 401);
        pass(EPOCH + 1);
        equal("bob", claim(bob, 0, address(coin)), 100);
        uint256 until = router.epoch(id, 0).endsAt + 90 days;
        vm.warp(until);
        vm.expectRevert(
            abi.encodeWithSelector(
                IRevenueRouter.RevenueRouterStillClaimable.selector, id, 0, until
            )
        );
        router.rollOver(id, 0, address(coin));
        vm.warp(until + 1);
        router.rollOver(id, 0, address(coin));
        equal("too late", claim(alice, 0, address(coin)), 0);
        equal("moved", router.epochRevenue(id, 1, address(coin)).paid, 301);
        pass(EPOCH + 1);
        equal("with the next", claim(alice, 1, address(coin)), 225);
        vm.expectRevert(
            abi.encodeWithSelector(IRevenueRouter.RevenueRouterNothing.selector, id, address(coin))
        );
        router.rollOver(id, 0, address(coin));
    }

    /// @dev Without a vault nothing runs: the treasury has it.
    function test_rollOver_noVault() external {
        setSplits(stakersOnly(address(coin)));
        pay(address(coin), 400);
        vm.prank(address(timelock));
        registry.setModule(id, "vault", address(0));
        pass(EPOCH + 90 days + 1);
        router.rollOver(id, 0, address(coin));
        equal("treasury", router.pots(id, address(coin)).treasury, 400);
    }

    function test_rewards_default() external {
        setSplits(usualSplits());
        pay(address(coin), 1000 ether);
        pay(address(other), 10 ether);
        pass(EPOCH + 1);
        claim(alice, 0, address(coin));
        pay(address(other), 20 ether);
        pass(1);
        IRevenueRouter.Reward[] memory page =
            router.rewards(id, alice, type(uint256).max, type(uint256).max);
        equal("entries", page.length, 3);
        equal("newest first", page[0].epoch, 1);
        equal("only what was paid", page[0].token, address(other));
        equal("as if it ended now", page[0].due, 7.5 ether);
        equal("claimed", page[1].claimed, 375 ether);
        equal("no longer due", page[1].due, 0);
        equal("paid out", page[1].paidOut, 375 ether);
        equal("due", page[2].due, 3.75 ether);
        isTrue("known", page[2].known);
        equal("page", router.rewards(id, alice, 1, 5).length, 2);
        equal("empty", router.rewards(id, alice, 0, 5).length, 0);
    }

    /// @dev A vault that does not answer hides its own epochs' numbers only.
    function test_rewards_silentVault() external {
        LyingVault lying = new LyingVault();
        vm.prank(address(timelock));
        registry.setModule(id, "vault", address(lying));
        setSplits(stakersOnly(address(coin)));
        pay(address(coin), 100);
        lying.tell(0, 0, true);
        IRevenueRouter.Reward[] memory page = router.rewards(id, alice, 9, 9);
        equal("there", page[0].paid, 100);
        isFalse("unknown", page[0].known);
        equal("nothing", page[0].due, 0);
    }

    /// @dev Whatever people hold at either end: nobody is paid more than its part, and the sum is at most the amount.
    function test_claim_sum(uint256 amount, uint256 a, uint256 b, uint256 c) external {
        amount = within(amount, 1, 1e28);
        setSplits(stakersOnly(address(coin)));
        pay(address(coin), amount);
        stake(carol, within(a, 1, 200 ether));
        vm.prank(alice);
        vault.transfer(carol, within(b, 0, 300 ether));
        vm.prank(bob);
        vault.requestUnstake(within(c, 1, 100 ether));
        pass(EPOCH + 1);
        uint256 sum = claim(alice, 0, address(coin)) + claim(bob, 0, address(coin))
            + claim(carol, 0, address(coin));
        atMost("sum", sum, amount);
        equal("carol was not there", coin.balanceOf(carol), 0);
        equal("rest", IERC20(coin).balanceOf(address(router)), amount - sum);
    }

    function pooledVault() private returns (LyingVault pooled, Budget budget) {
        pooled = new LyingVault();
        budget = new Budget(address(coin));
        pooled.setBudget(address(coin), address(budget));
        vm.prank(address(timelock));
        registry.setModule(id, "vault", address(pooled));
        setSplits(splitsOf(0, 0, 0, 10_000));
        pay(address(coin), 100);
    }
}
