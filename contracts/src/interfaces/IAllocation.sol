// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IStakeVault} from "./IStakeVault.sol";

/// @title A part of a model's supply for a list of accounts, each of which claims its own
/// @notice The list is a Merkle tree of which the contract keeps the root. A leaf is
/// `keccak256(bytes.concat(keccak256(abi.encode(uint256 index, address account, uint256 amount))))` where `index` is the
/// place in the list; the tree is OpenZeppelin's StandardMerkleTree with its leaves in the list's order (`sortLeaves:
/// false`). Claims begin once somebody has published the whole list: then everybody can see it, and build a proof from
/// one block's log.
interface IAllocation {
    /// @param leaves The list: 20 bytes of account and 16 bytes of amount (big-endian) for each, in order.
    event AllocationPublished(address indexed by, bytes leaves);
    /// @param staked Whether the account took stake shares in place of tokens.
    event AllocationClaimed(
        uint256 indexed index, address indexed account, uint256 amount, bool staked
    );
    event AllocationSwept(address indexed to, uint256 amount);

    error AllocationMalformedList(uint256 length);
    error AllocationRootMismatch(bytes32 expected, bytes32 actual);
    error AllocationSumMismatch(uint256 expected, uint256 actual);
    error AllocationAlreadyPublished(uint256 publishedBlock);
    error AllocationNotPublished();
    error AllocationAlreadyClaimed(uint256 index);
    error AllocationInvalidProof(uint256 index, address account, uint256 amount);
    error AllocationClosed(uint256 claimUntil);
    error AllocationStillOpen(uint256 claimUntil);
    error AllocationNotTimelock(address caller);

    /// @notice Writes the list into an event, once, and opens the claims. Anyone may: the list must have the root and add
    /// up to the amount. About 3,500 accounts fit into one transaction.
    function publish(bytes calldata leaves) external;

    /// @notice Pays an account its part. Anyone may call, the account is paid.
    /// @param proof Siblings from the leaf up.
    function claim(uint256 index, address account, uint256 claimedAmount, bytes32[] calldata proof)
        external;

    /// @notice Stakes the caller's part and sets where the votes go, in one step.
    /// @param delegatee Zero address leaves the delegate as it is (oneself at first).
    /// @return shares Minted to the caller.
    function claimAndStake(
        uint256 index,
        uint256 claimedAmount,
        bytes32[] calldata proof,
        address delegatee
    ) external returns (uint256 shares);

    /// @notice After `claimUntil`: sends what nobody claimed to the timelock. Only the timelock.
    function sweep() external;

    function isClaimed(uint256 index) external view returns (bool);

    function root() external view returns (bytes32);

    /// @notice What the list adds up to, in the smallest unit.
    function amount() external view returns (uint256);

    /// @notice Last second of the claims.
    function claimUntil() external view returns (uint48);

    /// @notice Block whose `AllocationPublished` event holds the list; 0 while unpublished.
    function publishedBlock() external view returns (uint48);

    function token() external view returns (IERC20);

    function vault() external view returns (IStakeVault);

    function timelock() external view returns (address);
}
