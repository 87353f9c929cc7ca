// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILauncher} from "../src/interfaces/ILauncher.sol";
import {IModelLens} from "../src/interfaces/IModelLens.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {World} from "./helpers/World.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev Whether an approval was decided by many. alice has 300 votes, bob 100.
contract ApprovalByVoteTest is World {
    function test_execution_byMany() external {
        Motion memory one = approval("many");
        uint256 proposalId = open(one);
        split(proposalId, alice, 0, 100 ether, 0);
        vote(proposalId, bob, 1);
        finish(one);
        isBy(true, address(0));
    }

    function test_execution_byOneWithMoreThanHalf() external {
        Motion memory one = approval("one");
        uint256 proposalId = open(one);
        vote(proposalId, alice, 1);
        vote(proposalId, bob, 1);
        finish(one);
        isBy(false, alice);
    }

    function test_execution_forVotesOfOneCastInParts() external {
        Motion memory one = approval("parts");
        uint256 proposalId = open(one);
        split(proposalId, alice, 0, 60 ether, 0);
        vote(proposalId, bob, 1);
        split(proposalId, alice, 0, 60 ether, 0);
        finish(one);
        isBy(false, alice);
    }

    function test_execution_splitThenTheRestAtOnce() external {
        Motion memory one = approval("rest");
        uint256 proposalId = open(one);
        split(proposalId, alice, 0, 20 ether, 180 ether);
        vote(proposalId, bob, 1);
        vote(proposalId, alice, 1);
        finish(one);
        isBy(false, alice);
    }

    /// @dev An opponent with much stake must not turn what others decided into a decision of one.
    function test_execution_votesAgainstDoNotCount() external {
        stake(carol, 150 ether);
        pass(1);
        Motion memory one = approval("against");
        uint256 proposalId = open(one);
        split(proposalId, alice, 190 ether, 1, 0);
        vote(proposalId, bob, 1);
        vote(proposalId, carol, 1);
        finish(one);
        // carol has 150 of the 250 votes For.
        isBy(false, carol);
    }

    function test_execution_severalInOneBlock() external {
        Motion memory good = approval("good");
        uint256 first = open(good);
        split(first, alice, 0, 100 ether, 0);
        vote(first, bob, 1);
        pass(VOTING_PERIOD);
        queue(good);
        Motion memory bad = motion(carol, "", "bad");
        uint256 second = open(bad);
        vote(second, alice, 1);
        pass(VOTING_PERIOD);
        queue(bad);
        pass(TIMELOCK_DELAY);
        execute(bad);
        execute(good);
        isBy(false, alice);
    }

    function test_execution_noneInABlock() external view {
        (address solo, bool executed) = governor.execution(block.number);
        equal("nobody", solo, address(0));
        isFalse("nothing", executed);
    }

    function testFuzz_execution_namesWhoeverHasMoreThanHalf(uint256 a, uint256 b) external {
        a = 1 ether + a % 250 ether;
        b = 1 ether + b % 99 ether;
        vm.assume(a + b >= 80 ether);
        Motion memory one = approval("fuzz");
        uint256 proposalId = open(one);
        split(proposalId, alice, 0, uint128(a), 0);
        split(proposalId, bob, 0, uint128(b), 0);
        finish(one);
        (address solo,) = governor.execution(block.number);
        // Rounded down to units of 2^40 votes.
        uint256 unit = 1 << 40;
        if (a > b + 2 * unit) equal("alice", solo, alice);
        else if (b > a + 2 * unit) equal("bob", solo, bob);
        else if (a == b) equal("nobody", solo, address(0));
    }

    /// @dev A typosquatter launches a community of one and has it approve.
    function test_attack_communityOfOne() external {
        ILauncher.Model memory model = _model();
        model.places = _places("huggingface.co/acrne/model");
        model.holders = new ILauncher.Holder[](1);
        model.holders[0] = ILauncher.Holder(mallory, 0, 400 ether);
        _use(launcher.launch(model));
        pass(1);
        Motion memory one = approval("squat");
        vm.prank(mallory);
        uint256 proposalId =
            governor.propose(one.targets, one.values, one.calldatas, one.description);
        pass(VOTING_DELAY + 1);
        vote(proposalId, mallory, 1);
        finish(one);
        IModelLens.Approval memory given = read("huggingface.co/acrne/model");
        equal("by its timelock", given.by, address(timelock));
        isFalse("by vote", given.byVote);
        equal("alone", given.soloVoter, mallory);
    }

    /// @dev The record's owner names another of its contracts as the governor.
    function test_attack_anotherContractAsGovernor() external {
        Motion memory one = approval("many");
        uint256 proposalId = open(one);
        split(proposalId, alice, 0, 100 ether, 0);
        vote(proposalId, bob, 1);
        finish(one);
        address[4] memory others =
            [address(token), address(vault), address(timelock), address(0xdead)];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.prank(address(timelock));
            registry.setModule(id, "governor", others[i]);
            isFalse("by vote", read(LOCATOR).byVote);
        }
    }

    /// @dev The timelock obeys a governor the Launcher did not make: nothing is known of that vote.
    function test_attack_anotherGovernorAtTheTimelock() external {
        vm.startPrank(address(timelock));
        registry.approveRevision(id, "c0ffee", "manifest", "root");
        vm.stopPrank();
        isBy(false, address(0));
    }

    function approval(string memory description) private view returns (Motion memory) {
        return motion(
            address(registry),
            abi.encodeCall(
                IModelRegistry.approveRevision, (id, "c0ffee", bytes32("manifest"), bytes32("root"))
            ),
            description
        );
    }

    function open(Motion memory one) private returns (uint256 proposalId) {
        proposalId = propose(alice, one);
        pass(VOTING_DELAY + 1);
    }

    function vote(uint256 proposalId, address by, uint8 support) private {
        vm.prank(by);
        governor.castVote(proposalId, support);
    }

    function split(uint256 proposalId, address by, uint128 no, uint128 yes, uint128 abstain)
        private
    {
        vm.prank(by);
        governor.castVoteWithReasonAndParams(
            proposalId, 255, "", abi.encodePacked(no, yes, abstain)
        );
    }

    function finish(Motion memory one) private {
        pass(VOTING_PERIOD);
        queue(one);
        pass(TIMELOCK_DELAY);
        execute(one);
    }

    function isBy(bool byVote, address soloVoter) private view {
        IModelLens.Approval memory given = read(LOCATOR);
        equal("count", given.count, 1);
        equal("by vote", given.byVote ? 1 : 0, byVote ? 1 : 0);
        equal("solo", given.soloVoter, soloVoter);
    }

    function read(string memory locator) private view returns (IModelLens.Approval memory) {
        bytes32[] memory keys = new bytes32[](1);
        keys[0] = registry.locatorKey(locator);
        return lens.read(keys, new uint256[](1), 0).hits[0].approval;
    }
}
