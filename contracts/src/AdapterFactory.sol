// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {ERC4626PoolAdapter} from "./ERC4626PoolAdapter.sol";
import {UniV2PoolAdapter} from "./UniV2PoolAdapter.sol";
import {IAdapterFactory} from "./interfaces/IAdapterFactory.sol";
import {IUniswapV2Pair} from "./interfaces/IUniswapV2Pair.sol";

/// @title Maker of pool adapters
/// @dev Specification
///
/// Purpose. Clones (EIP-1167) of the adapters whose code is known, set up in the same transaction. A vault's voters see by
/// `kindOf` that an adapter is one of them, and by its address for which pool.
///
/// Roles. None. Making an adapter is worth nothing until a vote lists it.
///
/// Outside calls. Vault and pool, for their tokens; nothing is kept of what they do.
contract AdapterFactory is IAdapterFactory {
    bytes32 private constant ERC4626 = "erc4626";
    bytes32 private constant UNI_V2 = "uniswap-v2";
    uint256 private constant AGE_SECONDS_MIN = 30 minutes;
    uint256 private constant DEVIATION_BPS_MAX = 1000;

    address private immutable _erc4626;
    address private immutable _uniV2;

    mapping(address adapter => bytes32 kind) public kindOf;

    constructor(address erc4626, address uniV2) {
        _erc4626 = erc4626;
        _uniV2 = uniV2;
    }

    /// @inheritdoc IAdapterFactory
    function createERC4626(address vault, address pool) external returns (address adapter) {
        address expected = IERC4626(vault).asset();
        address asset = IERC4626(pool).asset();
        if (asset != expected || pool == vault) {
            revert AdapterFactoryWrongAsset(pool, asset, expected);
        }
        bool isNew;
        (adapter, isNew) = _clone(_erc4626, keccak256(abi.encode(vault, pool)));
        if (!isNew) return adapter;
        ERC4626PoolAdapter(adapter).initialize(vault, pool);
        _note(adapter, vault, pool, ERC4626);
    }

    /// @inheritdoc IAdapterFactory
    function createUniV2(address vault, address pair, UniV2Settings calldata settings)
        external
        returns (address adapter)
    {
        if (
            settings.minAgeSeconds < AGE_SECONDS_MIN || settings.maxDeviationBps > DEVIATION_BPS_MAX
        ) {
            revert AdapterFactoryBadSettings(settings.minAgeSeconds, settings.maxDeviationBps);
        }
        address expected = IERC4626(vault).asset();
        address first = IUniswapV2Pair(pair).token0();
        if (first != expected && IUniswapV2Pair(pair).token1() != expected) {
            revert AdapterFactoryWrongAsset(pair, first, expected);
        }
        bool isNew;
        (adapter, isNew) = _clone(_uniV2, keccak256(abi.encode(vault, pair, settings)));
        if (!isNew) return adapter;
        UniV2PoolAdapter(adapter).initialize(vault, pair, settings);
        _note(adapter, vault, pair, UNI_V2);
    }

    /// @inheritdoc IAdapterFactory
    function implementations() external view returns (address erc4626, address uniV2) {
        return (_erc4626, _uniV2);
    }

    /// @dev The same salt gives the same adapter, made once.
    function _clone(address implementation, bytes32 salt)
        private
        returns (address adapter, bool isNew)
    {
        adapter = Clones.predictDeterministicAddress(implementation, salt);
        isNew = kindOf[adapter] == 0;
        if (isNew) Clones.cloneDeterministic(implementation, salt);
    }

    function _note(address adapter, address vault, address pool, bytes32 kind) private {
        kindOf[adapter] = kind;
        emit AdapterCreated(adapter, vault, pool, kind);
    }
}
