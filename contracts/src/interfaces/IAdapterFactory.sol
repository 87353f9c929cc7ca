// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Maker of pool adapters: what it made has code that is known
/// @notice Anyone may make an adapter; it does nothing until a vault lists it by vote. The same arguments give the same
/// adapter.
interface IAdapterFactory {
    /// @param minDepth Least of the vault's token in the pair, at its average price.
    /// @param minAgeSeconds How long the adapter must have watched the pair before stake goes in; at least 30 minutes.
    /// @param maxDeviationBps How far the price of the moment may be from the average when stake goes in or out.
    struct UniV2Settings {
        uint128 minDepth;
        uint48 minAgeSeconds;
        uint16 maxDeviationBps;
    }

    /// @param kind `erc4626` or `uniswap-v2`, as bytes32 text.
    event AdapterCreated(
        address indexed adapter, address indexed vault, address indexed pool, bytes32 kind
    );

    error AdapterFactoryWrongAsset(address pool, address asset, address expected);
    error AdapterFactoryBadSettings(uint256 minAgeSeconds, uint256 maxDeviationBps);

    /// @param pool An ERC-4626 vault over the token of `vault`.
    function createERC4626(address vault, address pool) external returns (address adapter);

    /// @param pair A Uniswap V2 pair, or of a fork with its fee of 0.3 %, with the token of `vault` on one side.
    function createUniV2(address vault, address pair, UniV2Settings calldata settings)
        external
        returns (address adapter);

    /// @return kind `erc4626` or `uniswap-v2`, as bytes32 text; zero for what was not made here.
    function kindOf(address adapter) external view returns (bytes32 kind);

    function implementations() external view returns (address erc4626, address uniV2);
}
