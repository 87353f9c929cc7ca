// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Check} from "./Check.sol";

/// @dev Manifests and where the digests stand in them.
abstract contract Manifests is Check {
    bytes16 private constant HEX_DIGITS = "0123456789abcdef";

    /// @dev `path NUL size NUL sha256:digest LF`.
    function weightsLine(string memory path, bytes32 digest) internal pure returns (bytes memory) {
        return bytes.concat(bytes(path), "\x00", "12345", "\x00", digestField(digest));
    }

    /// @dev A line for each digest, with the offsets of their third fields.
    function manifestOf(bytes32[] memory digests)
        internal
        pure
        returns (bytes memory manifest, uint256[] memory offsets)
    {
        offsets = new uint256[](digests.length);
        for (uint256 i = 0; i < digests.length; ++i) {
            manifest = bytes.concat(manifest, weightsLine("w.safetensors", digests[i]));
            offsets[i] = manifest.length - 73;
        }
    }

    function manifestOf(bytes32 digest)
        internal
        pure
        returns (bytes memory manifest, uint256[] memory offsets)
    {
        bytes32[] memory digests = new bytes32[](1);
        digests[0] = digest;
        return manifestOf(digests);
    }

    function listOf(uint256 offset) internal pure returns (uint256[] memory offsets) {
        offsets = new uint256[](1);
        offsets[0] = offset;
    }

    /// @dev `sha256:digest LF`.
    function digestField(bytes32 digest) internal pure returns (bytes memory) {
        return bytes.concat("sha256:", bytes(hexOf(digest)), "\n");
    }

    function hexOf(bytes32 digest) internal pure returns (string memory) {
        bytes memory text = new bytes(64);
        for (uint256 i = 0; i < 32; ++i) {
            text[2 * i] = HEX_DIGITS[uint8(digest[i]) >> 4];
            text[2 * i + 1] = HEX_DIGITS[uint8(digest[i]) & 0xf];
        }
        return string(text);
    }
}
