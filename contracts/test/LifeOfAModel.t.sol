// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IModelLens} from "../src/interfaces/IModelLens.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {World} from "./helpers/World.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev Launch, stake, propose, vote, queue, execute, unstake, claim; read through the lens on the way.
contract LifeOfAModelTest is World {
    bytes internal constant MANIFEST =
        "config.json\x0012\x00git:aa\nmodel.safetensors\x0099\x00sha256:bb\n";

    function test_lifeOfAModel() external {
        stake(carol, 50 ether);
        equal("carol votes", vault.getVotes(carol), 50 ether);

        Motion memory one = motion(
            address(registry),
            abi.encodeCall(
                IModelRegistry.approveRevision,
                (id, "0123456789abcdef0123456789abcdef01234567", sha256(MANIFEST), bytes32("root"))
            ),
            "# Approve the spring weights\n\nTests passed."
        );
        uint256 proposalId = propose(alice, one);
        isState(proposalId, IGovernor.ProposalState.Pending);

        pass(VOTING_DELAY + 1);
        isState(proposalId, IGovernor.ProposalState.Active);
        vm.prank(alice);
        governor.castVoteWithReasonAndParams(
            proposalId, 255, "", abi.encodePacked(uint128(0), uint128(100 ether), uint128(0))
        );
        vm.prank(bob);
        governor.castVoteWithReason(proposalId, 1, "good");
        vm.prank(carol);
        governor.castVoteWithReasonAndParams(
            proposalId,
            255,
            "split",
            abi.encodePacked(uint128(20 ether), uint128(20 ether), uint128(10 ether))
        );
        IModelLens.Hit memory hit = readOne();
        equal("one live", hit.live.length, 1);
        equal("for", hit.live[0].forVotes, 220 ether);
        equal("against", hit.live[0].againstVotes, 20 ether);
        equal("abstain", hit.live[0].abstainVotes, 10 ether);
        isTrue("quorum known", hit.live[0].quorumKnown);
        equal("quorum", hit.live[0].quorum, 90 ether);

        pass(VOTING_PERIOD);
        isState(proposalId, IGovernor.ProposalState.Succeeded);
        queue(one);
        pass(TIMELOCK_DELAY);
        execute(one);
        isState(proposalId, IGovernor.ProposalState.Executed);

        hit = readOne();
        equal("no live", hit.live.length, 0);
        equal("approvals", hit.approval.count, 1);
        isTrue("by vote", hit.approval.byVote);
        equal("by", hit.approval.by, address(timelock));
        registry.publishManifest(id, 0, MANIFEST);

        vm.prank(carol);
        uint256 request = vault.requestUnstake(50 ether);
        equal("carol votes no more", vault.getVotes(carol), 0);
        pass(COOLDOWN);
        vm.prank(carol);
        equal("claimed", vault.claimUnstake(request, carol), 50 ether);
        equal("carol has all", token.balanceOf(carol), 200 ether);
    }

    function readOne() private view returns (IModelLens.Hit memory) {
        bytes32[] memory keys = new bytes32[](1);
        keys[0] = registry.locatorKey(LOCATOR);
        return lens.read(keys, new uint256[](1), 0).hits[0];
    }
}
