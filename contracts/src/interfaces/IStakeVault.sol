// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Stake of a model: an ERC-4626 vault whose share votes (ERC-5805, timestamp clock)
/// @notice Besides what is declared here the vault has ERC-4626, ERC-20, ERC-2612, ERC-5805, ERC-6372 and OpenZeppelin's
/// `getPastDelegate` and `getPastBalanceOf`. While a cooldown is set, `withdraw` and `redeem` revert and their `max`
/// views say 0: leave by `requestUnstake` and `claimUnstake`.
interface IStakeVault {
    /// @param id From 1, per vault.
    /// @param shares Held in escrow by the vault; without votes.
    /// @param readyAt Second from which it may be claimed, at the cooldown in force now.
    struct UnstakeRequest {
        uint256 id;
        address owner;
        uint256 shares;
        uint256 requestedAt;
        uint256 readyAt;
    }

    event UnstakeRequested(
        uint256 indexed id, address indexed owner, uint256 shares, uint256 readyAt
    );
    event UnstakeClaimed(
        uint256 indexed id,
        address indexed owner,
        address indexed receiver,
        uint256 shares,
        uint256 assets
    );
    event CooldownSet(uint256 oldCooldownSeconds, uint256 newCooldownSeconds);

    error StakeVaultNotTimelock(address caller);
    error StakeVaultNotAllocation(address caller);
    error StakeVaultCooldownTooLong(uint256 cooldownSeconds, uint256 timelockDelaySeconds);
    error StakeVaultNotRequestOwner(uint256 id, address caller);
    error StakeVaultNotReady(uint256 id, uint256 readyAt);
    error StakeVaultTooManyRequests(address owner, uint256 max);
    error StakeVaultNothingToUnstake();
    error StakeVaultMoreThanRequested(uint256 id, uint256 shares, uint256 requestedShares);
    error StakeVaultTransferToVault();
    /// @notice The stake would be worth more tokens than exist: votes would be counted twice.
    error StakeVaultVoteDuplication(uint256 stakedAssets, uint256 tokenSupply);

    /// @notice Stakes for the caller with a signed allowance (ERC-2612) and sets where the votes go, in one step. A
    /// permit that was already used, by whomever, does no harm as long as the allowance is there.
    /// @param delegatee Zero address leaves the delegate as it is (oneself at first).
    /// @return shares Minted to the caller.
    function stakeWithPermitAndDelegate(
        uint256 assets,
        address delegatee,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external returns (uint256 shares);

    /// @notice Stakes the caller's tokens for an account and sets where the account's votes go. Only the model's
    /// allocation, for an account that claims its part there.
    /// @param delegatee Zero address leaves the delegate as it is (oneself at first).
    /// @return shares Minted to `account`.
    function stakeFor(address account, uint256 assets, address delegatee)
        external
        returns (uint256 shares);

    /// @notice Puts shares in escrow; their votes end at once. At most 16 open requests for each owner.
    /// @return id For `claimUnstake`.
    function requestUnstake(uint256 shares) external returns (uint256 id);

    /// @notice After the cooldown: burns the escrowed shares and pays what they are worth now. Only the request's owner.
    /// What does not lie idle is taken from pools; what that costs is borne by the claim.
    /// @return assets Paid to `receiver`.
    function claimUnstake(uint256 id, address receiver) external returns (uint256 assets);

    /// @notice The same for a part of the request, where pools cannot let go all of it now; the rest stays open.
    function claimUnstakePart(uint256 id, uint256 shares, address receiver)
        external
        returns (uint256 assets);

    /// @notice Only the timelock, and never more than its delay. Open requests never wait longer by it.
    function setCooldown(uint48 newCooldownSeconds) external;

    /// @notice Seconds between request and claim, for a request made now: what was set, but never more than the
    /// timelock's delay of this moment.
    function cooldownSeconds() external view returns (uint256);

    /// @notice The only account that may change a rule here; fixed for good.
    function timelock() external view returns (address);

    /// @notice The only contract that may call `stakeFor`; zero when the model has no allocation. Fixed for good.
    function allocation() external view returns (address);

    /// @notice One request; reverts with `StakeVaultNotRequestOwner(id, address(0))` when there is none.
    function unstakeRequest(uint256 id) external view returns (UnstakeRequest memory);

    /// @notice The open requests of an owner, at most 16, in no particular order.
    function unstakeRequestsOf(address owner) external view returns (UnstakeRequest[] memory);
}
