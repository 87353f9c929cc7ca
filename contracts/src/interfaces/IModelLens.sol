// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IModelRegistry} from "./IModelRegistry.sol";
import {ILauncher} from "./ILauncher.sol";

/// @title Everything a page needs, in one call
/// @notice Read-only. Contracts a record names are foreign: whatever they do (revert, burn gas, answer a megabyte) costs
/// only their own fields, which are then zero or empty. Names and symbols are cut at 64 bytes and are untrusted text.
/// Every answer tells the block it was read at; a caller that needs the block's own hash asks for it by number and
/// compares the parent's.
interface IModelLens {
    /// @param parentHash Hash of the block before the one read.
    struct Point {
        uint256 chainId;
        uint256 blockNumber;
        bytes32 parentHash;
        uint256 timestamp;
    }

    /// @param id Of the record; `IModelRegistry` for the rest unless said otherwise.
    /// @param claimedBlock Of this record's claim on the key asked for.
    /// @param name Of the token, untrusted.
    /// @param symbol Of the token, untrusted.
    /// @param knownLaunch The four contracts were all made together by this release's Launcher.
    /// @param allocation What else the record names; IDigestLens tells what is in it.
    struct Record {
        uint256 id;
        address owner;
        string repositoryId;
        string uri;
        string name;
        string symbol;
        address token;
        address vault;
        address governor;
        address timelock;
        bool knownLaunch;
        uint256 registeredBlock;
        uint256 registeredAt;
        uint256 claimedBlock;
        uint256 claimedAt;
        IModelRegistry.Successor successor;
        IModelRegistry.Suspension suspension;
        IModelRegistry.Terms terms;
        address allocation;
    }

    /// @notice The newest approval; all zero when `count` is 0.
    /// @param byVote Executed by a vote of a governor that this release's Launcher made, of whose For votes no account cast
    /// more than half.
    /// @param soloVoter The account that cast more than half of them, when there was a vote; else zero.
    /// @param publishedBlock Block whose `ManifestPublished` event holds the manifest; 0 while unpublished.
    /// @param count How many approvals the record has; the newest has the index `count - 1`.
    struct Approval {
        string commit;
        bytes32 manifestHash;
        bytes32 weightsRoot;
        uint256 blockNumber;
        uint256 approvedAt;
        address by;
        bool byVote;
        address soloVoter;
        uint256 publishedBlock;
        uint256 count;
    }

    /// @param totalStaked Tokens in the vault (`totalAssets`).
    /// @param totalShares Supply of the share, escrowed shares included.
    /// @param tokenSupply Whole supply of the token.
    struct Stake {
        uint256 totalStaked;
        uint256 totalShares;
        uint256 tokenSupply;
    }

    /// @param state As in IGovernor: 0 pending, 1 active, 2 canceled, 3 defeated, 4 succeeded, 5 queued, 6 expired,
    /// 7 executed.
    /// @param snapshot Second at which votes are counted; `deadline` the last second of the vote.
    /// @param etaSeconds Second from which it may be executed; 0 while not queued.
    /// @param quorum In share units; meaningless until `quorumKnown`, that is while the snapshot is ahead.
    /// @param blockNumber Block of the `ProposalCreated` event.
    struct Proposal {
        uint256 id;
        uint8 state;
        address proposer;
        uint256 snapshot;
        uint256 deadline;
        uint256 etaSeconds;
        uint256 forVotes;
        uint256 againstVotes;
        uint256 abstainVotes;
        uint256 quorum;
        bool quorumKnown;
        uint256 blockNumber;
    }

    /// @param position Index in the keys (or ids) asked for.
    /// @param locator Text of the record's first locator; filled by `readRecords` only.
    /// @param claimCount How many records claim the key now.
    /// @param oldestId The oldest of the claims, with block and second of that claim.
    /// @param hintReleasedBlock Block in which the hinted record let go of the key; 0 when it claims it or never did.
    /// @param record The hinted record when it claims the key, else the oldest; its id is 0 when nobody claims the key
    /// any more.
    /// @param live Newest first, at most three, out of pending, active, succeeded and queued.
    /// @param liveCount How many are live among the newest `lookedAt` of `proposalCount` proposals.
    struct Hit {
        uint256 position;
        string locator;
        uint256 claimCount;
        uint256 oldestId;
        uint256 oldestBlock;
        uint256 oldestAt;
        uint256 hintReleasedBlock;
        Record record;
        Approval approval;
        Stake stake;
        Proposal[] live;
        uint256 liveCount;
        uint256 lookedAt;
        uint256 proposalCount;
    }

