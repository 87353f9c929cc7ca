// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {StakeBook} from "./StakeBook.sol";
import {IPoolAdapter} from "./interfaces/IPoolAdapter.sol";
import {IStakePools} from "./interfaces/IStakePools.sol";
import {IStakeVault} from "./interfaces/IStakeVault.sol";

/// @title What a vote and the allocator do with a stake vault's pools
/// @dev Specification
///
/// Purpose. The second half of a StakeVault's code, which is too large for one contract: the vault passes these calls on by
/// DELEGATECALL, so they work on the vault's storage at the vault's address. The storage is StakeBook's alone. Called
/// directly this contract has neither timelock nor allocator, and refuses every change.
///
/// Roles, value, silence, rounding: as in StakeBook.
///
/// Caps hold when stake goes in. Relative ones count on the smaller of the stake's value now and at the beginning of the
/// block: what came within the block lends no room. Deployed stake is at most half of the whole, whatever was voted: pools
/// sell the token to others, who can stake it again, so a token could vote 1 / (1 - deployed) times.
contract StakePools is StakeBook {
    using SafeCast for uint256;

    uint256 private constant POOLS_MAX = 8;
    uint256 private constant DEPLOYED_BPS_MAX = 5000;
    uint256 private constant LOSS_BPS_MAX = 500;
    uint256 private constant RATE_PER_YEAR_MAX = 2e18;

    /// @inheritdoc IStakePools
    function allocate(address adapter, uint256 assets, uint256 minValue)
        external
        nonReentrant
        returns (uint256 value)
    {
        _checkAllocator();
        (uint256 stake,, bool allAnswer) = _book();
        Book storage books = _books();
        Entry storage entry = _entry(adapter);
        if (!allAnswer) _mustAnswer(adapter);

        _takeIdle(assets);
        _send(adapter, assets);
        IPoolAdapter(adapter).allocate(assets);

        uint256 booked = _mustAnswer(adapter);
        value = Math.saturatingSub(booked, entry.booked);
        if (value < minValue) revert StakePoolsTooLittle(adapter, value, minValue);
        entry.booked = booked.toUint128();
        uint256 loss = _checkLoss(adapter, entry, assets, value);
        _checkLimits(adapter, entry, Math.min(Math.saturatingSub(stake, loss), books.blockAssets));
        emit Allocated(adapter, assets, value);
    }

    /// @inheritdoc IStakePools
    function deallocate(address adapter, uint256 assets, uint256 minOut)
        external
        nonReentrant
        returns (uint256 out)
    {
        _checkAllocator();
        _book();
        (out,) = _deallocate(adapter, assets, minOut);
    }

    /// @inheritdoc IStakePools
    function setAllocator(address newAllocator) external {
        _checkTimelock();
        Book storage books = _books();
        emit AllocatorSet(books.allocator, newAllocator);
        books.allocator = newAllocator;
    }

    /// @inheritdoc IStakePools
    function setPool(address adapter, PoolRules calldata rules) external {
        _checkTimelock();
        _checkRange(rules.relativeCapBps, BPS);
        _checkRange(rules.maxLossBps, LOSS_BPS_MAX);
        Entry storage entry = _books().entries[adapter];
        if (!entry.isListed) _list(adapter, entry);
        entry.absoluteCap = rules.absoluteCap;
        entry.relativeCapBps = rules.relativeCapBps;
        entry.maxLossBps = rules.maxLossBps;
        emit PoolSet(
            adapter, entry.riskId, rules.absoluteCap, rules.relativeCapBps, rules.maxLossBps
        );
    }

    /// @inheritdoc IStakePools
    function removePool(address adapter, uint256 maxWrittenOff) external nonReentrant {
        _checkTimelock();
        _book();
        uint256 booked = _entry(adapter).booked;
        if (booked > maxWrittenOff) revert StakePoolsNotEmpty(adapter, booked, maxWrittenOff);
        Book storage books = _books();
        delete books.entries[adapter];
        address[] storage adapters = books.adapters;
        uint256 last = adapters.length - 1;
        uint256 at = 0;
        while (adapters[at] != adapter) ++at;
        for (; at < last; ++at) {
            adapters[at] = adapters[at + 1];
        }
        adapters.pop();
        _lose(booked);
        emit PoolRemoved(adapter, booked);
    }

    /// @inheritdoc IStakePools
    function setRiskCap(bytes32 riskId, RiskCap calldata cap) external {
        _checkTimelock();
        _checkRange(cap.relativeCapBps, BPS);
        _books().riskCaps[riskId] = cap;
        emit RiskCapSet(riskId, cap.absoluteCap, cap.relativeCapBps);
    }

    /// @inheritdoc IStakePools
    /// @dev Books first: the old rate counts until now.
    function setPoolLimits(PoolLimits calldata newLimits) external nonReentrant {
        _checkTimelock();
        _checkRange(newLimits.maxDeployedBps, DEPLOYED_BPS_MAX);
        _checkRange(newLimits.idleFloorBps, BPS);
        _checkRange(newLimits.penaltyBps, PENALTY_BPS_MAX);
        _checkRange(newLimits.maxRatePerYear, RATE_PER_YEAR_MAX);
        _book();
        Book storage books = _books();
        emit PoolLimitsSet(books.limits, newLimits);
        books.limits = newLimits;
    }

    function _list(address adapter, Entry storage entry) private {
        Book storage books = _books();
        if (books.adapters.length == POOLS_MAX) revert StakePoolsTooMany(POOLS_MAX);
        IPoolAdapter listed = IPoolAdapter(adapter);
        (address vault, address token) = (listed.vault(), listed.asset());
        if (vault != address(this) || token != asset()) {
            revert StakePoolsWrongAdapter(adapter, vault, token);
        }
        books.adapters.push(adapter);
        entry.isListed = true;
        entry.riskId = listed.riskId();
        if (books.isUsed) return;
        books.isUsed = true;
        books.bookedAssets = books.idleAssets;
        books.bookedAt = Time.timestamp();
    }

    /// @param base What relative caps count on.
    function _checkLimits(address adapter, Entry storage entry, uint256 base) private view {
        Book storage books = _books();
        (uint256 deployed, uint256 atRisk) = (0, 0);
        for (uint256 i = 0; i < books.adapters.length; ++i) {
            Entry storage other = books.entries[books.adapters[i]];
            deployed += other.booked;
            if (other.riskId == entry.riskId) atRisk += other.booked;
        }
        uint256 cap = Math.min(entry.absoluteCap, base * entry.relativeCapBps / BPS);
        if (entry.booked > cap) revert StakePoolsCapExceeded(adapter, entry.booked, cap);
        RiskCap storage risk = books.riskCaps[entry.riskId];
        cap = Math.min(risk.absoluteCap, base * risk.relativeCapBps / BPS);
        if (atRisk > cap) revert StakePoolsRiskCapExceeded(entry.riskId, atRisk, cap);
        cap = base * books.limits.maxDeployedBps / BPS;
        if (deployed > cap) revert StakePoolsTooMuchDeployed(deployed, cap);
        uint256 floor = base * books.limits.idleFloorBps / BPS;
        if (base - deployed < floor) revert StakePoolsIdleTooLow(base - deployed, floor);
    }

    function _mustAnswer(address adapter) private view returns (uint256 value) {
        bool answers;
        (answers, value) = _ask(adapter, IPoolAdapter.realAssets.selector);
        if (!answers) revert StakePoolsSilent(adapter);
    }

    function _checkAllocator() private view {
        if (msg.sender != _books().allocator) revert StakePoolsNotAllocator(msg.sender);
    }

    /// @dev Of the vault as which this code runs.
    function _checkTimelock() private view {
        if (msg.sender != IStakeVault(address(this)).timelock()) {
            revert IStakeVault.StakeVaultNotTimelock(msg.sender);
        }
    }

    function _checkRange(uint256 value, uint256 max) private pure {
        if (value > max) revert StakePoolsOutOfRange(value, max);
    }
}
