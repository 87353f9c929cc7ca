// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Contributions to models: evidence, weights decided by vote, and their part of the revenue
interface IContributions {
    /// @notice What a contributor did. `Commit` is a change of the repository, `Dataset` data the model learnt from,
    /// `Evaluation` a measurement of it.
    enum Kind {
        Commit,
        Dataset,
        Evaluation
    }

    /// @notice `Submitted` waits for the record's owner; `Credited` earns; `Ended` earned once and keeps what it earned.
    enum Status {
        Submitted,
        Credited,
        Declined,
        Ended
    }

    /// @notice What a contributor shows. All of it is untrusted text.
    /// @param digest What pins the evidence, for example `sha256:…` or `git-sha1:…`: 1 to 144 bytes.
    /// @param uri Where it lies; at most 256 bytes, may be empty.
    /// @param note In the contributor's words; at most 512 bytes, may be empty.
    /// @param askedWeight The weight asked for; the vote may credit another.
    struct Evidence {
        Kind kind;
        string digest;
        string uri;
        string note;
        uint64 askedWeight;
    }

    /// @param index Place in the record's list, from 0.
    /// @param evidenceHash keccak256 of the contributor's address and the evidence, ABI-encoded, as submitted.
    /// @param blockNumber Block whose `ContributionSubmitted` event holds the evidence.
    /// @param weight As credited; stays readable after the end. 0 while submitted or declined.
    /// @param decidedAt Second of the last decision on it; 0 while submitted.
    struct Contribution {
        uint256 index;
        address account;
        Kind kind;
        Status status;
        uint64 askedWeight;
        uint64 weight;
        uint256 blockNumber;
        uint256 decidedAt;
        bytes32 evidenceHash;
    }

    /// @notice Which contributions of one record to claim for, in one currency.
    struct ContributionClaim {
        uint256 id;
        address token;
        uint256[] indexes;
    }

    event ContributionSubmitted(
        uint256 indexed id, uint256 indexed index, address indexed account, Evidence evidence
    );
    event ContributionCredited(
        uint256 indexed id, uint256 indexed index, address indexed account, uint256 weight
    );
    event ContributionDeclined(uint256 indexed id, uint256 indexed index, string reason);
    event ContributionEnded(uint256 indexed id, uint256 indexed index, uint256 weight);
    event ContributionAccountSet(
        uint256 indexed id, uint256 indexed index, address oldAccount, address newAccount
    );
    event ContributorsFunded(
        uint256 indexed id, address indexed token, address indexed from, uint256 amount
    );
    event ContributionClaimed(
        uint256 indexed id,
        address indexed token,
        address indexed account,
        uint256 index,
        uint256 amount
    );

    error ContributionsNoRecord(uint256 id);
    error ContributionsNotOwner(uint256 id, address caller);
    error ContributionsNotAccount(uint256 id, uint256 index, address caller);
    error ContributionsUnknown(uint256 id, uint256 index);
    error ContributionsNotSubmitted(uint256 id, uint256 index, Status status);
    error ContributionsNotCredited(uint256 id, uint256 index, Status status);
    error ContributionsOtherEvidence(bytes32 expected, bytes32 actual);
    error ContributionsNoDigest();
    error ContributionsNoWeight();
    error ContributionsNobody();
    error ContributionsTextTooLong(uint256 length, uint256 max);
    error ContributionsNobodyCredited(uint256 id);
    error ContributionsTransferFee(address token, uint256 amount, uint256 received);

    /// @notice Shows evidence for a record and asks for a weight. Anyone may, for oneself.
    /// @return index From 0, per record.
    function submit(uint256 id, Evidence calldata evidence) external returns (uint256 index);

    /// @notice Gives a submitted contribution a weight; it earns from the next payment on. Only the record's owner.
    /// @param evidenceHash What was looked at: refuses when the contribution under this index is another.
    function credit(uint256 id, uint256 index, bytes32 evidenceHash, uint64 weight) external;

    /// @notice Turns a submitted contribution down, for good; the same may be submitted anew. Only the record's owner.
    /// @param reason At most 256 bytes.
    function decline(uint256 id, uint256 index, bytes32 evidenceHash, string calldata reason)
        external;

    /// @notice Ends a credited contribution: it keeps what it earned and earns no more. Only the record's owner.
    function end(uint256 id, uint256 index) external;

    /// @notice Hands a contribution, with all it has not claimed yet, to another account. Only its account.
    function setAccount(uint256 id, uint256 index, address newAccount) external;

    /// @notice Pays an amount to all credited contributions of a record, by weight. Anyone may; the router does.
    function fund(uint256 id, address token, uint256 amount) external;

    /// @notice Pays the caller what its contributions earned; each must be the caller's own.
    /// @return amounts One for each of the claims, zero when there was nothing.
    function claim(ContributionClaim[] calldata claims) external returns (uint256[] memory amounts);

    /// @notice Sum of the weights that earn now.
    function totalWeight(uint256 id) external view returns (uint256);

    /// @notice How many contributions were ever submitted for a record.
    function contributionCount(uint256 id) external view returns (uint256);

    /// @notice A page of a record's contributions, newest first. Costs the same however long the list is.
    /// @param before The index the last page ended with; `type(uint256).max` for the first page.
    function contributions(uint256 id, uint256 before, uint256 count)
        external
        view
        returns (Contribution[] memory);

    function contribution(uint256 id, uint256 index) external view returns (Contribution memory);

    /// @notice How many contributions of a record were ever credited, ended ones included.
    function creditedCount(uint256 id) external view returns (uint256);

    /// @notice A page of the contributions that were ever credited, in the order in which they were.
    function credited(uint256 id, uint256 from, uint256 count)
        external
        view
        returns (Contribution[] memory);

    /// @notice What a contribution can claim now.
    function claimable(uint256 id, uint256 index, address token) external view returns (uint256);

    /// @notice All that was ever paid to a record's contributors in a currency, and what they claimed of it.
    function funded(uint256 id, address token) external view returns (uint256 paid, uint256 claimed);
}
