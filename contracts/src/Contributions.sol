// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IContributions} from "./interfaces/IContributions.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";

/// @title Contributions to models
/// @dev Specification
///
/// Purpose. Whoever worked on a model shows evidence and asks for a weight; the record's owner (for a launched model its
/// timelock, hence a vote) credits one; what is paid to the record's contributors is shared by weight.
///
/// Roles. None over the contract: no owner, no fee, no upgrade, nothing to pause; one for all records of a registry. A
/// record's owner credits, declines and ends, and can do nothing else: it can neither take what a contribution earned nor
/// keep anyone from claiming it. An account may hand its contribution on.
///
/// Tokens. Any ERC-20 that moves what it was told to. One that takes a fee is refused. One whose balances shrink by
/// themselves leaves the last to claim of that token with nothing, and touches no other token. A balance is never trusted:
/// what counts is what `fund` saw arrive.
///
/// Invariants.
/// - For each record and token the sum of all claims is at most what was paid. What a payment leaves undivided goes into
///   the next (`carry`); a contribution's own fraction stays its own.
/// - A contribution earns from the first payment after its credit to the last before its end, so that nobody joins or
///   leaves around a payment.
/// - A weight never changes; more is credited by another contribution, none by ending one.
/// - Submissions cost nobody but who makes them: no list is walked, pages are bounded by the reader, and credited
///   contributions have a list of their own.
///
/// Arithmetic. Earnings per weight have 64 fractional bits. Payments of a record in one token stay below 2^128 and its
/// weights below 2^64, so earnings per weight stay below 2^192 and their product with a weight below 2^192 too, because a
/// weight is part of the total it was divided by.
///
/// Outside calls. Tokens (untrusted), under a lock, after own state is settled. The registry (trusted).
contract Contributions is ReentrancyGuardTransient, IContributions {
    using Checkpoints for Checkpoints.Trace208;
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    /// @param fromVersion Version of the record's weights that was the first with this one in it; 0 when never credited.
    /// @param toVersion The first without it again; 0 while it earns.
    struct Entry {
        address account;
        Kind kind;
        Status status;
        uint48 decidedAt;
        uint64 askedWeight;
        uint64 weight;
        uint48 blockNumber;
        uint32 fromVersion;
        uint32 toVersion;
        bytes32 evidenceHash;
    }

    /// @param version Counts the changes of the weights that earn.
    struct Record {
        uint64 totalWeight;
        uint32 version;
        Entry[] entries;
        uint256[] credited;
    }

    /// @param perWeight Earnings per weight so far, by the version of the weights they were paid under.
    /// @param carry What the last payment left undivided, with 64 fractional bits; less than a total weight.
    struct Currency {
        uint128 paid;
        uint128 claimed;
        uint256 carry;
        Checkpoints.Trace208 perWeight;
        mapping(uint256 index => uint256 amount) claimedBy;
    }

    uint256 private constant FRACTION_BITS = 64;
    uint256 private constant DIGEST_BYTES_MAX = 144;
    uint256 private constant URI_BYTES_MAX = 256;
    uint256 private constant NOTE_BYTES_MAX = 512;
    uint256 private constant REASON_BYTES_MAX = 256;

    IModelRegistry public immutable registry;

    mapping(uint256 id => Record record) private _records;
    mapping(uint256 id => mapping(address token => Currency currency)) private _currencies;

    modifier onlyRecordOwner(uint256 id) {
        _checkRecordOwner(id);
        _;
    }

    constructor(IModelRegistry registry_) {
        registry = registry_;
    }

    /// @inheritdoc IContributions
    function submit(uint256 id, Evidence calldata evidence) external returns (uint256 index) {
        (uint256 registeredBlock,) = registry.registration(id);
        if (registeredBlock == 0) revert ContributionsNoRecord(id);
        _checkEvidence(evidence);

        Entry[] storage entries = _records[id].entries;
        index = entries.length;
        Entry storage entry = entries.push();
        entry.account = msg.sender;
        entry.kind = evidence.kind;
        entry.blockNumber = Time.blockNumber();
        entry.askedWeight = evidence.askedWeight;
        entry.evidenceHash = keccak256(abi.encode(msg.sender, evidence));
        emit ContributionSubmitted(id, index, msg.sender, evidence);
    }

    /// @inheritdoc IContributions
    function credit(uint256 id, uint256 index, bytes32 evidenceHash, uint64 weight)
        external
        onlyRecordOwner(id)
    {
        if (weight == 0) revert ContributionsNoWeight();
        Entry storage entry = _decide(id, index, evidenceHash, Status.Credited);
        Record storage record = _records[id];
        record.totalWeight += weight;
        entry.weight = weight;
        entry.fromVersion = ++record.version;
        record.credited.push(index);
        emit ContributionCredited(id, index, entry.account, weight);
    }

    /// @inheritdoc IContributions
    function decline(uint256 id, uint256 index, bytes32 evidenceHash, string calldata reason)
        external
        onlyRecordOwner(id)
    {
        _checkLength(bytes(reason).length, REASON_BYTES_MAX);
        _decide(id, index, evidenceHash, Status.Declined);
        emit ContributionDeclined(id, index, reason);
    }

    /// @inheritdoc IContributions
    function end(uint256 id, uint256 index) external onlyRecordOwner(id) {
        Entry storage entry = _entry(id, index);
        if (entry.status != Status.Credited) {
            revert ContributionsNotCredited(id, index, entry.status);
        }
        Record storage record = _records[id];
        record.totalWeight -= entry.weight;
        entry.status = Status.Ended;
        entry.decidedAt = Time.timestamp();
        entry.toVersion = ++record.version;
        emit ContributionEnded(id, index, entry.weight);
    }

    /// @inheritdoc IContributions
    function setAccount(uint256 id, uint256 index, address newAccount) external {
        Entry storage entry = _entry(id, index);
        address oldAccount = entry.account;
        if (oldAccount != msg.sender) revert ContributionsNotAccount(id, index, msg.sender);
        if (newAccount == address(0)) revert ContributionsNobody();
        entry.account = newAccount;
        emit ContributionAccountSet(id, index, oldAccount, newAccount);
    }

    /// @inheritdoc IContributions
    function fund(uint256 id, address token, uint256 amount) external nonReentrant {
        // First: a token may let its sender act before it moves, and that may be the record's owner.
        _pull(token, amount);
        Record storage record = _records[id];
        uint256 weight = record.totalWeight;
        if (weight == 0) revert ContributionsNobodyCredited(id);

        Currency storage currency = _currencies[id][token];
        currency.paid = (currency.paid + amount).toUint128();
        uint256 undivided = (amount << FRACTION_BITS) + currency.carry;
        currency.carry = undivided % weight;
        uint256 perWeight = currency.perWeight.latest() + undivided / weight;
        currency.perWeight.push(record.version, perWeight.toUint208());
        emit ContributorsFunded(id, token, msg.sender, amount);
    }

    /// @inheritdoc IContributions
    function claim(ContributionClaim[] calldata claims)
        external
        nonReentrant
        returns (uint256[] memory amounts)
    {
        amounts = new uint256[](claims.length);
        for (uint256 i = 0; i < claims.length; ++i) {
            amounts[i] = _claim(claims[i]);
        }
    }

    /// @inheritdoc IContributions
    function totalWeight(uint256 id) external view returns (uint256) {
        return _records[id].totalWeight;
    }

    /// @inheritdoc IContributions
    function contributionCount(uint256 id) external view returns (uint256) {
        return _records[id].entries.length;
    }

    /// @inheritdoc IContributions
    function contribution(uint256 id, uint256 index) external view returns (Contribution memory) {
        _entry(id, index);
        return _toContribution(id, index);
    }

    /// @inheritdoc IContributions
    function contributions(uint256 id, uint256 before, uint256 count)
        external
        view
        returns (Contribution[] memory page)
    {
        uint256 length = _records[id].entries.length;
        uint256 end_ = before < length ? before : length;
        page = new Contribution[](count < end_ ? count : end_);
        for (uint256 i = 0; i < page.length; ++i) {
            page[i] = _toContribution(id, end_ - 1 - i);
        }
    }

    /// @inheritdoc IContributions
    function creditedCount(uint256 id) external view returns (uint256) {
        return _records[id].credited.length;
    }

    /// @inheritdoc IContributions
    function credited(uint256 id, uint256 from, uint256 count)
        external
        view
        returns (Contribution[] memory page)
    {
        uint256[] storage list = _records[id].credited;
        uint256 left = from < list.length ? list.length - from : 0;
        page = new Contribution[](count < left ? count : left);
        for (uint256 i = 0; i < page.length; ++i) {
            page[i] = _toContribution(id, list[from + i]);
        }
    }

    /// @inheritdoc IContributions
    function claimable(uint256 id, uint256 index, address token) external view returns (uint256) {
        Currency storage currency = _currencies[id][token];
        return _earned(currency, _entry(id, index)) - currency.claimedBy[index];
    }

    /// @inheritdoc IContributions
    function funded(uint256 id, address token)
        external
        view
        returns (uint256 paid, uint256 claimed)
    {
        Currency storage currency = _currencies[id][token];
        return (currency.paid, currency.claimed);
    }

    function _claim(ContributionClaim calldata one) private returns (uint256 amount) {
        (uint256 id, address token) = (one.id, one.token);
        Currency storage currency = _currencies[id][token];
        for (uint256 i = 0; i < one.indexes.length; ++i) {
            uint256 index = one.indexes[i];
            Entry storage entry = _entry(id, index);
            if (entry.account != msg.sender) {
                revert ContributionsNotAccount(id, index, msg.sender);
            }
            uint256 earned = _earned(currency, entry);
            uint256 due = earned - currency.claimedBy[index];
            currency.claimedBy[index] = earned;
            amount += due;
            if (due > 0) emit ContributionClaimed(id, token, msg.sender, index, due);
        }
        if (amount == 0) return 0;
        currency.claimed += amount.toUint128();
        IERC20(token).safeTransfer(msg.sender, amount);
    }

    /// @dev The one way out of `Submitted`.
    function _decide(uint256 id, uint256 index, bytes32 evidenceHash, Status status)
        private
        returns (Entry storage entry)
    {
        entry = _entry(id, index);
        if (entry.status != Status.Submitted) {
            revert ContributionsNotSubmitted(id, index, entry.status);
        }
        if (entry.evidenceHash != evidenceHash) {
            revert ContributionsOtherEvidence(evidenceHash, entry.evidenceHash);
        }
        entry.status = status;
        entry.decidedAt = Time.timestamp();
    }

    function _pull(address token, uint256 amount) private {
        uint256 before = IERC20(token).balanceOf(address(this));
        IERC20(token).safeTransferFrom(msg.sender, address(this), amount);
        uint256 received = IERC20(token).balanceOf(address(this)) - before;
        if (received != amount) revert ContributionsTransferFee(token, amount, received);
    }

    function _checkRecordOwner(uint256 id) private view {
        if (IERC721(address(registry)).ownerOf(id) != msg.sender) {
            revert ContributionsNotOwner(id, msg.sender);
        }
    }

    function _entry(uint256 id, uint256 index) private view returns (Entry storage) {
        Entry[] storage entries = _records[id].entries;
        if (index >= entries.length) revert ContributionsUnknown(id, index);
        return entries[index];
    }

    /// @dev All it ever earned in a currency, rounded down.
    function _earned(Currency storage currency, Entry storage entry)
        private
        view
        returns (uint256)
    {
        if (entry.weight == 0) return 0;
        uint256 until = entry.toVersion == 0
            ? currency.perWeight.latest()
            : currency.perWeight.upperLookup(entry.toVersion - 1);
        uint256 since = currency.perWeight.upperLookup(entry.fromVersion - 1);
        return (entry.weight * (until - since)) >> FRACTION_BITS;
    }

    function _toContribution(uint256 id, uint256 index) private view returns (Contribution memory) {
        Entry storage entry = _records[id].entries[index];
        return Contribution({
            index: index,
            account: entry.account,
            kind: entry.kind,
            status: entry.status,
            askedWeight: entry.askedWeight,
            weight: entry.weight,
            blockNumber: entry.blockNumber,
            decidedAt: entry.decidedAt,
            evidenceHash: entry.evidenceHash
        });
    }

    function _checkEvidence(Evidence calldata evidence) private pure {
        if (bytes(evidence.digest).length == 0) revert ContributionsNoDigest();
        if (evidence.askedWeight == 0) revert ContributionsNoWeight();
        _checkLength(bytes(evidence.digest).length, DIGEST_BYTES_MAX);
        _checkLength(bytes(evidence.uri).length, URI_BYTES_MAX);
        _checkLength(bytes(evidence.note).length, NOTE_BYTES_MAX);
    }

    function _checkLength(uint256 length, uint256 max) private pure {
        if (length > max) revert ContributionsTextTooLong(length, max);
    }
}
