// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @dev An adapter of somebody else's that gives all it holds, whatever was wanted of it, and loses one part in a hundred on
/// the way. It has no pool: what it holds lies here.
contract CarelessAdapter {
    address public immutable vault;
    address public immutable asset;
    bytes32 public constant riskId = "careless";

    constructor(address vault_, address asset_) {
        vault = vault_;
        asset = asset_;
    }

    function allocate(uint256) external {}

    function deallocate(uint256) external {
        uint256 held = realAssets();
        IERC20(asset).transfer(address(0xdead), held / 100);
        IERC20(asset).transfer(vault, held - held / 100);
    }

    function maxDeallocate() external view returns (uint256) {
        return realAssets();
    }

    function realAssets() public view returns (uint256) {
        return IERC20(asset).balanceOf(address(this));
    }
}
