// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Approvals} from "./Approvals.sol";
import {GuardedCall} from "./GuardedCall.sol";
import {MODULE_ALLOCATION} from "./ModuleKinds.sol";
import {IAllocation} from "./interfaces/IAllocation.sol";
import {IDigestLens} from "./interfaces/IDigestLens.sol";
import {ILauncher} from "./interfaces/ILauncher.sol";
import {IModelLens} from "./interfaces/IModelLens.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";

/// @title Which records approved a file, and what is in an allocation
/// @dev Specification
///
/// Purpose. Reads the registry's index of digests, with what a reader needs to judge each record in it, and the state of
/// a record's allocation.
///
/// Roles. None; nothing is stored and nothing can be changed.
///
/// Trust. Registry and Launcher are ours. An allocation is asked only when the Launcher made the contract for that very
/// record and it answers like one: an owner may name its token in the allocation's place. No other contract is called.
///
/// Invariants.
/// - What is read of one digest is bounded by eight records, whatever was indexed by others.
/// - A hinted record that is in a digest's list is always told, however long the list is.
/// - `readDigests` returns before it runs out of gas, with a cursor, having looked at one digest at least.
contract DigestLens is IDigestLens {
    using GuardedCall for address;

    uint256 private constant RECORDS_MAX = 8;
    /// @dev Of one record: reads of the registry and encoding, everything cold and texts at their longest.
    uint256 private constant RECORD_GAS = 250_000;
    /// @dev A hit costs more than this in any case, which bounds how many fit into a call.
    uint256 private constant HIT_GAS_MIN = 20_000;
    /// @dev Of one record's share in encoding the answer, texts at their longest.
    uint256 private constant RECORD_RETURN_GAS = 12_000;
    uint256 private constant ROOT_GAS = 30_000;
    uint256 private constant DIGEST_GAS = 8000;
    uint256 private constant RETURN_GAS = 100_000;

    IModelRegistry public immutable registry;
    ILauncher public immutable launcher;

    constructor(ILauncher launcher_) {
        launcher = launcher_;
        registry = launcher_.registry();
    }

    /// @inheritdoc IDigestLens
    function digests(uint256 from, uint256 count) external view returns (DigestPage memory page) {
        page.point = _point();
        page.total = registry.digestCount();
        uint256 wanted = from < page.total ? Math.min(count, page.total - from) : 0;
        wanted = Math.min(wanted, gasleft() / DIGEST_GAS);
        page.digests = new bytes32[](wanted);
        for (uint256 i = 0; i < wanted; ++i) {
            page.digests[i] = registry.digestAt(from + i);
        }
        page.next = from + wanted;
    }

    /// @inheritdoc IDigestLens
    function readDigests(bytes32[] calldata wanted, uint256[] calldata hints, uint256 from)
        external
        view
        returns (DigestHits memory page)
    {
        if (hints.length > RECORDS_MAX) {
            revert DigestLensTooManyHints(hints.length, RECORDS_MAX);
        }
        page.point = _point();
        uint256 room = from < wanted.length ? wanted.length - from : 0;
        page.hits = new DigestHit[](Math.min(room, gasleft() / HIT_GAS_MIN));
        uint256 found = 0;
        uint256 told = 0;
        uint256 next = from;
        for (; next < wanted.length; ++next) {
            if (found == page.hits.length || !_hasGasForHit(found, told, next == from)) break;
            uint256 count = registry.digestRecordCount(wanted[next]);
            if (count == 0) continue;
            DigestHit memory hit = page.hits[found++];
            hit.position = next;
            hit.count = count;
            hit.records = _chooseRecords(wanted[next], hints);
            told += hit.records.length;
        }
        page.next = next;
        DigestHit[] memory hits = page.hits;
        // Shortens: `found` never exceeds the length.
        assembly ("memory-safe") {
            mstore(hits, found)
        }
    }

    /// @inheritdoc IDigestLens
    function readDigestRecords(bytes32 digest, uint256 afterId, uint256 count)
        external
        view
        returns (DigestRecordPage memory page)
    {
        page.point = _point();
        page.total = registry.digestRecordCount(digest);
        uint256 wanted = Math.min(count, gasleft() / RECORD_GAS);
        IModelRegistry.DigestRecord[] memory listed =
            registry.digestRecords(digest, afterId, wanted);
        page.records = new DigestRecord[](listed.length);
        for (uint256 i = 0; i < listed.length; ++i) {
            _fill(page.records[i], listed[i]);
        }
        if (listed.length == 0) return page;
        uint256 lastId = listed[listed.length - 1].id;
        bool hasMore = registry.digestRecords(digest, lastId, 1).length > 0;
        if (hasMore) page.next = lastId;
    }

    /// @inheritdoc IDigestLens
    function allocation(uint256 recordId, uint256[] calldata indexes)
        external
        view
        returns (AllocationState memory state)
    {
        state.point = _point();
        state.claimed = new bool[](indexes.length);
        state.allocation = registry.module(recordId, MODULE_ALLOCATION);
        if (recordId == 0 || launcher.recordOf(state.allocation) != recordId) return state;
        (state.known,,,) =
            state.allocation.readWords(abi.encodeCall(IAllocation.root, ()), ROOT_GAS, 1);
        if (!state.known) return state;
        IAllocation list = IAllocation(state.allocation);
        state.root = list.root();
        state.amount = list.amount();
        state.unclaimed = list.token().balanceOf(state.allocation);
        state.claimUntil = list.claimUntil();
        state.publishedBlock = list.publishedBlock();
        for (uint256 i = 0; i < indexes.length; ++i) {
            state.claimed[i] = list.isClaimed(indexes[i]);
        }
    }

    /// @dev The hinted ones that are in the list, then the oldest others, each once, up to RECORDS_MAX.
    function _chooseRecords(bytes32 digest, uint256[] calldata hints)
        private
        view
        returns (DigestRecord[] memory records)
    {
        records = new DigestRecord[](RECORDS_MAX);
        uint256 found = 0;
        for (uint256 i = 0; i < hints.length && found < RECORDS_MAX; ++i) {
            if (_has(records, found, hints[i])) continue;
            IModelRegistry.DigestRecord memory hinted = registry.digestRecord(digest, hints[i]);
            if (hinted.id != 0) _fill(records[found++], hinted);
        }
        IModelRegistry.DigestRecord[] memory oldest = registry.digestRecords(digest, 0, RECORDS_MAX);
        for (uint256 i = 0; i < oldest.length && found < RECORDS_MAX; ++i) {
            if (!_has(records, found, oldest[i].id)) _fill(records[found++], oldest[i]);
        }
        // Shortens: `found` never exceeds the length.
        assembly ("memory-safe") {
            mstore(records, found)
        }
    }

    function _fill(DigestRecord memory record, IModelRegistry.DigestRecord memory listed)
        private
        view
    {
        uint256 id = listed.id;
        record.id = id;
        record.owner = IERC721(address(registry)).ownerOf(id);
        record.firstBlock = listed.firstBlock;
        record.suspendedAt = registry.suspension(id).suspendedAt;
        IModelRegistry.ApprovedRevision memory approved = registry.approval(id, listed.index);
        (bool byVote,) = Approvals.readVote(launcher, approved.by, approved.blockNumber);
        record.approval = DigestApproval({
            index: listed.index,
            isNewest: listed.index + 1 == registry.approvalCount(id),
            commit: approved.commit,
            approvedAt: approved.approvedAt,
            by: approved.by,
            byVote: byVote
        });
        bytes32[] memory keys = registry.locatorKeysOf(id);
        if (keys.length == 0) return;
        record.locator = registry.locatorOf(keys[0]);
        record.repositoryId = registry.claim(keys[0], id).repositoryId;
    }

    function _point() private view returns (IModelLens.Point memory) {
        return IModelLens.Point({
            chainId: block.chainid,
            blockNumber: block.number,
            parentHash: blockhash(block.number - 1),
            timestamp: block.timestamp
        });
    }

    /// @dev Whether one more hit, and the encoding of those found, can be paid for.
    function _hasGasForHit(uint256 found, uint256 told, bool isFirst) private view returns (bool) {
        uint256 needed =
            RETURN_GAS + RECORDS_MAX * RECORD_GAS + found * HIT_GAS_MIN + told * RECORD_RETURN_GAS;
        if (gasleft() >= needed) return true;
        if (isFirst) revert DigestLensTooLittleGas(gasleft(), needed);
        return false;
    }

    function _has(DigestRecord[] memory records, uint256 found, uint256 id)
        private
        pure
        returns (bool)
    {
        for (uint256 i = 0; i < found; ++i) {
            if (records[i].id == id) return true;
        }
        return false;
    }
}
