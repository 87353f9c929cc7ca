// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Registry of models: an ERC-721 token per record
/// @notice A record says which model pages it speaks for (locators), which revisions of the weights its owner
/// approved, and which contracts serve it (modules). Whoever registers first gains nothing by it: several records
/// may claim one locator, and only the model's own repository can confirm one of them.
interface IModelRegistry {
    /// @param locator Canonical text of a model page, lower case, for example `huggingface.co/owner/name`:
    /// 3 to 512 bytes out of `a-z 0-9 - . _ ~ / : @ % +`, with a slash and no empty part between slashes.
    /// @param repositoryId The hub's own permanent id of the repository, at most 64 bytes; empty when it has none.
    struct Place {
        string locator;
        string repositoryId;
    }

    /// @notice A record's claim on a locator.
    /// @param claimedBlock Block of the claim; 0 when the record does not claim the locator now.
    /// @param claimedAt Second of the claim; 0 when the record does not claim the locator now.
    /// @param releasedBlock Block in which the record last let go of the locator; 0 when it never did.
    /// @param repositoryId As recorded with the claim; empty when none was given.
    struct Claim {
        uint256 claimedBlock;
        uint256 claimedAt;
        uint256 releasedBlock;
        string repositoryId;
    }

    /// @notice An approved revision.
    /// @param commit Full revision id as the hub writes it (hex without 0x on Hugging Face); 1 to 64 bytes out of
    /// `A-Z a-z 0-9 - . _`.
    /// @param manifestHash sha256 over the manifest's lines `path NUL size NUL algorithm:digest LF`.
    /// @param weightsRoot sha256 over the raw sha256 digests of the large files, in the manifest's order.
    /// @param by The record's owner at that time.
    /// @param publishedBlock Block whose `ManifestPublished` event holds the manifest's bytes; 0 while unpublished.
    struct ApprovedRevision {
        string commit;
        bytes32 manifestHash;
        bytes32 weightsRoot;
        address by;
        uint256 blockNumber;
        uint256 approvedAt;
        uint256 publishedBlock;
    }

    /// @notice A contract that serves a record, by kind; see `setModule`.
    struct Module {
        bytes32 kind;
        address component;
    }

    /// @notice All zero and empty while the record is in force.
    /// @param by The record's owner or its court at that time.
    /// @param reason Untrusted text, at most 256 bytes.
    struct Suspension {
        uint256 blockNumber;
        uint256 suspendedAt;
        address by;
        string reason;
    }

    /// @notice The licence the record's owner gives the model. All zero and empty when none was set.
    /// @param licence The hub's licence tag, lower case (`apache-2.0`); at most 64 bytes of printable ASCII; may be empty.
    /// @param licenceFile Digest of the licence file as it stands in the manifest (`git-sha1:…`, `sha256:…`); may be empty.
    struct Terms {
        string licence;
        string licenceFile;
        uint256 blockNumber;
        uint256 setAt;
        address by;
    }

    /// @notice A record one of whose approved manifests has a file with the digest. All zero when there is none.
    /// @param index The newest approval of the record for which the digest was indexed. When it is not the record's newest
    /// approval, nobody has shown yet whether that one still has the file; anyone may, by indexing it again.
    /// @param firstBlock Block in which the record came into the digest's list.
    /// @param indexedBlock Block in which it was indexed for `index`.
    struct DigestRecord {
        uint256 id;
        uint256 index;
        uint256 firstBlock;
        uint256 indexedBlock;
    }

    /// @notice The record that continues this one, possibly on another chain. All zero when there is none.
    struct Successor {
        uint256 chainId;
        address registry;
        uint256 id;
    }

