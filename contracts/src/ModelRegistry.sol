// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {MODULE_COURT} from "./ModuleKinds.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";

/// @title Registry of models
/// @dev Specification
///
/// Purpose. Gives a model a record (an ERC-721 token) and answers in constant time who claims a model page, which
/// revision its owner approved last, under which licence, whether it is suspended, which contracts serve it, and which
/// records approved a file.
///
/// Roles. None over the registry: no owner, no fee, no upgrade, nothing to pause. A record obeys the holder of its token
/// and nobody else; ERC-721 approvals let an operator move the token, not speak for the record. The one exception is a
/// record's court, if its owner set one: it may suspend, and what it suspended the owner cannot lift while it is the
/// court. The owner may always replace the court; readers see that it did.
///
/// Trust. Nothing here proves that a record is the model's: a claim is a claim, a module is the owner's word. The link
/// needs the model's own repository to name the record. `acknowledge` is a contract's word about itself. An indexed
/// digest says that a record's owner approved a manifest with that file, which any owner can do with anybody's files:
/// readers count linked records only.
///
/// Invariants.
/// - Ids run from 1 without gaps; a record is never deleted; block and second of each registration, claim and approval
///   are kept.
/// - The claims on a locator form a list in order of claim: its head is the oldest, its length is the count. Reading
///   them, adding one and withdrawing one cost the same however many there are, so that a flood of claims costs
///   nobody but the flooder.
/// - The list of keys only grows, one entry for each locator ever claimed.
/// - A published manifest hashes to what was approved.
/// - A record stands at most once in a digest's list, at the place of its first indexing, with the newest approval it was
///   indexed for. Each was the third field of a line of that approval's published manifest. Lists only grow, and adding
///   to one or reading a page of it costs the same however long it is.
///
/// Outside calls. None but the sha256 precompile. Tokens are minted without a receiver hook, so nobody is called back.
contract ModelRegistry is ERC721, IModelRegistry {
    /// @dev 256 bits, then the text. `position` is the key's index in the record's own list.
    struct ClaimEntry {
        uint48 previousId;
        uint48 nextId;
        uint48 claimedBlock;
        uint48 claimedAt;
        uint48 releasedBlock;
        uint16 position;
        string repositoryId;
    }

    struct LocatorEntry {
        uint48 oldestId;
        uint48 newestId;
        uint48 count;
        string text;
    }

    struct ApprovalEntry {
        bytes32 manifestHash;
        bytes32 weightsRoot;
        address by;
        uint48 blockNumber;
        uint48 approvedAt;
        uint48 publishedBlock;
        string commit;
    }

    struct RecordEntry {
        uint48 registeredBlock;
        uint48 registeredAt;
        string uri;
        bytes32[] keys;
        ApprovalEntry[] approvals;
        mapping(bytes32 kind => address component) modules;
        Successor successor;
        SuspensionEntry suspension;
        TermsEntry terms;
    }

    struct SuspensionEntry {
        address by;
        uint48 blockNumber;
        uint48 suspendedAt;
        string reason;
    }

    struct TermsEntry {
        address by;
        uint48 blockNumber;
        uint48 setAt;
        string licence;
        string licenceFile;
    }

    struct DigestList {
        uint48 oldestId;
        uint48 newestId;
        uint48 count;
    }

    struct DigestEntry {
        uint48 nextId;
        uint48 index;
        uint48 firstBlock;
        uint48 indexedBlock;
    }

    uint256 private constant LOCATORS_MAX = 16;
    uint256 private constant LOCATOR_BYTES_MIN = 3;
    uint256 private constant LOCATOR_BYTES_MAX = 512;
    uint256 private constant REPOSITORY_ID_BYTES_MAX = 64;
    uint256 private constant URI_BYTES_MAX = 256;
    uint256 private constant COMMIT_BYTES_MAX = 64;
    uint256 private constant REASON_BYTES_MAX = 256;
    uint256 private constant LICENCE_BYTES_MAX = 64;
    uint256 private constant LICENCE_FILE_BYTES_MAX = 144;
    /// @dev `NUL sha256:`, 64 hex digits, LF.
    uint256 private constant DIGEST_FIELD_BYTES = 73;
    bytes8 private constant DIGEST_FIELD_START = "\x00sha256:";

    /// @dev Bit n is set when ASCII byte n is allowed: `0-9`, `a-z`, `- . _`.
    uint256 private constant WORD_CHARACTERS =
        (0x3ff << 0x30) | (0x3ffffff << 0x61) | (1 << 0x2d) | (1 << 0x2e) | (1 << 0x5f);
    /// @dev And `% + : @ ~`; the slash is looked at apart.
    uint256 private constant LOCATOR_CHARACTERS =
        WORD_CHARACTERS | (1 << 0x25) | (1 << 0x2b) | (1 << 0x3a) | (1 << 0x40) | (1 << 0x7e);
    /// @dev And `A-Z`.
    uint256 private constant COMMIT_CHARACTERS = WORD_CHARACTERS | (0x3ffffff << 0x41);
    /// @dev Printable ASCII but `A-Z`.
    uint256 private constant LICENCE_CHARACTERS =
        ((uint256(1) << 0x7f) - (uint256(1) << 0x20)) ^ (0x3ffffff << 0x41);
    uint256 private constant HEX_CHARACTERS = (0x3ff << 0x30) | (0x3f << 0x61);
    uint256 private constant DECIMAL_CHARACTERS = 0x3ff << 0x30;

    uint256 public recordCount;

    bytes32[] private _keys;
    mapping(uint256 id => RecordEntry record) private _records;
    mapping(bytes32 key => LocatorEntry locator) private _locators;
    mapping(bytes32 key => mapping(uint256 id => ClaimEntry claim)) private _claims;
    mapping(address component => uint256 id) public recordOf;
    bytes32[] private _digests;
    mapping(bytes32 digest => DigestList list) private _digestLists;
    mapping(bytes32 digest => mapping(uint256 id => DigestEntry entry)) private _digestEntries;

    modifier onlyRecordOwner(uint256 id) {
        _checkRecordOwner(id);
        _;
    }

    constructor() ERC721("Commonweight Model Registry", "CWMODEL") {}

    /// @inheritdoc IModelRegistry
    function register(address owner, Place[] calldata places, string calldata uri)
        external
        returns (uint256 id)
    {
        return _register(owner, places, uri);
    }

    /// @inheritdoc IModelRegistry
    function registerWithModules(
        address owner,
        Place[] calldata places,
        string calldata uri,
        Module[] calldata modules
    ) external returns (uint256 id) {
        id = _register(owner, places, uri);
        for (uint256 i = 0; i < modules.length; ++i) {
            _setModule(id, modules[i].kind, modules[i].component);
        }
    }

    /// @inheritdoc IModelRegistry
    function addLocator(uint256 id, Place calldata place) external onlyRecordOwner(id) {
        _claimLocator(id, place);
    }

    /// @inheritdoc IModelRegistry
    function release(uint256 id, string calldata locator) external onlyRecordOwner(id) {
        bytes32 key = _claimedKey(id, locator);
        _dropFromRecord(id, key);
        _dropFromLocator(id, key);

        ClaimEntry storage entry = _claims[key][id];
        delete _claims[key][id];
        entry.releasedBlock = Time.blockNumber();
        emit LocatorReleased(id, key, locator);
    }

    /// @inheritdoc IModelRegistry
    function setRepositoryId(uint256 id, string calldata locator, string calldata repositoryId)
        external
        onlyRecordOwner(id)
    {
        bytes32 key = _claimedKey(id, locator);
        _checkLength(bytes(repositoryId).length, REPOSITORY_ID_BYTES_MAX);
        string memory oldRepositoryId = _claims[key][id].repositoryId;
        _claims[key][id].repositoryId = repositoryId;
        emit RepositoryIdSet(id, key, oldRepositoryId, repositoryId);
    }

    /// @inheritdoc IModelRegistry
    function setUri(uint256 id, string calldata uri) external onlyRecordOwner(id) {
        _checkLength(bytes(uri).length, URI_BYTES_MAX);
        string memory oldUri = _records[id].uri;
        _records[id].uri = uri;
        emit UriSet(id, oldUri, uri);
    }

    /// @inheritdoc IModelRegistry
    function approveRevision(
        uint256 id,
        string calldata commit,
        bytes32 manifestHash,
        bytes32 weightsRoot
    ) external onlyRecordOwner(id) returns (uint256 index) {
        _checkCommit(commit);
        if (manifestHash == 0 || weightsRoot == 0) revert ModelRegistryEmptyDigest();

        ApprovalEntry[] storage approvals = _records[id].approvals;
        index = approvals.length;
        ApprovalEntry storage entry = approvals.push();
        entry.manifestHash = manifestHash;
        entry.weightsRoot = weightsRoot;
        entry.by = msg.sender;
        entry.blockNumber = Time.blockNumber();
        entry.approvedAt = Time.timestamp();
        entry.commit = commit;
        emit RevisionApproved(id, index, msg.sender, commit, manifestHash, weightsRoot);
    }

    /// @inheritdoc IModelRegistry
    function publishManifest(uint256 id, uint256 index, bytes calldata manifest) external {
        ApprovalEntry storage entry = _approval(id, index);
        if (entry.publishedBlock != 0) {
            revert ModelRegistryAlreadyPublished(id, index, entry.publishedBlock);
        }
        _checkManifest(entry, manifest);
        entry.publishedBlock = Time.blockNumber();
        emit ManifestPublished(id, index, msg.sender, manifest);
    }

    /// @inheritdoc IModelRegistry
    function indexDigests(
        uint256 id,
        uint256 index,
        bytes calldata manifest,
        uint256[] calldata offsets
    ) external {
        ApprovalEntry storage entry = _approval(id, index);
        if (entry.publishedBlock == 0) revert ModelRegistryNotPublished(id, index);
        _checkManifest(entry, manifest);
        for (uint256 i = 0; i < offsets.length; ++i) {
            _indexDigest(id, index, _readDigest(manifest, offsets[i]));
        }
    }

    /// @inheritdoc IModelRegistry
    function suspend(uint256 id, string calldata reason) external {
        _checkSuspender(id);
        _checkLength(bytes(reason).length, REASON_BYTES_MAX);
        _records[id].suspension = SuspensionEntry({
            by: msg.sender,
            blockNumber: Time.blockNumber(),
            suspendedAt: Time.timestamp(),
            reason: reason
        });
        emit Suspended(id, msg.sender, reason);
    }

    /// @inheritdoc IModelRegistry
    function reinstate(uint256 id) external {
        _checkSuspender(id);
        if (_records[id].suspension.blockNumber == 0) revert ModelRegistryNotSuspended(id);
        delete _records[id].suspension;
        emit Reinstated(id, msg.sender);
    }

    /// @inheritdoc IModelRegistry
    function setTerms(uint256 id, string calldata licence, string calldata licenceFile)
        external
        onlyRecordOwner(id)
    {
        _checkLicence(licence);
        _checkLicenceFile(licenceFile);
        TermsEntry storage entry = _records[id].terms;
        emit TermsSet(id, msg.sender, entry.licence, entry.licenceFile, licence, licenceFile);
        if (bytes(licence).length == 0 && bytes(licenceFile).length == 0) {
            delete _records[id].terms;
            return;
        }
        entry.by = msg.sender;
        entry.blockNumber = Time.blockNumber();
        entry.setAt = Time.timestamp();
        entry.licence = licence;
        entry.licenceFile = licenceFile;
    }

    /// @inheritdoc IModelRegistry
    function setModule(uint256 id, bytes32 kind, address newModule) external onlyRecordOwner(id) {
        _setModule(id, kind, newModule);
    }

    /// @inheritdoc IModelRegistry
    function setSuccessor(uint256 id, Successor calldata newSuccessor)
        external
        onlyRecordOwner(id)
    {
        Successor memory oldSuccessor = _records[id].successor;
        _records[id].successor = newSuccessor;
        emit SuccessorSet(id, oldSuccessor, newSuccessor);
    }

    /// @inheritdoc IModelRegistry
    function acknowledge(uint256 id) external {
        uint256 oldId = recordOf[msg.sender];
        recordOf[msg.sender] = id;
        emit ComponentAcknowledged(msg.sender, oldId, id);
    }

    /// @inheritdoc IModelRegistry
    function registration(uint256 id)
        external
        view
        returns (uint256 blockNumber, uint256 timestamp)
    {
        RecordEntry storage record = _records[id];
        return (record.registeredBlock, record.registeredAt);
    }

    /// @inheritdoc IModelRegistry
    function locatorKey(string calldata locator) external pure returns (bytes32) {
        return _checkedKey(locator);
    }

    /// @inheritdoc IModelRegistry
    function locatorOf(bytes32 key) external view returns (string memory) {
        return _locators[key].text;
    }

    /// @inheritdoc IModelRegistry
    function locatorKeysOf(uint256 id) external view returns (bytes32[] memory) {
        return _records[id].keys;
    }

    /// @inheritdoc IModelRegistry
    function claims(bytes32 key) external view returns (uint256 count, uint256 oldestId) {
        LocatorEntry storage entry = _locators[key];
        return (entry.count, entry.oldestId);
    }

    /// @inheritdoc IModelRegistry
    function claim(bytes32 key, uint256 id) external view returns (Claim memory) {
        ClaimEntry storage entry = _claims[key][id];
        return Claim({
            claimedBlock: entry.claimedBlock,
            claimedAt: entry.claimedAt,
            releasedBlock: entry.releasedBlock,
            repositoryId: entry.repositoryId
        });
    }

    /// @inheritdoc IModelRegistry
    function keyCount() external view returns (uint256) {
        return _keys.length;
    }

    /// @inheritdoc IModelRegistry
    function keyAt(uint256 index) external view returns (bytes32 key) {
        return _keys[index];
    }

    /// @inheritdoc IModelRegistry
    function approvalCount(uint256 id) external view returns (uint256) {
        return _records[id].approvals.length;
    }

    /// @inheritdoc IModelRegistry
    function approval(uint256 id, uint256 index) external view returns (ApprovedRevision memory) {
        ApprovalEntry storage entry = _approval(id, index);
        return ApprovedRevision({
            commit: entry.commit,
            manifestHash: entry.manifestHash,
            weightsRoot: entry.weightsRoot,
            by: entry.by,
            blockNumber: entry.blockNumber,
            approvedAt: entry.approvedAt,
            publishedBlock: entry.publishedBlock
        });
    }

    /// @inheritdoc IModelRegistry
    function module(uint256 id, bytes32 kind) external view returns (address) {
        return _records[id].modules[kind];
    }

    /// @inheritdoc IModelRegistry
    function successor(uint256 id) external view returns (Successor memory) {
        return _records[id].successor;
    }

    /// @inheritdoc IModelRegistry
    function suspension(uint256 id) external view returns (Suspension memory found) {
        SuspensionEntry storage entry = _records[id].suspension;
        if (entry.blockNumber == 0) return found;
        return Suspension({
            blockNumber: entry.blockNumber,
            suspendedAt: entry.suspendedAt,
            by: entry.by,
            reason: entry.reason
        });
    }

    /// @inheritdoc IModelRegistry
    function terms(uint256 id) external view returns (Terms memory found) {
        TermsEntry storage entry = _records[id].terms;
        if (entry.blockNumber == 0) return found;
        return Terms({
            licence: entry.licence,
            licenceFile: entry.licenceFile,
            blockNumber: entry.blockNumber,
            setAt: entry.setAt,
            by: entry.by
        });
    }

    /// @inheritdoc IModelRegistry
    function digestCount() external view returns (uint256) {
        return _digests.length;
    }

    /// @inheritdoc IModelRegistry
    function digestAt(uint256 index) external view returns (bytes32 digest) {
        return _digests[index];
    }

    /// @inheritdoc IModelRegistry
    function digestRecordCount(bytes32 digest) external view returns (uint256) {
        return _digestLists[digest].count;
    }

    /// @inheritdoc IModelRegistry
    function digestRecord(bytes32 digest, uint256 id) external view returns (DigestRecord memory) {
        return _toDigestRecord(digest, id);
    }

    /// @inheritdoc IModelRegistry
    function digestRecords(bytes32 digest, uint256 afterId, uint256 count)
        external
        view
        returns (DigestRecord[] memory records)
    {
        DigestList storage list = _digestLists[digest];
        records = new DigestRecord[](count < list.count ? count : list.count);
        uint256 found = 0;
        uint48 next = list.oldestId;
        if (afterId != 0) next = _digestEntries[digest][afterId].nextId;
        for (; next != 0 && found < records.length; ++found) {
            records[found] = _toDigestRecord(digest, next);
            next = _digestEntries[digest][next].nextId;
        }
        // Shortens: `found` never exceeds the length.
        assembly ("memory-safe") {
            mstore(records, found)
        }
    }

    /// @inheritdoc ERC721
    function tokenURI(uint256 id) public view override returns (string memory) {
        _requireOwned(id);
        return _records[id].uri;
    }

    /// @inheritdoc ERC721
    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return
            interfaceId == type(IModelRegistry).interfaceId || super.supportsInterface(interfaceId);
    }

    function _register(address owner, Place[] calldata places, string calldata uri)
        private
        returns (uint256 id)
    {
        if (places.length == 0) revert ModelRegistryNoLocator();
        _checkLength(bytes(uri).length, URI_BYTES_MAX);

        id = ++recordCount;
        RecordEntry storage record = _records[id];
        record.registeredBlock = Time.blockNumber();
        record.registeredAt = Time.timestamp();
        record.uri = uri;
        _mint(owner, id);
        emit Registered(id, owner, msg.sender, uri);

        for (uint256 i = 0; i < places.length; ++i) {
            _claimLocator(id, places[i]);
        }
    }

    function _setModule(uint256 id, bytes32 kind, address newModule) private {
        address oldModule = _records[id].modules[kind];
        _records[id].modules[kind] = newModule;
        emit ModuleSet(id, kind, oldModule, newModule);
    }

    /// @dev Appends the record to the digest's list, or moves its entry on to a newer approval; does nothing when the entry
    /// is of that approval or of a newer one already.
    function _indexDigest(uint256 id, uint256 index, bytes32 digest) private {
        DigestEntry storage entry = _digestEntries[digest][id];
        if (entry.firstBlock == 0) {
            // Ids count registrations one by one: the cast is exact.
            _appendToDigest(digest, uint48(id));
            entry.firstBlock = Time.blockNumber();
        } else if (entry.index >= index) {
            return;
        }
        // Approvals are counted one by one: the cast is exact.
        entry.index = uint48(index);
        entry.indexedBlock = Time.blockNumber();
        emit DigestIndexed(digest, id, index, msg.sender);
    }

    function _appendToDigest(bytes32 digest, uint48 id) private {
        DigestList storage list = _digestLists[digest];
        if (list.count == 0) {
            list.oldestId = id;
            _digests.push(digest);
        } else {
            _digestEntries[digest][list.newestId].nextId = id;
        }
        list.newestId = id;
        ++list.count;
    }

    /// @dev Appends the claim to the locator's list, whatever that list holds already.
    function _claimLocator(uint256 id, Place calldata place) private {
        bytes32 key = _checkedKey(place.locator);
        _checkLength(bytes(place.repositoryId).length, REPOSITORY_ID_BYTES_MAX);
        ClaimEntry storage entry = _claims[key][id];
        if (entry.claimedBlock != 0) revert ModelRegistryAlreadyClaimed(id, key);
        bytes32[] storage keys = _records[id].keys;
        if (keys.length == LOCATORS_MAX) {
            revert ModelRegistryTooManyLocators(keys.length + 1, LOCATORS_MAX);
        }

        LocatorEntry storage locator = _locators[key];
        if (bytes(locator.text).length == 0) {
            locator.text = place.locator;
            _keys.push(key);
        }
        // Ids count registrations one by one and positions stay below LOCATORS_MAX: both casts are exact.
        uint48 id48 = uint48(id);
        entry.position = uint16(keys.length);
        entry.previousId = locator.newestId;
        entry.claimedBlock = Time.blockNumber();
        entry.claimedAt = Time.timestamp();
        entry.repositoryId = place.repositoryId;
        if (locator.count == 0) locator.oldestId = id48;
        else _claims[key][locator.newestId].nextId = id48;
        locator.newestId = id48;
        ++locator.count;
        keys.push(key);
        emit LocatorClaimed(id, key, place.locator, place.repositoryId);
    }

    /// @dev Fills the gap in the record's list with the list's last key.
    function _dropFromRecord(uint256 id, bytes32 key) private {
        bytes32[] storage keys = _records[id].keys;
        uint16 position = _claims[key][id].position;
        bytes32 last = keys[keys.length - 1];
        keys[position] = last;
        _claims[last][id].position = position;
        keys.pop();
    }

    /// @dev Joins the neighbours in the locator's list.
    function _dropFromLocator(uint256 id, bytes32 key) private {
        LocatorEntry storage locator = _locators[key];
        ClaimEntry storage entry = _claims[key][id];
        (uint48 previousId, uint48 nextId) = (entry.previousId, entry.nextId);
        if (previousId == 0) locator.oldestId = nextId;
        else _claims[key][previousId].nextId = nextId;
        if (nextId == 0) locator.newestId = previousId;
        else _claims[key][nextId].previousId = previousId;
        --locator.count;
    }

    function _checkRecordOwner(uint256 id) private view {
        if (_ownerOf(id) != msg.sender) revert ModelRegistryNotOwner(id, msg.sender);
    }

    /// @dev The court, or the owner unless the court of this moment suspended the record.
    function _checkSuspender(uint256 id) private view {
        RecordEntry storage record = _records[id];
        address court = record.modules[MODULE_COURT];
        // Nobody is the zero address, but a call that only simulates may come from there.
        bool hasCourt = court != address(0);
        if (hasCourt && msg.sender == court) return;
        _checkRecordOwner(id);
        if (hasCourt && record.suspension.by == court) {
            revert ModelRegistrySuspendedByCourt(id, court);
        }
    }

    function _claimedKey(uint256 id, string calldata locator) private view returns (bytes32 key) {
        key = keccak256(bytes(locator));
        if (_claims[key][id].claimedBlock == 0) revert ModelRegistryNotClaimed(id, key);
    }

    function _approval(uint256 id, uint256 index) private view returns (ApprovalEntry storage) {
        ApprovalEntry[] storage approvals = _records[id].approvals;
        if (index >= approvals.length) revert ModelRegistryNoApproval(id, index);
        return approvals[index];
    }

    function _toDigestRecord(bytes32 digest, uint256 id)
        private
        view
        returns (DigestRecord memory found)
    {
        DigestEntry storage entry = _digestEntries[digest][id];
        if (entry.firstBlock == 0) return found;
        return DigestRecord({
            id: id,
            index: entry.index,
            firstBlock: entry.firstBlock,
            indexedBlock: entry.indexedBlock
        });
    }

    function _checkManifest(ApprovalEntry storage entry, bytes calldata manifest) private view {
        bytes32 digest = sha256(manifest);
        if (digest != entry.manifestHash) {
            revert ModelRegistryManifestMismatch(entry.manifestHash, digest);
        }
    }

    /// @dev The digest of the line whose third field begins with the NUL at `offset`. A path holds neither NUL nor LF, so
    /// that no part of a path, and no size, looks like that field.
    function _readDigest(bytes calldata manifest, uint256 offset) private pure returns (bytes32) {
        bool isWithin = offset < manifest.length && manifest.length - offset >= DIGEST_FIELD_BYTES;
        if (!isWithin || !_endsWithSize(manifest[:offset])) {
            revert ModelRegistryNoDigest(offset);
        }
        bytes calldata field = manifest[offset:offset + DIGEST_FIELD_BYTES];
        bool valid = bytes8(field) == DIGEST_FIELD_START && field[DIGEST_FIELD_BYTES - 1] == "\n";
        uint256 digest = 0;
        for (uint256 i = DIGEST_FIELD_START.length; valid && i < DIGEST_FIELD_BYTES - 1; ++i) {
            uint8 character = uint8(field[i]);
            valid = _isAllowed(field[i], HEX_CHARACTERS);
            digest = (digest << 4) | (character < 0x61 ? character & 0xf : character - 0x57);
        }
        if (!valid) revert ModelRegistryNoDigest(offset);
        return bytes32(digest);
    }

    /// @dev Whether a text ends with `NUL`, one or more decimal digits, after at least one byte of a path.
    function _endsWithSize(bytes calldata text) private pure returns (bool) {
        uint256 at = text.length;
        while (at > 0 && _isAllowed(text[at - 1], DECIMAL_CHARACTERS)) --at;
        if (at == text.length || at < 2 || text[at - 1] != 0) return false;
        return text[at - 2] != 0 && text[at - 2] != "\n";
    }

    /// @dev No space at either end.
    function _checkLicence(string calldata licence) private pure {
        bytes calldata text = bytes(licence);
        _checkLength(text.length, LICENCE_BYTES_MAX);
        if (text.length == 0) return;
        bool valid = text[0] != " " && text[text.length - 1] != " ";
        for (uint256 i = 0; valid && i < text.length; ++i) {
            valid = _isAllowed(text[i], LICENCE_CHARACTERS);
        }
        if (!valid) revert ModelRegistryInvalidLicence(licence);
    }

    /// @dev One colon, a word before it, hex digits behind it.
    function _checkLicenceFile(string calldata licenceFile) private pure {
        bytes calldata text = bytes(licenceFile);
        _checkLength(text.length, LICENCE_FILE_BYTES_MAX);
        if (text.length == 0) return;
        uint256 colonAt = 0;
        bool valid = true;
        for (uint256 i = 0; valid && i < text.length; ++i) {
            if (colonAt == 0 && i > 0 && text[i] == ":") colonAt = i;
            else valid = _isAllowed(text[i], colonAt == 0 ? WORD_CHARACTERS : HEX_CHARACTERS);
        }
        if (!valid || colonAt == 0 || colonAt == text.length - 1) {
            revert ModelRegistryInvalidLicenceFile(licenceFile);
        }
    }

    function _checkedKey(string calldata locator) private pure returns (bytes32) {
        bytes calldata text = bytes(locator);
        _checkLength(text.length, LOCATOR_BYTES_MAX);
        bool valid = text.length >= LOCATOR_BYTES_MIN;
        bool hasSlash = false;
        bytes1 previous = "/";
        for (uint256 i = 0; valid && i < text.length; ++i) {
            bytes1 character = text[i];
            if (character == "/") {
                hasSlash = true;
                valid = previous != "/";
            } else {
                valid = _isAllowed(character, LOCATOR_CHARACTERS);
            }
            previous = character;
        }
        if (!valid || !hasSlash || previous == "/") revert ModelRegistryInvalidLocator(locator);
        return keccak256(text);
    }

    function _checkCommit(string calldata commit) private pure {
        bytes calldata text = bytes(commit);
        _checkLength(text.length, COMMIT_BYTES_MAX);
        bool valid = text.length > 0;
        for (uint256 i = 0; valid && i < text.length; ++i) {
            valid = _isAllowed(text[i], COMMIT_CHARACTERS);
        }
        if (!valid) revert ModelRegistryInvalidCommit(commit);
    }

    /// @dev Bytes from 128 on shift to nothing or beyond: all sets are ASCII.
    function _isAllowed(bytes1 character, uint256 allowed) private pure returns (bool) {
        return (allowed >> uint8(character)) & 1 == 1;
    }

    function _checkLength(uint256 length, uint256 max) private pure {
        if (length > max) revert ModelRegistryTextTooLong(length, max);
    }
}
