// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IContributions} from "../src/interfaces/IContributions.sol";
import {IRevenueRouter} from "../src/interfaces/IRevenueRouter.sol";
import {Payers} from "./helpers/Payers.sol";
import {RevenueWorld} from "./helpers/RevenueWorld.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev Of router and contributions, under any order of what people do with them: with a token that calls back, one that
/// takes a fee and one that can refuse a receiver, and a record whose vault lies.
contract RevenueInvariantsTest is RevenueWorld {
    Payers private payers;
    address[5] private people;
    address[3] private currencies;

    function setUp() public override {
        super.setUp();
        people = [alice, bob, carol, dora, erin];
        payers = new Payers(router, vault, [id, parentId], people);
        payers.attachLyingVault();
        vm.prank(carol);
        token.transfer(address(payers), 100 ether);
        for (uint256 i = 0; i < 3; ++i) {
            currencies[i] = payers.currencies(i);
        }
        payers.setSplits(0, 5000, 2000, 100, 1);
        payers.setSplits(1, 4000, 1000, 200, 1);
    }

    /// @dev Read by forge: what is called, with any arguments, in any order.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(payers);
    }

    /// @dev 9: the balance is what is in the pots and left of the epochs, and the gifts; to the unit, for each token.
    function invariant_balanceIsWhatIsOwed() external view {
        for (uint256 i = 0; i < 3; ++i) {
            address currency = currencies[i];
            equal(
                "balance",
                IERC20(currency).balanceOf(address(router)),
                owed(id, currency) + owed(parentId, currency) + payers.ghostGifts(currency)
            );
        }
    }

    /// @dev 9: what was paid in is there, was claimed, went to treasuries or to the contributors. Nothing else.
    function invariant_nothingIsLost() external view {
        for (uint256 i = 0; i < 3; ++i) {
            address currency = currencies[i];
            (uint256 first,) = contributions.funded(id, currency);
            (uint256 second,) = contributions.funded(parentId, currency);
            equal(
                "paid",
                payers.ghostPaid(currency),
                owed(id, currency) + owed(parentId, currency) + payers.ghostClaimed(currency)
                    + payers.ghostToTreasuries(currency) + first + second
            );
        }
    }

    /// @dev 9: claims of an epoch never exceed what was paid into it, and the contract counts them right.
    function invariant_claimsWithinTheEpoch() external view {
        for (uint256 epoch = 0; epoch < router.epochCount(id); ++epoch) {
            for (uint256 i = 0; i < 3; ++i) {
                IRevenueRouter.EpochRevenue memory revenue =
                    router.epochRevenue(id, epoch, currencies[i]);
                atMost("claimed", revenue.claimed, revenue.paid);
                equal("counted", revenue.claimed, payers.ghostClaimedOf(epoch, currencies[i]));
            }
        }
    }

    /// @dev 9: solvent by construction: what is still due to everybody is there for the last one too, uncut. Computed
    /// apart, from the vault's past.
    function invariant_lastClaimIsCovered() external view {
        uint256 count = router.epochCount(id);
        for (uint256 epoch = count > 3 ? count - 3 : 0; epoch < count; ++epoch) {
            IRevenueRouter.Epoch memory one = router.epoch(id, epoch);
            if (block.timestamp <= one.endsAt) continue;
            for (uint256 i = 0; i < 3; ++i) {
                IRevenueRouter.EpochRevenue memory revenue =
                    router.epochRevenue(id, epoch, currencies[i]);
                atMost(
                    "due to all", dueToAll(one, revenue.paid, epoch, currencies[i]), revenue.paid
                );
            }
        }
    }

    /// @dev Contributors: all that is due and was claimed is at most what was paid to them, and it is there.
    function invariant_contributorsWithinWhatWasPaid() external view {
        for (uint256 i = 0; i < 3; ++i) {
            (uint256 paidA, uint256 claimedA) = contributions.funded(id, currencies[i]);
            (uint256 paidB, uint256 claimedB) = contributions.funded(parentId, currencies[i]);
            atMost("first", dueTo(id, currencies[i]) + claimedA, paidA);
            atMost("second", dueTo(parentId, currencies[i]) + claimedB, paidB);
            equal("claimed", claimedA + claimedB, payers.ghostToContributors(currencies[i]));
            equal(
                "balance",
                IERC20(currencies[i]).balanceOf(address(contributions)),
                paidA + paidB - claimedA - claimedB
            );
        }
    }

    /// @dev Weights that earn are the credited ones.
    function invariant_totalWeight() external view {
        IContributions.Contribution[] memory list = contributions.credited(id, 0, type(uint256).max);
        uint256 sum = 0;
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].status == IContributions.Status.Credited) sum += list[i].weight;
        }
        equal("weights", contributions.totalWeight(id), sum);
    }

    /// @dev No allowance stays behind.
    function invariant_noAllowance() external view {
        for (uint256 i = 0; i < 3; ++i) {
            equal(
                "allowance",
                IERC20(currencies[i]).allowance(address(router), address(contributions)),
                0
            );
        }
    }

    /// @dev The steps are worth something: one long run pays, claims, is refused and rolls over.
    function test_handler_getsSomewhere() external {
        uint256 seed = 7;
        for (uint256 i = 0; i < 700; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            step(seed % 17, seed >> 8, seed >> 72, seed >> 136);
        }
        isTrue("claimed", payers.claims() > 20);
        isTrue("refused", payers.refused() > 20);
        isTrue("rolled over", payers.rolledOver() > 3);
        isTrue("contributors", payers.ghostToContributors(currencies[2]) > 0);
        isTrue("treasuries", payers.ghostToTreasuries(currencies[2]) > 0);
        this.invariant_balanceIsWhatIsOwed();
        this.invariant_nothingIsLost();
        this.invariant_claimsWithinTheEpoch();
        this.invariant_lastClaimIsCovered();
        this.invariant_contributorsWithinWhatWasPaid();
        this.invariant_totalWeight();
    }

    function step(uint256 which, uint256 a, uint256 b, uint256 c) private {
        if (which < 3) payers.pay(a, b, c);
        else if (which == 3) payers.payReentrantly(a, b, c);
        else if (which == 4) payers.payWithFee(a, b);
        else if (which < 7) payers.claim(a, b, c);
        else if (which == 7) payers.claimByLie(a, b, c, a);
        else if (which == 8) payers.distribute(a, b);
        else if (which == 9) payers.payTreasury(a, b);
        else if (which == 10) payers.rollOver(a, b, c);
        else if (which == 11) payers.submit(a, b, uint64(c));
        else if (which == 12) payers.credit(a, b, uint64(c));
        else if (which == 13) payers.claimContribution(a, b, c);
        else if (which == 14) c % 9 == 0 ? payers.waitLong(a) : payers.wait(a);
        else if (which == 15) c % 2 == 0 ? payers.passOn(a, b, c) : payers.stake(a, b);
        else c % 2 == 0 ? payers.end(a, b) : payers.fundIncentives(a, b);
    }

    /// @dev What lies in the router for a record.
    function owed(uint256 record, address currency) private view returns (uint256 sum) {
        IRevenueRouter.Pots memory pots = router.pots(record, currency);
        sum = pots.unsplit + pots.treasury + pots.incentives;
        for (uint256 epoch = 0; epoch < router.epochCount(record); ++epoch) {
            IRevenueRouter.EpochRevenue memory revenue =
                router.epochRevenue(record, epoch, currency);
            sum += revenue.paid - revenue.claimed;
        }
    }

    /// @dev What everybody could claim of an epoch or has: by balances alone, without the contract's cut.
    function dueToAll(
        IRevenueRouter.Epoch memory one,
        uint256 paid,
        uint256 epoch,
        address currency
    ) private view returns (uint256 sum) {
        sum = payers.ghostClaimedOf(epoch, currency);
        uint256 before = vault.getPastTotalSupply(one.startsAt);
        uint256 supply = vault.getPastTotalSupply(one.endsAt);
        if (before < supply) supply = before;
        for (uint256 i = 0; i < 5 && supply > 0; ++i) {
            if (hasClaimed(people[i], epoch, currency)) continue;
            uint256 held = vault.getPastBalanceOf(people[i], one.startsAt);
            uint256 later = vault.getPastBalanceOf(people[i], one.endsAt);
            sum += (paid * (later < held ? later : held)) / supply;
        }
        // After a roll-over what is left is what was claimed: nobody is due anything of it.
        if (paid == payers.ghostClaimedOf(epoch, currency)) sum = paid;
    }

    function hasClaimed(address account, uint256 epoch, address currency)
        private
        view
        returns (bool)
    {
        IRevenueRouter.Reward[] memory page = router.rewards(id, account, epoch + 1, 1);
        for (uint256 i = 0; i < page.length; ++i) {
            if (page[i].token == currency) return page[i].claimed > 0;
        }
        return false;
    }

    function dueTo(uint256 record, address currency) private view returns (uint256 sum) {
        IContributions.Contribution[] memory list =
            contributions.credited(record, 0, type(uint256).max);
        for (uint256 i = 0; i < list.length; ++i) {
            sum += contributions.claimable(record, list[i].index, currency);
        }
    }
}
