// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title What a model's token is traded against on the embedded chain, and what revenue is paid in
/// @dev For demos and tests only.
contract DemoCoin is ERC20 {
    constructor(uint256 supply) ERC20("Demo coin", "COIN") {
        _mint(msg.sender, supply);
    }
}
