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
/// balances are not what they count (rebasing tokens; anyone can `skim` or `sync` a gift away). Out it goes also when the
/// other token takes a fee by now: it is part of the cost.
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

    /// @param changedAt Second of the pair's last change, in the pair's 32 bits.
    struct Reserves {
        uint256 token;
        uint256 quote;
        uint32 changedAt;
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
        _newer = Observation(_cumulative(_reserves()), Time.timestamp());
        _older = _newer;
    }

    /// @inheritdoc IPoolAdapter
    function allocate(uint256 assets) external onlyVault {
        poke();
        Reserves memory reserves = _reserves();
        _checkEligible(reserves);
        uint256 swapped = _toSwap(assets, reserves.token);
        uint256 bought = _amountOut(swapped, reserves.token, reserves.quote);
        _sendAll(IERC20(asset), swapped);
        uint256 held = quote.balanceOf(address(this));
        _swap(bought, false, address(this));
        _checkArrived(quote, bought, quote.balanceOf(address(this)) - held);
        _sendAll(IERC20(asset), assets - swapped);
        _sendAll(quote, bought);
        IUniswapV2Pair(pool).mint(address(this));
    }

    /// @inheritdoc IPoolAdapter
    function deallocate(uint256 assets) external onlyVault {
        poke();
        Reserves memory reserves = _reserves();
        uint256 average = _average(reserves);
        _checkPrice(reserves, average);
        IUniswapV2Pair pair = IUniswapV2Pair(pool);
        uint256 held = pair.balanceOf(address(this));
        uint256 real = _valueOf(held, reserves, average);
        uint256 liquidity =
            assets < real ? Math.mulDiv(held, assets, real, Math.Rounding.Ceil) : held;
        pair.transfer(address(pair), liquidity);
        pair.burn(address(this));
        _sellQuote();
        IERC20 token = IERC20(asset);
        token.safeTransfer(vault, token.balanceOf(address(this)));
    }

    /// @inheritdoc IPoolAdapter
    function maxDeallocate() external view returns (uint256) {
        uint256 held = IUniswapV2Pair(pool).balanceOf(address(this));
        if (held == 0) return 0;
        Reserves memory reserves = _reserves();
        uint256 average = _average(reserves);
        return _isNear(_spot(reserves), average) ? _valueOf(held, reserves, average) : 0;
    }

    /// @inheritdoc IPoolAdapter
    /// @dev Square root of k for each unit of liquidity: raised by fees and gifts only.
    function demandIndex() external view returns (uint256 index, uint256 at) {
        uint256 supply = IUniswapV2Pair(pool).totalSupply();
        at = block.timestamp;
        if (supply == 0) return (0, at);
        Reserves memory reserves = _reserves();
        index = Math.mulDiv(Math.sqrt(reserves.token * reserves.quote), INDEX_ONE, supply);
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
        Reserves memory reserves = _reserves();
        _newer = Observation(_cumulative(reserves), Time.timestamp());
        emit PoolPoked(_spot(reserves), block.timestamp);
    }

    /// @inheritdoc IPoolAdapter
    function realAssets() public view returns (uint256) {
        uint256 held = IUniswapV2Pair(pool).balanceOf(address(this));
        if (held == 0) return 0;
        Reserves memory reserves = _reserves();
        return _valueOf(held, reserves, _average(reserves));
    }

    /// @notice Average price of the token in the other one over 30 minutes at least, with 112 fractional bits.
    function averagePrice() external view returns (uint256) {
        return _average(_reserves());
    }

    /// @dev To the pair; it must arrive in full.
    function _sendAll(IERC20 token, uint256 amount) private {
        _checkArrived(token, amount, _send(token, amount));
    }

    /// @return received What arrived at the pair.
    function _send(IERC20 token, uint256 amount) private returns (uint256 received) {
        uint256 before = token.balanceOf(pool);
        token.safeTransfer(pool, amount);
        received = token.balanceOf(pool) - before;
    }

    /// @dev Sells all there is of the other token, for the vault.
    function _sellQuote() private {
        Reserves memory reserves = _reserves();
        uint256 held = quote.balanceOf(address(this));
        if (_amountOut(held, reserves.quote, reserves.token) == 0) return;
        uint256 bought = _amountOut(_send(quote, held), reserves.quote, reserves.token);
        if (bought > 0) _swap(bought, true, vault);
    }

    function _swap(uint256 amount, bool forToken, address to) private {
        bool isFirstOut = forToken == _isFirst;
        IUniswapV2Pair(pool).swap(isFirstOut ? amount : 0, isFirstOut ? 0 : amount, to, "");
    }

    function _checkArrived(IERC20 token, uint256 sent, uint256 received) private pure {
        if (received != sent) revert PoolAdapterTransferFee(address(token), sent, received);
    }

    function _checkEligible(Reserves memory reserves) private view {
        uint256 readyAt = watchedSince + uint256(settings.minAgeSeconds);
        if (block.timestamp < readyAt) revert PoolAdapterTooYoung(readyAt);
        _checkBalance(IERC20(asset), reserves.token);
        _checkBalance(quote, reserves.quote);
        if (reserves.token == 0) revert PoolAdapterTooShallow(0, settings.minDepth);
        uint256 average = _average(reserves);
        _checkPrice(reserves, average);
        uint256 depth = _fairReserve(reserves, average);
        if (depth < settings.minDepth) revert PoolAdapterTooShallow(depth, settings.minDepth);
    }

    function _checkBalance(IERC20 token, uint256 reserve) private view {
        uint256 balance = token.balanceOf(pool);
        uint256 difference = balance > reserve ? balance - reserve : reserve - balance;
        if (difference > reserve / SURPLUS_PARTS) {
            revert PoolAdapterRebasingToken(address(token), reserve, balance);
        }
    }

    function _checkPrice(Reserves memory reserves, uint256 average) private view {
        uint256 spot = _spot(reserves);
        if (!_isNear(spot, average)) {
            revert PoolAdapterPriceDeviation(spot, average, settings.maxDeviationBps);
        }
    }

    function _valueOf(uint256 liquidity, Reserves memory reserves, uint256 price)
        private
        view
        returns (uint256)
    {
        uint256 fair = 2 * _fairReserve(reserves, price);
        return Math.mulDiv(fair, liquidity, IUniswapV2Pair(pool).totalSupply());
    }

    function _isNear(uint256 spot, uint256 average) private view returns (bool) {
        uint256 difference = spot > average ? spot - average : average - spot;
        return difference <= Math.mulDiv(average, settings.maxDeviationBps, BPS);
    }

    /// @dev From an observation that is at least WINDOW_SECONDS old. The sums overflow by design.
    function _average(Reserves memory reserves) private view returns (uint256) {
        Observation memory base = _newer;
        if (block.timestamp < base.at + WINDOW_SECONDS) base = _older;
        uint256 readyAt = base.at + WINDOW_SECONDS;
        if (block.timestamp < readyAt) revert PoolAdapterTooYoung(readyAt);
        uint256 now_ = _cumulative(reserves);
        unchecked {
            return (now_ - base.cumulative) / (block.timestamp - base.at);
        }
    }

    /// @dev The pair's sum continued to now at the price that held since its last change.
    function _cumulative(Reserves memory reserves) private view returns (uint256 cumulative) {
        IUniswapV2Pair pair = IUniswapV2Pair(pool);
        cumulative = _isFirst ? pair.price0CumulativeLast() : pair.price1CumulativeLast();
        // Seconds as the pair counts them, in 32 bits; sum and seconds overflow by design.
        unchecked {
            uint32 elapsed = uint32(block.timestamp) - reserves.changedAt;
            if (elapsed > 0) cumulative += _spot(reserves) * elapsed;
        }
    }

    function _reserves() private view returns (Reserves memory) {
        (uint256 first, uint256 second, uint32 changedAt) = IUniswapV2Pair(pool).getReserves();
        return _isFirst ? Reserves(first, second, changedAt) : Reserves(second, first, changedAt);
    }

    /// @dev Zero for an empty pair.
    function _spot(Reserves memory reserves) private pure returns (uint256) {
        return reserves.token == 0 ? 0 : reserves.quote * PRICE_ONE / reserves.token;
    }

    /// @dev What the pair would hold of the token at this price.
    function _fairReserve(Reserves memory reserves, uint256 price) private pure returns (uint256) {
        return Math.sqrt(Math.mulDiv(reserves.token * reserves.quote, PRICE_ONE, price));
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
