// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContributions} from "../src/interfaces/IContributions.sol";
import {FeeCoin} from "./helpers/Currencies.sol";
import {RevenueWorld} from "./helpers/RevenueWorld.sol";
import {vm} from "./helpers/Vm.sol";

contract ContributionsTest is RevenueWorld {
    function test_submit_default() external {
        equal("index", submit(dora, 20), 0);
        equal("next", submit(erin, 5), 1);
        IContributions.Contribution memory first = contributions.contribution(id, 0);
        equal("account", first.account, dora);
        equal("kind", uint256(first.kind), uint256(IContributions.Kind.Dataset));
        equal("status", uint256(first.status), uint256(IContributions.Status.Submitted));
        equal("asked", first.askedWeight, 20);
        equal("weight", first.weight, 0);
        equal("block", first.blockNumber, block.number);
        equal("hash", first.evidenceHash, keccak256(abi.encode(dora, evidence(20))));
        equal("no weight by itself", contributions.totalWeight(id), 0);
    }

    function test_submit_refused() external {
        IContributions.Evidence memory shown = evidence(1);
        vm.expectRevert(abi.encodeWithSelector(IContributions.ContributionsNoRecord.selector, 99));
        contributions.submit(99, shown);
        shown.askedWeight = 0;
        refused(shown, abi.encodeWithSelector(IContributions.ContributionsNoWeight.selector));
        shown = evidence(1);
        shown.digest = "";
        refused(shown, abi.encodeWithSelector(IContributions.ContributionsNoDigest.selector));
        shown = evidence(1);
        shown.digest = string(new bytes(145));
        refused(shown, tooLong(145, 144));
        shown = evidence(1);
        shown.uri = string(new bytes(257));
        refused(shown, tooLong(257, 256));
        shown = evidence(1);
        shown.note = string(new bytes(513));
        refused(shown, tooLong(513, 512));
    }

    function test_credit_default() external {
        submit(dora, 20);
        credit(0, 15);
        IContributions.Contribution memory first = contributions.contribution(id, 0);
        equal("status", uint256(first.status), uint256(IContributions.Status.Credited));
        equal("weight", first.weight, 15);
        equal("decided", first.decidedAt, block.timestamp);
        equal("total", contributions.totalWeight(id), 15);
        equal("listed", contributions.creditedCount(id), 1);
    }

    function test_credit_byVote() external {
        submit(dora, 20);
        bytes32 hash = contributions.contribution(id, 0).evidenceHash;
        pushThrough(
            motion(
                address(contributions),
                abi.encodeCall(contributions.credit, (id, 0, hash, 20)),
                "Credit dora"
            )
        );
        equal("total", contributions.totalWeight(id), 20);
    }

    /// @dev Not twice, not what was declined, not without a weight, not what is not there.
    function test_credit_refused() external {
        submit(dora, 20);
        submit(erin, 20);
        bytes32 hash = contributions.contribution(id, 0).evidenceHash;
        bytes32 declined = contributions.contribution(id, 1).evidenceHash;
        vm.startPrank(address(timelock));
        contributions.decline(id, 1, declined, "Copied.");
        vm.expectRevert(abi.encodeWithSelector(IContributions.ContributionsNoWeight.selector));
        contributions.credit(id, 0, hash, 0);
        contributions.credit(id, 0, hash, 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IContributions.ContributionsNotSubmitted.selector,
                id,
                0,
                IContributions.Status.Credited
            )
        );
        contributions.credit(id, 0, hash, 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IContributions.ContributionsNotSubmitted.selector,
                id,
                1,
                IContributions.Status.Declined
            )
        );
        contributions.credit(id, 1, declined, 1);
        vm.expectRevert(abi.encodeWithSelector(IContributions.ContributionsUnknown.selector, id, 2));
        contributions.credit(id, 2, hash, 1);
        vm.stopPrank();
    }

    /// @dev A vote names what it looked at: another contribution under the same index is not credited.
    function test_credit_otherEvidence() external {
        submit(dora, 20);
        bytes32 actual = contributions.contribution(id, 0).evidenceHash;
        bytes32 expected = keccak256(abi.encode(erin, evidence(20)));
        vm.expectRevert(
            abi.encodeWithSelector(
                IContributions.ContributionsOtherEvidence.selector, expected, actual
            )
        );
        vm.prank(address(timelock));
        contributions.credit(id, 0, expected, 20);
    }

    function test_credit_totalWeight() external {
        submit(dora, 1);
        submit(erin, 1);
        credit(0, type(uint64).max);
        bytes32 hash = contributions.contribution(id, 1).evidenceHash;
        vm.expectRevert();
        vm.prank(address(timelock));
        contributions.credit(id, 1, hash, 1);
    }

    function test_decline_default() external {
        submit(dora, 20);
        bytes32 hash = contributions.contribution(id, 0).evidenceHash;
        vm.startPrank(address(timelock));
        vm.expectRevert(tooLong(257, 256));
        contributions.decline(id, 0, hash, string(new bytes(257)));
        contributions.decline(id, 0, hash, "No such data.");
        vm.stopPrank();
        equal(
            "declined",
            uint256(contributions.contribution(id, 0).status),
            uint256(IContributions.Status.Declined)
        );
        equal("not listed", contributions.creditedCount(id), 0);
    }

    /// @dev Earns until the end, keeps that, earns no more.
    function test_end_default() external {
        submit(dora, 1);
        submit(erin, 1);
        credit(0, 3);
        credit(1, 1);
        fund(address(coin), 400);
        end(0);
        fund(address(coin), 100);
        equal("dora", claimContribution(dora, 0, address(coin)), 300);
        equal("erin", claimContribution(erin, 1, address(coin)), 200);
        equal("weight stays readable", contributions.contribution(id, 0).weight, 3);
        equal("total", contributions.totalWeight(id), 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IContributions.ContributionsNotCredited.selector, id, 0, IContributions.Status.Ended
            )
        );
        end(0);
    }

    /// @dev Before the credit nothing, in each currency for itself.
    function test_fund_fromTheCreditOn() external {
        submit(dora, 1);
        submit(erin, 1);
        credit(0, 1);
        fund(address(coin), 100);
        credit(1, 1);
        fund(address(coin), 50);
        fund(address(other), 10);
        equal("dora", contributions.claimable(id, 0, address(coin)), 125);
        equal("erin", contributions.claimable(id, 1, address(coin)), 25);
        equal("erin, other", contributions.claimable(id, 1, address(other)), 5);
    }

    function test_fund_refused() external {
        coin.approve(address(contributions), 10);
        vm.expectRevert(
            abi.encodeWithSelector(IContributions.ContributionsNobodyCredited.selector, id)
        );
        contributions.fund(id, address(coin), 10);
        submit(dora, 1);
        credit(0, 1);
        FeeCoin fee = new FeeCoin(1000);
        fee.approve(address(contributions), 1000);
        vm.expectRevert(
            abi.encodeWithSelector(
                IContributions.ContributionsTransferFee.selector, address(fee), 1000, 990
            )
        );
        contributions.fund(id, address(fee), 1000);
    }

    /// @dev One wei for three: nothing is lost, the third payment pays each one.
    function test_fund_carry() external {
        for (uint256 i = 0; i < 3; ++i) {
            credit(submit(dora, 1), 1);
        }
        for (uint256 round = 1; round <= 3; ++round) {
            fund(address(coin), 1);
            equal("each", contributions.claimable(id, 0, address(coin)), round / 3);
        }
    }

    function test_claim_default() external {
        submit(dora, 1);
        credit(0, 1);
        fund(address(coin), 70);
        equal("paid", claimContribution(dora, 0, address(coin)), 70);
        equal("arrived", coin.balanceOf(dora), 70);
        equal("once", claimContribution(dora, 0, address(coin)), 0);
        (uint256 paid, uint256 claimed) = contributions.funded(id, address(coin));
        equal("all", paid, claimed);
    }

    function test_claim_notTheAccount() external {
        submit(dora, 1);
        credit(0, 1);
        fund(address(coin), 70);
        IContributions.ContributionClaim[] memory claims = new IContributions.ContributionClaim[](1);
        claims[0] = IContributions.ContributionClaim(id, address(coin), one(0));
        vm.expectRevert(
            abi.encodeWithSelector(IContributions.ContributionsNotAccount.selector, id, 0, erin)
        );
        vm.prank(erin);
        contributions.claim(claims);
    }

    function test_setAccount_default() external {
        submit(dora, 1);
        credit(0, 1);
        fund(address(coin), 70);
        vm.startPrank(dora);
        vm.expectRevert(abi.encodeWithSelector(IContributions.ContributionsNobody.selector));
        contributions.setAccount(id, 0, address(0));
        contributions.setAccount(id, 0, erin);
        vm.stopPrank();
        equal("the new one has it", claimContribution(erin, 0, address(coin)), 70);
    }

    function test_lists() external {
        for (uint256 i = 0; i < 7; ++i) {
            submit(i % 2 == 0 ? dora : erin, uint64(i + 1));
        }
        credit(5, 50);
        credit(2, 20);
        IContributions.Contribution[] memory page =
            contributions.contributions(id, type(uint256).max, 3);
        equal("three", page.length, 3);
        equal("newest first", page[0].index, 6);
        page = contributions.contributions(id, page[2].index, 10);
        equal("the rest", page.length, 4);
        equal("oldest last", page[3].index, 0);
        page = contributions.credited(id, 0, 10);
        equal("credited", page.length, 2);
        equal("in order of credit", page[0].index, 5);
        equal("second page", contributions.credited(id, 1, 10)[0].index, 2);
        equal("beyond", contributions.credited(id, 2, 10).length, 0);
        equal("count", contributions.contributionCount(id), 7);
    }

    /// @dev Whatever the weights and payments: the sum of what is due is what was paid, less one unit for each at most.
    function test_fund_shares(uint64[5] memory weights, uint128[4] memory payments) external {
        uint256 total = 0;
        for (uint256 i = 0; i < 5; ++i) {
            uint64 weight = uint64(within(weights[i], 1, type(uint64).max / 5));
            weights[i] = weight;
            total += weight;
            credit(submit(dora, 1), weight);
        }
        uint256 paid = 0;
        for (uint256 i = 0; i < 4; ++i) {
            uint256 amount = within(payments[i], 0, 1e28);
            paid += amount;
            fund(address(coin), amount);
        }
        uint256 due = 0;
        for (uint256 i = 0; i < 5; ++i) {
            uint256 part = contributions.claimable(id, i, address(coin));
            atMost("its part", part, (paid * weights[i]) / total);
            due += part;
        }
        atMost("never more", due, paid);
        atMost("dust", paid - due, 10);
    }

    function fund(address token_, uint256 amount) private {
        vm.startPrank(payer);
        coin.approve(address(contributions), type(uint256).max);
        other.approve(address(contributions), type(uint256).max);
        contributions.fund(id, token_, amount);
        vm.stopPrank();
    }

    function refused(IContributions.Evidence memory shown, bytes memory reason) private {
        vm.expectRevert(reason);
        contributions.submit(id, shown);
    }

    function tooLong(uint256 length, uint256 max) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IContributions.ContributionsTextTooLong.selector, length, max);
    }
}
