// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILauncher} from "./ILauncher.sol";
import {IModelLens} from "./IModelLens.sol";
import {IModelRegistry} from "./IModelRegistry.sol";

/// @title Which records approved a file, and what is in an allocation
/// @notice Read-only, like IModelLens, beside which it stands because one contract would be too large for both. Every
/// answer tells the block it was read at.
interface IDigestLens {
    /// @param digests In order of first indexing.
    /// @param next First index not in this page.
    /// @param total How many digests there are.
    struct DigestPage {
        bytes32[] digests;
        uint256 next;
        uint256 total;
        IModelLens.Point point;
    }

    /// @notice The newest approval for which a digest was indexed.
    /// @param isNewest Whether it is the record's newest approval. If not, the file may be in the newest or not.
    /// @param byVote As in IModelLens: executed by a vote that no account decided alone.
    struct DigestApproval {
        uint256 index;
        bool isNewest;
        string commit;
        uint256 approvedAt;
        address by;
        bool byVote;
    }

    /// @notice A record one of whose approved manifests has the file. Its owner's word alone: anyone can register a record
    /// and approve anybody's files.
    /// @param locator Text of the record's first locator; empty when it claims none any more.
    /// @param repositoryId Recorded with that claim.
    /// @param suspendedAt Second of the record's suspension; 0 while it is in force.
    /// @param firstBlock Block in which the record came into the digest's list.
    struct DigestRecord {
        uint256 id;
        address owner;
        string locator;
        string repositoryId;
        uint256 suspendedAt;
        uint256 firstBlock;
        DigestApproval approval;
    }

    /// @param position Index in the digests asked for.
    /// @param count How many records the digest was indexed for.
    /// @param records First the hinted records that are in the list, then the oldest of the list's others; at most eight.
    /// When `count` is greater, `readDigestRecords` tells the rest.
    struct DigestHit {
        uint256 position;
        uint256 count;
        DigestRecord[] records;
    }

    /// @param hits Only digests that were indexed.
    /// @param next First digest not looked at; the number of digests when all were.
    struct DigestHits {
        DigestHit[] hits;
        uint256 next;
        IModelLens.Point point;
    }

    /// @param next What to go on after; 0 at the end of the list.
    struct DigestRecordPage {
        DigestRecord[] records;
        uint256 next;
        uint256 total;
        IModelLens.Point point;
    }

    /// @param allocation Zero when the record names none; then all else is zero too.
    /// @param known Made by this release's Launcher for this record; if not, all else is zero.
    /// @param unclaimed What lies in it now, gifts included.
    /// @param publishedBlock Block whose `AllocationPublished` event holds the list; 0 while claims are not open yet.
    /// @param claimed For each index asked for, whether it was claimed.
    struct AllocationState {
        address allocation;
        bool known;
        bytes32 root;
        uint256 amount;
        uint256 unclaimed;
        uint256 claimUntil;
        uint256 publishedBlock;
        bool[] claimed;
        IModelLens.Point point;
    }

    /// @notice The call was given too little gas for even one digest; ask with more.
    error DigestLensTooLittleGas(uint256 gasLeft, uint256 needed);

    error DigestLensTooManyHints(uint256 hints, uint256 max);

    /// @notice Indexed digests in order of first indexing. They are only ever appended.
    function digests(uint256 from, uint256 count) external view returns (DigestPage memory);

    /// @notice Looks up digests; answers hits only. Stops before it runs out of gas: read on from `next`.
    /// @param hints Records to look for in every digest's list first, at most eight: those the caller knows to be linked,
    /// so that no flood of others can push them out of sight.
    /// @param from Index of the first digest to look at.
    function readDigests(bytes32[] calldata wanted, uint256[] calldata hints, uint256 from)
        external
        view
        returns (DigestHits memory);

    /// @notice A page of the records of one digest, oldest first.
    /// @param afterId `next` of the page before; 0 for the first.
    function readDigestRecords(bytes32 digest, uint256 afterId, uint256 count)
        external
        view
        returns (DigestRecordPage memory);

    /// @notice What is known of a record's allocation without its list.
    function allocation(uint256 recordId, uint256[] calldata indexes)
        external
        view
        returns (AllocationState memory);

    function registry() external view returns (IModelRegistry);

    function launcher() external view returns (ILauncher);
}
