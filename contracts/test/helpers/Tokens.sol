// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev Calls somebody once, after the next transfer's balances are set.
contract HookedToken is ERC20 {
    address private _target;
    bytes private _call;

    constructor(uint256 supply) ERC20("Hooked", "HOOK") {
        _mint(msg.sender, supply);
    }

    function callOnTransfer(address target, bytes calldata call) external {
        (_target, _call) = (target, call);
    }

    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        address target = _target;
        if (target == address(0)) return;
        delete _target;
        (bool ok,) = target.call(_call);
        require(ok);
    }
}

/// @dev Says whatever supply it is told to.
contract ShrinkingToken is ERC20 {
    uint256 private _supply;

    constructor(uint256 supply) ERC20("Shrinking", "LESS") {
        _mint(msg.sender, supply);
        _supply = supply;
    }

    function setSupply(uint256 supply) external {
        _supply = supply;
    }

    function totalSupply() public view override returns (uint256) {
        return _supply == 0 ? super.totalSupply() : _supply;
    }
}
