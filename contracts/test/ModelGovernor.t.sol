// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {ModelGovernor} from "../src/ModelGovernor.sol";
import {ILauncher} from "../src/interfaces/ILauncher.sol";
import {IModelGovernor} from "../src/interfaces/IModelGovernor.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {World} from "./helpers/World.sol";
import {vm} from "./helpers/Vm.sol";

contract ModelGovernorTest is World {
    function test_propose_index() external {
        equal("none", governor.proposalCount(), 0);
        vm.roll(5000);
        uint256 first = propose(alice, signal("one"));
        vm.roll(6000);
        uint256 second = propose(bob, signal("two"));
        equal("count", governor.proposalCount(), 2);
        expectEntry(0, first, 5000);
        expectEntry(1, second, 6000);
        equal("unknown", governor.proposalBlock(123), 0);
    }

    function test_propose_belowTheThreshold() external {
        vm.prank(bob);
        vault.transfer(mallory, 9 ether);
        pass(1);
        Motion memory one = signal("spam");
        vm.prank(mallory);
        vm.expectRevert(
            abi.encodeWithSelector(
                IGovernor.GovernorInsufficientProposerVotes.selector, mallory, 9 ether, THRESHOLD
            )
        );
        governor.propose(one.targets, one.values, one.calldatas, one.description);
    }

    function test_propose_onlyByTheProposerNamed() external {
        Motion memory one = signal(string.concat("x#proposer=", Strings.toHexString(alice)));
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorRestrictedProposer.selector, bob));
        governor.propose(one.targets, one.values, one.calldatas, one.description);
        propose(alice, one);
    }

    function test_quorum_greaterOfStakeAndSupply() external {
        // 20 % of 400 staked is more than 5 % of 1000.
        equal("by stake", governor.quorum(block.timestamp - 1), 80 ether);
        vm.prank(alice);
        vault.requestUnstake(300 ether);
        pass(COOLDOWN);
        vm.prank(alice);
        vault.claimUnstake(1, alice);
        pass(1);
        // 20 % of 100 staked is less than 5 % of 1000.
        equal("by supply", governor.quorum(block.timestamp - 1), 50 ether);
    }

    function test_fuzz_quorum(uint256 staked, uint256 quorumBps, uint256 floorBps) external {
        ILauncher.Model memory model = _model();
        staked = within(staked, 0, 1000 ether);
        model.governance.quorumBps = uint16(within(quorumBps, 0, 10_000));
        model.governance.quorumFloorBps = uint16(within(floorBps, 0, 10_000));
        model.holders = new ILauncher.Holder[](1);
        model.holders[0] = ILauncher.Holder(alice, 1000 ether - staked, staked);
        _use(launcher.launch(model));
        pass(1);
        uint256 byStake = staked * model.governance.quorumBps / 10_000;
        uint256 bySupply = 1000 ether * uint256(model.governance.quorumFloorBps) / 10_000;
        equal(
            "quorum", governor.quorum(block.timestamp - 1), byStake > bySupply ? byStake : bySupply
        );
    }

    function test_quorum_notReached() external {
        vm.prank(alice);
        vault.requestUnstake(300 ether);
        vm.prank(bob);
        vault.transfer(mallory, 60 ether);
        pass(COOLDOWN);
        vm.prank(alice);
        vault.claimUnstake(1, alice);
        pass(1);
        uint256 proposalId = propose(bob, signal("by a few"));
        pass(VOTING_DELAY + 1);
        vm.prank(bob);
        governor.castVote(proposalId, 1);
        pass(VOTING_PERIOD + 1);
        isState(proposalId, IGovernor.ProposalState.Defeated);
    }

    /// @dev A floor lowered later does not bring a defeated proposal back to life.
    function test_setQuorumFloor_notForProposalsMadeBefore() external {
        pushThrough(
            motion(
                address(governor),
                abi.encodeCall(IModelGovernor.setQuorumFloor, (4000)),
                "raise the floor"
            )
        );
        uint256 proposalId = propose(alice, signal("too few"));
        pass(VOTING_DELAY + 1);
        vm.prank(alice);
        governor.castVote(proposalId, 1);
        pass(VOTING_PERIOD + 1);
        isState(proposalId, IGovernor.ProposalState.Defeated);

        vm.prank(carol);
        token.transfer(alice, 200 ether);
        stake(alice, 200 ether);
        pass(1);
        pushThrough(
            motion(
                address(governor),
                abi.encodeCall(IModelGovernor.setQuorumFloor, (1)),
                "lower the floor"
            )
        );
        equal("lower now", governor.quorumFloorBps(block.timestamp), 1);
        isState(proposalId, IGovernor.ProposalState.Defeated);
    }

    function test_setQuorumFloor_beyondAll() external {
        ILauncher.Model memory model = _model();
        model.governance.quorumFloorBps = 10_001;
        vm.expectRevert(
            abi.encodeWithSelector(IModelGovernor.ModelGovernorInvalidQuorumFloor.selector, 10_001)
        );
        launcher.launch(model);
    }

    function test_castVote_fractionalUpToTheWeight() external {
        uint256 proposalId = propose(alice, signal("split"));
        pass(VOTING_DELAY + 1);
        vm.startPrank(alice);
        split(proposalId, 100 ether, 50 ether, 0);
        equal("used", governor.usedVotes(proposalId, alice), 150 ether);
        vm.expectRevert();
        split(proposalId, 150 ether, 0, 1);
        split(proposalId, 0, 0, 150 ether);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, alice));
        governor.castVote(proposalId, 1);
        (uint256 against, uint256 inFavour, uint256 abstain) = governor.proposalVotes(proposalId);
        equal("against", against, 100 ether);
        equal("for", inFavour, 50 ether);
        equal("abstain", abstain, 150 ether);
    }

    function test_castVote_lateQuorumLeavesTime() external {
        uint256 proposalId = propose(alice, signal("late"));
        pass(VOTING_DELAY + 1);
        uint256 deadline = governor.proposalDeadline(proposalId);
        vm.warp(deadline - 1 minutes);
        vm.prank(alice);
        governor.castVote(proposalId, 1);
        equal(
            "extended", governor.proposalDeadline(proposalId), deadline - 1 minutes + LATE_EXTENSION
        );
    }

    function test_castVote_stakeAfterTheSnapshotCountsNothing() external {
        uint256 proposalId = propose(alice, signal("snapshot"));
        pass(VOTING_DELAY + 1);
        stake(carol, 200 ether);
        vm.prank(carol);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, carol));
        governor.castVote(proposalId, 1);
    }

    function test_cancel_byTheGuardianInAnyState() external {
        Motion memory one = signal("to be stopped");
        uint256 proposalId = propose(alice, one);
        pass(VOTING_DELAY + 1);
        vm.prank(alice);
        governor.castVote(proposalId, 1);
        pass(VOTING_PERIOD + 1);
        queue(one);
        cancel(guardian, one);
        isState(proposalId, IGovernor.ProposalState.Canceled);
    }

    function test_cancel_notByTheGuardianAfterItsEnd() external {
        vm.warp(START + 365 days + 1);
        equal("no guardian", governor.proposalGuardian(), address(0));
        Motion memory one = signal("too late to stop");
        uint256 proposalId = propose(alice, one);
        expectUnableToCancel(proposalId, guardian);
        this.cancelExternally(guardian, one);
    }

    function test_cancel_byTheProposerWhilePendingOnly() external {
        Motion memory one = signal("second thoughts");
        uint256 proposalId = propose(alice, one);
        expectUnableToCancel(proposalId, bob);
        this.cancelExternally(bob, one);
        cancel(alice, one);
        isState(proposalId, IGovernor.ProposalState.Canceled);

        Motion memory two = signal("no second thoughts");
        proposalId = propose(alice, two);
        pass(VOTING_DELAY + 1);
        expectUnableToCancel(proposalId, alice);
        this.cancelExternally(alice, two);
    }

    /// @dev Without a guardian the proposer has no more power than with one.
    function test_cancel_notByTheProposerLater_withoutGuardian() external {
        pushThrough(
            motion(
                address(governor),
                abi.encodeCall(IModelGovernor.setGuardian, (address(0), 0)),
                "no guardian any more"
            )
        );
        equal("gone", governor.proposalGuardian(), address(0));
        Motion memory one = signal("bait");
        uint256 proposalId = propose(alice, one);
        pass(VOTING_DELAY + 1);
        vm.prank(alice);
        governor.castVote(proposalId, 1);
        pass(VOTING_PERIOD + 1);
        expectUnableToCancel(proposalId, alice);
        this.cancelExternally(alice, one);
        queue(one);
        expectUnableToCancel(proposalId, alice);
        this.cancelExternally(alice, one);
    }

    function test_setGuardian_needsAnEnd() external {
        ILauncher.Model memory model = _model();
        uint48[3] memory bad =
            [uint48(block.timestamp), uint48(block.timestamp + 730 days + 1), type(uint48).max];
        for (uint256 i = 0; i < bad.length; ++i) {
            model.governance.guardianExpiresAt = bad[i];
            vm.expectRevert(
                abi.encodeWithSelector(
                    IModelGovernor.ModelGovernorInvalidGuardianExpiry.selector,
                    bad[i],
                    block.timestamp + 730 days
                )
            );
            launcher.launch(model);
        }
        model.governance.guardianExpiresAt = uint48(block.timestamp + 730 days);
        launcher.launch(model);
        model.governance.guardian = address(0);
        vm.expectRevert(
            abi.encodeWithSelector(
                IModelGovernor.ModelGovernorInvalidGuardianExpiry.selector,
                block.timestamp + 730 days,
                0
            )
        );
        launcher.launch(model);
    }

    function test_setGuardian_byVote() external {
        pushThrough(
            motion(
                address(governor),
                abi.encodeCall(
                    IModelGovernor.setGuardian, (mallory, uint48(block.timestamp + 100 days))
                ),
                "another guardian"
            )
        );
        equal("guardian", governor.proposalGuardian(), mallory);
    }

    function test_updateTimelock_never() external {
        Motion memory one = motion(
            address(governor),
            abi.encodeCall(ModelGovernor.updateTimelock, (timelock)),
            "another timelock"
        );
        uint256 proposalId = propose(alice, one);
        pass(VOTING_DELAY + 1);
        vm.prank(alice);
        governor.castVote(proposalId, 1);
        pass(VOTING_PERIOD + 1);
        queue(one);
        pass(TIMELOCK_DELAY);
        vm.expectRevert(IModelGovernor.ModelGovernorTimelockIsFixed.selector);
        this.executeExternally(one);
    }

    function test_execute_payFromTheTreasury() external {
        vm.prank(carol);
        token.transfer(address(timelock), 30 ether);
        pushThrough(
            motion(
                address(token), abi.encodeCall(token.transfer, (mallory, 30 ether)), "pay mallory"
            )
        );
        equal("paid", token.balanceOf(mallory), 30 ether);
    }

    function test_execute_settings() external {
        pushThrough(
            motion(address(governor), abi.encodeCall(governor.setVotingDelay, (2 days)), "slower")
        );
        equal("delay", governor.votingDelay(), 2 days);
    }

    /// @dev A majority may hand the record on; the vote ends where the power ends.
    function test_execute_handTheRecordOn() external {
        pushThrough(
            motion(
                address(registry),
                abi.encodeCall(registry.transferFrom, (address(timelock), mallory, id)),
                "hand on"
            )
        );
        equal("owner", registry.ownerOf(id), mallory);
    }

    function cancelExternally(address by, Motion calldata one) external {
        bytes32 hash = keccak256(bytes(one.description));
        vm.prank(by);
        governor.cancel(one.targets, one.values, one.calldatas, hash);
    }

    function executeExternally(Motion calldata one) external {
        governor.execute(one.targets, one.values, one.calldatas, keccak256(bytes(one.description)));
    }

    function signal(string memory description) private view returns (Motion memory) {
        return
            motion(address(registry), abi.encodeCall(IModelRegistry.acknowledge, (id)), description);
    }

    function split(uint256 proposalId, uint256 against, uint256 inFavour, uint256 abstain) private {
        governor.castVoteWithReasonAndParams(
            proposalId,
            255,
            "",
            abi.encodePacked(uint128(against), uint128(inFavour), uint128(abstain))
        );
    }

    function expectEntry(uint256 index, uint256 proposalId, uint256 blockNumber) private view {
        (uint256 actualId, uint256 actualBlock) = governor.proposalAt(index);
        equal("id", actualId, proposalId);
        equal("block", actualBlock, blockNumber);
        equal("block by id", governor.proposalBlock(proposalId), blockNumber);
    }

    function expectUnableToCancel(uint256 proposalId, address by) private {
        vm.expectRevert(
            abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, proposalId, by)
        );
    }
}
