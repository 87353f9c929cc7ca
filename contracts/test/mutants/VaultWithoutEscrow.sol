// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";

/// @dev Voting shares whose owner keeps them until they are claimed, as in a vault that only notes the request.
contract VaultWithoutEscrow is ERC20, ERC20Permit, ERC20Votes {
    mapping(address owner => uint256 shares) public requested;

    constructor() ERC20("No escrow", "NO") ERC20Permit("No escrow") {
        _mint(msg.sender, 100 ether);
        _delegate(msg.sender, msg.sender);
    }

    function requestUnstake(uint256 shares) external returns (uint256) {
        requested[msg.sender] += shares;
        return 1;
    }

    function nonces(address owner) public view override(ERC20Permit, Nonces) returns (uint256) {
        return super.nonces(owner);
    }

    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Votes) {
        super._update(from, to, value);
    }
}
