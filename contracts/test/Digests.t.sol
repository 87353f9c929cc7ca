// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDigestLens} from "../src/interfaces/IDigestLens.sol";
import {ILauncher} from "../src/interfaces/ILauncher.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {Manifests} from "./helpers/Manifests.sol";
import {World} from "./helpers/World.sol";
import {Vm, vm} from "./helpers/Vm.sol";

/// @dev The index of digests in the registry, and DigestLens, which reads it.
contract DigestsTest is World, Manifests {
    bytes32 private constant A = keccak256("a");
    bytes32 private constant B = keccak256("b");
    bytes32 private constant C = keccak256("c");

    function test_indexDigests_default() external {
        (bytes memory manifest, uint256[] memory offsets) = manifestOf(pair(A, B));
        approveAndPublish(id, manifest);
        vm.roll(5000);
        vm.recordLogs();
        vm.prank(mallory);
        registry.indexDigests(id, 0, manifest, offsets);

        Vm.Log[] memory logs = vm.getRecordedLogs();
        equal("events", logs.length, 2);
        equal("event", logs[0].topics[0], IModelRegistry.DigestIndexed.selector);
        equal("digest", logs[0].topics[1], A);
        equal("record", uint256(logs[0].topics[2]), id);
        equal("approval", uint256(logs[0].topics[3]), 0);
        equal("by", abi.decode(logs[0].data, (address)), mallory);

        equal("digests", registry.digestCount(), 2);
        equal("first", registry.digestAt(0), A);
        equal("second", registry.digestAt(1), B);
        equal("records", registry.digestRecordCount(A), 1);
        IModelRegistry.DigestRecord memory found = registry.digestRecord(B, id);
        equal("record", found.id, id);
        equal("index", found.index, 0);
        equal("first block", found.firstBlock, 5000);
        equal("block", found.indexedBlock, 5000);
        equal("no such record", registry.digestRecord(B, id + 1).id, 0);
        equal("no such digest", registry.digestRecordCount(C), 0);
        equal("empty list", registry.digestRecords(C, 0, 10).length, 0);
    }

    function test_indexDigests_inBatches() external {
        (bytes memory manifest, uint256[] memory offsets) = manifestOf(pair(A, B));
        approveAndPublish(id, manifest);
        registry.indexDigests(id, 0, manifest, listOf(offsets[1]));
        registry.indexDigests(id, 0, manifest, listOf(offsets[0]));
        registry.indexDigests(id, 0, manifest, new uint256[](0));
        equal("digests", registry.digestCount(), 2);
        equal("in the order of indexing", registry.digestAt(0), B);
    }

    /// @dev Twice in one call, in two calls, and in two lines: one entry, one event.
    function test_indexDigests_sameDigestTwice() external {
        (bytes memory manifest, uint256[] memory offsets) = manifestOf(pair(A, A));
        approveAndPublish(id, manifest);
        vm.recordLogs();
        registry.indexDigests(id, 0, manifest, offsets);
        registry.indexDigests(id, 0, manifest, offsets);
        equal("one event", vm.getRecordedLogs().length, 1);
        equal("one digest", registry.digestCount(), 1);
        equal("one record", registry.digestRecordCount(A), 1);
    }

    function test_indexDigests_newerApprovalMovesTheEntryOn() external {
        (bytes memory old, uint256[] memory oldOffsets) = manifestOf(pair(A, B));
        (bytes memory next, uint256[] memory nextOffsets) = manifestOf(pair(B, C));
        uint256 second = approveAndPublish(id, old) + 1;
        registry.indexDigests(id, 0, old, oldOffsets);
        isTrue("newest", hitOf(B).records[0].approval.isNewest);
        approveAndPublish(id, next);
        isFalse("not shown for the newest yet", hitOf(B).records[0].approval.isNewest);
        vm.roll(6000);
        registry.indexDigests(id, second, next, nextOffsets);
        isFalse("left out of the newest", hitOf(A).records[0].approval.isNewest);
        isTrue("in the newest", hitOf(B).records[0].approval.isNewest);
        isTrue("new in the newest", hitOf(C).records[0].approval.isNewest);
        IModelRegistry.DigestRecord memory moved = registry.digestRecord(B, id);
        equal("index", moved.index, second);
        equal("since", moved.firstBlock, 1001);
        equal("moved in", moved.indexedBlock, 6000);
        equal("still one entry", registry.digestRecordCount(B), 1);

        vm.recordLogs();
        registry.indexDigests(id, 0, old, oldOffsets);
        equal("never back", vm.getRecordedLogs().length, 0);
        equal("index", registry.digestRecord(B, id).index, second);
    }

    function test_indexDigests_unpublished() external {
        (bytes memory manifest, uint256[] memory offsets) = manifestOf(A);
        bytes32 manifestHash = sha256(manifest);
        vm.prank(address(timelock));
        registry.approveRevision(id, "c", manifestHash, "r");
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryNotPublished.selector, id, 0)
        );
        registry.indexDigests(id, 0, manifest, offsets);
    }

    function test_indexDigests_noApproval() external {
        (bytes memory manifest, uint256[] memory offsets) = manifestOf(A);
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryNoApproval.selector, id, 0)
        );
        registry.indexDigests(id, 0, manifest, offsets);
    }

    function test_indexDigests_otherBytes() external {
        (bytes memory manifest,) = manifestOf(A);
        (bytes memory other, uint256[] memory offsets) = manifestOf(B);
        approveAndPublish(id, manifest);
        vm.expectRevert(
            abi.encodeWithSelector(
                IModelRegistry.ModelRegistryManifestMismatch.selector,
                sha256(manifest),
                sha256(other)
            )
        );
        registry.indexDigests(id, 0, other, offsets);
    }

    function test_indexDigests_offsetsOutOfRange() external {
        (bytes memory manifest, uint256[] memory offsets) = manifestOf(A);
        approveAndPublish(id, manifest);
        refused(manifest, offsets[0] + 1);
        refused(manifest, offsets[0] - 1);
        refused(manifest, manifest.length - 72);
        refused(manifest, manifest.length);
        refused(manifest, manifest.length + 1);
        refused(manifest, type(uint256).max);
        refused(manifest, type(uint256).max - 72);
        refused(manifest, 0);
    }

    function test_indexDigests_emptyManifest() external {
        approveAndPublish(id, "");
        refused("", 0);
    }

    /// @dev One good offset and one bad: nothing is indexed.
    function test_indexDigests_allOrNothing() external {
        (bytes memory manifest, uint256[] memory offsets) = manifestOf(pair(A, B));
        approveAndPublish(id, manifest);
        offsets[1] += 1;
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryNoDigest.selector, offsets[1])
        );
        registry.indexDigests(id, 0, manifest, offsets);
        equal("nothing", registry.digestCount(), 0);
    }

    function test_indexDigests_notThisField() external {
        string memory hexA = hexOf(A);
        bytes memory upper = bytes(hexOf(bytes32(uint256(0xAB) << 248)));
        upper[0] = "A";
        bytes[7] memory fields = [
            bytes.concat("f\x005\x00sha512:", bytes(hexA), "\n"),
            bytes.concat("f\x005\x00sha256:", bytes(hexA), "0\n"),
            bytes.concat("f\x005\x00sha256:", bytes(hexA), "\r"),
            bytes.concat("f\x005\x00sha256:", upper, "\n"),
            bytes.concat("f\x005\x00SHA256:", bytes(hexA), "\n"),
            bytes.concat("f\x005\x00sha256=", bytes(hexA), "\n"),
            bytes.concat("f\x005 sha256:", bytes(hexA), "\n")
        ];
        for (uint256 i = 0; i < fields.length; ++i) {
            approveAndPublish(id, fields[i]);
            refusedAt(i, fields[i], 3);
        }
    }

    /// @dev Every character but `0-9a-f`, at any place of the digest.
    function test_fuzz_indexDigests_onlyHexDigits(bytes32 digest, uint256 at, bytes1 character)
        external
    {
        (bytes memory manifest, uint256[] memory offsets) = manifestOf(digest);
        uint256 place = offsets[0] + 8 + within(at, 0, 63);
        manifest[place] = character;
        approveAndPublish(id, manifest);
        bool isHex =
            (character >= "0" && character <= "9") || (character >= "a" && character <= "f");
        (bool ok,) = address(registry)
            .call(abi.encodeCall(registry.indexDigests, (id, 0, manifest, offsets)));
        isTrue("only hex digits", ok == isHex);
    }

    /// @dev Whatever the digest, it is read as it was written.
    function test_fuzz_indexDigests_readsTheDigest(bytes32 digest, uint16 pathLength) external {
        bytes memory path = new bytes(within(pathLength, 1, 300));
        for (uint256 i = 0; i < path.length; ++i) {
            path[i] = "p";
        }
        bytes memory manifest = weightsLine(string(path), digest);
        approveAndPublish(id, manifest);
        registry.indexDigests(id, 0, manifest, listOf(manifest.length - 73));
        equal("digest", registry.digestAt(0), digest);
    }

    /// @dev A plain list beside it: any records, any digests, any order, some again.
    function test_fuzz_digestRecords_asAPlainList(uint256[24] calldata steps) external {
        bytes32[3] memory digests = [A, B, C];
        uint256[24][3] memory expected;
        uint256[3] memory counts;
        for (uint256 i = 0; i < steps.length; ++i) {
            uint256 which = steps[i] % 3;
            uint256 recordId = register(within(steps[i] >> 8, 0, 7));
            (bytes memory manifest, uint256[] memory offsets) = manifestOf(digests[which]);
            uint256 index = approveAndPublish(recordId, manifest);
            registry.indexDigests(recordId, index, manifest, offsets);
            bool isThere = false;
            for (uint256 j = 0; j < counts[which]; ++j) {
                isThere = isThere || expected[which][j] == recordId;
            }
            if (!isThere) expected[which][counts[which]++] = recordId;
            equal("newest", registry.digestRecord(digests[which], recordId).index, index);
        }
        for (uint256 which = 0; which < 3; ++which) {
            equal("count", registry.digestRecordCount(digests[which]), counts[which]);
            uint256 afterId = 0;
            for (uint256 j = 0; j < counts[which]; ++j) {
                IModelRegistry.DigestRecord[] memory page =
                    registry.digestRecords(digests[which], afterId, 1);
                equal("one", page.length, 1);
                equal("in order", page[0].id, expected[which][j]);
                afterId = page[0].id;
            }
            equal("end", registry.digestRecords(digests[which], afterId, 1).length, 0);
        }
    }

    function test_digestRecords_pages() external {
        for (uint256 i = 0; i < 5; ++i) {
            indexFor(register(i), A);
        }
        IModelRegistry.DigestRecord[] memory page = registry.digestRecords(A, 0, 2);
        equal("first", page[0].id, 2);
        equal("second", page[1].id, 3);
        page = registry.digestRecords(A, 3, 2);
        equal("third", page[0].id, 4);
        page = registry.digestRecords(A, 5, type(uint256).max);
        equal("rest", page.length, 1);
        equal("last", page[0].id, 6);
        equal("after the last", registry.digestRecords(A, 6, 2).length, 0);
        equal("after a stranger", registry.digestRecords(A, 99, 2).length, 0);
        equal("none wanted", registry.digestRecords(A, 0, 0).length, 0);
    }

    /// @dev A repository of some 400 files fits into one transaction with all its digests.
    function test_indexDigests_aLargeManifest() external {
        bytes32[] memory digests = new bytes32[](120);
        for (uint256 i = 0; i < digests.length; ++i) {
            digests[i] = keccak256(abi.encode(i));
        }
        (bytes memory manifest, uint256[] memory offsets) = manifestOf(digests);
        bytes memory rest = new bytes(40_000);
        for (uint256 i = 0; i < rest.length; ++i) {
            rest[i] = "x";
        }
        manifest = bytes.concat(manifest, rest);
        approveAndPublish(id, manifest);
        vm.cool(address(registry));
        uint256 before = gasleft();
        registry.indexDigests(id, 0, manifest, offsets);
        // With calldata, every byte at the floor of EIP-7623.
        atMost("gas", before - gasleft() + 40 * (manifest.length + 32 * offsets.length), 16_777_216);
        equal("digests", registry.digestCount(), 120);
    }

    function test_lens_digests_pages() external {
        for (uint256 i = 0; i < 5; ++i) {
            indexFor(id, keccak256(abi.encode(i)));
        }
        IDigestLens.DigestPage memory page = digestLens.digests(0, 3);
        equal("total", page.total, 5);
        equal("next", page.next, 3);
        equal("first", page.digests[0], keccak256(abi.encode(0)));
        equal("block", page.point.blockNumber, block.number);
        page = digestLens.digests(3, 100);
        equal("rest", page.digests.length, 2);
        equal("end", page.next, 5);
        page = digestLens.digests(9, 100);
        equal("beyond", page.next, 9);
        equal("nothing", page.digests.length, 0);
    }

    function test_lens_readDigests_default() external {
        (bytes memory manifest, uint256[] memory offsets) = manifestOf(A);
        bytes32 manifestHash = sha256(manifest);
        vm.prank(address(timelock));
        registry.approveRevision(id, "c0ffee", manifestHash, "r");
        registry.publishManifest(id, 0, manifest);
        vm.roll(5000);
        registry.indexDigests(id, 0, manifest, offsets);
        vm.prank(address(timelock));
        registry.suspend(id, "x");

        IDigestLens.DigestHits memory page = digestLens.readDigests(pair(B, A), none(), 0);
        equal("hits", page.hits.length, 1);
        equal("next", page.next, 2);
        equal("position", page.hits[0].position, 1);
        equal("count", page.hits[0].count, 1);
        equal("block", page.point.blockNumber, 5000);
        IDigestLens.DigestRecord memory found = page.hits[0].records[0];
        equal("id", found.id, id);
        equal("owner", found.owner, address(timelock));
        equal("locator", found.locator, LOCATOR);
        equal("repository", found.repositoryId, "65f0c0ffee65f0c0ffee65f0");
        equal("index", found.approval.index, 0);
        isTrue("newest", found.approval.isNewest);
        equal("commit", found.approval.commit, "c0ffee");
        equal("at", found.approval.approvedAt, block.timestamp);
        equal("by", found.approval.by, address(timelock));
        isFalse("no vote", found.approval.byVote);
        equal("suspended", found.suspendedAt, block.timestamp);
        equal("first", found.firstBlock, 5000);
    }

    /// @dev As ModelLens has it: a vote in which nobody had most of the For votes.
    function test_lens_readDigests_byVote() external {
        (bytes memory manifest, uint256[] memory offsets) = manifestOf(A);
        Motion memory approval = motion(
            address(registry),
            abi.encodeCall(registry.approveRevision, (id, "c", sha256(manifest), "r")),
            "approve"
        );
        uint256 proposalId = propose(alice, approval);
        pass(VOTING_DELAY + 1);
        vm.prank(alice);
        governor.castVoteWithReasonAndParams(
            proposalId, 255, "", abi.encodePacked(uint128(0), uint128(100 ether), uint128(0))
        );
        vm.prank(bob);
        governor.castVote(proposalId, 1);
        pass(VOTING_PERIOD + 1);
        queue(approval);
        pass(TIMELOCK_DELAY + 1);
        execute(approval);
        registry.publishManifest(id, 0, manifest);
        registry.indexDigests(id, 0, manifest, offsets);
        isTrue("by vote", hitOf(A).records[0].approval.byVote);
    }

    function test_lens_readDigests_withoutLocator() external {
        uint256 own = register(0);
        indexFor(own, A);
        vm.prank(mallory);
        registry.release(own, "a/a");
        IDigestLens.DigestRecord memory found = hitOf(A).records[0];
        equal("locator", found.locator, "");
        equal("owner", found.owner, mallory);
        isFalse("by vote", found.approval.byVote);
        equal("in force", found.suspendedAt, 0);
    }

    function test_lens_readDigests_hintsComeFirstAndOnce() external {
        for (uint256 i = 0; i < 10; ++i) {
            indexFor(register(i), A);
        }
        uint256[] memory hints = new uint256[](5);
        // The last, the last again, one that is among the oldest, one without the digest, none.
        (hints[0], hints[1], hints[2], hints[3], hints[4]) = (11, 11, 3, id, 0);
        IDigestLens.DigestHit memory hit = digestLens.readDigests(one(A), hints, 0).hits[0];
        equal("count", hit.count, 10);
        equal("eight", hit.records.length, 8);
        uint256[8] memory expected = [uint256(11), 3, 2, 4, 5, 6, 7, 8];
        for (uint256 i = 0; i < 8; ++i) {
            equal("record", hit.records[i].id, expected[i]);
        }
    }

    function test_lens_readDigests_tooManyHints() external {
        vm.expectRevert(abi.encodeWithSelector(IDigestLens.DigestLensTooManyHints.selector, 9, 8));
        digestLens.readDigests(one(A), new uint256[](9), 0);
    }

    function test_lens_readDigests_tooLittleGas() external {
        indexFor(id, A);
        (bool ok, bytes memory answer) = address(digestLens).staticcall{gas: 1_000_000}(
            abi.encodeCall(digestLens.readDigests, (one(A), none(), 0))
        );
        isFalse("refused", ok);
        equal("reason", bytes32(answer), bytes32(IDigestLens.DigestLensTooLittleGas.selector));
    }

    function test_lens_readDigestRecords_pages() external {
        for (uint256 i = 0; i < 5; ++i) {
            indexFor(register(i), A);
        }
        IDigestLens.DigestRecordPage memory page = digestLens.readDigestRecords(A, 0, 3);
        equal("total", page.total, 5);
        equal("three", page.records.length, 3);
        equal("first", page.records[0].id, 2);
        equal("next", page.next, 4);
        page = digestLens.readDigestRecords(A, page.next, 2);
        equal("fifth", page.records[1].id, 6);
        equal("end", page.next, 0);
        page = digestLens.readDigestRecords(B, 0, 2);
        equal("nothing", page.records.length, 0);
        equal("no next", page.next, 0);
    }

    function test_lens_allocation() external {
        IDigestLens.AllocationState memory state = digestLens.allocation(id, new uint256[](2));
        equal("none", state.allocation, address(0));
        isFalse("not known", state.known);
        equal("as many as asked for", state.claimed.length, 2);

        ILauncher.Model memory model = _model();
        model.allocation = ILauncher.AllocationList("root", 7 ether, uint48(START + 1 days));
        _use(launcher.launch(model));
        state = digestLens.allocation(id, new uint256[](1));
        equal("contract", state.allocation, address(allocation));
        isTrue("known", state.known);
        equal("root", state.root, "root");
        equal("amount", state.amount, 7 ether);
        equal("unclaimed", state.unclaimed, 7 ether);
        equal("until", state.claimUntil, START + 1 days);
        equal("not published", state.publishedBlock, 0);
        isFalse("not claimed", state.claimed[0]);
    }

    /// @dev Another model's allocation, the model's own token, an account: none of them is its allocation.
    function test_lens_allocation_borrowed() external {
        ILauncher.Model memory model = _model();
        model.allocation = ILauncher.AllocationList("root", 7 ether, uint48(START + 1 days));
        address foreign = launcher.launch(model).allocation;
        address[4] memory wrong = [foreign, address(token), address(governor), mallory];
        for (uint256 i = 0; i < wrong.length; ++i) {
            vm.prank(address(timelock));
            registry.setModule(id, "allocation", wrong[i]);
            IDigestLens.AllocationState memory state = digestLens.allocation(id, none());
            equal("named", state.allocation, wrong[i]);
            isFalse("not known", state.known);
            equal("nothing told", state.amount, 0);
        }
        isFalse("no record", digestLens.allocation(0, none()).known);
    }

    function refused(bytes memory manifest, uint256 offset) private {
        refusedAt(0, manifest, offset);
    }

    function refusedAt(uint256 index, bytes memory manifest, uint256 offset) private {
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryNoDigest.selector, offset)
        );
        registry.indexDigests(id, index, manifest, listOf(offset));
    }

    /// @dev Mallory's record on `a/<letter>`, made when it is not there yet; ids run from 2 in order.
    function register(uint256 which) private returns (uint256) {
        string memory locator =
            string.concat("a/", string(abi.encodePacked(bytes1(uint8(97 + which)))));
        (, uint256 oldest) = registry.claims(keccak256(bytes(locator)));
        return oldest != 0 ? oldest : registry.register(mallory, _places(locator), "");
    }

    function indexFor(uint256 recordId, bytes32 digest) private {
        (bytes memory manifest, uint256[] memory offsets) = manifestOf(digest);
        uint256 index = approveAndPublish(recordId, manifest);
        registry.indexDigests(recordId, index, manifest, offsets);
    }

    function approveAndPublish(uint256 recordId, bytes memory manifest)
        private
        returns (uint256 index)
    {
        (address owner, bytes32 manifestHash) = (registry.ownerOf(recordId), sha256(manifest));
        vm.prank(owner);
        index = registry.approveRevision(recordId, "c", manifestHash, "r");
        registry.publishManifest(recordId, index, manifest);
    }

    function hitOf(bytes32 digest) private view returns (IDigestLens.DigestHit memory) {
        return digestLens.readDigests(one(digest), none(), 0).hits[0];
    }

    function one(bytes32 digest) private pure returns (bytes32[] memory digests) {
        digests = new bytes32[](1);
        digests[0] = digest;
    }

    function pair(bytes32 first, bytes32 second) private pure returns (bytes32[] memory digests) {
        digests = new bytes32[](2);
        (digests[0], digests[1]) = (first, second);
    }

    function none() private pure returns (uint256[] memory) {
        return new uint256[](0);
    }
}
