// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDigestLens} from "../src/interfaces/IDigestLens.sol";
import {IModelLens} from "../src/interfaces/IModelLens.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {Manifests} from "./helpers/Manifests.sol";
import {World} from "./helpers/World.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev One test for each attack on the index of digests and on what is read of a record's texts, named after it.
contract AttacksOnDigestsTest is World, Manifests {
    bytes32 private constant VICTIM = keccak256("the famous model's weights");
    bytes32 private constant OWN = keccak256("the squatter's weights");

    /// @dev Somebody puts another file's digest into a path, a size or the line's first field of an approved manifest and
    /// points the index there.
    function test_attack_digestInAPath() external {
        bytes memory stolen = digestField(VICTIM);
        bytes memory own = weightsLine("w.bin", OWN);
        bytes[5] memory lines = [
            // The digest as a path; behind a NUL that is not that of a third field; as a size; as a path after digits.
            bytes.concat(stolen, own),
            bytes.concat("\x00", stolen, own),
            bytes.concat("path\x00", stolen, own),
            bytes.concat("\x005\x00", stolen, own),
            bytes.concat("a\n\x005\x00", stolen, own)
        ];
        uint256[5] memory offsets = [uint256(0), 0, 4, 2, 4];
        uint256 own_ = registry.register(mallory, _places("a/b"), "");
        for (uint256 i = 0; i < lines.length; ++i) {
            uint256 index = approveAndPublish(own_, mallory, lines[i]);
            vm.expectRevert(
                abi.encodeWithSelector(IModelRegistry.ModelRegistryNoDigest.selector, offsets[i])
            );
            registry.indexDigests(own_, index, lines[i], listOf(offsets[i]));
            registry.indexDigests(own_, index, lines[i], listOf(lines[i].length - 73));
        }
        equal("not the victim's", registry.digestRecordCount(VICTIM), 0);
        equal("only the real field", registry.digestRecordCount(OWN), 1);
    }

    /// @dev A commit cannot hold what a manifest's field needs.
    function test_attack_digestInACommit() external {
        uint256 own = registry.register(mallory, _places("a/b"), "");
        string memory commit = string(bytes.concat("\x00", digestField(VICTIM)));
        vm.prank(mallory);
        vm.expectRevert();
        registry.approveRevision(own, commit, "m", "r");
    }

    /// @dev A thousand squatters on one famous digest: reading it, adding to it and finding the linked record cost what they
    /// cost with two.
    function test_attack_squattersOnADigest() external {
        squat(2);
        (uint256 readingFew, uint256 addingFew) = costsOfDigest();
        squat(1000);
        (uint256 readingMany, uint256 addingMany) = costsOfDigest();
        atMost("adding", addingMany, addingFew + 1000);
        // Eight records in place of two.
        atMost("reading", readingMany, readingFew * 4);

        approveAndIndex(id, address(timelock));
        IDigestLens.DigestHit memory hit =
            hitsOf(digestsOf(VICTIM), listOf(id), 0, gasleft()).hits[0];
        equal("the linked record comes first", hit.records[0].id, id);
        IDigestLens.DigestRecordPage memory rest =
            digestLens.readDigestRecords(VICTIM, hit.records[7].id, 2000);
        equal("and pages tell all others", rest.records.length, hit.count - 7);
        equal("to the last", rest.records[rest.records.length - 1].id, id);
    }

    /// @dev Squatters with the longest texts a record can have, on every digest asked for: the read stops in time, goes on,
    /// and never runs out of gas.
    function test_attack_longestTextsOnDigests() external {
        bytes32[] memory wanted = new bytes32[](24);
        for (uint256 i = 0; i < wanted.length; ++i) {
            wanted[i] = keccak256(abi.encode(i));
        }
        (bytes memory manifest, uint256[] memory offsets) = manifestOf(wanted);
        for (uint256 i = 0; i < 8; ++i) {
            registerLongest(string.concat("a/", longText(509), letter(i)), manifest);
            registry.indexDigests(registry.recordCount(), 0, manifest, offsets);
        }
        uint256[4] memory budgets = [uint256(2_500_000), 4_000_000, 8_000_000, 25_000_000];
        for (uint256 i = 0; i < budgets.length; ++i) {
            uint256 from = 0;
            while (from < wanted.length) {
                vm.cool(address(registry));
                IDigestLens.DigestHits memory page =
                    hitsOf(wanted, new uint256[](0), from, budgets[i]);
                isTrue("goes on", page.next > from);
                equal("all told", page.hits.length, page.next - from);
                equal("eight each", page.hits[0].records.length, 8);
                from = page.next;
            }
        }
    }

    /// @dev The longest texts in a record, suspended and with terms, starve no other record of a page.
    function test_attack_longestTextsOnAPage() external {
        bytes32[] memory keys = new bytes32[](20);
        for (uint256 i = 0; i < keys.length; ++i) {
            string memory locator = string.concat("a/", letter(i));
            keys[i] = keccak256(bytes(locator));
            registerLongest(locator, "");
        }
        uint256[3] memory budgets = [uint256(2_200_000), 4_000_000, 25_000_000];
        for (uint256 i = 0; i < budgets.length; ++i) {
            uint256 from = 0;
            while (from < keys.length) {
                vm.cool(address(registry));
                IModelLens.Page memory page =
                    lens.read{gas: budgets[i]}(keys, new uint256[](keys.length), from);
                isTrue("goes on", page.next > from);
                equal("all told", page.hits.length, page.next - from);
                equal("reason", page.hits[0].record.suspension.reason, longText(256));
                equal("licence", page.hits[0].record.terms.licence, longText(64));
                from = page.next;
            }
        }
    }

    /// @dev Gas of reading the digest and of one more record in its list, each from cold.
    function costsOfDigest() private returns (uint256 reading, uint256 adding) {
        vm.cool(address(registry));
        uint256 left = gasleft();
        hitsOf(digestsOf(VICTIM), new uint256[](0), 0, gasleft());
        reading = left - gasleft();
        adding = approveAndIndex(registry.register(mallory, _places("a/b"), ""), mallory);
    }

    function squat(uint256 count) private {
        for (uint256 i = 0; i < count; ++i) {
            approveAndIndex(registry.register(mallory, _places("a/b"), ""), mallory);
        }
    }

    /// @dev Approves and publishes the victim's weights and indexes them from cold. Returns the gas of the last step.
    function approveAndIndex(uint256 recordId, address owner) private returns (uint256 gas) {
        (bytes memory manifest, uint256[] memory offsets) = manifestOf(VICTIM);
        uint256 index = approveAndPublish(recordId, owner, manifest);
        vm.cool(address(registry));
        gas = gasleft();
        registry.indexDigests(recordId, index, manifest, offsets);
        gas -= gasleft();
    }

    function approveAndPublish(uint256 recordId, address owner, bytes memory manifest)
        private
        returns (uint256 index)
    {
        bytes32 manifestHash = sha256(manifest);
        vm.prank(owner);
        index = registry.approveRevision(recordId, "c", manifestHash, "r");
        registry.publishManifest(recordId, index, manifest);
    }

    /// @dev A record of mallory's with every text at its longest.
    function registerLongest(string memory locator, bytes memory manifest) private {
        IModelRegistry.Place[] memory places = new IModelRegistry.Place[](1);
        places[0] = IModelRegistry.Place(locator, longText(64));
        uint256 own = registry.register(mallory, places, longText(256));
        bytes32 manifestHash = sha256(manifest);
        vm.startPrank(mallory);
        registry.approveRevision(own, longText(64), manifestHash, "r");
        registry.suspend(own, longText(256));
        registry.setTerms(own, longText(64), string.concat("sha256:", longText(137)));
        vm.stopPrank();
        registry.publishManifest(own, 0, manifest);
    }

    function digestsOf(bytes32 digest) private pure returns (bytes32[] memory digests) {
        digests = new bytes32[](1);
        digests[0] = digest;
    }

    function longText(uint256 length) private pure returns (string memory) {
        bytes memory characters = new bytes(length);
        for (uint256 i = 0; i < length; ++i) {
            characters[i] = "a";
        }
        return string(characters);
    }

    function letter(uint256 index) private pure returns (string memory) {
        return string(abi.encodePacked(bytes1(uint8(97 + index))));
    }

    function hitsOf(bytes32[] memory wanted, uint256[] memory hints, uint256 from, uint256 gas)
        private
        view
        returns (IDigestLens.DigestHits memory)
    {
        return digestLens.readDigests{gas: gas}(wanted, hints, from);
    }
}
