// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";

/// @dev An ERC-4626 vault that can be made to do what real ones do at their worst. Gains are tokens sent to it.
contract TestPool is ERC4626 {
    enum Mood {
        Honest,
        /// Every view reverts.
        Silent,
        /// Nothing comes in or goes out, `max` says so.
        Paused,
        /// Every `max` says 0, deposits and withdrawals work.
        MaxIsZero,
        /// Burns all gas it is given.
        Burning,
        /// Says it is worth more than any token.
        Wild,
        /// Views work, withdrawals revert though `max` says otherwise.
        Stuck
    }

    Mood public mood;
    uint256 public exitFeeBps;
    /// @dev Taken on the way out, and told by no view.
    uint256 public untoldFeeBps;
    /// @dev What the price is, of what it should be.
    uint256 public priceBps = 10_000;
    uint256 public cooldownDuration;
    address private _target;
    bytes private _call;
    bool public called;
    bool public calledOk;

    constructor(IERC20 asset_) ERC20("Pool", "POOL") ERC4626(asset_) {}

    function setMood(Mood newMood) external {
        mood = newMood;
    }

    function setExitFee(uint256 bps) external {
        exitFeeBps = bps;
    }

    function setUntoldFee(uint256 bps) external {
        untoldFeeBps = bps;
    }

    function setPrice(uint256 bps) external {
        priceBps = bps;
    }

    function setCooldown(uint256 newSeconds) external {
        cooldownDuration = newSeconds;
    }

    /// @dev Tokens are gone.
    function lose(uint256 assets) external {
        IERC20(asset()).transfer(address(0xdead), assets);
    }

    /// @dev Calls somebody at the next deposit or withdrawal.
    function callNext(address target, bytes calldata call) external {
        (_target, _call, called, calledOk) = (target, call, false, false);
    }

    function totalAssets() public view override returns (uint256) {
        if (mood == Mood.Silent) revert("silent");
        if (mood == Mood.Burning) {
            assembly ("memory-safe") {
                invalid()
            }
        }
        if (mood == Mood.Wild) return type(uint200).max;
        return super.totalAssets() * priceBps / 10_000;
    }

    function maxDeposit(address) public view override returns (uint256) {
        return mood == Mood.Paused || mood == Mood.MaxIsZero ? 0 : type(uint256).max;
    }

    function maxWithdraw(address owner) public view override returns (uint256) {
        bool isZero = mood == Mood.Paused || mood == Mood.MaxIsZero;
        return isZero ? 0 : super.previewRedeem(balanceOf(owner));
    }

    function previewRedeem(uint256 shares) public view override returns (uint256) {
        uint256 assets = super.previewRedeem(shares);
        return assets - assets * exitFeeBps / 10_000;
    }

    function deposit(uint256 assets, address receiver) public override returns (uint256 shares) {
        require(mood != Mood.Paused, "paused");
        shares = previewDeposit(assets);
        _deposit(msg.sender, receiver, assets, shares);
        _callBack();
    }

    function withdraw(uint256 assets, address receiver, address owner)
        public
        override
        returns (uint256 shares)
    {
        require(mood != Mood.Paused && mood != Mood.Stuck && cooldownDuration == 0, "closed");
        shares = previewWithdraw(assets * 10_000 / (10_000 - exitFeeBps - untoldFeeBps));
        _withdraw(msg.sender, receiver, owner, assets, shares);
        _callBack();
    }

    function redeem(uint256 shares, address receiver, address owner)
        public
        override
        returns (uint256 assets)
    {
        require(mood != Mood.Paused && mood != Mood.Stuck && cooldownDuration == 0, "closed");
        assets = previewRedeem(shares) * (10_000 - untoldFeeBps) / 10_000;
        _withdraw(msg.sender, receiver, owner, assets, shares);
        _callBack();
    }

    function _callBack() private {
        address target = _target;
        if (target == address(0)) return;
        delete _target;
        called = true;
        (calledOk,) = target.call(_call);
    }
}
