// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IUniswapV2Pair} from "../../src/interfaces/IUniswapV2Pair.sol";

/// @dev Liquidity of a pair valued by the price of the moment. Takes the other token from its maker, so that the way in
/// costs nothing here.
contract SpotAdapter {
    address public immutable vault;
    address public immutable asset;
    IUniswapV2Pair public immutable pool;
    IERC20 private immutable quote;
    address private immutable maker = msg.sender;

    constructor(address vault_, address asset_, IUniswapV2Pair pair, IERC20 quote_) {
        vault = vault_;
        asset = asset_;
        pool = pair;
        quote = quote_;
    }

    function allocate(uint256 assets) external {
        IERC20(asset).transfer(address(pool), assets / 2);
        quote.transferFrom(maker, address(pool), assets / 2);
        IERC20(asset).transfer(maker, assets / 2);
        pool.mint(address(this));
    }

    function riskId() external pure returns (bytes32) {
        return "spot";
    }

    function realAssets() public view returns (uint256) {
        return 2 * IERC20(asset).balanceOf(address(pool)) * pool.balanceOf(address(this))
            / pool.totalSupply();
    }
}
