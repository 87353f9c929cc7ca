// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {ModelRegistry} from "../src/ModelRegistry.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {Check} from "./helpers/Check.sol";
import {Vm, vm} from "./helpers/Vm.sol";

/// @dev Registration, locators, claims, approvals, manifests, modules of records held by ordinary accounts.
contract ModelRegistryTest is Check {
    address private constant alice = address(0xa11ce);
    address private constant bob = address(0xb0b);
    string private constant LOCATOR = "huggingface.co/acme/model";
    string private constant COMMIT = "0123456789abcdef0123456789abcdef01234567";

    ModelRegistry private registry;

    function setUp() external {
        vm.warp(1_800_000_000);
        vm.roll(1000);
        registry = ModelRegistry(vm.deployCode("ModelRegistry.sol"));
    }

    function test_register_default() external {
        uint256 id = register(alice, LOCATOR);
        equal("id", id, 1);
        equal("count", registry.recordCount(), 1);
        equal("owner", registry.ownerOf(id), alice);
        equal("uri", registry.tokenURI(id), "ipfs://record");
        (uint256 blockNumber, uint256 timestamp) = registry.registration(id);
        equal("block", blockNumber, 1000);
        equal("time", timestamp, 1_800_000_000);

        bytes32 key = registry.locatorKey(LOCATOR);
        equal("key", key, keccak256(bytes(LOCATOR)));
        equal("text", registry.locatorOf(key), LOCATOR);
        equal("keys", registry.keyCount(), 1);
        equal("first key", registry.keyAt(0), key);
        equal("key of record", registry.locatorKeysOf(id)[0], key);
        IModelRegistry.Claim memory claim = registry.claim(key, id);
        equal("claimed block", claim.claimedBlock, 1000);
        equal("claimed at", claim.claimedAt, 1_800_000_000);
        equal("released", claim.releasedBlock, 0);
        equal("repository", claim.repositoryId, "repo-1");
    }

    function test_register_forAnotherOwnerByAnyone() external {
        vm.prank(bob);
        equal("owner", registry.ownerOf(registry.register(alice, one(LOCATOR), "")), alice);
    }

    function test_register_severalLocators() external {
        IModelRegistry.Place[] memory places = new IModelRegistry.Place[](16);
        for (uint256 i = 0; i < 16; ++i) {
            places[i] = IModelRegistry.Place(string.concat(LOCATOR, letter(i)), "");
        }
        uint256 id = registry.register(alice, places, "");
        equal("keys", registry.locatorKeysOf(id).length, 16);
        vm.prank(alice);
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryTooManyLocators.selector, 17, 16)
        );
        registry.addLocator(id, IModelRegistry.Place(LOCATOR, ""));
    }

    function test_register_noLocator() external {
        vm.expectRevert(IModelRegistry.ModelRegistryNoLocator.selector);
        registry.register(alice, new IModelRegistry.Place[](0), "");
    }

    function test_register_sameLocatorTwice() external {
        IModelRegistry.Place[] memory places = new IModelRegistry.Place[](2);
        places[0] = IModelRegistry.Place(LOCATOR, "");
        places[1] = IModelRegistry.Place(LOCATOR, "");
        bytes32 key = keccak256(bytes(LOCATOR));
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryAlreadyClaimed.selector, 1, key)
        );
        registry.register(alice, places, "");
    }

    function test_register_longUri() external {
        registry.register(alice, one(LOCATOR), text(256));
        expectTooLong(257, 256);
        registry.register(alice, one(LOCATOR), text(257));
    }

    function test_register_longRepositoryId() external {
        IModelRegistry.Place[] memory places = one(LOCATOR);
        places[0].repositoryId = text(64);
        registry.register(alice, places, "");
        places[0].repositoryId = text(65);
        expectTooLong(65, 64);
        registry.register(alice, places, "");
    }

    function test_register_longLocator() external {
        registry.register(alice, one(string.concat("a/", text(510))), "");
        expectTooLong(513, 512);
        registry.register(alice, one(string.concat("a/", text(511))), "");
        expectTooLong(10_000, 512);
        registry.register(alice, one(text(10_000)), "");
    }

    function test_register_toNobody() external {
        vm.expectRevert(
            abi.encodeWithSelector(IERC721Errors.ERC721InvalidReceiver.selector, address(0))
        );
        registry.register(address(0), one(LOCATOR), "");
    }

    function test_locatorKey_valid() external view {
        registry.locatorKey("a/b");
        registry.locatorKey("civitai.com/models/123");
        registry.locatorKey("ollama.com/library/llama3.1:8b");
        registry.locatorKey("modelscope.cn/models/a_b/c-d.e~f@g+h%20i");
        registry.locatorKey("0/9/z");
    }

    function test_locatorKey_invalid() external {
        invalid("");
        invalid("ab");
        invalid("abc");
        invalid("/a/b");
        invalid("a/b/");
        invalid("a//b");
        invalid("Huggingface.co/a/b");
        invalid("huggingface.co/a b");
        invalid("huggingface.co/a?b");
        invalid("huggingface.co/a#b");
        invalid("huggingface.co/a\\b");
        invalid("huggingface.co/a\x00b");
        invalid("huggingface.co/\x7f");
        invalid(unicode"huggingface.co/а");
    }

    function test_fuzz_locatorKey(bytes memory raw) external view {
        (bool ok,) =
            address(registry).staticcall(abi.encodeCall(ModelRegistry.locatorKey, (string(raw))));
        isTrue("as the grammar says", ok == isLocator(raw));
    }

    function test_fuzz_locatorKey_nearlyValid(uint256 seed, uint256 length) external view {
        bytes memory alphabet = "abcxyz0189-._~/:@%+A /\x80";
        bytes memory raw = new bytes(within(length, 3, 12));
        for (uint256 i = 0; i < raw.length; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            raw[i] = alphabet[within(seed, 0, alphabet.length * 2) % (alphabet.length - 3)];
            if (seed % 61 == 0) raw[i] = alphabet[alphabet.length - 1 - seed % 4];
        }
        (bool ok,) =
            address(registry).staticcall(abi.encodeCall(ModelRegistry.locatorKey, (string(raw))));
        isTrue("as the grammar says", ok == isLocator(raw));
    }

    function test_claims_oldestFirst() external {
        bytes32 key = keccak256(bytes(LOCATOR));
        uint256 first = register(alice, LOCATOR);
        uint256 second = register(bob, LOCATOR);
        uint256 third = register(alice, LOCATOR);
        expectClaims(key, 3, first);
        equal("one key", registry.keyCount(), 1);

        release(alice, first);
        expectClaims(key, 2, second);
        release(alice, third);
        expectClaims(key, 1, second);
        release(bob, second);
        expectClaims(key, 0, 0);
        equal("key stays", registry.keyCount(), 1);

        vm.roll(2000);
        vm.prank(alice);
        registry.addLocator(third, IModelRegistry.Place(LOCATOR, "new"));
        expectClaims(key, 1, third);
        equal("still one key", registry.keyCount(), 1);
        IModelRegistry.Claim memory claim = registry.claim(key, third);
        equal("claimed anew", claim.claimedBlock, 2000);
        equal("repository", claim.repositoryId, "new");
    }

    function test_release_leavesItsMark() external {
        uint256 id = register(alice, LOCATOR);
        vm.roll(1234);
        release(alice, id);
        IModelRegistry.Claim memory claim = registry.claim(keccak256(bytes(LOCATOR)), id);
        equal("claimed", claim.claimedBlock, 0);
        equal("released", claim.releasedBlock, 1234);
        equal("repository", claim.repositoryId, "");
        equal("keys", registry.locatorKeysOf(id).length, 0);
    }

    function test_release_notClaimed() external {
        uint256 id = register(alice, LOCATOR);
        bytes32 key = keccak256("a/b");
        vm.prank(alice);
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryNotClaimed.selector, id, key)
        );
        registry.release(id, "a/b");
    }

    /// @dev Any order of claims and releases gives what a plain list would.
    function test_fuzz_claims_asAPlainList(uint256[24] calldata steps) external {
        uint256[] memory ids = new uint256[](6);
        for (uint256 i = 0; i < 6; ++i) {
            ids[i] = register(alice, string.concat("a/", letter(i)));
        }
        bytes32 key = keccak256(bytes(LOCATOR));
        uint256[] memory list = new uint256[](24);
        uint256 length = 0;
        vm.startPrank(alice);
        for (uint256 i = 0; i < steps.length; ++i) {
            uint256 id = ids[steps[i] % 6];
            uint256 at = indexOf(list, length, id);
            if (at == length) {
                registry.addLocator(id, IModelRegistry.Place(LOCATOR, ""));
                list[length++] = id;
            } else {
                registry.release(id, LOCATOR);
                for (uint256 j = at; j + 1 < length; ++j) {
                    list[j] = list[j + 1];
                }
                --length;
            }
            expectClaims(key, length, length == 0 ? 0 : list[0]);
        }
        vm.stopPrank();
    }

    /// @dev Removing any of a record's locators leaves the others, each removable in turn.
    function test_fuzz_release_anyOrder(uint256 seed) external {
        IModelRegistry.Place[] memory places = new IModelRegistry.Place[](8);
        for (uint256 i = 0; i < 8; ++i) {
            places[i] = IModelRegistry.Place(string.concat("a/", letter(i)), "");
        }
        uint256 id = registry.register(alice, places, "");
        for (uint256 left = 8; left > 0; --left) {
            bytes32[] memory keys = registry.locatorKeysOf(id);
            equal("left", keys.length, left);
            seed = uint256(keccak256(abi.encode(seed)));
            string memory locator = registry.locatorOf(keys[seed % left]);
            vm.prank(alice);
            registry.release(id, locator);
        }
        equal("none", registry.locatorKeysOf(id).length, 0);
    }

    function test_setRepositoryId() external {
        uint256 id = register(alice, LOCATOR);
        vm.roll(3000);
        vm.prank(alice);
        registry.setRepositoryId(id, LOCATOR, "moved");
        IModelRegistry.Claim memory claim = registry.claim(keccak256(bytes(LOCATOR)), id);
        equal("repository", claim.repositoryId, "moved");
        equal("same claim", claim.claimedBlock, 1000);
        vm.prank(alice);
        expectTooLong(65, 64);
        registry.setRepositoryId(id, LOCATOR, text(65));
    }

    function test_setUri() external {
        uint256 id = register(alice, LOCATOR);
        vm.prank(alice);
        registry.setUri(id, "ipfs://other");
        equal("uri", registry.tokenURI(id), "ipfs://other");
        vm.prank(alice);
        expectTooLong(257, 256);
        registry.setUri(id, text(257));
    }

    function test_tokenURI_unknown() external {
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 9));
        registry.tokenURI(9);
    }

    function test_approveRevision() external {
        uint256 id = register(alice, LOCATOR);
        vm.prank(alice);
        equal("index", registry.approveRevision(id, COMMIT, "manifest", "root"), 0);
        vm.roll(1500);
        vm.warp(1_800_001_000);
        vm.prank(alice);
        equal("index", registry.approveRevision(id, "v2", "manifest 2", "root 2"), 1);
        equal("count", registry.approvalCount(id), 2);
        IModelRegistry.ApprovedRevision memory first = registry.approval(id, 0);
        equal("commit", first.commit, COMMIT);
        equal("manifest", first.manifestHash, "manifest");
        equal("root", first.weightsRoot, "root");
        equal("by", first.by, alice);
        equal("block", first.blockNumber, 1000);
        equal("at", first.approvedAt, 1_800_000_000);
        equal("published", first.publishedBlock, 0);
        equal("second block", registry.approval(id, 1).blockNumber, 1500);
        equal("second at", registry.approval(id, 1).approvedAt, 1_800_001_000);
    }

    function test_approveRevision_badInput() external {
        uint256 id = register(alice, LOCATOR);
        vm.startPrank(alice);
        expectBadCommit("");
        registry.approveRevision(id, "", "m", "r");
        expectBadCommit("a b");
        registry.approveRevision(id, "a b", "m", "r");
        expectBadCommit("a/b");
        registry.approveRevision(id, "a/b", "m", "r");
        expectTooLong(65, 64);
        registry.approveRevision(id, text(65), "m", "r");
        vm.expectRevert(IModelRegistry.ModelRegistryEmptyDigest.selector);
        registry.approveRevision(id, COMMIT, 0, "r");
        vm.expectRevert(IModelRegistry.ModelRegistryEmptyDigest.selector);
        registry.approveRevision(id, COMMIT, "m", 0);
        registry.approveRevision(id, "Az09-._", "m", "r");
    }

    function test_approval_unknown() external {
        uint256 id = register(alice, LOCATOR);
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryNoApproval.selector, id, 0)
        );
        registry.approval(id, 0);
    }

    function test_publishManifest_recoverable(bytes memory manifest) external {
        uint256 id = register(alice, LOCATOR);
        bytes32 digest = sha256(manifest);
        vm.prank(alice);
        registry.approveRevision(id, COMMIT, digest, "root");
        vm.roll(1700);
        vm.recordLogs();
        vm.prank(bob);
        registry.publishManifest(id, 0, manifest);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        equal("bytes", keccak256(abi.decode(logs[0].data, (bytes))), keccak256(manifest));
        equal("published", registry.approval(id, 0).publishedBlock, 1700);

        vm.expectRevert(
            abi.encodeWithSelector(
                IModelRegistry.ModelRegistryAlreadyPublished.selector, id, 0, 1700
            )
        );
        registry.publishManifest(id, 0, manifest);
    }

    function test_publishManifest_otherBytes() external {
        uint256 id = register(alice, LOCATOR);
        bytes32 digest = sha256("right");
        vm.prank(alice);
        registry.approveRevision(id, COMMIT, digest, "root");
        vm.expectRevert(
            abi.encodeWithSelector(
                IModelRegistry.ModelRegistryManifestMismatch.selector,
                sha256("right"),
                sha256("wrong")
            )
        );
        registry.publishManifest(id, 0, "wrong");
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryNoApproval.selector, id, 1)
        );
        registry.publishManifest(id, 1, "right");
    }

    function test_setModule() external {
        uint256 id = register(alice, LOCATOR);
        equal("none", registry.module(id, "router"), address(0));
        vm.prank(alice);
        registry.setModule(id, "router", bob);
        equal("set", registry.module(id, "router"), bob);
        equal("other kind", registry.module(id, "court"), address(0));
        vm.prank(alice);
        registry.setModule(id, "router", address(0));
        equal("detached", registry.module(id, "router"), address(0));
    }

    function test_setSuccessor() external {
        uint256 id = register(alice, LOCATOR);
        vm.prank(alice);
        registry.setSuccessor(id, IModelRegistry.Successor(10, bob, 77));
        IModelRegistry.Successor memory next = registry.successor(id);
        equal("chain", next.chainId, 10);
        equal("registry", next.registry, bob);
        equal("id", next.id, 77);
    }

    function test_acknowledge() external {
        uint256 id = register(alice, LOCATOR);
        vm.prank(bob);
        registry.acknowledge(id);
        equal("record", registry.recordOf(bob), id);
        equal("nobody else", registry.recordOf(alice), 0);
        vm.prank(bob);
        registry.acknowledge(0);
        equal("taken back", registry.recordOf(bob), 0);
    }

    function test_supportsInterface() external view {
        isTrue("ours", registry.supportsInterface(type(IModelRegistry).interfaceId));
        isTrue("ERC-721", registry.supportsInterface(type(IERC721).interfaceId));
        isFalse("others", registry.supportsInterface(0xffffffff));
    }

    /// @dev With the record goes the power over it; an ERC-721 operator has none.
    function test_transfer_movesThePower() external {
        uint256 id = register(alice, LOCATOR);
        vm.prank(alice);
        registry.setApprovalForAll(bob, true);
        vm.prank(bob);
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryNotOwner.selector, id, bob)
        );
        registry.setUri(id, "mine");
        vm.prank(bob);
        registry.transferFrom(alice, bob, id);
        vm.prank(bob);
        registry.setUri(id, "mine");
        vm.prank(alice);
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryNotOwner.selector, id, alice)
        );
        registry.setUri(id, "mine again");
    }

    function register(address owner, string memory locator) private returns (uint256) {
        return registry.register(owner, one(locator), "ipfs://record");
    }

    function release(address owner, uint256 id) private {
        vm.prank(owner);
        registry.release(id, LOCATOR);
    }

    function expectClaims(bytes32 key, uint256 count, uint256 oldestId) private view {
        (uint256 actualCount, uint256 actualOldestId) = registry.claims(key);
        equal("claims", actualCount, count);
        equal("oldest", actualOldestId, oldestId);
    }

    function expectTooLong(uint256 length, uint256 max) private {
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryTextTooLong.selector, length, max)
        );
    }

    function expectBadCommit(string memory commit) private {
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryInvalidCommit.selector, commit)
        );
    }

    function invalid(string memory locator) private {
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryInvalidLocator.selector, locator)
        );
        registry.locatorKey(locator);
    }

    /// @dev The grammar once more, written another way.
    function isLocator(bytes memory raw) private pure returns (bool) {
        if (raw.length < 3 || raw.length > 512) return false;
        bool hasSlash = false;
        for (uint256 i = 0; i < raw.length; ++i) {
            bytes1 c = raw[i];
            bool isWord = (c >= "a" && c <= "z") || (c >= "0" && c <= "9") || c == "-" || c == "."
                || c == "_" || c == "~" || c == ":" || c == "@" || c == "%" || c == "+";
            if (!isWord && c != "/") return false;
            if (c == "/") {
                if (i == 0 || i == raw.length - 1 || raw[i - 1] == "/") return false;
                hasSlash = true;
            }
        }
        return hasSlash;
    }

    function indexOf(uint256[] memory list, uint256 length, uint256 value)
        private
        pure
        returns (uint256)
    {
        for (uint256 i = 0; i < length; ++i) {
            if (list[i] == value) return i;
        }
        return length;
    }

    function one(string memory locator)
        private
        pure
        returns (IModelRegistry.Place[] memory places)
    {
        places = new IModelRegistry.Place[](1);
        places[0] = IModelRegistry.Place(locator, "repo-1");
    }

    function letter(uint256 i) private pure returns (string memory) {
        return string(abi.encodePacked(bytes1(uint8(97 + i))));
    }

    function text(uint256 length) private pure returns (string memory) {
        bytes memory raw = new bytes(length);
        for (uint256 i = 0; i < length; ++i) {
            raw[i] = "a";
        }
        return string(raw);
    }
}
