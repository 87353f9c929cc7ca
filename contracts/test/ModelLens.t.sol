// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ILauncher} from "../src/interfaces/ILauncher.sol";
import {IModelLens} from "../src/interfaces/IModelLens.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {Burner, Flooder, Parrot, Thrower, Waster} from "./helpers/Hostile.sol";
import {World} from "./helpers/World.sol";
import {vm} from "./helpers/Vm.sol";

contract ModelLensTest is World {
    function test_read_default() external {
        vm.prank(address(timelock));
        registry.approveRevision(id, "c0ffee", "manifest", "root");
        IModelLens.Page memory page = readOne(LOCATOR, 0);
        equal("hits", page.hits.length, 1);
        equal("next", page.next, 1);
        equal("chain", page.point.chainId, block.chainid);
        equal("block", page.point.blockNumber, block.number);
        equal("parent", page.point.parentHash, blockhash(block.number - 1));
        equal("time", page.point.timestamp, block.timestamp);

        IModelLens.Hit memory hit = page.hits[0];
        equal("position", hit.position, 0);
        equal("claims", hit.claimCount, 1);
        equal("oldest", hit.oldestId, id);
        equal("oldest block", hit.oldestBlock, 1000);
        equal("oldest at", hit.oldestAt, START);
        equal("id", hit.record.id, id);
        equal("owner", hit.record.owner, address(timelock));
        equal("repository", hit.record.repositoryId, "65f0c0ffee65f0c0ffee65f0");
        equal("uri", hit.record.uri, "https://acme.example/record.json");
        equal("name", hit.record.name, "Acme Model");
        equal("symbol", hit.record.symbol, "ACME");
        equal("token", hit.record.token, address(token));
        equal("vault", hit.record.vault, address(vault));
        equal("governor", hit.record.governor, address(governor));
        equal("timelock", hit.record.timelock, address(timelock));
        isTrue("known", hit.record.knownLaunch);
        equal("registered", hit.record.registeredBlock, 1000);
        equal("registered at", hit.record.registeredAt, START);
        equal("claimed", hit.record.claimedBlock, 1000);
        equal("commit", hit.approval.commit, "c0ffee");
        equal("manifest", hit.approval.manifestHash, "manifest");
        equal("root", hit.approval.weightsRoot, "root");
        equal("by", hit.approval.by, address(timelock));
        isFalse("by vote", hit.approval.byVote);
        equal("count", hit.approval.count, 1);
        equal("staked", hit.stake.totalStaked, 400 ether);
        equal("shares", hit.stake.totalShares, 400 ether);
        equal("supply", hit.stake.tokenSupply, SUPPLY);
        equal("live", hit.live.length, 0);
    }

    function test_read_miss() external view {
        IModelLens.Page memory page = readOne("huggingface.co/acme/other", 0);
        equal("hits", page.hits.length, 0);
        equal("next", page.next, 1);
    }

    function test_read_lengths() external {
        vm.expectRevert(abi.encodeWithSelector(IModelLens.ModelLensLengthMismatch.selector, 1, 2));
        lens.read(new bytes32[](1), new uint256[](2), 0);
    }

    function test_read_fromBeyondTheEnd() external view {
        IModelLens.Page memory page = lens.read(new bytes32[](1), new uint256[](1), 5);
        equal("hits", page.hits.length, 0);
        equal("next", page.next, 5);
    }

    function test_read_hint() external {
        vm.roll(4000);
        uint256 rival = registry.register(mallory, _places(LOCATOR), "rival");
        IModelLens.Hit memory hit = readOne(LOCATOR, 0).hits[0];
        equal("claims", hit.claimCount, 2);
        equal("oldest answers", hit.record.id, id);
        hit = readOne(LOCATOR, rival).hits[0];
        equal("hinted answers", hit.record.id, rival);
        equal("its claim", hit.record.claimedBlock, 4000);
        equal("its owner", hit.record.owner, mallory);
        equal("oldest is told", hit.oldestId, id);
        equal("with its block", hit.oldestBlock, 1000);
        isFalse("not known", hit.record.knownLaunch);
        hit = readOne(LOCATOR, 99).hits[0];
        equal("a wrong hint changes nothing", hit.record.id, id);
    }

    function test_read_released() external {
        uint256 rival = registry.register(mallory, _places(LOCATOR), "rival");
        vm.roll(5000);
        vm.prank(address(timelock));
        registry.release(id, LOCATOR);
        IModelLens.Hit memory hit = readOne(LOCATOR, id).hits[0];
        equal("claims", hit.claimCount, 1);
        equal("rival is the oldest", hit.record.id, rival);
        equal("released", hit.hintReleasedBlock, 5000);

        vm.prank(mallory);
        registry.release(rival, LOCATOR);
        hit = readOne(LOCATOR, id).hits[0];
        equal("no claim", hit.claimCount, 0);
        equal("no record", hit.record.id, 0);
        equal("but the release", hit.hintReleasedBlock, 5000);
        equal("without a hint nothing", readOne(LOCATOR, 0).hits.length, 0);
    }

    function test_read_releasedAndClaimedAnew() external {
        registry.register(mallory, _places(LOCATOR), "rival");
        vm.startPrank(address(timelock));
        registry.release(id, LOCATOR);
        registry.addLocator(id, IModelRegistry.Place(LOCATOR, "again"));
        vm.stopPrank();
        IModelLens.Hit memory hit = readOne(LOCATOR, id).hits[0];
        equal("answers", hit.record.id, id);
        equal("as a younger claim", hit.oldestId, id + 1);
        equal("not released now", hit.hintReleasedBlock, 0);
        equal("repository", hit.record.repositoryId, "again");
    }

    function test_read_selfApproved() external {
        uint256 own = registry.register(mallory, _places("huggingface.co/m/m"), "");
        vm.prank(mallory);
        registry.approveRevision(own, "c", "m", "r");
        IModelLens.Hit memory hit = readOne("huggingface.co/m/m", 0).hits[0];
        isFalse("by vote", hit.approval.byVote);
        equal("by", hit.approval.by, mallory);
    }

    /// @dev Naming the governor of another model does not make a record known.
    function test_read_borrowedParts() external {
        uint256 own = registry.register(mallory, _places("huggingface.co/m/m"), "");
        vm.startPrank(mallory);
        registry.setModule(own, "token", mallory);
        registry.setModule(own, "governor", address(governor));
        registry.setModule(own, "timelock", address(timelock));
        registry.setModule(own, "vault", address(vault));
        vm.stopPrank();
        isFalse("known", readOne("huggingface.co/m/m", 0).hits[0].record.knownLaunch);
    }

    function test_read_liveProposals() external {
        uint256[6] memory ids;
        for (uint256 i = 0; i < 6; ++i) {
            ids[i] = propose(alice, signal(i));
        }
        cancel(guardian, signal(4));
        IModelLens.Hit memory hit = readOne(LOCATOR, 0).hits[0];
        equal("live listed", hit.live.length, 3);
        equal("live", hit.liveCount, 5);
        equal("looked at", hit.lookedAt, 6);
        equal("all", hit.proposalCount, 6);
        equal("newest first", hit.live[0].id, ids[5]);
        equal("then", hit.live[1].id, ids[3]);
        equal("then", hit.live[2].id, ids[2]);
        IModelLens.Proposal memory newest = hit.live[0];
        equal("pending", newest.state, 0);
        equal("proposer", newest.proposer, alice);
        equal("snapshot", newest.snapshot, block.timestamp + VOTING_DELAY);
        equal("deadline", newest.deadline, block.timestamp + VOTING_DELAY + VOTING_PERIOD);
        isFalse("quorum not known yet", newest.quorumKnown);
        equal("block", newest.blockNumber, block.number);
    }

    function test_read_looksAtTheNewestEight() external {
        for (uint256 i = 0; i < 12; ++i) {
            propose(alice, signal(i));
        }
        IModelLens.Hit memory hit = readOne(LOCATOR, 0).hits[0];
        equal("looked at", hit.lookedAt, 8);
        equal("live", hit.liveCount, 8);
        equal("all", hit.proposalCount, 12);
    }

    function test_read_queued() external {
        Motion memory one = signal(1);
        uint256 proposalId = propose(alice, one);
        pass(VOTING_DELAY + 1);
        vm.prank(alice);
        governor.castVote(proposalId, 1);
        pass(VOTING_PERIOD + 1);
        queue(one);
        IModelLens.Proposal memory live = readOne(LOCATOR, 0).hits[0].live[0];
        equal("queued", live.state, uint256(IGovernor.ProposalState.Queued));
        equal("eta", live.etaSeconds, block.timestamp + TIMELOCK_DELAY);
        equal("for", live.forVotes, 300 ether);
        equal("quorum", live.quorum, 80 ether);
        isTrue("known", live.quorumKnown);
    }

    function test_read_hostileRecordsHarmNobody() external {
        address[4] memory hostile = [
            address(new Thrower()),
            address(new Burner()),
            address(new Waster()),
            address(new Parrot(abi.encode(megabyte())))
        ];
        bytes32[] memory keys = new bytes32[](6);
        for (uint256 i = 0; i < 4; ++i) {
            string memory locator = string.concat("a/", letter(i));
            keys[i] = keccak256(bytes(locator));
            uint256 own = registry.register(mallory, _places(locator), "");
            vm.startPrank(mallory);
            registry.setModule(own, "token", hostile[i]);
            registry.setModule(own, "vault", hostile[i]);
            registry.setModule(own, "governor", hostile[i]);
            registry.setModule(own, "timelock", hostile[i]);
            vm.stopPrank();
        }
        registry.register(mallory, _places("a/empty"), "");
        keys[4] = keccak256("a/empty");
        keys[5] = keccak256(bytes(LOCATOR));
        uint256 before = gasleft();
        IModelLens.Page memory page = lens.read{gas: 30_000_000}(keys, new uint256[](6), 0);
        atMost("gas", before - gasleft(), 8_000_000);
        equal("next", page.next, 6);
        equal("hits", page.hits.length, 6);
        for (uint256 i = 0; i < 5; ++i) {
            equal("owner", page.hits[i].record.owner, mallory);
            equal("no live proposal", page.hits[i].live.length > 3 ? 1 : 0, 0);
            atMost("name", bytes(page.hits[i].record.name).length, 64);
        }
        equal("cut", bytes(page.hits[3].record.symbol).length, 64);
        equal("the honest one", page.hits[5].record.name, "Acme Model");
        equal("its stake", page.hits[5].stake.totalStaked, 400 ether);
    }

    /// @dev One that answers everything, but each time with all the gas it is given, gets no more than its share.
    function test_read_slowRecordHasItsShare() external {
        address waster = address(new Waster());
        uint256 own = registry.register(mallory, _places("a/b"), "");
        vm.startPrank(mallory);
        registry.setModule(own, "token", waster);
        registry.setModule(own, "vault", waster);
        registry.setModule(own, "governor", waster);
        vm.stopPrank();
        uint256 before = gasleft();
        IModelLens.Hit memory hit = readOne("a/b", 0).hits[0];
        atMost("gas", before - gasleft(), 1_700_000);
        equal("as it says", hit.proposalCount, 5);
        equal("while its share lasted", hit.live[0].state, 5);
    }

    /// @dev What a contract answers is copied only as far as it is used, so a flood costs its sender alone.
    function test_read_floodIsNotCopied() external {
        uint256 own = registry.register(mallory, _places("a/b"), "");
        uint256 bare = costOf("a/b");
        address[2] memory flooders = [address(new Flooder()), address(new Thrower())];
        for (uint256 i = 0; i < 2; ++i) {
            vm.prank(mallory);
            registry.setModule(own, "token", flooders[i]);
            address flooder = flooders[i];
            uint256 left = gasleft();
            bool ok;
            // Without copying the answer.
            assembly ("memory-safe") {
                ok := staticcall(120000, flooder, 0, 0, 0, 0)
            }
            uint256 flood = left - gasleft();
            isTrue("answers or reverts in time", ok == (i == 0));
            // Three calls to the token: name, symbol, supply.
            atMost("reading", costOf("a/b"), bare + 3 * flood + 10_000);
        }
    }

    function test_read_textIsCutBetweenCharacters() external {
        // 21 characters of three bytes are 63; the 22nd does not fit.
        string memory long =
            unicode"語語語語語語語語語語語語語語語語語語語語語語語語語語語語語語";
        equal(
            "name",
            nameBehind(abi.encode(long)),
            unicode"語語語語語語語語語語語語語語語語語語語語語"
        );
        equal("fits", nameBehind(abi.encode(unicode"語語")), unicode"語語");
        equal("empty", nameBehind(abi.encode("")), "");
        equal("a word", nameBehind(abi.encode(bytes32("MKR"))), "");
        equal("offset", nameBehind(abi.encode(uint256(0x40), uint256(3), bytes32("abc"))), "");
        equal("length lies", nameBehind(abi.encode(uint256(0x20), type(uint256).max)), "");
        equal("too short", nameBehind(abi.encode(uint256(0x20), uint256(33), bytes32("abc"))), "");
        equal("nothing", nameBehind(""), "");
    }

    function test_fuzz_read_anyAnswer(bytes memory answer) external {
        address parrot = address(new Parrot(answer));
        uint256 own = registry.register(mallory, _places("a/b"), "");
        vm.startPrank(mallory);
        registry.setModule(own, "token", parrot);
        registry.setModule(own, "vault", parrot);
        registry.setModule(own, "governor", parrot);
        registry.setModule(own, "timelock", parrot);
        vm.stopPrank();
        equal("hit", readOne("a/b", 0).hits.length, 1);
        lens.proposals(own, 0, 3);
        lens.viewer(alice, own);
        lens.settings(own);
        lens.ballot(alice, own, new uint256[](2));
        lens.holdings(alice, 0, 10);
    }

    function test_read_stopsBeforeTheGasEnds() external view {
        bytes32[] memory keys = new bytes32[](40);
        for (uint256 i = 0; i < 40; ++i) {
            keys[i] = keccak256(bytes(LOCATOR));
        }
        uint256[] memory hints = new uint256[](40);
        uint256 from = 0;
        uint256 calls = 0;
        while (from < 40) {
            IModelLens.Page memory page = lens.read{gas: 3_000_000}(keys, hints, from);
            equal("in order", page.hits[0].position, from);
            equal("all hits", page.hits.length, page.next - from);
            isTrue("goes on", page.next > from);
            from = page.next;
            ++calls;
        }
        isTrue("in several calls", calls > 1);
    }

    function test_read_tooLittleGas() external view {
        bytes32[] memory keys = new bytes32[](1);
        keys[0] = keccak256(bytes(LOCATOR));
        (bool ok, bytes memory answer) = address(lens).staticcall{gas: 1_000_000}(
            abi.encodeCall(lens.read, (keys, new uint256[](1), 0))
        );
        isFalse("refused", ok);
        equal("reason", bytes32(answer), bytes32(IModelLens.ModelLensTooLittleGas.selector));
    }

    /// @dev A page of a hundred governed models, each with three live proposals, fits what nodes give a call.
    function test_read_aHundredBusyModels() external {
        bytes32[] memory keys = new bytes32[](100);
        for (uint256 i = 0; i < 100; ++i) {
            ILauncher.Model memory model = _model();
            string memory locator =
                string.concat("huggingface.co/acme/m", letter(i / 26), letter(i % 26));
            model.places = _places(locator);
            keys[i] = keccak256(bytes(locator));
            _use(launcher.launch(model));
            pass(12);
            for (uint256 j = 0; j < 3; ++j) {
                propose(alice, signal(j));
            }
        }
        uint256 before = gasleft();
        IModelLens.Page memory page = lens.read{gas: 50_000_000}(keys, new uint256[](100), 0);
        uint256 spent = before - gasleft();
        equal("hits", page.hits.length, 100);
        equal("live", page.hits[99].live.length, 3);
        // Warm in this test: what a call on a node pays more for cold accounts and slots is in docs/gas.md.
        atMost("gas", spent, 30_000_000);
    }

    function test_readRecords() external {
        vm.prank(mallory);
        uint256 bare = registry.register(mallory, _places("a/b"), "");
        vm.prank(mallory);
        registry.release(bare, "a/b");
        uint256[] memory ids = new uint256[](4);
        ids[0] = id;
        ids[1] = 0;
        ids[2] = 99;
        ids[3] = bare;
        IModelLens.Page memory page = lens.readRecords(ids, 0);
        equal("hits", page.hits.length, 2);
        equal("next", page.next, 4);
        equal("locator", page.hits[0].locator, LOCATOR);
        equal("claims", page.hits[0].claimCount, 1);
        equal("token", page.hits[0].record.token, address(token));
        equal("position", page.hits[1].position, 3);
        equal("no locator", page.hits[1].locator, "");
        equal("owner", page.hits[1].record.owner, mallory);
    }

    /// @dev A younger claimant is read by its id, not as the oldest.
    function test_readRecords_rival() external {
        uint256 rival = registry.register(mallory, _places(LOCATOR), "");
        uint256[] memory ids = new uint256[](1);
        ids[0] = rival;
        IModelLens.Hit memory hit = lens.readRecords(ids, 0).hits[0];
        equal("id", hit.record.id, rival);
        equal("oldest", hit.oldestId, id);
    }

    function test_keys_pages() external {
        for (uint256 i = 0; i < 5; ++i) {
            registry.register(mallory, _places(string.concat("a/", letter(i))), "");
        }
        registry.register(mallory, _places(LOCATOR), "");
        IModelLens.KeyPage memory page = lens.keys(0, 4);
        equal("total", page.total, 6);
        equal("next", page.next, 4);
        equal("first", page.keys[0], keccak256(bytes(LOCATOR)));
        equal("its oldest record", page.records[0], id);
        equal("second", page.keys[1], keccak256("a/a"));
        page = lens.keys(4, 100);
        equal("rest", page.keys.length, 2);
        equal("end", page.next, 6);
        page = lens.keys(6, 100);
        equal("nothing new", page.keys.length, 0);
        equal("stays", page.next, 6);
        page = lens.keys(9, 100);
        equal("beyond", page.next, 9);
        vm.prank(mallory);
        registry.release(2, "a/a");
        equal("no claim left", lens.keys(1, 1).records[0], 0);
    }

    function test_proposals_pages() external {
        uint256[5] memory ids;
        for (uint256 i = 0; i < 5; ++i) {
            vm.roll(7000 + i);
            ids[i] = propose(alice, signal(i));
        }
        IModelLens.ProposalPage memory page = lens.proposals(id, 0, 2);
        equal("total", page.total, 5);
        equal("next", page.next, 2);
        equal("newest", page.items[0].id, ids[4]);
        equal("its block", page.items[0].blockNumber, 7004);
        page = lens.proposals(id, 2, 100);
        equal("rest", page.items.length, 3);
        equal("oldest", page.items[2].id, ids[0]);
        equal("end", page.next, 5);
        page = lens.proposals(id, 5, 10);
        equal("none", page.items.length, 0);
        page = lens.proposals(99, 0, 10);
        equal("unknown record", page.total, 0);
    }

    function test_viewer() external {
        vm.startPrank(alice);
        token.approve(address(vault), 7 ether);
        vault.delegate(bob);
        uint256 request = vault.requestUnstake(30 ether);
        vm.stopPrank();
        IModelLens.Viewer memory seen = lens.viewer(alice, id);
        equal("tokens", seen.tokenBalance, 300 ether);
        equal("shares", seen.shares, 270 ether);
        equal("value", seen.shareValue, 270 ether);
        equal("votes", seen.votes, 0);
        equal("delegate", seen.delegate, bob);
        equal("allowance", seen.allowance, 7 ether);
        equal("cooldown", seen.cooldownSeconds, COOLDOWN);
        equal("requests", seen.requests.length, 1);
        equal("request", seen.requests[0].id, request);
        equal("its shares", seen.requests[0].shares, 30 ether);
        equal("its value", seen.requests[0].assets, 30 ether);
        equal("its time", seen.requests[0].readyAt, block.timestamp + COOLDOWN);
        equal("time", seen.point.timestamp, block.timestamp);
        equal("others", lens.viewer(bob, id).votes, 370 ether);
    }

    function test_ballot() external {
        vm.prank(bob);
        vault.delegate(alice);
        uint256[] memory ids = new uint256[](2);
        ids[0] = propose(alice, signal(1));
        pass(VOTING_DELAY + 1);
        ids[1] = propose(alice, signal(2));
        vm.prank(alice);
        governor.castVoteWithReasonAndParams(
            ids[0], 255, "", abi.encodePacked(uint128(0), uint128(150 ether), uint128(0))
        );
        IModelLens.Ballot[] memory items = lens.ballot(alice, id, ids).items;
        isTrue("known", items[0].snapshotKnown);
        equal("votes", items[0].votes, 400 ether);
        equal("shares", items[0].shares, 300 ether);
        equal("delegate", items[0].delegate, alice);
        equal("used", items[0].used, 150 ether);
        isTrue("voted", items[0].hasVoted);
        isFalse("ahead", items[1].snapshotKnown);
        equal("no votes yet", items[1].votes, 0);
        items = lens.ballot(bob, id, ids).items;
        equal("delegated away", items[0].votes, 0);
        equal("to alice", items[0].delegate, alice);
        equal("with his shares", items[0].shares, 100 ether);
        isFalse("not voted", items[0].hasVoted);
    }

    function test_settings() external view {
        IModelLens.Settings memory rules = lens.settings(id);
        equal("delay", rules.votingDelay, VOTING_DELAY);
        equal("period", rules.votingPeriod, VOTING_PERIOD);
        equal("late", rules.lateQuorumExtension, LATE_EXTENSION);
        equal("threshold", rules.proposalThreshold, THRESHOLD);
        equal("quorum", rules.quorumBps, 2000);
        equal("floor", rules.quorumFloorBps, 500);
        equal("now", rules.quorumNow, 80 ether);
        equal("timelock", rules.timelockDelay, TIMELOCK_DELAY);
        equal("cooldown", rules.cooldownSeconds, COOLDOWN);
        equal("guardian", rules.guardian, guardian);
        equal("end", rules.guardianExpiresAt, START + 365 days);
    }

    function test_holdings() external {
        registry.register(mallory, _places("a/b"), "");
        ILauncher.Launched memory second = launcher.launch(_model());
        vm.prank(carol);
        token.transfer(bob, 200 ether);
        IModelLens.Holdings memory held = lens.holdings(carol, 0, 100);
        equal("records", held.recordIds.length, 1);
        equal("the second", held.recordIds[0], second.id);
        equal("tokens", held.tokenBalances[0], 200 ether);
        equal("next", held.next, 4);
        equal("total", held.total, 3);
        held = lens.holdings(alice, 1, 2);
        equal("one page", held.recordIds.length, 1);
        equal("shares", held.shares[0], 300 ether);
        equal("more", held.next, 3);
    }

    function readOne(string memory locator, uint256 hint)
        private
        view
        returns (IModelLens.Page memory)
    {
        bytes32[] memory keys = new bytes32[](1);
        uint256[] memory hints = new uint256[](1);
        keys[0] = keccak256(bytes(locator));
        hints[0] = hint;
        return lens.read(keys, hints, 0);
    }

    function costOf(string memory locator) private view returns (uint256) {
        uint256 left = gasleft();
        readOne(locator, 0);
        return left - gasleft();
    }

    function nameBehind(bytes memory answer) private returns (string memory) {
        uint256 own = registry.register(mallory, _places("n/n"), "");
        address parrot = address(new Parrot(answer));
        vm.prank(mallory);
        registry.setModule(own, "token", parrot);
        return readOne("n/n", own).hits[0].record.name;
    }

    function signal(uint256 number) private view returns (Motion memory) {
        return motion(address(registry), abi.encode(number), "signal");
    }

    function megabyte() private pure returns (bytes memory text) {
        text = new bytes(20_000);
        for (uint256 i = 0; i < text.length; ++i) {
            text[i] = "x";
        }
    }

    function letter(uint256 i) private pure returns (string memory) {
        return string(abi.encodePacked(bytes1(uint8(97 + i))));
    }
}
