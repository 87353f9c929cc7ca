// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    ERC20PermitUpgradeable
} from "@openzeppelin/contracts-upgradeable/token/ERC20/extensions/ERC20PermitUpgradeable.sol";

/// @title Token of a model
/// @dev Specification
///
/// Purpose. A share in a model: ERC-20 with ERC-2612, 18 decimals, a supply fixed for good.
///
/// Roles. None. Whoever initialises the clone gets the whole supply and no power over it.
///
/// Invariants. `totalSupply` never changes: there is neither mint nor burn, so that a quorum counted on it cannot change
/// after the vote. The token has no votes of its own and calls nobody on transfer: only stake votes, and no re-entry
/// starts here.
contract ModelToken is ERC20PermitUpgradeable {
    constructor() {
        _disableInitializers();
    }

    /// @param supply Goes to the caller, in the smallest unit.
    function initialize(string calldata name, string calldata symbol, uint256 supply)
        external
        initializer
    {
        __ERC20_init(name, symbol);
        __ERC20Permit_init(name);
        _mint(msg.sender, supply);
    }
}
