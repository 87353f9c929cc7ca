// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Contributions} from "../../src/Contributions.sol";
import {ModelRegistry} from "../../src/ModelRegistry.sol";
import {ModelToken} from "../../src/ModelToken.sol";
import {RevenueRouter} from "../../src/RevenueRouter.sol";
import {StakeVault} from "../../src/StakeVault.sol";
import {IContributions} from "../../src/interfaces/IContributions.sol";
import {IRevenueRouter} from "../../src/interfaces/IRevenueRouter.sol";
import {Check} from "./Check.sol";
import {BlockingCoin, FeeCoin, HookCoin, LyingVault} from "./Currencies.sol";
import {Reenterer} from "./Reenterer.sol";
import {vm} from "./Vm.sol";

/// @dev What people do with the revenue of two records, in any order: the handler of the invariants. The first record has
/// a real vault, the second one that lies. It keeps what came in and went out by the simplest count.
contract Payers is Check {
    RevenueRouter public immutable router;
    Contributions public immutable contributions;
    ModelRegistry private immutable registry;
    StakeVault private immutable vault;
    ModelToken private immutable token;
    LyingVault private immutable lying;
    Reenterer private immutable thief;
    FeeCoin private immutable fee;

    uint256[2] public ids;
    /// @dev The model's own token, one that calls back, one that can refuse a receiver.
    address[3] public currencies;
    address[5] public people;

    mapping(address token => uint256 amount) public ghostPaid;
    mapping(address token => uint256 amount) public ghostGifts;
    mapping(address token => uint256 amount) public ghostClaimed;
    mapping(address token => uint256 amount) public ghostToTreasuries;
    mapping(address token => uint256 amount) public ghostToContributors;
    mapping(uint256 epoch => mapping(address token => uint256 amount)) public ghostClaimedOf;
    uint256 public claims;
    uint256 public refused;
    uint256 public rolledOver;

    constructor(
        RevenueRouter router_,
        StakeVault vault_,
        uint256[2] memory ids_,
        address[5] memory people_
    ) {
        router = router_;
        contributions = Contributions(address(router_.contributions()));
        registry = ModelRegistry(address(router_.registry()));
        vault = vault_;
        token = ModelToken(vault_.asset());
        (ids, people) = (ids_, people_);
        HookCoin hooks = new HookCoin(1e30);
        fee = new FeeCoin(1e30);
        lying = new LyingVault();
        thief = new Reenterer(router_, contributions, hooks);
        hooks.transfer(address(thief), 1e29);
        currencies = [address(token), address(hooks), address(new BlockingCoin(1e30))];
        fee.approve(address(router_), type(uint256).max);
        for (uint256 i = 0; i < 3; ++i) {
            ModelToken(currencies[i]).approve(address(router_), type(uint256).max);
            ModelToken(currencies[i]).approve(address(contributions), type(uint256).max);
        }
    }

    function attachLyingVault() external {
        vm.prank(_ownerOf(ids[1]));
        registry.setModule(ids[1], "vault", address(lying));
    }

    function pay(uint256 which, uint256 what, uint256 amount) external {
        (uint256 id, address currency) = (ids[which % 2], currencies[what % 3]);
        amount = within(amount, 0, ModelToken(currency).balanceOf(address(this)) / 100);
        if (!router.isAccepted(id, currency)) return;
        router.pay(id, currency, amount);
        ghostPaid[currency] += amount;
    }

    /// @dev A token that takes a fee, whatever is accepted: never anything.
    function payWithFee(uint256 which, uint256 amount) external {
        try router.pay(ids[which % 2], address(fee), within(amount, 100, 1e20)) {
            revert NotTrue("a fee was swallowed");
        } catch {
            ++refused;
        }
    }

    /// @dev Pays with a token that calls back, and meanwhile tries to pay, to distribute or to claim again.
    function payReentrantly(uint256 which, uint256 amount, uint256 trick) external {
        uint256 id = ids[which % 2];
        address currency = currencies[1];
        amount = within(amount, 1, ModelToken(currency).balanceOf(address(thief)) / 100);
        bytes[3] memory tricks = [
            abi.encodeCall(router.pay, (id, currency, amount)),
            abi.encodeCall(router.distribute, (id, currency)),
            abi.encodeCall(router.payTreasury, (id, currency))
        ];
        thief.plan(address(router), tricks[trick % 3], false);
        bool paid = thief.act(address(router), tricks[0]);
        isFalse("got in twice", thief.succeeded());
        isTrue("as accepted", paid == router.isAccepted(id, currency));
        if (paid) ghostPaid[currency] += amount;
    }

    function give(uint256 what, uint256 amount) external {
        address currency = currencies[what % 3];
        amount = within(amount, 0, ModelToken(currency).balanceOf(address(this)) / 1000);
        ModelToken(currency).transfer(address(router), amount);
        ghostGifts[currency] += amount;
    }

    function setSplits(uint256 which, uint16 a, uint16 b, uint16 c, uint256 accepted) external {
        IRevenueRouter.Splits memory splits;
        splits.stakersBps = uint16(within(a, 0, 9000));
        splits.contributorsBps = uint16(within(b, 0, 9000 - splits.stakersBps));
        splits.incentivesBps = uint16(within(c, 0, 200));
        uint16 parent = 800;
        splits.treasuryBps =
            10_000 - splits.stakersBps - splits.contributorsBps - splits.incentivesBps - parent;
        splits.parents = new IRevenueRouter.Parent[](1);
        splits.parents[0] = IRevenueRouter.Parent(uint48(ids[1 - which % 2]), parent);
        splits.currencies = new address[](accepted % 8 == 0 ? 2 : 3);
        for (uint256 i = 0; i < splits.currencies.length; ++i) {
            splits.currencies[i] = currencies[i];
        }
        vm.prank(_ownerOf(ids[which % 2]));
        router.setSplits(ids[which % 2], splits);
    }

    /// @dev Must work whenever the epoch ended; twice is nothing more.
    function claim(uint256 who, uint256 what, uint256 which) external {
        (address by, address currency) = (people[who % 5], currencies[what % 3]);
        uint256 count = router.epochCount(ids[0]);
        if (count == 0) return;
        uint256 epoch = which % count;
        if (block.timestamp <= router.epoch(ids[0], epoch).endsAt) return;
        uint256 paid = _claim(ids[0], by, epoch, currency);
        ghostClaimedOf[epoch][currency] += paid;
        equal("twice", _claim(ids[0], by, epoch, currency), 0);
    }

    /// @dev A receiver the token refuses loses nothing and harms nobody.
    function claimRefused(uint256 who, uint256 which) external {
        uint256 count = router.epochCount(ids[0]);
        if (count == 0) return;
        address by = people[who % 5];
        IRevenueRouter.EpochClaim[] memory list = new IRevenueRouter.EpochClaim[](1);
        list[0] = IRevenueRouter.EpochClaim(ids[0], currencies[2], new uint256[](1));
        list[0].epochs[0] = which % count;
        BlockingCoin(currencies[2]).setBlocked(by, true);
        vm.prank(by);
        try router.claim(list) returns (uint256[] memory amounts) {
            equal("nothing", amounts[0], 0);
        } catch {
            ++refused;
        }
        BlockingCoin(currencies[2]).setBlocked(by, false);
    }

    /// @dev From the record whose vault lies.
    function claimByLie(uint256 who, uint256 what, uint256 balance, uint256 supply) external {
        uint256 count = router.epochCount(ids[1]);
        if (count == 0 || block.timestamp <= router.epoch(ids[1], count - 1).endsAt) return;
        lying.tell(within(balance, 0, 1e40), within(supply, 0, 1e30), false);
        _claim(ids[1], people[who % 5], count - 1, currencies[what % 3]);
    }

    function distribute(uint256 which, uint256 what) external {
        (uint256 id, address currency) = (ids[which % 2], currencies[what % 3]);
        if (!router.isAccepted(id, currency) || router.pots(id, currency).unsplit == 0) return;
        router.distribute(id, currency);
    }

    function payTreasury(uint256 which, uint256 what) external {
        (uint256 id, address currency) = (ids[which % 2], currencies[what % 3]);
        uint256 amount = router.pots(id, currency).treasury;
        if (amount == 0) return;
        router.payTreasury(id, currency);
        ghostToTreasuries[currency] += amount;
    }

    function fundIncentives(uint256 which, uint256 what) external {
        (uint256 id, address currency) = (ids[which % 2], currencies[what % 3]);
        if (router.pots(id, currency).incentives == 0) return;
        // The real vault's pools are off: its own token has to wait.
        if (id == ids[0] && currency == address(token)) return;
        router.fundIncentives(id, currency);
    }

    function rollOver(uint256 which, uint256 what, uint256 epoch) external {
        (uint256 id, address currency) = (ids[which % 2], currencies[what % 3]);
        uint256 count = router.epochCount(id);
        if (count == 0) return;
        try router.rollOver(id, epoch % count, currency) {
            ++rolledOver;
        } catch {
            ++refused;
        }
    }

    function submit(uint256 which, uint256 who, uint64 asked) external {
        IContributions.Evidence memory evidence =
            IContributions.Evidence(IContributions.Kind.Commit, "git-sha1:00", "", "", asked | 1);
        vm.prank(people[who % 5]);
        contributions.submit(ids[which % 2], evidence);
    }

    function credit(uint256 which, uint256 index, uint64 weight) external {
        uint256 id = ids[which % 2];
        uint256 count = contributions.contributionCount(id);
        if (count == 0) return;
        IContributions.Contribution memory one = contributions.contribution(id, index % count);
        if (one.status != IContributions.Status.Submitted) return;
        vm.prank(_ownerOf(id));
        contributions.credit(id, one.index, one.evidenceHash, uint64(within(weight, 1, 1e6)));
    }

    function end(uint256 which, uint256 index) external {
        uint256 id = ids[which % 2];
        uint256 count = contributions.creditedCount(id);
        if (count == 0) return;
        IContributions.Contribution memory one = contributions.credited(id, index % count, 1)[0];
        if (one.status != IContributions.Status.Credited) return;
        vm.prank(_ownerOf(id));
        contributions.end(id, one.index);
    }

    function claimContribution(uint256 which, uint256 index, uint256 what) external {
        (uint256 id, address currency) = (ids[which % 2], currencies[what % 3]);
        uint256 count = contributions.creditedCount(id);
        if (count == 0) return;
        IContributions.Contribution memory one = contributions.credited(id, index % count, 1)[0];
        uint256 due = contributions.claimable(id, one.index, currency);
        IContributions.ContributionClaim[] memory list = new IContributions.ContributionClaim[](1);
        list[0] = IContributions.ContributionClaim(id, currency, new uint256[](1));
        list[0].indexes[0] = one.index;
        vm.prank(one.account);
        equal("as told", contributions.claim(list)[0], due);
        ghostToContributors[currency] += due;
    }

    function stake(uint256 who, uint256 amount) external {
        address by = people[who % 5];
        uint256 balance = token.balanceOf(by);
        if (balance == 0) return;
        vm.startPrank(by);
        token.approve(address(vault), balance);
        vault.deposit(within(amount, 1, balance), by);
        vm.stopPrank();
    }

    function passOn(uint256 who, uint256 whom, uint256 amount) external {
        address by = people[who % 5];
        amount = within(amount, 0, vault.balanceOf(by));
        vm.prank(by);
        vault.transfer(people[whom % 5], amount);
    }

    function requestUnstake(uint256 who, uint256 amount) external {
        address by = people[who % 5];
        uint256 balance = vault.balanceOf(by);
        if (balance == 0 || vault.unstakeRequestsOf(by).length == 16) return;
        vm.prank(by);
        vault.requestUnstake(within(amount, 1, balance));
    }

    function wait(uint256 time) external {
        time = within(time, 1, 5 days);
        vm.warp(block.timestamp + time);
        vm.roll(block.number + time / 12 + 1);
    }

    function waitLong(uint256 time) external {
        vm.warp(block.timestamp + within(time, 30 days, 60 days));
        vm.roll(block.number + 1);
    }

    function _claim(uint256 id, address by, uint256 epoch, address currency)
        private
        returns (uint256 paid)
    {
        IRevenueRouter.EpochClaim[] memory list = new IRevenueRouter.EpochClaim[](1);
        list[0] = IRevenueRouter.EpochClaim(id, currency, new uint256[](1));
        list[0].epochs[0] = epoch;
        uint256 before = ModelToken(currency).balanceOf(by);
        vm.prank(by);
        paid = router.claim(list)[0];
        equal("arrived", ModelToken(currency).balanceOf(by) - before, paid);
        ghostClaimed[currency] += paid;
        if (paid > 0) ++claims;
    }

    function _ownerOf(uint256 id) private view returns (address) {
        return registry.ownerOf(id);
    }
}
