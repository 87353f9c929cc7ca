// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {IPoolAdapter} from "./interfaces/IPoolAdapter.sol";

/// @title What all pool adapters have in common: whose they are
/// @dev Specification
///
/// Purpose. Fixes vault, pool and token of a clone for good.
///
/// Roles. The vault alone moves stake; nobody else can make the adapter pay.
abstract contract PoolAdapter is Initializable, IPoolAdapter {
    address public vault;
    address public pool;
    address public asset;

    constructor() {
        _disableInitializers();
    }

    modifier onlyVault() {
        if (msg.sender != vault) revert PoolAdapterNotVault(msg.sender);
        _;
    }

    function _setUp(address vault_, address pool_) internal {
        vault = vault_;
        pool = pool_;
        asset = IERC4626(vault_).asset();
    }
}
