// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {PoolAdapter} from "./PoolAdapter.sol";
import {IAdapterFactory} from "./interfaces/IAdapterFactory.sol";
import {IPoolAdapter} from "./interfaces/IPoolAdapter.sol";
import {IUniswapV2Pair} from "./interfaces/IUniswapV2Pair.sol";

/// @title Stake as liquidity of a Uniswap V2 pair
/// @dev Specification
///
/// Purpose. Holds liquidity of one pair: swaps about half of the stake for the other token and adds both, and back.
///
/// Roles. As in PoolAdapter. Anyone may `poke`.
///
/// Value. Never the price of the moment. With k the product of the reserves and P the average price of the token over at
/// least 30 minutes, the reserve of the token at that price is sqrt(k / P), and liquidity is worth twice its part of it.
/// A swap moves the pair along k: it changes the value by its fee only, which the liquidity earns.
///
/// Bounds. Stake goes in and out only while the price of the moment is within `maxDeviationBps` of the average, so that
/// nobody can make the pair dear before and cheap after. It goes in only when the pair was watched for `minAgeSeconds`
/// and holds `minDepth` of the token at the average price. Tokens with a fee on transfer are refused, and pairs whose
/// balances are not what they count (rebasing tokens; anyone can `skim` or `sync` a gift away).
///
/// Rounding. Liquidity for an exit up; all else as the pair does, in the pair's favour. Where the exchange takes a part of
/// the fee, that part is counted as ours until the pair's next mint or burn.
///
/// Outside calls. The pair and both tokens, chosen by vote.
contract UniV2PoolAdapter is PoolAdapter {
    using SafeERC20 for IERC20;

    /// @param cumulative The pair's own sum of price times seconds, at `at`.
    struct Observation {
        uint256 cumulative;
        uint48 at;
    }

    uint256 private constant WINDOW_SECONDS = 30 minutes;
    uint256 private constant BPS = 10_000;
    /// @dev Balances may differ from reserves by one part in so many.
    uint256 private constant SURPLUS_PARTS = 1000;
    uint256 private constant PRICE_ONE = 2 ** 112;
    uint256 private constant INDEX_ONE = 1e18;

    IERC20 public quote;
    bool private _isFirst;
    uint48 public watchedSince;
    IAdapterFactory.UniV2Settings public settings;
    Observation private _older;
    Observation private _newer;

    /// @dev Called by the factory that makes the clone, in the same transaction.
    function initialize(
        address vault_,
        address pair,
        IAdapterFactory.UniV2Settings calldata settings_
    ) external initializer {
        _setUp(vault_, pair);
        settings = settings_;
        _isFirst = IUniswapV2Pair(pair).token0() == asset;
        quote = IERC20(_isFirst ? IUniswapV2Pair(pair).token1() : IUniswapV2Pair(pair).token0());
        watchedSince = Time.timestamp();
        _newer = Observation(_cumulative(), Time.timestamp());
        _older = _newer;
    }

    /// @inheritdoc IPoolAdapter
    function allocate(uint256 assets, uint256 minValue) external onlyVault returns (uint256 value) {
        poke();
        _checkEligible();
        uint256 before = realAssets();
        IUniswapV2Pair pair = IUniswapV2Pair(pool);
        (uint256 tokenReserve, uint256 quoteReserve) = _reserves();
        uint256 swapped = _toSwap(assets, tokenReserve);
        uint256 bought = _amountOut(swapped, tokenReserve, quoteReserve);
        _send(IERC20(asset), swapped);
        uint256 held = quote.balanceOf(address(this));
        _swap(pair, bought, false, address(this));
        uint256 received = quote.balanceOf(address(this)) - held;
        if (received != bought) revert PoolAdapterTransferFee(address(quote), bought, received);
        _send(IERC20(asset), assets - swapped);
        _send(quote, bought);
        pair.mint(address(this));
        value = Math.saturatingSub(realAssets(), before);
        if (value < minValue) revert PoolAdapterValueTooLow(value, minValue);
    }

    /// @inheritdoc IPoolAdapter
    function deallocate(uint256 assets, uint256 minOut) external onlyVault returns (uint256 out) {
        poke();
        _checkPrice(_average());
        IERC20 token = IERC20(asset);
        uint256 before = token.balanceOf(vault);
        IUniswapV2Pair pair = IUniswapV2Pair(pool);
        uint256 held = pair.balanceOf(address(this));
        uint256 real = realAssets();
        uint256 liquidity =
            assets < real ? Math.mulDiv(held, assets, real, Math.Rounding.Ceil) : held;
        pair.transfer(address(pair), liquidity);
        pair.burn(address(this));
        (uint256 tokenReserve, uint256 quoteReserve) = _reserves();
        uint256 sold = quote.balanceOf(address(this));
        uint256 bought = _amountOut(sold, quoteReserve, tokenReserve);
        if (bought > 0) {
            _send(quote, sold);
            _swap(pair, bought, true, vault);
        }
        token.safeTransfer(vault, token.balanceOf(address(this)));
        out = token.balanceOf(vault) - before;
        if (out < minOut) revert PoolAdapterOutTooLow(out, minOut);
    }

    /// @inheritdoc IPoolAdapter
    function maxDeallocate() external view returns (uint256) {
        uint256 real = realAssets();
        if (real == 0) return 0;
        uint256 average = _average();
        return _isNear(_spot(), average) ? real : 0;
    }

    /// @inheritdoc IPoolAdapter
    /// @dev Square root of k for each unit of liquidity: raised by fees and gifts only.
    function demandIndex() external view returns (uint256 index, uint256 at) {
        uint256 supply = IUniswapV2Pair(pool).totalSupply();
        at = block.timestamp;
        if (supply > 0) index = Math.mulDiv(Math.sqrt(_product()), INDEX_ONE, supply);
    }

    /// @inheritdoc IPoolAdapter
    /// @dev All pairs of one exchange.
    function riskId() external view returns (bytes32) {
        return keccak256(abi.encode("uniswap-v2", IUniswapV2Pair(pool).factory()));
    }

    /// @inheritdoc IPoolAdapter
    function poke() public {
        if (block.timestamp < _newer.at + WINDOW_SECONDS) return;
        _older = _newer;
        _newer = Observation(_cumulative(), Time.timestamp());
        emit PoolPoked(_spot(), block.timestamp);
    }

    /// @inheritdoc IPoolAdapter
    function realAssets() public view returns (uint256) {
        IUniswapV2Pair pair = IUniswapV2Pair(pool);
        uint256 held = pair.balanceOf(address(this));
        if (held == 0) return 0;
        return Math.mulDiv(2 * _fairReserve(_average()), held, pair.totalSupply());
    }

    /// @notice Average price of the token in the other one over 30 minutes at least, with 112 fractional bits.
    function averagePrice() external view returns (uint256) {
        return _average();
    }

    /// @dev To the pair; it must arrive in full.
    function _send(IERC20 token, uint256 amount) private {
        uint256 before = token.balanceOf(pool);
        token.safeTransfer(pool, amount);
        uint256 received = token.balanceOf(pool) - before;
        if (received != amount) revert PoolAdapterTransferFee(address(token), amount, received);
    }

    function _swap(IUniswapV2Pair pair, uint256 amount, bool forToken, address to) private {
        bool isFirstOut = forToken == _isFirst;
        pair.swap(isFirstOut ? amount : 0, isFirstOut ? 0 : amount, to, "");
    }

    function _checkEligible() private view {
        uint256 readyAt = watchedSince + uint256(settings.minAgeSeconds);
        if (block.timestamp < readyAt) revert PoolAdapterTooYoung(readyAt);
        (uint256 tokenReserve, uint256 quoteReserve) = _reserves();
        _checkBalance(IERC20(asset), tokenReserve);
        _checkBalance(quote, quoteReserve);
        if (tokenReserve == 0) revert PoolAdapterTooShallow(0, settings.minDepth);
        uint256 average = _average();
        _checkPrice(average);
        uint256 depth = _fairReserve(average);
        if (depth < settings.minDepth) revert PoolAdapterTooShallow(depth, settings.minDepth);
    }

    function _checkBalance(IERC20 token, uint256 reserve) private view {
        uint256 balance = token.balanceOf(pool);
        uint256 difference = balance > reserve ? balance - reserve : reserve - balance;
        if (difference > reserve / SURPLUS_PARTS) {
            revert PoolAdapterRebasingToken(address(token), reserve, balance);
        }
    }

    function _checkPrice(uint256 average) private view {
        uint256 spot = _spot();
        if (!_isNear(spot, average)) {
            revert PoolAdapterPriceDeviation(spot, average, settings.maxDeviationBps);
        }
    }

    function _isNear(uint256 spot, uint256 average) private view returns (bool) {
        uint256 difference = spot > average ? spot - average : average - spot;
        return difference <= Math.mulDiv(average, settings.maxDeviationBps, BPS);
    }

    /// @dev From an observation that is at least WINDOW_SECONDS old. The sums overflow by design.
    function _average() private view returns (uint256) {
        Observation memory base = _newer;
        if (block.timestamp < base.at + WINDOW_SECONDS) base = _older;
        uint256 readyAt = base.at + WINDOW_SECONDS;
        if (block.timestamp < readyAt) revert PoolAdapterTooYoung(readyAt);
        uint256 now_ = _cumulative();
        unchecked {
            return (now_ - base.cumulative) / (block.timestamp - base.at);
        }
    }

    /// @dev The pair's sum continued to now at the price that held since its last change.
    function _cumulative() private view returns (uint256 cumulative) {
        IUniswapV2Pair pair = IUniswapV2Pair(pool);
        cumulative = _isFirst ? pair.price0CumulativeLast() : pair.price1CumulativeLast();
        (,, uint32 changedAt) = pair.getReserves();
        // Seconds as the pair counts them, in 32 bits; sum and seconds overflow by design.
        unchecked {
            uint32 elapsed = uint32(block.timestamp) - changedAt;
            if (elapsed > 0) cumulative += _spot() * elapsed;
        }
    }

    /// @dev Zero for an empty pair.
    function _spot() private view returns (uint256) {
        (uint256 tokenReserve, uint256 quoteReserve) = _reserves();
        return tokenReserve == 0 ? 0 : quoteReserve * PRICE_ONE / tokenReserve;
    }

    /// @dev What the pair would hold of the token at this price.
    function _fairReserve(uint256 price) private view returns (uint256) {
        return Math.sqrt(Math.mulDiv(_product(), PRICE_ONE, price));
    }

    function _product() private view returns (uint256) {
        (uint256 tokenReserve, uint256 quoteReserve) = _reserves();
        return tokenReserve * quoteReserve;
    }

    function _reserves() private view returns (uint256 tokenReserve, uint256 quoteReserve) {
        (uint256 first, uint256 second,) = IUniswapV2Pair(pool).getReserves();
        return _isFirst ? (first, second) : (second, first);
    }

    /// @dev Part to swap so that the rest and what it buys have the ratio of the reserves then: the positive root of
    /// 997 x^2 + 1997 r x = 1000 r a, for a fee of 3 in 1000.
    function _toSwap(uint256 assets, uint256 reserve) private pure returns (uint256) {
        uint256 root = Math.sqrt(reserve * (assets * 3_988_000 + reserve * 3_988_009));
        return (root - reserve * 1997) / 1994;
    }

    function _amountOut(uint256 amountIn, uint256 reserveIn, uint256 reserveOut)
        private
        pure
        returns (uint256)
    {
        uint256 afterFee = amountIn * 997;
        return afterFee * reserveOut / (reserveIn * 1000 + afterFee);
    }
}
