// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    TimelockControllerUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";
import {
    GovernorCountingFractionalUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorCountingFractionalUpgradeable.sol";
import {
    GovernorPreventLateQuorumUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorPreventLateQuorumUpgradeable.sol";
import {
    VotesExtendedUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/utils/VotesExtendedUpgradeable.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Approvals} from "./Approvals.sol";
import {GuardedCall} from "./GuardedCall.sol";
import {
    MODULE_ALLOCATION,
    MODULE_GOVERNOR,
    MODULE_TIMELOCK,
    MODULE_TOKEN,
    MODULE_VAULT
} from "./ModuleKinds.sol";
import {StakeVault} from "./StakeVault.sol";
import {ILauncher} from "./interfaces/ILauncher.sol";
import {IModelGovernor} from "./interfaces/IModelGovernor.sol";
import {IModelLens} from "./interfaces/IModelLens.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";
import {IStakeVault} from "./interfaces/IStakeVault.sol";

/// @title Everything a page needs, in one call
/// @dev Specification
///
/// Purpose. Reads for pages and people: models by locator key or record, proposals, one account's part, what rules a
/// model, the list of keys.
///
/// Roles. None; nothing is stored and nothing can be changed.
///
/// Trust. Registry and Launcher are ours and called directly. All other contracts are whatever a record's owner named:
/// each call to them has a cap on gas and on what is copied back, all calls for one record together have another, and
/// what does not answer leaves its fields zero. `knownLaunch` tells whether the code behind the fields is ours.
///
/// Invariants.
/// - A record's contracts cannot change, hide or break what is read of another record.
/// - `read` returns before it runs out of gas, with a cursor, having looked at one key at least.
/// - No loop runs over claims; a page costs the same whatever was registered by others.
contract ModelLens is IModelLens {
    using GuardedCall for address;

    uint256 private constant LIVE_MAX = 3;
    uint256 private constant LOOK_AT_MAX = 8;

    /// @dev Of one call to a contract named by a record. Ours need about a third of it at most.
    uint256 private constant CALL_GAS = 120_000;
    /// @dev Of the call that asks a vault what stake is worth: ours asks its pools in turn, and refuses to when there is too
    /// little left for a slow one (StakeBook). Eight honest pools fit.
    uint256 private constant STAKE_GAS = 1_100_000;
    /// @dev Of all such calls for one record. A governed model with three live proposals needs about a fifth.
    uint256 private constant RECORD_GAS = 1_500_000;
    /// @dev What else a hit costs: reads of the registry, and its share of encoding the answer.
    uint256 private constant HIT_GAS = 150_000;
    /// @dev A hit costs more than this in any case, which bounds how many fit into a call.
    uint256 private constant HIT_GAS_MIN = 40_000;
    uint256 private constant KEY_GAS = 12_000;
    uint256 private constant RETURN_GAS = 60_000;
    uint256 private constant NO_LIMIT = 0;

    IModelRegistry public immutable registry;
    ILauncher public immutable launcher;

    constructor(ILauncher launcher_) {
        launcher = launcher_;
        registry = launcher_.registry();
    }

    /// @inheritdoc IModelLens
    function read(bytes32[] calldata locatorKeys, uint256[] calldata hints, uint256 from)
        external
        view
        returns (Page memory page)
    {
        if (locatorKeys.length != hints.length) {
            revert ModelLensLengthMismatch(locatorKeys.length, hints.length);
        }
        page.point = _point();
        page.hits = new Hit[](_capacity(locatorKeys.length, from));
        uint256 found = 0;
        uint256 next = from;
        for (; next < locatorKeys.length; ++next) {
            if (found == page.hits.length || !_hasGasForHit(found, next == from)) break;
            Hit memory hit = page.hits[found];
            if (!_claims(hit, locatorKeys[next], hints[next])) continue;
            hit.position = next;
            if (hit.record.id != 0) _fill(hit);
            ++found;
        }
        _cut(page, found, next);
    }

    /// @inheritdoc IModelLens
    function readRecords(uint256[] calldata ids, uint256 from)
        external
        view
        returns (Page memory page)
    {
        page.point = _point();
        page.hits = new Hit[](_capacity(ids.length, from));
        uint256 found = 0;
        uint256 next = from;
        for (; next < ids.length; ++next) {
            if (found == page.hits.length || !_hasGasForHit(found, next == from)) break;
            if (ids[next] == 0 || ids[next] > registry.recordCount()) continue;
            Hit memory hit = page.hits[found];
            bytes32[] memory keysOfRecord = registry.locatorKeysOf(ids[next]);
            if (keysOfRecord.length > 0) {
                hit.locator = registry.locatorOf(keysOfRecord[0]);
                _claims(hit, keysOfRecord[0], ids[next]);
            }
            hit.position = next;
            hit.record.id = ids[next];
            _fill(hit);
            ++found;
        }
        _cut(page, found, next);
    }

    /// @inheritdoc IModelLens
    function keys(uint256 from, uint256 count) external view returns (KeyPage memory page) {
        page.point = _point();
        page.total = registry.keyCount();
        page.next = from;
        uint256 wanted = from < page.total ? Math.min(count, page.total - from) : 0;
        wanted = Math.min(wanted, gasleft() / KEY_GAS);
        page.keys = new bytes32[](wanted);
        page.records = new uint256[](wanted);
        for (uint256 i = 0; i < wanted; ++i) {
            page.keys[i] = registry.keyAt(from + i);
            (, page.records[i]) = registry.claims(page.keys[i]);
        }
        page.next += wanted;
    }

    /// @inheritdoc IModelLens
    function proposals(uint256 recordId, uint256 from, uint256 count)
        external
        view
        returns (ProposalPage memory page)
    {
        address governor = registry.module(recordId, MODULE_GOVERNOR);
        page.point = _point();
        page.total = _word(governor, abi.encodeCall(IModelGovernor.proposalCount, ()), NO_LIMIT);
        page.next = from;
        uint256 wanted = from < page.total ? Math.min(count, page.total - from) : 0;
        // Even a hostile governor cannot make one proposal cost more than this.
        wanted = Math.min(wanted, gasleft() / RECORD_GAS + 1);
        page.items = new Proposal[](wanted);
        uint256 found = 0;
        for (uint256 i = 0; i < wanted; ++i) {
            uint256 stopAt = _stopAt();
            (bool ok, uint256 state) =
                _identify(page.items[found], governor, page.total - 1 - from - i, stopAt);
            if (ok) _describe(page.items[found++], governor, state, stopAt);
            ++page.next;
        }
        Proposal[] memory items = page.items;
        // Shortens: `found` never exceeds the length.
        assembly ("memory-safe") {
            mstore(items, found)
        }
    }

    /// @inheritdoc IModelLens
    function viewer(address account, uint256 recordId) external view returns (Viewer memory seen) {
        address token = registry.module(recordId, MODULE_TOKEN);
        address vault = registry.module(recordId, MODULE_VAULT);
        seen.point = _point();
        seen.tokenBalance = _balance(token, account);
        seen.allowance = _word(token, abi.encodeCall(IERC20.allowance, (account, vault)), NO_LIMIT);
        seen.shares = _balance(vault, account);
        seen.shareValue =
            _worth(vault, abi.encodeCall(IERC4626.convertToAssets, (seen.shares)), NO_LIMIT);
        seen.votes = _word(vault, abi.encodeCall(IVotes.getVotes, (account)), NO_LIMIT);
        seen.delegate =
            _toAddress(_word(vault, abi.encodeCall(IVotes.delegates, (account)), NO_LIMIT));
        seen.cooldownSeconds =
            _word(vault, abi.encodeCall(IStakeVault.cooldownSeconds, ()), NO_LIMIT);
        if (launcher.recordOf(vault) != 0) seen.requests = _requests(StakeVault(vault), account);
    }

    /// @inheritdoc IModelLens
    function ballot(address account, uint256 recordId, uint256[] calldata proposalIds)
        external
        view
        returns (BallotPage memory page)
    {
        address vault = registry.module(recordId, MODULE_VAULT);
        address governor = registry.module(recordId, MODULE_GOVERNOR);
        page.point = _point();
        page.items = new Ballot[](proposalIds.length);
        for (uint256 i = 0; i < proposalIds.length; ++i) {
            _readBallot(page.items[i], vault, governor, account, proposalIds[i]);
        }
    }

    /// @inheritdoc IModelLens
    function settings(uint256 recordId) external view returns (Settings memory rules) {
        address governor = registry.module(recordId, MODULE_GOVERNOR);
        address timelock = registry.module(recordId, MODULE_TIMELOCK);
        address vault = registry.module(recordId, MODULE_VAULT);
        uint256 past = block.timestamp - 1;
        rules.point = _point();
        rules.votingDelay = _word(governor, abi.encodeCall(IGovernor.votingDelay, ()), NO_LIMIT);
        rules.votingPeriod = _word(governor, abi.encodeCall(IGovernor.votingPeriod, ()), NO_LIMIT);
        rules.proposalThreshold =
            _word(governor, abi.encodeCall(IGovernor.proposalThreshold, ()), NO_LIMIT);
        rules.lateQuorumExtension = _word(
            governor,
            abi.encodeCall(GovernorPreventLateQuorumUpgradeable.lateQuorumVoteExtension, ()),
            NO_LIMIT
        );
        // Overloaded functions have no name for encodeCall.
        rules.quorumBps =
            _word(governor, abi.encodeWithSignature("quorumNumerator(uint256)", past), NO_LIMIT);
        rules.quorumFloorBps =
            _word(governor, abi.encodeCall(IModelGovernor.quorumFloorBps, (past)), NO_LIMIT);
        rules.quorumNow = _word(governor, abi.encodeCall(IGovernor.quorum, (past)), NO_LIMIT);
        rules.guardian = _toAddress(
            _word(governor, abi.encodeCall(IModelGovernor.proposalGuardian, ()), NO_LIMIT)
        );
        rules.guardianExpiresAt =
            _word(governor, abi.encodeCall(IModelGovernor.guardianExpiresAt, ()), NO_LIMIT);
        rules.timelockDelay = _word(
            timelock, abi.encodeCall(TimelockControllerUpgradeable.getMinDelay, ()), NO_LIMIT
        );
        rules.cooldownSeconds =
            _word(vault, abi.encodeCall(IStakeVault.cooldownSeconds, ()), NO_LIMIT);
    }

    /// @inheritdoc IModelLens
    function holdings(address account, uint256 from, uint256 count)
        external
        view
        returns (Holdings memory held)
    {
        held.point = _point();
        held.total = registry.recordCount();
        held.next = Math.max(from, 1);
        uint256 wanted = held.next <= held.total ? Math.min(count, held.total + 1 - held.next) : 0;
        wanted = Math.min(wanted, gasleft() / (2 * CALL_GAS));
        held.recordIds = new uint256[](wanted);
        held.tokenBalances = new uint256[](wanted);
        held.shares = new uint256[](wanted);
        uint256 found = 0;
        for (uint256 i = 0; i < wanted; ++i) {
            uint256 id = held.next++;
            uint256 balance = _balance(registry.module(id, MODULE_TOKEN), account);
            uint256 shares = _balance(registry.module(id, MODULE_VAULT), account);
            if (balance == 0 && shares == 0) continue;
            held.recordIds[found] = id;
            held.tokenBalances[found] = balance;
            held.shares[found++] = shares;
        }
        (uint256[] memory ids, uint256[] memory balances, uint256[] memory stakes) =
            (held.recordIds, held.tokenBalances, held.shares);
        // Shortens: `found` never exceeds the length.
        assembly ("memory-safe") {
            mstore(ids, found)
            mstore(balances, found)
            mstore(stakes, found)
        }
    }

    /// @dev Claims of a key, and which record answers for it. False when there is nothing to tell.
    function _claims(Hit memory hit, bytes32 key, uint256 hint) private view returns (bool) {
        (hit.claimCount, hit.oldestId) = registry.claims(key);
        hit.record.id = hit.oldestId;
        hit.hintReleasedBlock = 0;
        if (hit.oldestId != 0) {
            IModelRegistry.Claim memory oldest = registry.claim(key, hit.oldestId);
            (hit.oldestBlock, hit.oldestAt) = (oldest.claimedBlock, oldest.claimedAt);
            _setClaim(hit.record, oldest);
        }
        if (hint != 0 && hint != hit.oldestId) {
            IModelRegistry.Claim memory hinted = registry.claim(key, hint);
            if (hinted.claimedBlock == 0) {
                hit.hintReleasedBlock = hinted.releasedBlock;
            } else {
                hit.record.id = hint;
                _setClaim(hit.record, hinted);
            }
        }
        return hit.claimCount != 0 || hit.hintReleasedBlock != 0;
    }

    function _setClaim(Record memory record, IModelRegistry.Claim memory claim) private pure {
        record.claimedBlock = claim.claimedBlock;
        record.claimedAt = claim.claimedAt;
        record.repositoryId = claim.repositoryId;
    }

    function _fill(Hit memory hit) private view {
        _fillRecord(hit.record);
        _fillApproval(hit.approval, hit.record.id);
        uint256 stopAt = _stopAt();
        _fillForeign(hit, stopAt);
        _fillLive(hit, stopAt);
        // Last: slow pools hide no proposal.
        hit.stake.totalStaked =
            _worth(hit.record.vault, abi.encodeCall(IERC4626.totalAssets, ()), stopAt);
    }

    function _fillRecord(Record memory record) private view {
        uint256 id = record.id;
        record.owner = IERC721(address(registry)).ownerOf(id);
        record.uri = IERC721Metadata(address(registry)).tokenURI(id);
        (record.registeredBlock, record.registeredAt) = registry.registration(id);
        record.token = registry.module(id, MODULE_TOKEN);
        record.vault = registry.module(id, MODULE_VAULT);
        record.timelock = registry.module(id, MODULE_TIMELOCK);
        record.governor = registry.module(id, MODULE_GOVERNOR);
        record.allocation = registry.module(id, MODULE_ALLOCATION);
        record.successor = registry.successor(id);
        record.suspension = registry.suspension(id);
        record.terms = registry.terms(id);
        uint256 launchedAs = launcher.recordOf(record.governor);
        record.knownLaunch = launchedAs != 0 && launcher.recordOf(record.token) == launchedAs
            && launcher.recordOf(record.vault) == launchedAs
            && launcher.recordOf(record.timelock) == launchedAs;
    }

    function _fillApproval(Approval memory approval, uint256 id) private view {
        approval.count = registry.approvalCount(id);
        if (approval.count == 0) return;
        IModelRegistry.ApprovedRevision memory newest = registry.approval(id, approval.count - 1);
        approval.commit = newest.commit;
        approval.manifestHash = newest.manifestHash;
        approval.weightsRoot = newest.weightsRoot;
        approval.blockNumber = newest.blockNumber;
        approval.approvedAt = newest.approvedAt;
        approval.by = newest.by;
        (approval.byVote, approval.soloVoter) =
            Approvals.readVote(launcher, newest.by, newest.blockNumber);
        approval.publishedBlock = newest.publishedBlock;
    }

    function _fillForeign(Hit memory hit, uint256 stopAt) private view {
        Record memory record = hit.record;
        (, record.name) =
            record.token.readText(abi.encodeCall(IERC20Metadata.name, ()), _cap(stopAt));
        (, record.symbol) =
            record.token.readText(abi.encodeCall(IERC20Metadata.symbol, ()), _cap(stopAt));
        bytes memory totalSupply = abi.encodeCall(IERC20.totalSupply, ());
        hit.stake.tokenSupply = _word(record.token, totalSupply, stopAt);
        hit.stake.totalShares = _word(record.vault, totalSupply, stopAt);
    }

    /// @dev Gives up at the first call the governor does not answer.
    function _fillLive(Hit memory hit, uint256 stopAt) private view {
        address governor = hit.record.governor;
        hit.proposalCount =
            _word(governor, abi.encodeCall(IModelGovernor.proposalCount, ()), stopAt);
        uint256 lookAt = Math.min(hit.proposalCount, LOOK_AT_MAX);
        if (lookAt == 0) return;
        Proposal[] memory live = new Proposal[](LIVE_MAX);
        Proposal memory scratch;
        uint256 found = 0;
        for (; hit.lookedAt < lookAt; ++hit.lookedAt) {
            Proposal memory proposal = found < LIVE_MAX ? live[found] : scratch;
            (bool ok, uint256 state) =
                _identify(proposal, governor, hit.proposalCount - 1 - hit.lookedAt, stopAt);
            if (!ok) break;
            if (!_isLive(state)) continue;
            ++hit.liveCount;
            if (found == LIVE_MAX) continue;
            _describe(proposal, governor, state, stopAt);
            ++found;
        }
        // Shortens: `found` never exceeds the length.
        assembly ("memory-safe") {
            mstore(live, found)
        }
        hit.live = live;
    }

    /// @dev Id, block and state of a proposal by its place in the governor's index.
    function _identify(Proposal memory proposal, address governor, uint256 index, uint256 stopAt)
        private
        view
        returns (bool ok, uint256 state)
    {
        (ok, proposal.id, proposal.blockNumber,) =
            governor.readWords(abi.encodeCall(IModelGovernor.proposalAt, (index)), _cap(stopAt), 2);
        if (!ok) return (false, 0);
        (ok, state,,) =
            governor.readWords(abi.encodeCall(IGovernor.state, (proposal.id)), _cap(stopAt), 1);
        ok = ok && state <= uint8(type(IGovernor.ProposalState).max);
    }

    function _describe(Proposal memory proposal, address governor, uint256 state, uint256 stopAt)
        private
        view
    {
        uint256 id = proposal.id;
        // `_identify` made sure that it is a state of the enum.
        proposal.state = uint8(state);
        proposal.proposer =
            _toAddress(_word(governor, abi.encodeCall(IGovernor.proposalProposer, (id)), stopAt));
        proposal.snapshot =
            _word(governor, abi.encodeCall(IGovernor.proposalSnapshot, (id)), stopAt);
        proposal.deadline =
            _word(governor, abi.encodeCall(IGovernor.proposalDeadline, (id)), stopAt);
        proposal.etaSeconds = _word(governor, abi.encodeCall(IGovernor.proposalEta, (id)), stopAt);
        (, proposal.againstVotes, proposal.forVotes, proposal.abstainVotes) = governor.readWords(
            abi.encodeCall(GovernorCountingFractionalUpgradeable.proposalVotes, (id)),
            _cap(stopAt),
            3
        );
        if (proposal.snapshot < block.timestamp) {
            (proposal.quorumKnown, proposal.quorum,,) = governor.readWords(
                abi.encodeCall(IGovernor.quorum, (proposal.snapshot)), _cap(stopAt), 1
            );
        }
    }

    function _readBallot(
        Ballot memory item,
        address vault,
        address governor,
        address account,
        uint256 proposalId
    ) private view {
        item.proposalId = proposalId;
        item.used = _word(
            governor,
            abi.encodeCall(GovernorCountingFractionalUpgradeable.usedVotes, (proposalId, account)),
            NO_LIMIT
        );
        item.hasVoted = _word(
            governor, abi.encodeCall(IGovernor.hasVoted, (proposalId, account)), NO_LIMIT
        ) != 0;
        uint256 snapshot =
            _word(governor, abi.encodeCall(IGovernor.proposalSnapshot, (proposalId)), NO_LIMIT);
        if (snapshot == 0 || snapshot >= block.timestamp) return;
        (item.snapshotKnown, item.votes,,) = governor.readWords(
            abi.encodeCall(IGovernor.getVotes, (account, snapshot)), CALL_GAS, 1
        );
        item.shares = _word(
            vault,
            abi.encodeCall(VotesExtendedUpgradeable.getPastBalanceOf, (account, snapshot)),
            NO_LIMIT
        );
        item.delegate = _toAddress(
            _word(
                vault,
                abi.encodeCall(VotesExtendedUpgradeable.getPastDelegate, (account, snapshot)),
                NO_LIMIT
            )
        );
    }

    /// @dev Only for vaults whose code is ours.
    function _requests(StakeVault vault, address account)
        private
        view
        returns (Request[] memory requests)
    {
        IStakeVault.UnstakeRequest[] memory open = vault.unstakeRequestsOf(account);
        requests = new Request[](open.length);
        for (uint256 i = 0; i < open.length; ++i) {
            requests[i] = Request({
                id: open[i].id,
                shares: open[i].shares,
                assets: vault.convertToAssets(open[i].shares),
                readyAt: open[i].readyAt
            });
        }
    }

    function _balance(address token, address account) private view returns (uint256) {
        return _word(token, abi.encodeCall(IERC20.balanceOf, (account)), NO_LIMIT);
    }

    /// @dev One word, or 0 when there is no answer.
    function _word(address target, bytes memory data, uint256 stopAt)
        private
        view
        returns (uint256 word)
    {
        (, word,,) = target.readWords(data, _cap(stopAt), 1);
    }

    /// @dev The same of what stake is worth.
    function _worth(address vault, bytes memory data, uint256 stopAt)
        private
        view
        returns (uint256 word)
    {
        (, word,,) = vault.readWords(data, _cap(stopAt, STAKE_GAS), 1);
    }

    function _point() private view returns (Point memory) {
        return Point({
            chainId: block.chainid,
            blockNumber: block.number,
            parentHash: blockhash(block.number - 1),
            timestamp: block.timestamp
        });
    }

    /// @dev Gas left at which the calls for the record now read have used up their share.
    function _stopAt() private view returns (uint256) {
        uint256 left = gasleft();
        return left > RECORD_GAS ? left - RECORD_GAS : NO_LIMIT;
    }

    /// @dev Gas for the next call; 0, with which no contract answers, once the record's share is used up.
    function _cap(uint256 stopAt) private view returns (uint256) {
        return _cap(stopAt, CALL_GAS);
    }

    function _cap(uint256 stopAt, uint256 most) private view returns (uint256) {
        uint256 left = gasleft();
        return left > stopAt ? Math.min(most, left - stopAt) : 0;
    }

    /// @dev How many hits to make room for: no more than are asked for, nor than the gas can pay.
    function _capacity(uint256 length, uint256 from) private view returns (uint256) {
        return from < length ? Math.min(length - from, gasleft() / HIT_GAS_MIN) : 0;
    }

    /// @dev Whether one more hit, and the encoding of those found, can be paid for.
    function _hasGasForHit(uint256 found, bool isFirst) private view returns (bool) {
        uint256 needed = RETURN_GAS + RECORD_GAS + HIT_GAS + found * HIT_GAS_MIN;
        if (gasleft() >= needed) return true;
        if (isFirst) revert ModelLensTooLittleGas(gasleft(), needed);
        return false;
    }

    function _cut(Page memory page, uint256 found, uint256 next) private pure {
        page.next = next;
        Hit[] memory hits = page.hits;
        // Shortens: `found` never exceeds the length.
        assembly ("memory-safe") {
            mstore(hits, found)
        }
    }

    function _isLive(uint256 state) private pure returns (bool) {
        return state == uint8(IGovernor.ProposalState.Pending)
            || state == uint8(IGovernor.ProposalState.Active)
            || state == uint8(IGovernor.ProposalState.Succeeded)
            || state == uint8(IGovernor.ProposalState.Queued);
    }

    /// @dev A word with more than 160 bits is no address.
    function _toAddress(uint256 word) private pure returns (address) {
        return word <= type(uint160).max ? address(uint160(word)) : address(0);
    }
}
