// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {GuardedCall} from "./GuardedCall.sol";
import {MODULE_VAULT} from "./ModuleKinds.sol";
import {IContributions} from "./interfaces/IContributions.sol";
import {IIncentiveBudget} from "./interfaces/IIncentiveBudget.sol";
import {IIncentivised} from "./interfaces/IIncentivised.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";
import {IPastBalances} from "./interfaces/IPastBalances.sol";
import {IRevenueRouter} from "./interfaces/IRevenueRouter.sol";

/// @title Router of models' revenue
/// @dev Specification
///
/// Purpose. Anyone pays revenue of a model in; it is split at once, as the record's owner set it (for a launched model its
/// timelock, hence a vote), among stakers, contributors, parent records, treasury and the budget for incentives.
///
/// Roles. None over the contract: no owner, no fee, no upgrade, nothing to pause; one for all records of a registry. A
/// record's owner sets the split of what comes later and can touch nothing that was split before. A suspension of the
/// record, which its court can order, holds back the treasury's part and nothing else.
///
/// Tokens. ERC-20 only, and for each record only those its owner accepts, so that nobody fills a list with worthless ones;
/// a chain's own coin is paid in wrapped. A token that takes a fee is refused. One whose balances shrink by themselves
/// leaves the last to claim of that token with nothing, and touches no other token. A balance is never trusted: what
/// counts is what a payment saw arrive, and a gift stays here for good.
///
/// Epochs. A record's epoch begins one second before its first payment and lasts a week; a payment afterwards begins the
/// next. An account's part of one is `amount * min(b0, b1) / min(s0, s1)` of its past balances and the past supplies of
/// shares at both ends. So stake that came after a payment was seen, or comes before the end, earns nothing of it and
/// makes nobody's part smaller. Whoever holds at both ends is paid, whatever it did in between: a cooldown makes that
/// dearer, nothing here prevents it.
///
/// Invariants.
/// - For each token the balance covers all pots, all that is left of epochs and nothing is paid from one record's to
///   another's, whatever vaults, tokens and owners of records do.
/// - Claims of an epoch never exceed what was paid in: the sum of min(b0, b1) is at most either supply, and what a vault
///   that lies adds to it is cut off.
/// - The parts of a payment add up to it.
/// - A part for a parent lies in the parent's pot until `distribute` is called for it: no recursion, no loop, no gas of
///   the payer for other records.
///
/// Rounding. Down, against whoever is paid; the treasury takes what the split leaves, the next epochs what claims leave.
///
/// Outside calls. Tokens, vaults and their budgets (untrusted) under a lock; tokens and budgets after own state is settled,
/// vaults by static call. A budget may take the amount it is funded with and is refused when it takes another.
/// Registry and contributions (trusted).
contract RevenueRouter is ReentrancyGuardTransient, IRevenueRouter {
    using GuardedCall for address;
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    struct PotsEntry {
        uint128 received;
        uint128 unsplit;
        uint128 treasury;
        uint128 incentives;
    }

    struct EpochEntry {
        address vault;
        uint48 startsAt;
        uint48 endsAt;
    }

    struct RevenueEntry {
        uint128 paid;
        uint128 claimed;
        mapping(address account => uint256 amount) claimedBy;
    }

    /// @param known Every currency ever accepted.
    struct RecordEntry {
        Splits splits;
        address[] known;
        EpochEntry[] epochs;
        mapping(address token => bool accepted) accepted;
        mapping(address token => bool known) isKnown;
        mapping(address token => PotsEntry pots) pots;
        mapping(uint256 epoch => mapping(address token => RevenueEntry revenue)) revenue;
    }

    uint256 private constant BPS = 10_000;
    uint256 private constant PARENTS_MAX = 8;
    uint256 private constant CURRENCIES_MAX = 16;
    uint256 private constant KNOWN_MAX = 32;
    uint256 private constant EPOCH_SECONDS = 7 days;
    uint256 private constant CLAIM_SECONDS = 90 days;
    /// @dev For one read of a vault in a view; a checkpoint among millions costs a tenth.
    uint256 private constant READ_GAS = 300_000;

    IModelRegistry public immutable registry;
    IContributions public immutable contributions;

    mapping(uint256 id => RecordEntry record) private _records;

    constructor(IModelRegistry registry_, IContributions contributions_) {
        registry = registry_;
        contributions = contributions_;
    }

    /// @inheritdoc IRevenueRouter
    function setSplits(uint256 id, Splits calldata splits) external {
        if (IERC721(address(registry)).ownerOf(id) != msg.sender) {
            revert RevenueRouterNotOwner(id, msg.sender);
        }
        _checkSplits(id, splits);
        emit SplitsSet(id, _records[id].splits, splits);
        _setParts(_records[id].splits, splits);
        _setCurrencies(id, splits.currencies);
    }

    /// @inheritdoc IRevenueRouter
    function pay(uint256 id, address token, uint256 amount) external nonReentrant {
        _checkAccepted(id, token);
        // First: a token may let its sender act before it moves, and that may be the record's owner.
        _pull(token, amount);
        emit RevenuePaid(id, token, msg.sender, amount);
        _split(id, token, amount);
    }

    /// @inheritdoc IRevenueRouter
    function distribute(uint256 id, address token) external nonReentrant {
        _checkAccepted(id, token);
        PotsEntry storage pot = _records[id].pots[token];
        uint256 amount = _something(id, token, pot.unsplit);
        pot.unsplit = 0;
        _split(id, token, amount);
    }

    /// @inheritdoc IRevenueRouter
    function claim(EpochClaim[] calldata claims)
        external
        nonReentrant
        returns (uint256[] memory amounts)
    {
        amounts = new uint256[](claims.length);
        for (uint256 i = 0; i < claims.length; ++i) {
            amounts[i] = _claim(claims[i]);
        }
    }

    /// @inheritdoc IRevenueRouter
    function payTreasury(uint256 id, address token) external nonReentrant {
        if (registry.suspension(id).blockNumber != 0) revert RevenueRouterSuspended(id);
        PotsEntry storage pot = _records[id].pots[token];
        uint256 amount = _something(id, token, pot.treasury);
        pot.treasury = 0;
        address owner = IERC721(address(registry)).ownerOf(id);
        emit TreasuryPaid(id, token, owner, amount);
        IERC20(token).safeTransfer(owner, amount);
    }

    /// @inheritdoc IRevenueRouter
    function fundIncentives(uint256 id, address token) external nonReentrant {
        PotsEntry storage pot = _records[id].pots[token];
        uint256 amount = _something(id, token, pot.incentives);
        pot.incentives = 0;
        address vault = registry.module(id, MODULE_VAULT);
        if (_readAddress(vault, abi.encodeCall(IIncentivised.asset, ())) != token) {
            // Both are within `received`.
            pot.treasury += uint128(amount);
            emit IncentivesFunded(id, token, address(0), amount);
            return;
        }
        address budget = _readAddress(vault, abi.encodeCall(IIncentivised.allocator, ()));
        if (budget == address(0)) revert RevenueRouterNoBudget(id, vault);
        emit IncentivesFunded(id, token, vault, amount);
        uint256 before = IERC20(token).balanceOf(address(this));
        IERC20(token).forceApprove(budget, amount);
        IIncentiveBudget(budget).fund(vault, amount);
        uint256 taken = before - IERC20(token).balanceOf(address(this));
        if (taken != amount) revert RevenueRouterTransferFee(token, amount, taken);
    }

    /// @inheritdoc IRevenueRouter
    function rollOver(uint256 id, uint256 index, address token) external nonReentrant {
        EpochEntry memory ended = _epoch(id, index);
        uint256 claimableUntil = ended.endsAt + CLAIM_SECONDS;
        if (block.timestamp <= claimableUntil) {
            revert RevenueRouterStillClaimable(id, index, claimableUntil);
        }
        RevenueEntry storage revenue = _records[id].revenue[index][token];
        uint256 amount = _something(id, token, revenue.paid - revenue.claimed);
        revenue.paid = revenue.claimed;
        emit RevenueRolledOver(id, index, token, amount);
        if (!_creditStakers(id, token, amount)) {
            _records[id].pots[token].treasury += amount.toUint128();
        }
    }

    /// @inheritdoc IRevenueRouter
    function splitsOf(uint256 id) external view returns (Splits memory) {
        return _records[id].splits;
    }

    /// @inheritdoc IRevenueRouter
    function currenciesOf(uint256 id) external view returns (address[] memory) {
        return _records[id].known;
    }

    /// @inheritdoc IRevenueRouter
    function isAccepted(uint256 id, address token) external view returns (bool) {
        return _records[id].accepted[token];
    }

    /// @inheritdoc IRevenueRouter
    function pots(uint256 id, address token) external view returns (Pots memory) {
        PotsEntry storage pot = _records[id].pots[token];
        return Pots({
            received: pot.received,
            unsplit: pot.unsplit,
            treasury: pot.treasury,
            incentives: pot.incentives
        });
    }

    /// @inheritdoc IRevenueRouter
    function epochCount(uint256 id) external view returns (uint256) {
        return _records[id].epochs.length;
    }

    /// @inheritdoc IRevenueRouter
    function epoch(uint256 id, uint256 index) external view returns (Epoch memory) {
        EpochEntry memory entry = _epoch(id, index);
        return Epoch({vault: entry.vault, startsAt: entry.startsAt, endsAt: entry.endsAt});
    }

    /// @inheritdoc IRevenueRouter
    function epochRevenue(uint256 id, uint256 index, address token)
        external
        view
        returns (EpochRevenue memory)
    {
        RevenueEntry storage revenue = _records[id].revenue[index][token];
        return EpochRevenue({paid: revenue.paid, claimed: revenue.claimed});
    }

    /// @inheritdoc IRevenueRouter
    function rewards(uint256 id, address account, uint256 before, uint256 count)
        external
        view
        returns (Reward[] memory page)
    {
        RecordEntry storage record = _records[id];
        uint256 end = Math.min(before, record.epochs.length);
        uint256 start = end - Math.min(count, end);
        page = new Reward[]((end - start) * record.known.length);
        uint256 filled = 0;
        for (uint256 index = end; index > start; --index) {
            for (uint256 i = 0; i < record.known.length; ++i) {
                Reward memory reward = _reward(id, index - 1, record.known[i], account);
                if (reward.paid > 0) page[filled++] = reward;
            }
        }
        // Fewer entries than there was room for: the array is cut to those that were filled.
        assembly ("memory-safe") {
            mstore(page, filled)
        }
    }

    function _claim(EpochClaim calldata one) private returns (uint256 amount) {
        for (uint256 i = 0; i < one.epochs.length; ++i) {
            amount += _claimEpoch(one.id, one.token, one.epochs[i]);
        }
        if (amount > 0) IERC20(one.token).safeTransfer(msg.sender, amount);
    }

    function _claimEpoch(uint256 id, address token, uint256 index) private returns (uint256 due) {
        EpochEntry memory ended = _epoch(id, index);
        if (block.timestamp <= ended.endsAt) {
            revert RevenueRouterEpochOpen(id, index, ended.endsAt);
        }
        RevenueEntry storage revenue = _records[id].revenue[index][token];
        if (revenue.claimedBy[msg.sender] > 0) return 0;
        (uint256 held, uint256 supply) = _past(ended, msg.sender);
        due = _part(revenue, held, supply);
        if (due == 0) return 0;
        revenue.claimedBy[msg.sender] = due;
        // At most `paid`, which has as many bits.
        revenue.claimed += uint128(due);
        emit RevenueClaimed(id, token, msg.sender, index, due);
    }

    /// @dev Each part once, and all of the amount.
    function _split(uint256 id, address token, uint256 amount) private {
        RecordEntry storage record = _records[id];
        PotsEntry storage pot = record.pots[token];
        pot.received = (pot.received + amount).toUint128();

        uint256 parents = _payParents(id, token, amount);
        uint256 incentives = _bps(amount, record.splits.incentivesBps);
        uint256 stakers = _bps(amount, record.splits.stakersBps);
        uint256 contributors = _bps(amount, record.splits.contributorsBps);
        if (!_creditStakers(id, token, stakers)) stakers = 0;
        if (contributions.totalWeight(id) == 0) contributors = 0;
        uint256 treasury = amount - parents - incentives - stakers - contributors;

        // Each at most `received`, which was narrowed with a check.
        pot.incentives += uint128(incentives);
        pot.treasury += uint128(treasury);
        emit RevenueSplit(id, token, stakers, contributors, treasury, incentives, parents);
        if (contributors == 0) return;
        IERC20(token).forceApprove(address(contributions), contributors);
        contributions.fund(id, token, contributors);
    }

    function _payParents(uint256 id, address token, uint256 amount) private returns (uint256 sum) {
        Parent[] storage parents = _records[id].splits.parents;
        for (uint256 i = 0; i < parents.length; ++i) {
            uint256 parentId = parents[i].id;
            uint256 part = _bps(amount, parents[i].bps);
            PotsEntry storage pot = _records[parentId].pots[token];
            pot.unsplit = (pot.unsplit + part).toUint128();
            sum += part;
            emit ParentPaid(id, parentId, token, part);
        }
    }

    /// @dev Into the running epoch; false when the record has no vault and nothing runs.
    function _creditStakers(uint256 id, address token, uint256 amount) private returns (bool) {
        if (amount == 0) return true;
        RecordEntry storage record = _records[id];
        uint256 count = record.epochs.length;
        if (count == 0 || block.timestamp > record.epochs[count - 1].endsAt) {
            address vault = registry.module(id, MODULE_VAULT);
            if (vault == address(0)) return false;
            _openEpoch(id, vault);
            ++count;
        }
        RevenueEntry storage revenue = record.revenue[count - 1][token];
        revenue.paid = (revenue.paid + amount).toUint128();
        return true;
    }

    /// @dev From the second before, so that nobody can join once the payment is seen.
    function _openEpoch(uint256 id, address vault) private {
        uint48 startsAt = Time.timestamp() - 1;
        uint48 endsAt = startsAt + uint48(EPOCH_SECONDS);
        EpochEntry[] storage epochs = _records[id].epochs;
        emit EpochOpened(id, epochs.length, vault, startsAt, endsAt);
        epochs.push(EpochEntry({vault: vault, startsAt: startsAt, endsAt: endsAt}));
    }

    function _pull(address token, uint256 amount) private {
        uint256 before = IERC20(token).balanceOf(address(this));
        IERC20(token).safeTransferFrom(msg.sender, address(this), amount);
        uint256 received = IERC20(token).balanceOf(address(this)) - before;
        if (received != amount) revert RevenueRouterTransferFee(token, amount, received);
    }

    function _setParts(Splits storage parts, Splits calldata newParts) private {
        parts.stakersBps = newParts.stakersBps;
        parts.contributorsBps = newParts.contributorsBps;
        parts.treasuryBps = newParts.treasuryBps;
        parts.incentivesBps = newParts.incentivesBps;
        delete parts.parents;
        for (uint256 i = 0; i < newParts.parents.length; ++i) {
            parts.parents.push(newParts.parents[i]);
        }
    }

    function _setCurrencies(uint256 id, address[] calldata currencies) private {
        RecordEntry storage record = _records[id];
        address[] memory old = record.splits.currencies;
        for (uint256 i = 0; i < old.length; ++i) {
            record.accepted[old[i]] = false;
        }
        for (uint256 i = 0; i < currencies.length; ++i) {
            record.accepted[currencies[i]] = true;
            if (record.isKnown[currencies[i]]) continue;
            record.isKnown[currencies[i]] = true;
            record.known.push(currencies[i]);
        }
        if (record.known.length > KNOWN_MAX) {
            revert RevenueRouterTooManyCurrencies(record.known.length, KNOWN_MAX);
        }
        record.splits.currencies = currencies;
    }

    function _checkAccepted(uint256 id, address token) private view {
        if (!_records[id].accepted[token]) revert RevenueRouterNotAccepted(id, token);
    }

    function _checkSplits(uint256 id, Splits calldata splits) private view {
        Parent[] calldata parents = splits.parents;
        if (parents.length > PARENTS_MAX) {
            revert RevenueRouterTooManyParents(parents.length, PARENTS_MAX);
        }
        if (splits.currencies.length > CURRENCIES_MAX) {
            revert RevenueRouterTooManyCurrencies(splits.currencies.length, CURRENCIES_MAX);
        }
        uint256 sum = uint256(splits.stakersBps) + splits.contributorsBps + splits.treasuryBps
            + splits.incentivesBps;
        for (uint256 i = 0; i < parents.length; ++i) {
            _checkParent(id, parents, i);
            sum += parents[i].bps;
        }
        if (sum != BPS) revert RevenueRouterBpsSum(sum, BPS);
    }

    /// @dev There, not the record itself, not twice, and with a part.
    function _checkParent(uint256 id, Parent[] calldata parents, uint256 at) private view {
        (uint256 parentId, uint256 bps) = (parents[at].id, parents[at].bps);
        (uint256 registeredBlock,) = registry.registration(parentId);
        bool valid = registeredBlock != 0 && parentId != id && bps > 0;
        for (uint256 i = 0; i < at; ++i) {
            if (parents[i].id == parentId) valid = false;
        }
        if (!valid) revert RevenueRouterInvalidParent(id, parentId, bps);
    }

    function _epoch(uint256 id, uint256 index) private view returns (EpochEntry memory) {
        EpochEntry[] storage epochs = _records[id].epochs;
        if (index >= epochs.length) revert RevenueRouterNoEpoch(id, index);
        return epochs[index];
    }

    /// @dev What an account held over an ended epoch, and of how much.
    function _past(EpochEntry memory ended, address account)
        private
        view
        returns (uint256 held, uint256 supply)
    {
        IPastBalances vault = IPastBalances(ended.vault);
        held = Math.min(
            vault.getPastBalanceOf(account, ended.startsAt),
            vault.getPastBalanceOf(account, ended.endsAt)
        );
        supply = Math.min(
            vault.getPastTotalSupply(ended.startsAt), vault.getPastTotalSupply(ended.endsAt)
        );
    }

    /// @dev A vault may lie: never more than what is left.
    function _part(RevenueEntry storage revenue, uint256 held, uint256 supply)
        private
        view
        returns (uint256)
    {
        if (supply == 0) return 0;
        uint256 left = revenue.paid - revenue.claimed;
        return Math.min(Math.mulDiv(revenue.paid, Math.min(held, supply), supply), left);
    }

    function _reward(uint256 id, uint256 index, address token, address account)
        private
        view
        returns (Reward memory reward)
    {
        EpochEntry memory entry = _epoch(id, index);
        RevenueEntry storage revenue = _records[id].revenue[index][token];
        reward.epoch = index;
        reward.token = token;
        reward.startsAt = entry.startsAt;
        reward.endsAt = entry.endsAt;
        reward.paid = revenue.paid;
        reward.paidOut = revenue.claimed;
        reward.claimed = revenue.claimedBy[account];
        if (reward.paid == 0) return reward;
        uint256 held;
        uint256 supply;
        (reward.known, held, supply) = _pastGuarded(entry, account);
        if (reward.claimed == 0) reward.due = _part(revenue, held, supply);
    }

    /// @dev As `_past`, for a vault that may not answer. While the epoch is open, as if it ended now.
    function _pastGuarded(EpochEntry memory entry, address account)
        private
        view
        returns (bool known, uint256 held, uint256 supply)
    {
        uint256 endsAt = Math.min(entry.endsAt, block.timestamp - 1);
        uint256[4] memory words;
        for (uint256 i = 0; i < 4; ++i) {
            uint256 timepoint = i % 2 == 0 ? entry.startsAt : endsAt;
            bytes memory call = i < 2
                ? abi.encodeCall(IPastBalances.getPastBalanceOf, (account, timepoint))
                : abi.encodeCall(IPastBalances.getPastTotalSupply, (timepoint));
            (known, words[i],,) = entry.vault.readWords(call, READ_GAS, 1);
            if (!known) return (false, 0, 0);
        }
        return (true, Math.min(words[0], words[1]), Math.min(words[2], words[3]));
    }

    /// @dev Zero where there is no contract or no answer.
    function _readAddress(address target, bytes memory call) private view returns (address) {
        (, uint256 word,,) = target.readWords(call, READ_GAS, 1);
        return address(uint160(word));
    }

    function _something(uint256 id, address token, uint256 amount) private pure returns (uint256) {
        if (amount == 0) revert RevenueRouterNothing(id, token);
        return amount;
    }

    function _bps(uint256 amount, uint256 bps) private pure returns (uint256) {
        return (amount * bps) / BPS;
    }
}