    /// @param hits Only keys that somebody claims, or that the hinted record let go of.
    /// @param next First key not looked at; the number of keys when all were.
    struct Page {
        Hit[] hits;
        uint256 next;
        Point point;
    }

    /// @param keys In order of first claim.
    /// @param records The oldest record of each key; 0 when nobody claims it any more.
    /// @param next First index not in this page.
    /// @param total How many keys there are.
    struct KeyPage {
        bytes32[] keys;
        uint256[] records;
        uint256 next;
        uint256 total;
        Point point;
    }

    /// @param items Newest first.
    /// @param next Where the next page begins, counted from the newest; equals `total` at the end. A proposal made in
    /// between shifts the count by one.
    struct ProposalPage {
        Proposal[] items;
        uint256 next;
        uint256 total;
        Point point;
    }

    /// @param shareValue What the shares are worth now, in tokens.
    /// @param votes Now.
    /// @param allowance Of the vault over the account's tokens.
    /// @param requests As in IStakeVault, with what their shares are worth now.
    struct Viewer {
        uint256 tokenBalance;
        uint256 shares;
        uint256 shareValue;
        uint256 votes;
        address delegate;
        uint256 allowance;
        uint256 cooldownSeconds;
        Request[] requests;
        Point point;
    }

    struct Request {
        uint256 id;
        uint256 shares;
        uint256 assets;
        uint256 readyAt;
    }

    /// @param snapshotKnown False while the snapshot is ahead; the other snapshot fields are then zero.
    /// @param votes At the snapshot.
    /// @param shares Own shares at the snapshot, wherever their votes went.
    /// @param delegate Whom the account's shares voted through at the snapshot.
    /// @param used Part of `votes` already cast.
    struct Ballot {
        uint256 proposalId;
        bool snapshotKnown;
        uint256 votes;
        uint256 shares;
        address delegate;
        uint256 used;
        bool hasVoted;
    }

    struct BallotPage {
        Ballot[] items;
        Point point;
    }

    /// @notice What rules a model now. Seconds, share units and basis points.
    /// @param quorumNow Quorum a proposal would have if its snapshot were the last second.
    /// @param guardian Zero when there is none or its time is over.
    struct Settings {
        uint256 votingDelay;
        uint256 votingPeriod;
        uint256 lateQuorumExtension;
        uint256 proposalThreshold;
        uint256 quorumBps;
        uint256 quorumFloorBps;
        uint256 quorumNow;
        uint256 timelockDelay;
        uint256 cooldownSeconds;
        address guardian;
        uint256 guardianExpiresAt;
        Point point;
    }

    /// @param recordIds Records of whose token or share the account has some.
    /// @param next First record not looked at; `total + 1` at the end.
    struct Holdings {
        uint256[] recordIds;
        uint256[] tokenBalances;
        uint256[] shares;
        uint256 next;
        uint256 total;
        Point point;
    }

    error ModelLensLengthMismatch(uint256 keys, uint256 hints);
    /// @notice The call was given too little gas for even one record; ask with more.
    error ModelLensTooLittleGas(uint256 gasLeft, uint256 needed);

    /// @notice Looks up locator keys; answers hits only. Stops before it runs out of gas: read on from `next`.
    /// @param hints For each key the record its page names, 0 for none. Costs nothing when there are many claims.
    /// @param from Index of the first key to look at.
    function read(bytes32[] calldata locatorKeys, uint256[] calldata hints, uint256 from)
        external
        view
        returns (Page memory);

    /// @notice The same for records by id; unknown ids are left out.
    function readRecords(uint256[] calldata ids, uint256 from) external view returns (Page memory);

    /// @notice Registered locator keys in order of first claim. Keys are only ever appended.
    function keys(uint256 from, uint256 count) external view returns (KeyPage memory);

    /// @notice A record's proposals, newest first.
    /// @param from Counted from the newest, which is 0.
    function proposals(uint256 recordId, uint256 from, uint256 count)
        external
        view
        returns (ProposalPage memory);

    /// @notice An account's part in a model.
    function viewer(address account, uint256 recordId) external view returns (Viewer memory);

    /// @notice An account's power in proposals of one model, and why.
    function ballot(address account, uint256 recordId, uint256[] calldata proposalIds)
        external
        view
        returns (BallotPage memory);

    /// @notice How a model is governed now.
    function settings(uint256 recordId) external view returns (Settings memory);

    /// @notice Which models an account holds tokens or shares of.
    /// @param from First record id to look at; 0 and 1 are the same.
    function holdings(address account, uint256 from, uint256 count)
        external
        view
        returns (Holdings memory);

    function registry() external view returns (IModelRegistry);

    function launcher() external view returns (ILauncher);
}
