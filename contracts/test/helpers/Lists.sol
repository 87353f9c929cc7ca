// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Check} from "./Check.sol";

/// @dev Lists of an allocation, their tree and its proofs, written in another way than the contract under test: level by
/// level upwards in place of an array of nodes.
abstract contract Lists is Check {
    struct Entry {
        address account;
        uint256 amount;
    }

    function packed(Entry[] memory entries) internal pure returns (bytes memory leaves) {
        for (uint256 i = 0; i < entries.length; ++i) {
            leaves = bytes.concat(
                leaves, abi.encodePacked(entries[i].account, uint128(entries[i].amount))
            );
        }
    }

    function sumOf(Entry[] memory entries) internal pure returns (uint256 sum) {
        for (uint256 i = 0; i < entries.length; ++i) {
            sum += entries[i].amount;
        }
    }

    /// @dev Where n is no power of two the leaves lie on two levels: the last ones, in reverse order, on the upper.
    function rootOf(Entry[] memory entries) internal pure returns (bytes32) {
        return subtree(entries, 0);
    }

    function proofOf(Entry[] memory entries, uint256 index)
        internal
        pure
        returns (bytes32[] memory proof)
    {
        uint256 at = 2 * entries.length - 2 - index;
        uint256 depth = 0;
        for (uint256 node = at; node > 0; node = (node - 1) / 2) {
            ++depth;
        }
        proof = new bytes32[](depth);
        for (uint256 i = 0; i < depth; ++i) {
            proof[i] = subtree(entries, at % 2 == 0 ? at - 1 : at + 1);
            at = (at - 1) / 2;
        }
    }

    function leafOf(uint256 index, Entry memory entry) internal pure returns (bytes32) {
        return keccak256(abi.encode(keccak256(abi.encode(index, entry.account, entry.amount))));
    }

    function subtree(Entry[] memory entries, uint256 node) private pure returns (bytes32) {
        uint256 inner = entries.length - 1;
        if (node >= inner) {
            uint256 index = 2 * entries.length - 2 - node;
            return leafOf(index, entries[index]);
        }
        (bytes32 a, bytes32 b) = (subtree(entries, 2 * node + 1), subtree(entries, 2 * node + 2));
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }
}
