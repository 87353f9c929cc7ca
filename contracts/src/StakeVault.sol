// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    ERC20Upgradeable
} from "@openzeppelin/contracts-upgradeable/token/ERC20/ERC20Upgradeable.sol";
import {
    ERC20PermitUpgradeable
} from "@openzeppelin/contracts-upgradeable/token/ERC20/extensions/ERC20PermitUpgradeable.sol";
import {
    ERC20VotesUpgradeable
} from "@openzeppelin/contracts-upgradeable/token/ERC20/extensions/ERC20VotesUpgradeable.sol";
import {
    ERC4626Upgradeable
} from "@openzeppelin/contracts-upgradeable/token/ERC20/extensions/ERC4626Upgradeable.sol";
import {
    VotesExtendedUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/utils/VotesExtendedUpgradeable.sol";
import {
    VotesUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/utils/VotesUpgradeable.sol";
import {
    TimelockControllerUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";
import {NoncesUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/NoncesUpgradeable.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {StakeBook} from "./StakeBook.sol";
import {IStakePools} from "./interfaces/IStakePools.sol";
import {IStakeVault} from "./interfaces/IStakeVault.sol";

/// @title Stake of a model
/// @dev Specification
///
/// Purpose. Takes the model's token and gives a share that votes (ERC-4626, ERC-20, ERC-2612, ERC-5805 with a timestamp
/// clock, past balances and past delegates). Part of the stake may lie in pools, see StakeBook; votes do not change by
/// it.
///
/// Roles. The timelock, fixed at initialisation, sets the cooldown and the rules of the pools. It can neither take nor
/// freeze what lies idle; what a vote sends into pools, at most half, is as safe as the pools. The model's allocation,
/// fixed too (zero for none), stakes its own tokens for an account and sets where that account's votes go; its code does
/// so only when the account itself claims. Nobody can stop deposits, requests or claims.
///
/// Token. A ModelToken: fixed supply, no transfer fee, no rebase, no hook.
///
/// Votes. An account that named no delegate votes for itself, however its shares came to it; delegating to the zero
/// address means the same. The vault has no delegate: shares in escrow carry no vote from the moment of the request.
///
/// Invariants.
/// - The sum of all votes is the share supply less the shares in escrow.
/// - Without pools `totalAssets` is what deposits brought and claims took, not the balance: a gift does not move the price.
/// - Shares in escrow bear losses like all others until they are claimed.
/// - The whole stake is never worth more tokens than exist, checked after every deposit, so that no token votes twice.
/// - The cooldown in force is at most the timelock's delay of the moment: whoever disagrees with a change can leave
///   before it takes effect. A change of the cooldown can only shorten the wait of an open request.
/// - While a cooldown is in force nothing leaves without it: `maxWithdraw` and `maxRedeem` are 0. Without one they are what
///   lies idle.
/// - A claim takes from pools what is missing, and bears what that costs.
///
/// Rounding. Always in favour of the stake that stays, as in OpenZeppelin's ERC4626 with an offset of 0, so that a vote
/// has the size of a token.
///
/// Outside calls. The token (trusted), after own state is settled; pools as in StakeBook, under its guard. A
/// failing permit is ignored when the allowance is there. The timelock's `getMinDelay`. What a vote and the allocator do
/// with pools is code of StakePools, run by DELEGATECALL; its address is fixed in our own code.
contract StakeVault is
    StakeBook,
    ERC20PermitUpgradeable,
    ERC20VotesUpgradeable,
    VotesExtendedUpgradeable,
    IStakeVault
{
    struct RequestEntry {
        address owner;
        uint48 requestedAt;
        uint48 cooldownSeconds;
        uint256 shares;
    }

    uint256 private constant OPEN_REQUESTS_MAX = 16;

    address private immutable _pools;

    address public timelock;
    uint48 private _cooldownSeconds;
    uint48 private _lastRequestId;
    mapping(uint256 id => RequestEntry request) private _requests;
    mapping(address owner => uint256[] ids) private _openRequests;
    address public allocation;

    /// @param pools_ Code of the other half, see StakePools.
    constructor(address pools_) {
        _pools = pools_;
        _disableInitializers();
    }

    /// @param timelock_ Already initialised: its delay bounds the cooldown.
    /// @param allocation_ Zero for none.
    function initialize(
        IERC20 token,
        string calldata name,
        string calldata symbol,
        address timelock_,
        address allocation_,
        uint48 initialCooldownSeconds
    ) external initializer {
        __ERC20_init(name, symbol);
        __ERC20Permit_init(name);
        __ERC4626_init(token);
        timelock = timelock_;
        allocation = allocation_;
        _setCooldown(initialCooldownSeconds);
    }

    /// @inheritdoc IStakeVault
    function stakeWithPermitAndDelegate(
        uint256 assets,
        address delegatee,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external returns (uint256 shares) {
        // Anyone may have sent the permit before us; then it fails here and the allowance is there already.
        try IERC20Permit(asset()).permit(msg.sender, address(this), assets, deadline, v, r, s) {}
            catch {}
        _delegateIfNamed(msg.sender, delegatee);
        return deposit(assets, msg.sender);
    }

    /// @inheritdoc IStakeVault
    function stakeFor(address account, uint256 assets, address delegatee)
        external
        returns (uint256 shares)
    {
        if (msg.sender != allocation) revert StakeVaultNotAllocation(msg.sender);
        _delegateIfNamed(account, delegatee);
        return deposit(assets, account);
    }

    /// @inheritdoc IStakeVault
    function requestUnstake(uint256 shares) external returns (uint256 id) {
        if (shares == 0) revert StakeVaultNothingToUnstake();
        uint256[] storage open = _openRequests[msg.sender];
        if (open.length == OPEN_REQUESTS_MAX) {
            revert StakeVaultTooManyRequests(msg.sender, OPEN_REQUESTS_MAX);
        }

        id = ++_lastRequestId;
        open.push(id);
        // The cooldown in force is at most the 48 bits that were set.
        _requests[id] = RequestEntry({
            owner: msg.sender,
            requestedAt: Time.timestamp(),
            cooldownSeconds: uint48(cooldownSeconds()),
            shares: shares
        });
        // Past the guard of our own `_update`: this is the one way into escrow.
        super._update(msg.sender, address(this), shares);
        emit UnstakeRequested(id, msg.sender, shares, _readyAt(_requests[id]));
    }

    /// @inheritdoc IStakeVault
    function claimUnstake(uint256 id, address receiver) external returns (uint256 assets) {
        return claimUnstakePart(id, _requests[id].shares, receiver);
    }

    /// @inheritdoc IStakeVault
    function claimUnstakePart(uint256 id, uint256 shares, address receiver)
        public
        nonReentrant
        returns (uint256 assets)
    {
        RequestEntry storage request = _requests[id];
        if (request.owner != msg.sender) revert StakeVaultNotRequestOwner(id, msg.sender);
        uint256 readyAt = _readyAt(request);
        if (block.timestamp < readyAt) revert StakeVaultNotReady(id, readyAt);
        if (shares == 0) revert StakeVaultNothingToUnstake();
        if (shares > request.shares) {
            revert StakeVaultMoreThanRequested(id, shares, request.shares);
        }

        if (shares == request.shares) {
            delete _requests[id];
            _dropOpenRequest(msg.sender, id);
        } else {
            request.shares -= shares;
        }
        (uint256 stake,,) = _book();
        assets = Math.mulDiv(shares, stake + 1, totalSupply() + 1);
        _burn(address(this), shares);
        assets = Math.saturatingSub(assets, _fetch(assets));
        _transferOut(receiver, assets);
        emit Withdraw(msg.sender, receiver, msg.sender, assets, shares);
        emit UnstakeClaimed(id, msg.sender, receiver, shares, assets);
    }

    /// @inheritdoc IStakeVault
    function setCooldown(uint48 newCooldownSeconds) external {
        if (msg.sender != timelock) revert StakeVaultNotTimelock(msg.sender);
        _setCooldown(newCooldownSeconds);
    }

    /// @inheritdoc IStakePools
    function allocate(address, uint256, uint256) external returns (uint256) {
        _passOn();
    }

    /// @inheritdoc IStakePools
    function deallocate(address, uint256, uint256) external returns (uint256) {
        _passOn();
    }

    /// @inheritdoc IStakePools
    function setAllocator(address) external {
        _passOn();
    }

    /// @inheritdoc IStakePools
    function setPool(address, PoolRules calldata) external {
        _passOn();
    }

    /// @inheritdoc IStakePools
    function removePool(address, uint256) external {
        _passOn();
    }

    /// @inheritdoc IStakePools
    function setRiskCap(bytes32, RiskCap calldata) external {
        _passOn();
    }

    /// @inheritdoc IStakePools
    function setPoolLimits(PoolLimits calldata) external {
        _passOn();
    }

    /// @inheritdoc IStakeVault
    function unstakeRequest(uint256 id) external view returns (UnstakeRequest memory) {
        if (_requests[id].owner == address(0)) revert StakeVaultNotRequestOwner(id, address(0));
        return _toRequest(id);
    }

    /// @inheritdoc IStakeVault
    function unstakeRequestsOf(address owner)
        external
        view
        returns (UnstakeRequest[] memory requests)
    {
        uint256[] memory open = _openRequests[owner];
        requests = new UnstakeRequest[](open.length);
        for (uint256 i = 0; i < open.length; ++i) {
            requests[i] = _toRequest(open[i]);
        }
    }

    /// @inheritdoc IStakeVault
    function cooldownSeconds() public view returns (uint256) {
        return Math.min(_cooldownSeconds, _timelockDelay());
    }

    /// @inheritdoc ERC4626Upgradeable
    /// @dev `maxWithdraw` follows from it.
    function maxRedeem(address owner) public view override returns (uint256) {
        return cooldownSeconds() > 0 ? 0 : super.maxRedeem(owner);
    }

    /// @inheritdoc VotesUpgradeable
    function delegates(address account) public view override returns (address) {
        return _delegateOrSelf(account, super.delegates(account));
    }

    /// @inheritdoc VotesExtendedUpgradeable
    function getPastDelegate(address account, uint256 timepoint)
        public
        view
        override
        returns (address)
    {
        return _delegateOrSelf(account, super.getPastDelegate(account, timepoint));
    }

    /// @inheritdoc VotesUpgradeable
    function clock() public view override returns (uint48) {
        return Time.timestamp();
    }

    /// @inheritdoc VotesUpgradeable
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    /// @inheritdoc ERC4626Upgradeable
    function decimals() public view override(ERC20Upgradeable, ERC4626Upgradeable) returns (uint8) {
        return super.decimals();
    }

    /// @inheritdoc ERC20PermitUpgradeable
    function nonces(address owner)
        public
        view
        override(ERC20PermitUpgradeable, NoncesUpgradeable)
        returns (uint256)
    {
        return super.nonces(owner);
    }

    /// @dev The shares were counted at the value that is booked here.
    function _deposit(address caller, address receiver, uint256 assets, uint256 shares)
        internal
        override
        nonReentrant
    {
        _book();
        super._deposit(caller, receiver, assets, shares);
        uint256 stakedAssets = _stakedAssets();
        uint256 tokenSupply = IERC20(asset()).totalSupply();
        if (stakedAssets > tokenSupply) {
            revert StakeVaultVoteDuplication(stakedAssets, tokenSupply);
        }
    }

    function _withdraw(
        address caller,
        address receiver,
        address owner,
        uint256 assets,
        uint256 shares
    ) internal override nonReentrant {
        _book();
        super._withdraw(caller, receiver, owner, assets, shares);
    }

    function _update(address from, address to, uint256 value)
        internal
        override(ERC20Upgradeable, ERC20VotesUpgradeable)
    {
        if (to == address(this)) revert StakeVaultTransferToVault();
        super._update(from, to, value);
    }

    /// @dev Nobody can end up without a delegate: taking it back means voting for oneself.
    function _delegate(address account, address delegatee)
        internal
        override(VotesUpgradeable, VotesExtendedUpgradeable)
    {
        super._delegate(account, delegatee == address(0) ? account : delegatee);
    }

    function _transferVotingUnits(address from, address to, uint256 amount)
        internal
        override(VotesUpgradeable, VotesExtendedUpgradeable)
    {
        super._transferVotingUnits(from, to, amount);
    }

    function _getVotingUnits(address account)
        internal
        view
        override(ERC20VotesUpgradeable, VotesUpgradeable)
        returns (uint256)
    {
        return super._getVotingUnits(account);
    }

    /// @dev Runs the call in the code of StakePools, which answers in our place.
    function _passOn() private {
        address target = _pools;
        // As OpenZeppelin's Proxy: memory is overwritten from its beginning, and nothing runs after it.
        assembly {
            calldatacopy(0, 0, calldatasize())
            let ok := delegatecall(gas(), target, 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            if iszero(ok) { revert(0, returndatasize()) }
            return(0, returndatasize())
        }
    }

    function _setCooldown(uint48 newCooldownSeconds) private {
        uint256 delay = _timelockDelay();
        if (newCooldownSeconds > delay) {
            revert StakeVaultCooldownTooLong(newCooldownSeconds, delay);
        }
        emit CooldownSet(_cooldownSeconds, newCooldownSeconds);
        _cooldownSeconds = newCooldownSeconds;
    }

    /// @dev Zero leaves the delegate as it is.
    function _delegateIfNamed(address account, address delegatee) private {
        if (delegatee != address(0) && delegatee != delegates(account)) {
            _delegate(account, delegatee);
        }
    }

    /// @dev At most OPEN_REQUESTS_MAX steps; the caller made sure that the id is there.
    function _dropOpenRequest(address owner, uint256 id) private {
        uint256[] storage open = _openRequests[owner];
        uint256 last = open.length - 1;
        for (uint256 i = 0; i < last; ++i) {
            if (open[i] == id) open[i] = open[last];
        }
        open.pop();
    }

    function _toRequest(uint256 id) private view returns (UnstakeRequest memory) {
        RequestEntry memory request = _requests[id];
        return UnstakeRequest({
            id: id,
            owner: request.owner,
            shares: request.shares,
            requestedAt: request.requestedAt,
            readyAt: _readyAt(request)
        });
    }

    /// @dev A cooldown that was shortened since counts for open requests too; one that was raised does not.
    function _readyAt(RequestEntry memory request) private view returns (uint256) {
        return request.requestedAt + Math.min(request.cooldownSeconds, cooldownSeconds());
    }

    function _timelockDelay() private view returns (uint256) {
        return TimelockControllerUpgradeable(payable(timelock)).getMinDelay();
    }

    function _delegateOrSelf(address account, address delegatee) private view returns (address) {
        return delegatee == address(0) && account != address(this) ? account : delegatee;
    }
}
