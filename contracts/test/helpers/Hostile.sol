// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev Answers every call with the same bytes.
contract Parrot {
    bytes private _answer;

    constructor(bytes memory answer) {
        _answer = answer;
    }

    fallback(bytes calldata) external returns (bytes memory) {
        return _answer;
    }
}

/// @dev Reverts on every call, with a megabyte where it can pay for it.
contract Thrower {
    fallback() external {
        assembly ("memory-safe") {
            revert(0, 1000000)
        }
    }
}

/// @dev Burns all gas it is given.
contract Burner {
    fallback() external {
        assembly ("memory-safe") {
            invalid()
        }
    }
}

/// @dev Burns nearly all gas it is given and still answers, always with fives: as a governor, five queued proposals.
contract Waster {
    fallback(bytes calldata) external returns (bytes memory) {
        uint256 waste = 0;
        while (gasleft() > 3000) ++waste;
        return abi.encode(uint256(5), uint256(5), uint256(5));
    }
}
