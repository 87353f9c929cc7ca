// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title What we call of a Uniswap V2 pair
/// @notice Written from the ABI of the npm package @uniswap/v2-core 1.0.1. A pair is an ERC-20 too: its liquidity.
interface IUniswapV2Pair {
    /// @notice Liquidity for what was sent to the pair since its last update, to an account.
    function mint(address to) external returns (uint256 liquidity);

    /// @notice Both tokens for the liquidity that was sent to the pair, to an account.
    function burn(address to) external returns (uint256 amount0, uint256 amount1);

    function swap(uint256 amount0Out, uint256 amount1Out, address to, bytes calldata data) external;

    function getReserves()
        external
        view
        returns (uint112 reserve0, uint112 reserve1, uint32 blockTimestampLast);

    /// @notice Sum of price times seconds; the price is of token0 in token1 with 112 fractional bits. Overflows by design.
    function price0CumulativeLast() external view returns (uint256);

    function price1CumulativeLast() external view returns (uint256);

    function totalSupply() external view returns (uint256);

    function balanceOf(address account) external view returns (uint256);

    function transfer(address to, uint256 amount) external returns (bool);

    function token0() external view returns (address);

    function token1() external view returns (address);

    function factory() external view returns (address);
}
