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

/// @dev Reverts on every call with as many bytes as it can pay for.
contract Thrower {
    fallback() external {
        assembly ("memory-safe") {
            revert(0, 200000)
        }
    }
}

/// @dev Answers every call with as many zeros as it can pay for.
contract Flooder {
    fallback() external {
        assembly ("memory-safe") {
            return(0, 200000)
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
