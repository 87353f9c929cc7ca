// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    ERC4626Upgradeable
} from "@openzeppelin/contracts-upgradeable/token/ERC20/extensions/ERC4626Upgradeable.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {GuardedCall} from "./GuardedCall.sol";
import {IPoolAdapter} from "./interfaces/IPoolAdapter.sol";
import {IStakePools} from "./interfaces/IStakePools.sol";

/// @title The books of a stake vault with pools
/// @dev Specification
///
/// Purpose. What lies idle, what lies in which pool, what all of it is worth, and the ways out of a pool. Shares and votes
/// never change by a move. StakePools adds what a vote and the allocator do.
///
/// Roles. The timelock lists pools, sets every limit and names the allocator. The allocator moves stake within the limits,
/// at a cost per move of at most the pool's `maxLossBps`; it can take nothing. Any holder may move stake out of a pool at
/// a penalty. Nobody can stop deposits or claims of what is idle.
///
/// Value. A pool's value is what its adapter says. The stake's value is idle and pools together, but never more than the
/// value booked last and what may have grown since (`maxRatePerYear`): losses count at once, gains at a bounded rate, so
/// nobody comes for a gain just before it. Those who leave early leave gains that were not booked yet to the others.
///
/// Silence. A pool that reverts, burns its gas or says nonsense is silent. It counts as nothing for those who leave and as
/// last booked for those who come; the book keeps its last value until it answers again or a vote takes it off the list.
/// So silence stops neither deposits nor claims of idle stake, and nobody gains by causing it. A caller who gives too
/// little gas to ask a pool is refused.
///
/// Claims. What a pool takes for letting stake out is borne by the claim it is taken for. A pool that fails, or costs more
/// than its bound, is passed over and stops no claim that others can pay.
///
/// Rounding. A move may lose ROUNDING_ASSETS beyond its bound, since pools round in their favour.
///
/// Outside calls. Adapters (chosen by vote, yet not trusted: what comes back is counted at the token) and the token, with
/// the guard against re-entry set. During a move the views understate the stake's value.
abstract contract StakeBook is ERC4626Upgradeable, ReentrancyGuardTransient, IStakePools {
    using GuardedCall for address;
    using SafeCast for uint256;

    /// @param isUsed Whether there ever was a pool; without, the stake's value is what lies idle.
    /// @param bookedAssets The stake's value at `bookedAt`, with deposits and claims since.
    /// @param blockAssets The same at the first booking of the block `blockNumber`.
    struct Book {
        uint128 idleAssets;
        uint48 bookedAt;
        bool isUsed;
        uint128 bookedAssets;
        uint128 blockAssets;
        uint48 blockNumber;
        address allocator;
        PoolLimits limits;
        address[] adapters;
        mapping(address adapter => Entry entry) entries;
        mapping(bytes32 riskId => RiskCap cap) riskCaps;
    }

    struct Entry {
        uint128 booked;
        uint128 absoluteCap;
        bytes32 riskId;
        uint16 relativeCapBps;
        uint16 maxLossBps;
        bool isListed;
    }

    uint256 internal constant BPS = 10_000;
    uint256 internal constant PENALTY_BPS_MAX = 200;
    uint256 private constant ROUNDING_ASSETS = 2;
    /// @dev What a pool may use to say what it is worth, and to let stake out for a claim.
    uint256 private constant ASK_GAS = 500_000;
    uint256 private constant MOVE_GAS = 2_600_000;

    /// @dev keccak256(abi.encode(uint256(keccak256("commonweight.storage.StakeBook")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant BOOK_SLOT =
        0x3ccc4d54065f8079f2557840ef4fd7957ce0c222fe90f600a3bd6229579de000;

    /// @inheritdoc IStakePools
    /// @dev Shares count at their price for those who come: a silent pool must not make an exit dear.
    function forceDeallocate(address adapter, uint256 assets, uint256 minOut)
        external
        nonReentrant
        returns (uint256 out, uint256 burnedShares)
    {
        if (balanceOf(msg.sender) == 0) revert StakePoolsNotHolder(msg.sender);
        (, uint256 stake,) = _book();
        uint256 loss;
        (out, loss) = _deallocate(adapter, assets, minOut);
        uint256 penalty =
            Math.min(out * _books().limits.penaltyBps / BPS + loss, out * PENALTY_BPS_MAX / BPS);
        burnedShares = Math.mulDiv(
            penalty, totalSupply() + 1, Math.saturatingSub(stake, loss) + 1, Math.Rounding.Ceil
        );
        _burn(msg.sender, burnedShares);
        // The price must not jump by it: the penalty becomes a gain, which is booked at the bounded rate.
        _reduceBooked(penalty);
        emit ForceDeallocated(adapter, msg.sender, out, burnedShares);
    }

    /// @notice For the vault's own claims: a call of its own, so that all of it is undone when the pool fails.
    /// @return out What came out.
    /// @return cost What it cost: of the amount that was wanted, or of what the others have in the pool.
    function takeForClaim(address adapter, uint256 assets)
        external
        returns (uint256 out, uint256 cost)
    {
        if (msg.sender != address(this)) revert StakePoolsNotVault(msg.sender);
        uint256 maxLoss = _maxLoss(_books().entries[adapter], assets);
        (out, cost) = _deallocate(adapter, assets, Math.saturatingSub(assets, maxLoss));
        // More than the pool's loss where the fee of our own exit is earned by what stays in it.
        cost = Math.max(cost, Math.saturatingSub(assets, out));
        if (cost > maxLoss) revert StakePoolsLossTooHigh(adapter, cost, maxLoss);
    }

    /// @inheritdoc IStakePools
    function book() external nonReentrant {
        _book();
    }

    /// @inheritdoc IStakePools
    function addGain(uint256 assets) external nonReentrant {
        Book storage books = _books();
        if (!books.isUsed) revert StakePoolsOff();
        // What may grow since the last booking is not for this gain.
        _book();
        super._transferIn(msg.sender, assets);
        books.idleAssets += assets.toUint128();
        emit GainAdded(msg.sender, assets);
    }

    /// @inheritdoc IStakePools
    function idleAssets() external view returns (uint256) {
        return _books().idleAssets;
    }

    /// @inheritdoc IStakePools
    function bookedAssets() external view returns (uint256) {
        return _stakedAssets();
    }

    /// @inheritdoc IStakePools
    function allocator() external view returns (address) {
        return _books().allocator;
    }

    /// @inheritdoc IStakePools
    function pools() external view returns (Pool[] memory all) {
        address[] memory adapters = _books().adapters;
        all = new Pool[](adapters.length);
        for (uint256 i = 0; i < adapters.length; ++i) {
            all[i] = poolOf(adapters[i]);
        }
    }

    /// @inheritdoc IStakePools
    function riskCap(bytes32 riskId) external view returns (RiskCap memory) {
        return _books().riskCaps[riskId];
    }

    /// @inheritdoc IStakePools
    function poolLimits() external view returns (PoolLimits memory) {
        return _books().limits;
    }

    /// @inheritdoc IStakePools
    function poolOf(address adapter) public view returns (Pool memory) {
        Entry storage entry = _entry(adapter);
        return Pool({
            adapter: adapter,
            riskId: entry.riskId,
            booked: entry.booked,
            absoluteCap: entry.absoluteCap,
            relativeCapBps: entry.relativeCapBps,
            maxLossBps: entry.maxLossBps
        });
    }

    /// @inheritdoc IStakePools
    function stakeValue() public view returns (uint256 forExit, uint256 forEntry) {
        Book storage books = _books();
        forExit = forEntry = books.idleAssets;
        if (!books.isUsed) return (forExit, forEntry);
        address[] storage adapters = books.adapters;
        for (uint256 i = 0; i < adapters.length; ++i) {
            (bool answers, uint256 value) = _ask(adapters[i], IPoolAdapter.realAssets.selector);
            forExit += value;
            forEntry += answers ? value : books.entries[adapters[i]].booked;
        }
        return _capped(forExit, forEntry);
    }

    /// @inheritdoc ERC4626Upgradeable
    /// @dev For those who leave; see `stakeValue`.
    function totalAssets() public view override returns (uint256 forExit) {
        (forExit,) = stakeValue();
    }

    /// @inheritdoc ERC4626Upgradeable
    function previewDeposit(uint256 assets) public view override returns (uint256) {
        (, uint256 stake) = stakeValue();
        return Math.mulDiv(assets, totalSupply() + 1, stake + 1);
    }

    /// @inheritdoc ERC4626Upgradeable
    function previewMint(uint256 shares) public view override returns (uint256) {
        (, uint256 stake) = stakeValue();
        return Math.mulDiv(shares, stake + 1, totalSupply() + 1, Math.Rounding.Ceil);
    }

    /// @inheritdoc ERC4626Upgradeable
    /// @dev What lies idle leaves at once; `claimUnstake` takes from pools too.
    function maxRedeem(address owner) public view virtual override returns (uint256 shares) {
        shares = super.maxRedeem(owner);
        Book storage books = _books();
        if (books.isUsed) shares = Math.min(shares, convertToShares(books.idleAssets));
    }

    function _transferIn(address from, uint256 assets) internal override {
        super._transferIn(from, assets);
        Book storage books = _books();
        books.idleAssets += assets.toUint128();
        if (books.isUsed) books.bookedAssets += assets.toUint128();
    }

    function _transferOut(address to, uint256 assets) internal override {
        _takeIdle(assets);
        if (_books().isUsed) _reduceBooked(assets);
        _send(to, assets);
    }

    /// @dev Of what was taken off the idle stake before.
    function _send(address to, uint256 assets) internal {
        super._transferOut(to, assets);
    }

    /// @dev Writes down what every pool says.
    /// @return forExit As `stakeValue`.
    /// @return forEntry As `stakeValue`.
    /// @return allAnswer Whether none is silent.
    function _book() internal returns (uint256 forExit, uint256 forEntry, bool allAnswer) {
        Book storage books = _books();
        forExit = forEntry = books.idleAssets;
        allAnswer = true;
        if (!books.isUsed) return (forExit, forEntry, allAnswer);
        address[] storage adapters = books.adapters;
        for (uint256 i = 0; i < adapters.length; ++i) {
            Entry storage entry = books.entries[adapters[i]];
            (bool answers, uint256 value) = _ask(adapters[i], IPoolAdapter.realAssets.selector);
            uint256 booked = entry.booked;
            if (!answers) allAnswer = false;
            else if (booked != value) (entry.booked, booked) = (uint128(value), value);
            forExit += value;
            forEntry += booked;
        }
        (forExit, forEntry) = _capped(forExit, forEntry);
        if (books.blockNumber != block.number) {
            books.blockNumber = Time.blockNumber();
            books.blockAssets = uint128(forExit);
        }
        uint256 before = books.bookedAssets;
        books.bookedAt = Time.timestamp();
        if (forEntry == before) return (forExit, forEntry, allAnswer);
        if (forEntry < before) emit StakeLost(before - forEntry);
        books.bookedAssets = uint128(forEntry);
        emit StakeBooked(forEntry, totalSupply());
    }

    /// @dev Takes from the pools, in order, until there is as much idle. A pool that fails is passed over.
    /// @return cost What the pools took for it.
    function _fetch(uint256 assets) internal returns (uint256 cost) {
        Book storage books = _books();
        address[] storage adapters = books.adapters;
        for (uint256 i = 0; books.idleAssets + cost < assets && i < adapters.length; ++i) {
            address adapter = adapters[i];
            (, uint256 wanted) = _ask(adapter, IPoolAdapter.maxDeallocate.selector);
            wanted = Math.min(wanted, assets - cost - books.idleAssets);
            if (wanted == 0) continue;
            try this.takeForClaim{gas: MOVE_GAS}(adapter, wanted) returns (uint256, uint256 more) {
                cost += more;
            } catch {}
        }
    }

    /// @dev The value that counts against the number of tokens there are.
    function _stakedAssets() internal view returns (uint256) {
        Book storage books = _books();
        return books.isUsed ? books.bookedAssets : books.idleAssets;
    }

    /// @dev After `_book`, so that what is booked is what the pool says. One that is silent before or after is taken at its
    /// booked value, so that stake can leave it.
    function _deallocate(address adapter, uint256 assets, uint256 minOut)
        internal
        returns (uint256 out, uint256 loss)
    {
        Entry storage entry = _entry(adapter);
        uint256 before = entry.booked;
        uint256 balance = IERC20(asset()).balanceOf(address(this));
        IPoolAdapter(adapter).deallocate(assets);
        out = IERC20(asset()).balanceOf(address(this)) - balance;
        if (out < minOut) revert StakePoolsTooLittle(adapter, out, minOut);
        (bool answers, uint256 value) = _ask(adapter, IPoolAdapter.realAssets.selector);
        if (!answers) value = Math.saturatingSub(before, out);
        entry.booked = uint128(value);
        _books().idleAssets += out.toUint128();
        loss = _checkLoss(adapter, entry, Math.saturatingSub(before, value), out);
        emit Deallocated(adapter, out, loss);
    }

    function _takeIdle(uint256 assets) internal {
        Book storage books = _books();
        uint256 idle = books.idleAssets;
        if (assets > idle) revert StakePoolsNotLiquid(assets, idle);
        books.idleAssets = uint128(idle - assets);
    }

    /// @dev Books a loss and checks that it is within the pool's bound for what was moved.
    function _checkLoss(address adapter, Entry storage entry, uint256 moved, uint256 arrived)
        internal
        returns (uint256 loss)
    {
        loss = Math.saturatingSub(moved, arrived);
        uint256 max = _maxLoss(entry, moved);
        if (loss > max) revert StakePoolsLossTooHigh(adapter, loss, max);
        _lose(loss);
    }

    function _lose(uint256 loss) internal {
        if (loss == 0) return;
        _reduceBooked(loss);
        emit StakeLost(loss);
    }

    function _reduceBooked(uint256 assets) private {
        Book storage books = _books();
        books.bookedAssets = uint128(Math.saturatingSub(books.bookedAssets, assets));
    }

    /// @dev Zero when the adapter does not answer, or answers with more than any token has.
    function _ask(address adapter, bytes4 selector)
        internal
        view
        returns (bool answers, uint256 value)
    {
        uint256 needed = ASK_GAS * 64 / 63 + 5000;
        if (gasleft() < needed) revert StakePoolsTooLittleGas(gasleft(), needed);
        (answers, value,,) = adapter.readWords(abi.encodePacked(selector), ASK_GAS, 1);
        if (value > type(uint128).max) return (false, 0);
    }

    /// @dev Neither value exceeds what was booked and may have grown since.
    function _capped(uint256 forExit, uint256 forEntry) private view returns (uint256, uint256) {
        Book storage books = _books();
        uint256 cap = books.bookedAssets;
        cap += Math.mulDiv(
            cap * books.limits.maxRatePerYear, block.timestamp - books.bookedAt, 365 days * 1e18
        );
        cap = Math.min(cap, type(uint128).max);
        return (Math.min(forExit, cap), Math.min(forEntry, cap));
    }

    function _entry(address adapter) internal view returns (Entry storage entry) {
        entry = _books().entries[adapter];
        if (!entry.isListed) revert StakePoolsUnknownPool(adapter);
    }

    function _maxLoss(Entry storage entry, uint256 moved) private view returns (uint256) {
        return Math.mulDiv(moved, entry.maxLossBps, BPS, Math.Rounding.Ceil) + ROUNDING_ASSETS;
    }

    function _books() internal pure returns (Book storage books) {
        assembly ("memory-safe") {
            books.slot := BOOK_SLOT
        }
    }
}
