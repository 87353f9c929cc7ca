// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";

/// @title A lending desk of the embedded chain: OpenZeppelin's ERC-4626 as it is
/// @dev For demos and tests only. Tokens sent to it are interest; its maker can let a borrower default.
contract DemoPool is ERC4626 {
    error DemoPoolNotMaker(address caller);

    address private immutable _maker = msg.sender;

    constructor(IERC20 token) ERC20("Demo lending desk", "DESK") ERC4626(token) {}

    /// @notice Tokens leave for good, as with a borrower who never pays back.
    function lose(uint256 assets) external {
        if (msg.sender != _maker) revert DemoPoolNotMaker(msg.sender);
        IERC20(asset()).transfer(address(0xdead), assets);
    }
}
