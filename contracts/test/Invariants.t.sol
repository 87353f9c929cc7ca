// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Actors} from "./helpers/Actors.sol";
import {World} from "./helpers/World.sol";

/// @dev Invariants 1, 3, 4, 6 and 12 of a model without pools, under any order of what people do.
contract InvariantsTest is World {
    Actors private actors;
    address[6] private people;

    struct Rules {
        uint256 votingDelay;
        uint256 votingPeriod;
        uint256 threshold;
        uint256 quorumBps;
        uint256 floorBps;
        uint256 lateExtension;
        uint256 timelockDelay;
        uint256 cooldown;
        address guardian;
        uint256 guardianExpiresAt;
        address recordOwner;
        address tokenModule;
        uint256 approvals;
    }

    bytes32 private rulesAtFirst;

    function setUp() public override {
        super.setUp();
        people = [alice, bob, carol, mallory, address(0xda4e), address(0xe4e)];
        actors = new Actors(registry, id, people, guardian);
        rulesAtFirst = keccak256(abi.encode(rules()));
    }

    /// @dev Read by forge: what is called, with any arguments, in any order.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(actors);
    }

    /// @dev 1. All votes together are the shares outside escrow; each account's are those sent to it; escrow has none.
    function invariant_1_votesAreShares() external view {
        uint256 votes = 0;
        for (uint256 i = 0; i < people.length; ++i) {
            equal("votes", vault.getVotes(people[i]), actors.ghostVotes(people[i]));
            equal("shares", vault.balanceOf(people[i]), actors.ghostShares(people[i]));
            votes += vault.getVotes(people[i]);
        }
        equal("escrow", vault.balanceOf(address(vault)), actors.ghostEscrow());
        equal("escrow has no vote", vault.getVotes(address(vault)), 0);
        equal("all votes", votes, vault.totalSupply() - actors.ghostEscrow());
    }

    /// @dev 3. The stake is worth what lies in the vault less gifts, and a share is worth a token.
    function invariant_3_priceIsBacked() external view {
        equal("idle", vault.totalAssets(), token.balanceOf(address(vault)) - actors.ghostGifts());
        equal("one for one", vault.totalAssets(), vault.totalSupply());
        equal("price", vault.convertToAssets(1 ether), 1 ether);
    }

    /// @dev 4. No token appears or vanishes.
    function invariant_4_conservation() external view {
        uint256 held = token.balanceOf(address(vault)) + token.balanceOf(address(timelock));
        for (uint256 i = 0; i < people.length; ++i) {
            held += token.balanceOf(people[i]);
        }
        equal("supply", token.totalSupply(), SUPPLY);
        equal("held", held, SUPPLY);
    }

    /// @dev 6. The whole stake is never worth more tokens than exist.
    function invariant_6_noVoteTwice() external view {
        atMost("stake", vault.convertToAssets(vault.totalSupply()), token.totalSupply());
    }

    /// @dev 12. Without an executed vote nothing that rules the model changes, and the timelock obeys the governor only.
    function invariant_12_onlyTheTimelockChangesRules() external view {
        equal("rules", keccak256(abi.encode(rules())), rulesAtFirst);
        address[3] memory none = [address(this), address(launcher), address(actors)];
        bytes32[4] memory roles = [
            timelock.DEFAULT_ADMIN_ROLE(),
            timelock.PROPOSER_ROLE(),
            timelock.EXECUTOR_ROLE(),
            timelock.CANCELLER_ROLE()
        ];
        for (uint256 i = 0; i < roles.length; ++i) {
            for (uint256 j = 0; j < none.length; ++j) {
                isFalse("role", timelock.hasRole(roles[i], none[j]));
            }
            for (uint256 j = 0; j < people.length; ++j) {
                isFalse("role", timelock.hasRole(roles[i], people[j]));
            }
            isFalse("guardian's role", timelock.hasRole(roles[i], guardian));
        }
    }

    /// @dev The steps are worth something: one long run claims and votes.
    function test_handler_getsSomewhere() external {
        uint256 seed = 1;
        for (uint256 i = 0; i < 600; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            (uint256 a, uint256 b, uint256 c) = (seed >> 8, seed >> 40, seed >> 72);
            uint256 step = seed % 14;
            if (step == 0) actors.stake(a, b, c);
            else if (step == 1) actors.mint(a, b);
            else if (step == 2) actors.passOn(a, b, c);
            else if (step == 3) actors.sendTokens(a, b, c);
            else if (step == 4) actors.give(a, b);
            else if (step == 5) actors.delegate(a, b);
            else if (step == 6) actors.requestUnstake(a, b);
            else if (step == 7) actors.claimUnstake(a, b);
            else if (step == 8) actors.leaveAtOnce(a, b);
            else if (step == 9) actors.usurp(a, b, c);
            else if (step == 10) actors.propose(a, b, c);
            else if (step == 11) actors.vote(a, b, c);
            else if (step == 12) actors.executeTooEarly(a, b);
            else actors.wait(a);
        }
        isTrue("claimed", actors.claimed() > 5);
        isTrue("voted", actors.voted() > 5);
        this.invariant_1_votesAreShares();
        this.invariant_3_priceIsBacked();
        this.invariant_4_conservation();
        this.invariant_6_noVoteTwice();
        this.invariant_12_onlyTheTimelockChangesRules();
    }

    function rules() private view returns (Rules memory) {
        return Rules({
            votingDelay: governor.votingDelay(),
            votingPeriod: governor.votingPeriod(),
            threshold: governor.proposalThreshold(),
            quorumBps: governor.quorumNumerator(),
            floorBps: governor.quorumFloorBps(type(uint48).max),
            lateExtension: governor.lateQuorumVoteExtension(),
            timelockDelay: timelock.getMinDelay(),
            cooldown: vault.cooldownSeconds(),
            guardian: block.timestamp > START + 365 days ? guardian : governor.proposalGuardian(),
            guardianExpiresAt: governor.guardianExpiresAt(),
            recordOwner: registry.ownerOf(id),
            tokenModule: registry.module(id, "token"),
            approvals: registry.approvalCount(id)
        });
    }
}
