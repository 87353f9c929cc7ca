// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Reading contracts that may lie, burn or flood
/// @dev Each function makes one static call with a cap on gas and on the bytes copied back, and never reverts on account
/// of the callee. A callee that reverts, has no code or answers too little is `ok = false`.
library GuardedCall {
    uint256 private constant TEXT_BYTES_MAX = 64;
    /// @dev Offset and length of an ABI-encoded string.
    uint256 private constant TEXT_HEAD_BYTES = 64;

    /// @return ok And the first three words of the answer, of which `words` must be there.
    function readWords(address target, bytes memory data, uint256 gasCap, uint256 words)
        internal
        view
        returns (bool ok, uint256 first, uint256 second, uint256 third)
    {
        bytes memory answer = _read(target, data, gasCap, 96);
        ok = answer.length >= words * 32;
        if (!ok) return (false, 0, 0, 0);
        // The buffer has 96 bytes whatever came back; what did not come is zero.
        assembly ("memory-safe") {
            first := mload(add(answer, 0x20))
            second := mload(add(answer, 0x40))
            third := mload(add(answer, 0x60))
        }
    }

    /// @return ok And a string, cut at 64 bytes on a UTF-8 boundary.
    function readText(address target, bytes memory data, uint256 gasCap)
        internal
        view
        returns (bool ok, string memory text)
    {
        // One byte more than is kept tells whether the cut falls inside a character.
        bytes memory answer = _read(target, data, gasCap, TEXT_HEAD_BYTES + TEXT_BYTES_MAX + 1);
        uint256 offset;
        uint256 length;
        assembly ("memory-safe") {
            offset := mload(add(answer, 0x20))
            length := mload(add(answer, 0x40))
        }
        uint256 needed = TEXT_HEAD_BYTES + (length > TEXT_BYTES_MAX ? TEXT_BYTES_MAX + 1 : length);
        if (answer.length < needed || offset != 0x20) return (false, "");
        if (length > TEXT_BYTES_MAX) {
            length = TEXT_BYTES_MAX;
            while (length > 0 && answer[TEXT_HEAD_BYTES + length] & 0xc0 == 0x80) --length;
        }
        bytes memory kept = new bytes(length);
        for (uint256 i = 0; i < length; ++i) {
            kept[i] = answer[TEXT_HEAD_BYTES + i];
        }
        return (true, string(kept));
    }

    /// @dev Allocates `maxBytes` zeroed, then sets the length to what was copied; empty when the call failed.
    function _read(address target, bytes memory data, uint256 gasCap, uint256 maxBytes)
        private
        view
        returns (bytes memory answer)
    {
        answer = new bytes(maxBytes);
        // Memory is written within `answer` only: the callee's answer is copied up to `maxBytes`.
        assembly ("memory-safe") {
            let ok := staticcall(gasCap, target, add(data, 0x20), mload(data), 0, 0)
            let size := returndatasize()
            if gt(size, maxBytes) { size := maxBytes }
            if iszero(ok) { size := 0 }
            returndatacopy(add(answer, 0x20), 0, size)
            mstore(answer, size)
        }
    }
}
