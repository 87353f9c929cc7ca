// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev The other side of a pair; can take a fee on transfers and change balances by itself.
contract QuoteToken is ERC20 {
    uint256 private _feeBps;
    uint256 private _scale = 100;

    constructor() ERC20("Quote", "QUOTE") {
        _mint(msg.sender, 1e9 ether);
    }

    function setFee(uint256 bps) external {
        _feeBps = bps;
    }

    /// @param percent Every balance is so much of what it was at first.
    function rebase(uint256 percent) external {
        _scale = percent;
    }

    function balanceOf(address account) public view override returns (uint256) {
        return super.balanceOf(account) * _scale / 100;
    }

    function _update(address from, address to, uint256 value) internal override {
        uint256 fee = from == address(0) ? 0 : value * _feeBps / 10_000;
        super._update(from, to, value - fee);
        if (fee > 0) super._update(from, address(0xfee), fee);
    }
}
