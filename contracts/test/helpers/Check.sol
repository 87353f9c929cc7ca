// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev Assertions: each reverts with the two values.
abstract contract Check {
    error NotEqual(string what, uint256 actual, uint256 expected);
    error NotEqualBytes(string what, bytes32 actual, bytes32 expected);
    error NotEqualText(string what, string actual, string expected);
    error NotAtMost(string what, uint256 actual, uint256 max);
    error NotTrue(string what);

    function equal(string memory what, uint256 actual, uint256 expected) internal pure {
        if (actual != expected) revert NotEqual(what, actual, expected);
    }

    function equal(string memory what, address actual, address expected) internal pure {
        if (actual != expected) {
            revert NotEqual(what, uint160(actual), uint160(expected));
        }
    }

    function equal(string memory what, bytes32 actual, bytes32 expected) internal pure {
        if (actual != expected) revert NotEqualBytes(what, actual, expected);
    }

    function equal(string memory what, string memory actual, string memory expected) internal pure {
        if (keccak256(bytes(actual)) != keccak256(bytes(expected))) {
            revert NotEqualText(what, actual, expected);
        }
    }

    function atMost(string memory what, uint256 actual, uint256 max) internal pure {
        if (actual > max) revert NotAtMost(what, actual, max);
    }

    /// @dev Equal but for so much either way.
    function near(string memory what, uint256 actual, uint256 expected, uint256 by) internal pure {
        atMost(what, actual, expected + by);
        atMost(what, expected, actual + by);
    }

    function isTrue(string memory what, bool condition) internal pure {
        if (!condition) revert NotTrue(what);
    }

    function isFalse(string memory what, bool condition) internal pure {
        if (condition) revert NotTrue(what);
    }

    /// @dev A number within bounds, evenly enough for fuzzing.
    function within(uint256 value, uint256 min, uint256 max) internal pure returns (uint256) {
        return min + value % (max - min + 1);
    }
}