    event Registered(
        uint256 indexed id, address indexed owner, address indexed registrar, string uri
    );
    event LocatorClaimed(
        uint256 indexed id, bytes32 indexed key, string locator, string repositoryId
    );
    event LocatorReleased(uint256 indexed id, bytes32 indexed key, string locator);
    event RepositoryIdSet(
        uint256 indexed id, bytes32 indexed key, string oldRepositoryId, string newRepositoryId
    );
    event UriSet(uint256 indexed id, string oldUri, string newUri);
    event RevisionApproved(
        uint256 indexed id,
        uint256 indexed index,
        address indexed by,
        string commit,
        bytes32 manifestHash,
        bytes32 weightsRoot
    );
    /// @param manifest The bytes whose sha256 is the approval's `manifestHash`.
    event ManifestPublished(
        uint256 indexed id, uint256 indexed index, address indexed by, bytes manifest
    );
    event DigestIndexed(
        bytes32 indexed digest, uint256 indexed id, uint256 indexed index, address by
    );
    event Suspended(uint256 indexed id, address indexed by, string reason);
    event Reinstated(uint256 indexed id, address indexed by);
    event TermsSet(
        uint256 indexed id,
        address indexed by,
        string oldLicence,
        string oldLicenceFile,
        string newLicence,
        string newLicenceFile
    );
    event ModuleSet(uint256 indexed id, bytes32 indexed kind, address oldModule, address newModule);
    event SuccessorSet(uint256 indexed id, Successor oldSuccessor, Successor newSuccessor);
    event ComponentAcknowledged(address indexed component, uint256 oldId, uint256 newId);

    error ModelRegistryNotOwner(uint256 id, address caller);
    error ModelRegistryNoLocator();
    error ModelRegistryTooManyLocators(uint256 count, uint256 max);
    error ModelRegistryInvalidLocator(string locator);
    error ModelRegistryAlreadyClaimed(uint256 id, bytes32 key);
    error ModelRegistryNotClaimed(uint256 id, bytes32 key);
    error ModelRegistryTextTooLong(uint256 length, uint256 max);
    error ModelRegistryInvalidCommit(string commit);
    error ModelRegistryEmptyDigest();
    error ModelRegistryNoApproval(uint256 id, uint256 index);
    error ModelRegistryManifestMismatch(bytes32 expected, bytes32 actual);
    error ModelRegistryAlreadyPublished(uint256 id, uint256 index, uint256 publishedBlock);

    error ModelRegistryNotPublished(uint256 id, uint256 index);
    /// @notice At the offset the manifest has no `NUL sha256:<64 hex digits> LF` behind a path and a size.
    error ModelRegistryNoDigest(uint256 offset);
    error ModelRegistryNotSuspended(uint256 id);
    error ModelRegistrySuspendedByCourt(uint256 id, address court);
    error ModelRegistryInvalidLicence(string licence);
    error ModelRegistryInvalidLicenceFile(string licenceFile);

    /// @notice Makes a record. Anyone may, for any owner and any locator: a claim is not a proof.
    /// @param owner Receives the ERC-721 token. No receiver hook is called.
    /// @param places 1 to 16 locators with the repository's id on each hub.
    /// @param uri Where the record's own description lies; at most 256 bytes, may be empty.
    /// @return id From 1, in order of registration.
    function register(address owner, Place[] calldata places, string calldata uri)
        external
        returns (uint256 id);

    /// @notice Makes a record with its modules, for a model that has governor, token and timelock already. The same as
    /// registering for oneself, setting the modules and sending the token on; what the modules say is the registrar's
    /// word until the owner changes them.
    function registerWithModules(
        address owner,
        Place[] calldata places,
        string calldata uri,
        Module[] calldata modules
    ) external returns (uint256 id);

    /// @notice Claims one more locator (at most 16 in all). Only the record's owner.
    function addLocator(uint256 id, Place calldata place) external;

    /// @notice Withdraws a claim, for good or until it is claimed anew, and leaves the mark `releasedBlock`. It is how
    /// the owner of a record that was linked before lets another record take its place. Only the record's owner.
    function release(uint256 id, string calldata locator) external;

    /// @notice Replaces the repository id of a claimed locator without losing the claim's age. Only the owner.
    function setRepositoryId(uint256 id, string calldata locator, string calldata repositoryId)
        external;

    /// @notice Only the record's owner. At most 256 bytes.
    function setUri(uint256 id, string calldata uri) external;

    /// @notice Approves a revision; the newest approval is the one in force. Only the record's owner.
    /// @return index Place of the approval in the record's list, from 0.
    function approveRevision(
        uint256 id,
        string calldata commit,
        bytes32 manifestHash,
        bytes32 weightsRoot
    ) external returns (uint256 index);

    /// @notice Writes the bytes of an approved manifest into an event, once. Anyone may: the bytes must hash
    /// (sha256) to the approval's `manifestHash`.
    function publishManifest(uint256 id, uint256 index, bytes calldata manifest) external;

