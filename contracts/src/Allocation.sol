// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IAllocation} from "./interfaces/IAllocation.sol";
import {ILauncher} from "./interfaces/ILauncher.sol";
import {IStakeVault} from "./interfaces/IStakeVault.sol";

/// @title Allocation of a model's token to a list of accounts
/// @dev Specification
///
/// Purpose. Holds a part of the supply from the launch on; each account of a list, of which the root is fixed, claims its
/// part as tokens or as stake.
///
/// Roles. The timelock, fixed at initialisation, takes what is left after the last second of the claims, and can do
/// nothing else: it can neither change the list nor end the claims early. Publishing and paying out are open to all.
///
/// Token. A ModelToken: returns true or reverts, no transfer fee, no hook.
///
/// Invariants.
/// - Nothing is paid before the whole list is public and adds up to `amount`: no leaf is hidden, and the last to claim
///   finds as much as the first.
/// - Each index is paid once. The sum of what is paid never exceeds `amount`.
/// - Tokens leave to the account of a leaf, to the vault in that account's name, or, after `claimUntil`, to the timelock.
///
/// Limits. The list is published in one transaction, whose size nodes bound (128 KB on Ethereum, 3,500 accounts).
/// An account that wants stake may find that somebody claimed for it: it has the tokens then and stakes them itself.
///
/// Outside calls. Token and vault (trusted), after own state is settled. Nobody can stop a claim.
contract Allocation is Initializable, IAllocation {
    using BitMaps for BitMaps.BitMap;

    uint256 private constant ACCOUNT_BYTES = 20;
    uint256 private constant LEAF_BYTES = 36;

    bytes32 public root;
    uint256 public amount;
    IERC20 public token;
    IStakeVault public vault;
    address public timelock;
    uint48 public claimUntil;
    uint48 public publishedBlock;
    BitMaps.BitMap private _claimed;

    constructor() {
        _disableInitializers();
    }

    /// @dev The Launcher checked the list's fields and sends `amount` right after.
    function initialize(
        IERC20 token_,
        IStakeVault vault_,
        address timelock_,
        ILauncher.AllocationList calldata list
    ) external initializer {
        token = token_;
        vault = vault_;
        timelock = timelock_;
        root = list.root;
        amount = list.amount;
        claimUntil = list.claimUntil;
    }

    /// @inheritdoc IAllocation
    function publish(bytes calldata leaves) external {
        if (publishedBlock != 0) revert AllocationAlreadyPublished(publishedBlock);
        (bytes32 listRoot, uint256 sum) = _summarise(leaves);
        if (listRoot != root) revert AllocationRootMismatch(root, listRoot);
        if (sum != amount) revert AllocationSumMismatch(amount, sum);
        publishedBlock = Time.blockNumber();
        emit AllocationPublished(msg.sender, leaves);
    }

    /// @inheritdoc IAllocation
    function claim(uint256 index, address account, uint256 claimedAmount, bytes32[] calldata proof)
        external
    {
        _spend(index, account, claimedAmount, proof);
        emit AllocationClaimed(index, account, claimedAmount, false);
        // A ModelToken returns true or reverts.
        token.transfer(account, claimedAmount);
    }

    /// @inheritdoc IAllocation
    function claimAndStake(
        uint256 index,
        uint256 claimedAmount,
        bytes32[] calldata proof,
        address delegatee
    ) external returns (uint256 shares) {
        _spend(index, msg.sender, claimedAmount, proof);
        emit AllocationClaimed(index, msg.sender, claimedAmount, true);
        token.approve(address(vault), claimedAmount);
        return vault.stakeFor(msg.sender, claimedAmount, delegatee);
    }

    /// @inheritdoc IAllocation
    function sweep() external {
        if (msg.sender != timelock) revert AllocationNotTimelock(msg.sender);
        if (block.timestamp <= claimUntil) revert AllocationStillOpen(claimUntil);
        uint256 rest = token.balanceOf(address(this));
        emit AllocationSwept(timelock, rest);
        // A ModelToken returns true or reverts.
        token.transfer(timelock, rest);
    }

    /// @inheritdoc IAllocation
    function isClaimed(uint256 index) external view returns (bool) {
        return _claimed.get(index);
    }

    function _spend(uint256 index, address account, uint256 claimedAmount, bytes32[] calldata proof)
        private
    {
        if (publishedBlock == 0) revert AllocationNotPublished();
        if (block.timestamp > claimUntil) revert AllocationClosed(claimUntil);
        if (_claimed.get(index)) revert AllocationAlreadyClaimed(index);
        if (!MerkleProof.verifyCalldata(proof, root, _leaf(index, account, claimedAmount))) {
            revert AllocationInvalidProof(index, account, claimedAmount);
        }
        _claimed.set(index);
    }

    /// @dev The tree as an array: node n has the children 2n+1 and 2n+2, leaves lie at the end in reverse order.
    function _summarise(bytes calldata leaves) private pure returns (bytes32, uint256 sum) {
        uint256 count = leaves.length / LEAF_BYTES;
        if (count == 0 || leaves.length % LEAF_BYTES != 0) {
            revert AllocationMalformedList(leaves.length);
        }
        bytes32[] memory nodes = new bytes32[](2 * count - 1);
        for (uint256 i = 0; i < count; ++i) {
            bytes calldata leaf = leaves[i * LEAF_BYTES:(i + 1) * LEAF_BYTES];
            uint256 leafAmount = uint128(bytes16(leaf[ACCOUNT_BYTES:]));
            nodes[nodes.length - 1 - i] = _leaf(i, address(bytes20(leaf)), leafAmount);
            sum += leafAmount;
        }
        for (uint256 i = count - 1; i > 0; --i) {
            nodes[i - 1] = Hashes.commutativeKeccak256(nodes[2 * i - 1], nodes[2 * i]);
        }
        return (nodes[0], sum);
    }

    /// @dev Hashed twice, so that no inner node can pass for a leaf.
    function _leaf(uint256 index, address account, uint256 claimedAmount)
        private
        pure
        returns (bytes32 leaf)
    {
        // keccak256(bytes.concat(keccak256(abi.encode(index, account, claimedAmount)))) beyond the end of the memory in use
        // and in scratch space: a long list would pay for a megabyte otherwise.
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, index)
            mstore(add(free, 0x20), account)
            mstore(add(free, 0x40), claimedAmount)
            mstore(0x00, keccak256(free, 0x60))
            leaf := keccak256(0x00, 0x20)
        }
    }
}
