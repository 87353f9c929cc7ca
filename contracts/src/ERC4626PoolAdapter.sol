// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {GuardedCall} from "./GuardedCall.sol";
import {PoolAdapter} from "./PoolAdapter.sol";
import {IPoolAdapter} from "./interfaces/IPoolAdapter.sol";

/// @title Stake in any ERC-4626 vault
/// @dev Specification
///
/// Purpose. Holds a stake vault's shares in one ERC-4626 pool.
///
/// Roles. As in PoolAdapter.
///
/// Value. What the pool's `previewRedeem` says, which includes an exit fee; where that reverts, `convertToAssets`. A vault
/// whose price somebody can lower or raise within a transaction must not be listed; the stake vault bounds gains, not
/// such losses. Shares somebody gives to the adapter are a gain.
///
/// Exits. `maxDeallocate` is the pool's `maxWithdraw`. Some pools answer 0 to every `max` function although they pay: for
/// one that did so when the adapter was made, it is the token that lies in the pool. With a cooldown (`cooldownDuration`
/// or `cooldownSeconds` above 0) it is zero, and nothing goes in: there is no exit in one step.
///
/// Rounding. The pool's own, in the pool's favour.
///
/// Outside calls. The pool, chosen by vote. What it does is counted afterwards, by its own value and at the token.
contract ERC4626PoolAdapter is PoolAdapter {
    using GuardedCall for address;
    using SafeERC20 for IERC20;

    uint256 private constant COOLDOWN_GAS = 50_000;
    uint256 private constant DECIMALS_MAX = 36;

    bool public maxIsSilent;
    uint256 private _unitShares;

    /// @dev Called by the factory that makes the clone, in the same transaction.
    function initialize(address vault_, address pool_) external initializer {
        _setUp(vault_, pool_);
        maxIsSilent = IERC4626(pool_).maxDeposit(address(this)) == 0;
        _unitShares = 10 ** Math.min(IERC20Metadata(pool_).decimals(), DECIMALS_MAX);
    }

    /// @inheritdoc IPoolAdapter
    function allocate(uint256 assets) external onlyVault {
        uint256 wait = _cooldownSeconds();
        if (wait > 0) revert PoolAdapterCooldown(pool, wait);
        IERC20 token = IERC20(asset);
        token.forceApprove(pool, assets);
        IERC4626(pool).deposit(assets, address(this));
        token.forceApprove(pool, 0);
    }

    /// @inheritdoc IPoolAdapter
    function deallocate(uint256 assets) external onlyVault {
        IERC4626 shares = IERC4626(pool);
        if (assets < realAssets()) shares.withdraw(assets, vault, address(this));
        else shares.redeem(shares.balanceOf(address(this)), vault, address(this));
    }

    /// @inheritdoc IPoolAdapter
    function poke() external {}

    /// @inheritdoc IPoolAdapter
    function maxDeallocate() external view returns (uint256) {
        if (_cooldownSeconds() > 0) return 0;
        uint256 max = IERC4626(pool).maxWithdraw(address(this));
        if (max == 0 && maxIsSilent) max = IERC20(asset).balanceOf(pool);
        return Math.min(max, realAssets());
    }

    /// @inheritdoc IPoolAdapter
    function demandIndex() external view returns (uint256 index, uint256 at) {
        return (IERC4626(pool).convertToAssets(_unitShares), block.timestamp);
    }

    /// @inheritdoc IPoolAdapter
    /// @dev Each pool for itself: who stands behind it cannot be told.
    function riskId() external view returns (bytes32) {
        return keccak256(abi.encode("erc4626", pool));
    }

    /// @inheritdoc IPoolAdapter
    function realAssets() public view returns (uint256) {
        IERC4626 shares = IERC4626(pool);
        uint256 held = shares.balanceOf(address(this));
        if (held == 0) return 0;
        try shares.previewRedeem(held) returns (uint256 assets) {
            return assets;
        } catch {
            return shares.convertToAssets(held);
        }
    }

    /// @dev As sUSDe and as our own vaults name it; zero for all others.
    function _cooldownSeconds() private view returns (uint256 wait) {
        bool ok;
        (ok, wait,,) = pool.readWords(hex"35269315", COOLDOWN_GAS, 1);
        if (ok && wait > 0) return wait;
        (, wait,,) = pool.readWords(hex"b8221bc4", COOLDOWN_GAS, 1);
    }
}
