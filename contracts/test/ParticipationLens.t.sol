// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ParticipationLens} from "../src/ParticipationLens.sol";
import {IParticipationLens} from "../src/interfaces/IParticipationLens.sol";
import {World} from "./helpers/World.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev Alice holds 300 stake shares and bob 100; both vote for themselves.
contract ParticipationLensTest is World {
    ParticipationLens private participationLens;

    function setUp() public override {
        super.setUp();
        participationLens =
            ParticipationLens(vm.deployCode("ParticipationLens.sol", abi.encode(launcher)));
    }

    function test_participation_default() external {
        uint256 first = propose(bob, motion(address(token), "", "first"));
        pass(VOTING_DELAY + 1);
        vm.prank(alice);
        governor.castVote(first, 1);
        stake(carol, 50 ether);
        vm.prank(carol);
        vault.delegate(bob);
        pass(1);

        IParticipationLens.Participation memory told = read(one(first), alice, bob, carol);
        equal("supply now", told.supply, 450 ether);
        equal("supply at the snapshot", told.supplies[0], 400 ether);
        equal("block", told.point.blockNumber, block.number);
        equal("alice: votes", told.voters[0].votes, 300 ether);
        equal("alice: votes then", told.voters[0].past[0], 300 ether);
        equal("alice: cast", told.voters[0].used[0], 300 ether);
        equal("bob: votes with carol's", told.voters[1].votes, 150 ether);
        equal("bob: votes then", told.voters[1].past[0], 100 ether);
        equal("bob: own shares", told.voters[1].shares, 100 ether);
        equal("bob: did not vote", told.voters[1].used[0], 0);
        equal("carol: no votes", told.voters[2].votes, 0);
        equal("carol: own shares", told.voters[2].shares, 50 ether);
        equal("carol: delegate", told.voters[2].delegate, bob);
    }

    function test_participation_partOfTheVotes() external {
        uint256 first = propose(bob, motion(address(token), "", "first"));
        pass(VOTING_DELAY + 1);
        bytes memory split = abi.encodePacked(uint128(20 ether), uint128(30 ether), uint128(0));
        vm.prank(alice);
        governor.castVoteWithReasonAndParams(first, 255, "", split);
        equal("cast", read(one(first), alice, bob, carol).voters[0].used[0], 50 ether);
    }

    function test_participation_snapshotAhead() external {
        uint256 first = propose(bob, motion(address(token), "", "first"));
        IParticipationLens.Participation memory told = read(one(first), alice, bob, carol);
        equal("supply", told.supplies[0], 0);
        equal("votes then", told.voters[0].past[0], 0);
        equal("votes now", told.voters[0].votes, 300 ether);
    }

    function test_participation_proposalNobodyMade() external view {
        IParticipationLens.Participation memory told = read(one(7), alice, bob, carol);
        equal("supply", told.supplies[0], 0);
        equal("cast", told.voters[0].used[0], 0);
    }

    function test_participation_notLaunched() external {
        uint256 plain = registry.register(alice, _places("huggingface.co/acme/plain"), "");
        vm.expectRevert(
            abi.encodeWithSelector(IParticipationLens.ParticipationLensNotLaunched.selector, plain)
        );
        participationLens.participation(plain, new uint256[](0), new address[](0));
    }

    function test_participation_tooMany() external {
        vm.expectRevert(
            abi.encodeWithSelector(IParticipationLens.ParticipationLensTooMany.selector, 501, 500)
        );
        participationLens.participation(id, new uint256[](0), new address[](500));
    }

    /// @dev The largest call there is stays within what endpoints give a call.
    function test_participation_gas() external {
        uint256[] memory proposalIds = new uint256[](24);
        for (uint256 i = 0; i < proposalIds.length; ++i) {
            proposalIds[i] = propose(
                bob, motion(address(token), "", string(abi.encodePacked(bytes1(uint8(65 + i)))))
            );
        }
        address[] memory accounts = new address[](19);
        for (uint256 i = 0; i < accounts.length; ++i) {
            accounts[i] = address(uint160(1000 + i));
            vm.prank(alice);
            vault.transfer(accounts[i], 1 ether);
            vm.prank(accounts[i]);
            vault.delegate(accounts[i]);
        }
        pass(VOTING_DELAY + 1);
        vm.cool(address(vault));
        vm.cool(address(governor));
        uint256 before = gasleft();
        participationLens.participation(id, proposalIds, accounts);
        atMost("gas", before - gasleft(), 20_000_000);
    }

    function read(uint256[] memory proposalIds, address a, address b, address c)
        private
        view
        returns (IParticipationLens.Participation memory)
    {
        address[] memory accounts = new address[](3);
        (accounts[0], accounts[1], accounts[2]) = (a, b, c);
        return participationLens.participation(id, proposalIds, accounts);
    }

    function one(uint256 proposalId) private pure returns (uint256[] memory list) {
        list = new uint256[](1);
        list[0] = proposalId;
    }
}
