// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ModelRegistry} from "../src/ModelRegistry.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {Check} from "./helpers/Check.sol";
import {Indexers} from "./helpers/Indexers.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev Of the lists of digests, under any order of approvals and indexing.
contract DigestInvariantsTest is Check {
    ModelRegistry private registry;
    Indexers private indexers;

    function setUp() external {
        vm.roll(1000);
        registry = ModelRegistry(vm.deployCode("ModelRegistry.sol"));
        indexers = new Indexers(registry);
    }

    /// @dev Read by forge: what is called, with any arguments, in any order.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(indexers);
    }

    /// @dev Each digest's list has each of its records once, in order of first indexing, each with its newest approval.
    function invariant_listsAreAsThePlainOnes() external view {
        for (uint256 which = 0; which < indexers.DIGESTS(); ++which) {
            bytes32 digest = indexers.digestOf(which);
            uint256[] memory expected = indexers.ghostList(which);
            IModelRegistry.DigestRecord[] memory found = registry.digestRecords(digest, 0, 100);
            equal("length", found.length, expected.length);
            equal("count", registry.digestRecordCount(digest), expected.length);
            for (uint256 i = 0; i < found.length; ++i) {
                equal("record", found[i].id, expected[i]);
                equal("newest", found[i].index + 1, indexers.ghostIndex(which, found[i].id));
                isTrue("an approval of it", found[i].index < registry.approvalCount(found[i].id));
                atMost("in order of time", found[i].firstBlock, found[i].indexedBlock);
            }
        }
    }

    /// @dev The list of all digests has each once, in order of first indexing.
    function invariant_eachDigestOnce() external view {
        uint256[] memory expected = indexers.ghostOrder();
        equal("count", registry.digestCount(), expected.length);
        for (uint256 i = 0; i < expected.length; ++i) {
            equal("digest", registry.digestAt(i), indexers.digestOf(expected[i]));
        }
    }

    /// @dev The steps are worth something.
    function test_handler_getsSomewhere() external {
        uint256 seed = 1;
        for (uint256 i = 0; i < 200; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            if (seed % 5 == 0) indexers.approve(seed >> 8, seed >> 40);
            else indexers.index(seed >> 8, seed >> 40, address(uint160(seed >> 96)));
        }
        isTrue("indexed", indexers.noted() > 100);
        equal("all digests", registry.digestCount(), indexers.DIGESTS());
        this.invariant_listsAreAsThePlainOnes();
        this.invariant_eachDigestOnce();
    }
}
