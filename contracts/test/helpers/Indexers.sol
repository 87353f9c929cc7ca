// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ModelRegistry} from "../../src/ModelRegistry.sol";
import {IModelRegistry} from "../../src/interfaces/IModelRegistry.sol";
import {Manifests} from "./Manifests.sol";
import {vm} from "./Vm.sol";

/// @dev Records that approve, publish and index files, in any order: the handler of the digest lists' invariants. It keeps
/// the same lists in the simplest way.
contract Indexers is Manifests {
    uint256 public constant DIGESTS = 6;
    uint256 public constant RECORDS = 5;

    ModelRegistry private immutable registry;

    struct Approved {
        uint256 id;
        uint256 index;
        uint256 mask;
    }

    Approved[] private _approved;
    mapping(uint256 which => uint256[] ids) private _ghostLists;
    mapping(uint256 which => mapping(uint256 id => uint256 indexPlusOne)) public ghostIndex;
    uint256[] private _ghostOrder;
    uint256 public noted;

    constructor(ModelRegistry registry_) {
        registry = registry_;
        for (uint256 i = 0; i < RECORDS; ++i) {
            IModelRegistry.Place[] memory places = new IModelRegistry.Place[](1);
            places[0] = IModelRegistry.Place("a/b", "");
            registry.register(address(this), places, "");
        }
    }

    /// @dev Each bit of the mask is one of the digests.
    function approve(uint256 who, uint256 mask) external {
        if (_approved.length == 12) return;
        uint256 id = 1 + who % RECORDS;
        mask = mask % (1 << DIGESTS);
        (bytes memory manifest,) = manifestOf(chosen(mask));
        uint256 approval = registry.approveRevision(id, "c", sha256(manifest), "r");
        registry.publishManifest(id, approval, manifest);
        _approved.push(Approved(id, approval, mask));
    }

    /// @dev Some of the files of an approval, by whomever.
    function index(uint256 which, uint256 part, address by) external {
        if (_approved.length == 0) return;
        Approved memory one = _approved[which % _approved.length];
        (bytes memory manifest, uint256[] memory all) = manifestOf(chosen(one.mask));
        if (all.length == 0) return;
        part = part % all.length;
        uint256[] memory offsets = new uint256[](1 + part);
        for (uint256 i = 0; i < offsets.length; ++i) {
            offsets[i] = all[(i + part) % all.length];
        }
        vm.prank(by);
        registry.indexDigests(one.id, one.index, manifest, offsets);
        for (uint256 i = 0; i < offsets.length; ++i) {
            _note(numberOf(one.mask, (i + part) % all.length), one.id, one.index);
        }
        noted += offsets.length;
    }

    function ghostList(uint256 which) external view returns (uint256[] memory) {
        return _ghostLists[which];
    }

    function ghostOrder() external view returns (uint256[] memory) {
        return _ghostOrder;
    }

    function digestOf(uint256 which) public pure returns (bytes32) {
        return keccak256(abi.encode("file", which));
    }

    function _note(uint256 which, uint256 id, uint256 approval) private {
        if (_ghostLists[which].length == 0) _ghostOrder.push(which);
        if (ghostIndex[which][id] == 0) _ghostLists[which].push(id);
        if (ghostIndex[which][id] < approval + 1) ghostIndex[which][id] = approval + 1;
    }

    function chosen(uint256 mask) private pure returns (bytes32[] memory digests) {
        uint256 count = 0;
        for (uint256 i = 0; i < DIGESTS; ++i) {
            count += mask >> i & 1;
        }
        digests = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            digests[i] = digestOf(numberOf(mask, i));
        }
    }

    /// @dev Number of the n-th digest of a mask.
    function numberOf(uint256 mask, uint256 n) private pure returns (uint256 which) {
        for (which = 0; which < DIGESTS; ++which) {
            if (mask >> which & 1 == 0) continue;
            if (n == 0) return which;
            --n;
        }
    }
}