    /// @notice Notes which records approved a file, for readers who meet the file elsewhere. Anyone may, for an approval
    /// whose manifest is published, in as many batches as it takes. A digest that is indexed for this approval or for a
    /// newer one of the same record already is passed over.
    /// @param manifest The published bytes.
    /// @param offsets Where in them the third field of a line begins: at the NUL of `NUL sha256:<64 hex digits> LF`.
    function indexDigests(
        uint256 id,
        uint256 index,
        bytes calldata manifest,
        uint256[] calldata offsets
    ) external;

    /// @notice Says that the record's model should not be used for now. Only the record's owner, or the contract under
    /// the kind `court`. Again while suspended: replaces who and why, unless the court of this moment suspended it and
    /// the owner calls.
    /// @param reason At most 256 bytes.
    function suspend(uint256 id, string calldata reason) external;

    /// @notice Ends a suspension. Only the record's owner or its court; what the court suspended, only the court as long
    /// as it is the record's court.
    function reinstate(uint256 id) external;

    /// @notice Says under which licence the model is given; both empty take it back. Only the record's owner.
    /// @param licenceFile A word, a colon, hex digits, all lower case; at most 144 bytes.
    function setTerms(uint256 id, string calldata licence, string calldata licenceFile) external;

    /// @notice Attaches a contract to the record, or detaches it (zero address). Only the record's owner, whose word
    /// it is: a module proves nothing about the contract named.
    /// @param kind Short ASCII name, left-aligned: `token`, `vault`, `governor`, `timelock`, `allocation`, `court`,
    /// later `router`…
    function setModule(uint256 id, bytes32 kind, address newModule) external;

    /// @notice Names the record that continues this one; all zero takes it back. Only the record's owner.
    function setSuccessor(uint256 id, Successor calldata newSuccessor) external;

    /// @notice The calling contract says that it belongs to a record (0: to none). Feeds `recordOf`.
    function acknowledge(uint256 id) external;

    /// @notice How many records there are; ids run from 1 to this number.
    function recordCount() external view returns (uint256);

    /// @notice Block and second of the registration; zeros when there is no such record.
    function registration(uint256 id) external view returns (uint256 blockNumber, uint256 timestamp);

    /// @notice The record a contract says it belongs to; 0 when it never said. Contracts made by a Launcher are known
    /// to that Launcher instead.
    function recordOf(address component) external view returns (uint256 id);

    /// @notice keccak256 of a locator's bytes, for valid locators only.
    function locatorKey(string calldata locator) external pure returns (bytes32);

    /// @notice Text of a locator that was claimed at least once; empty otherwise.
    function locatorOf(bytes32 key) external view returns (string memory);

    /// @notice Keys of the locators a record claims now, in no particular order; at most 16.
    function locatorKeysOf(uint256 id) external view returns (bytes32[] memory);

    /// @notice The claims on a locator: how many there are now and the oldest of them (0 when there is none).
    /// Costs the same however many there are.
    function claims(bytes32 key) external view returns (uint256 count, uint256 oldestId);

    /// @notice A record's claim on a locator.
    function claim(bytes32 key, uint256 id) external view returns (Claim memory);

    /// @notice How many locators were ever claimed.
    function keyCount() external view returns (uint256);

    /// @notice A key by order of its first claim. The order never changes; a key stays even when all let go of it.
    function keyAt(uint256 index) external view returns (bytes32 key);

    function approvalCount(uint256 id) external view returns (uint256);

    function approval(uint256 id, uint256 index) external view returns (ApprovedRevision memory);

    /// @notice The contract attached under a kind; zero when none.
    function module(uint256 id, bytes32 kind) external view returns (address);

    function successor(uint256 id) external view returns (Successor memory);

    function suspension(uint256 id) external view returns (Suspension memory);

    function terms(uint256 id) external view returns (Terms memory);

    /// @notice How many digests were ever indexed.
    function digestCount() external view returns (uint256);

    /// @notice A digest by order of its first indexing. The order never changes.
    function digestAt(uint256 index) external view returns (bytes32 digest);

    /// @notice How many records a digest was indexed for.
    function digestRecordCount(bytes32 digest) external view returns (uint256);

    /// @notice A record's entry in a digest's list; all zero when it has none. Costs the same however long the list is.
    function digestRecord(bytes32 digest, uint256 id) external view returns (DigestRecord memory);

    /// @notice A page of a digest's list, oldest entry first. Being first is worth nothing: anyone can be.
    /// @param afterId The record the last page ended with; 0 for the first page.
    function digestRecords(bytes32 digest, uint256 afterId, uint256 count)
        external
        view
        returns (DigestRecord[] memory);
}
