// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    TimelockControllerUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {Allocation} from "./Allocation.sol";
import {ModelGovernor} from "./ModelGovernor.sol";
import {ModelToken} from "./ModelToken.sol";
import {
    MODULE_ALLOCATION,
    MODULE_GOVERNOR,
    MODULE_TIMELOCK,
    MODULE_TOKEN,
    MODULE_VAULT
} from "./ModuleKinds.sol";
import {StakeVault} from "./StakeVault.sol";
import {ILauncher} from "./interfaces/ILauncher.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";

/// @title Launcher of governed models
/// @dev Specification
///
/// Purpose. One transaction clones token, vault, timelock, governor and, if asked for, an allocation, registers the
/// record, hands out the supply and leaves everything to the timelock.
///
/// Roles. None: no owner, no fee, no upgrade. After a launch neither the caller nor this contract has any role, token,
/// share or allowance left; the governor alone can propose to the timelock, execute and cancel there, and the timelock
/// is its own and only administrator.
///
/// Invariants.
/// - `recordOf` is non-zero for exactly the contracts made here, so their code is known.
/// - A clone's address depends on everything the launch says: after a reorganisation of the chain the address of one
///   model can never be that of another.
///
/// Outside calls. Only the registry and clones of our own implementations; none of them calls back.
contract Launcher is ILauncher {
    uint256 private constant NAME_BYTES_MAX = 31;
    uint256 private constant SYMBOL_BYTES_MAX = 10;
    uint256 private constant SUPPLY_MAX = type(uint128).max;

    IModelRegistry public immutable registry;
    address private immutable _token;
    address private immutable _vault;
    address private immutable _timelock;
    address private immutable _governor;
    address private immutable _allocation;

    mapping(address component => uint256 id) public recordOf;

    constructor(
        IModelRegistry registry_,
        address token,
        address vault,
        address timelock,
        address governor,
        address allocation
    ) {
        registry = registry_;
        _token = token;
        _vault = vault;
        _timelock = timelock;
        _governor = governor;
        _allocation = allocation;
    }

    /// @inheritdoc ILauncher
    function launch(Model calldata model) external returns (Launched memory launched) {
        _checkLength(model);
        bool hasAllocation = _checkAllocation(model.allocation);
        launched = _clone(registry.register(address(this), model.places, model.uri), hasAllocation);
        _initialize(model, launched);
        _distribute(model.holders, ModelToken(launched.token), StakeVault(launched.vault));
        if (hasAllocation) _allocate(model.allocation, launched);
        _attach(launched);
        IERC721(address(registry)).transferFrom(address(this), launched.timelock, launched.id);
        emit ModelLaunched(
            launched.id,
            msg.sender,
            launched.token,
            launched.vault,
            launched.timelock,
            launched.governor,
            launched.allocation
        );
    }

    /// @inheritdoc ILauncher
    function implementations()
        external
        view
        returns (
            address token,
            address vault,
            address timelock,
            address governor,
            address allocation
        )
    {
        return (_token, _vault, _timelock, _governor, _allocation);
    }

    /// @dev The salt holds caller, record and the whole call.
    function _clone(uint256 id, bool hasAllocation) private returns (Launched memory) {
        bytes32 salt = keccak256(abi.encode(msg.sender, id, keccak256(msg.data)));
        return Launched({
            id: id,
            token: Clones.cloneDeterministic(_token, salt),
            vault: Clones.cloneDeterministic(_vault, salt),
            timelock: Clones.cloneDeterministic(_timelock, salt),
            governor: Clones.cloneDeterministic(_governor, salt),
            allocation: hasAllocation ? Clones.cloneDeterministic(_allocation, salt) : address(0)
        });
    }

    /// @dev Timelock before vault (which reads its delay), token before governor (which reads its supply).
    function _initialize(Model calldata model, Launched memory launched) private {
        Governance calldata governance = model.governance;
        ModelToken token = ModelToken(launched.token);
        StakeVault vault = StakeVault(launched.vault);
        TimelockControllerUpgradeable timelock =
            TimelockControllerUpgradeable(payable(launched.timelock));

        address[] memory governors = new address[](1);
        governors[0] = launched.governor;
        token.initialize(model.name, model.symbol, _supply(model));
        timelock.initialize(governance.timelockDelay, governors, governors, address(0));
        vault.initialize(
            token,
            string.concat("Staked ", model.name),
            string.concat("s", model.symbol),
            address(timelock),
            launched.allocation,
            governance.unstakeCooldown
        );
        ModelGovernor(payable(launched.governor))
            .initialize(model.name, vault, timelock, governance);
    }

    function _distribute(Holder[] calldata holders, ModelToken token, StakeVault vault) private {
        token.approve(address(vault), type(uint256).max);
        for (uint256 i = 0; i < holders.length; ++i) {
            Holder calldata holder = holders[i];
            // A ModelToken returns true or reverts.
            if (holder.amount > 0) token.transfer(holder.account, holder.amount);
            if (holder.staked > 0) vault.deposit(holder.staked, holder.account);
        }
        token.approve(address(vault), 0);
    }

    function _allocate(AllocationList calldata list, Launched memory launched) private {
        ModelToken token = ModelToken(launched.token);
        Allocation(launched.allocation)
            .initialize(token, StakeVault(launched.vault), launched.timelock, list);
        token.transfer(launched.allocation, list.amount);
    }

    function _attach(Launched memory launched) private {
        uint256 id = launched.id;
        _attachOne(id, MODULE_TOKEN, launched.token);
        _attachOne(id, MODULE_VAULT, launched.vault);
        _attachOne(id, MODULE_TIMELOCK, launched.timelock);
        _attachOne(id, MODULE_GOVERNOR, launched.governor);
        if (launched.allocation != address(0)) {
            _attachOne(id, MODULE_ALLOCATION, launched.allocation);
        }
    }

    function _attachOne(uint256 id, bytes32 kind, address component) private {
        recordOf[component] = id;
        registry.setModule(id, kind, component);
    }

    function _checkAllocation(AllocationList calldata list) private view returns (bool) {
        (bytes32 root, uint256 amount, uint256 claimUntil) =
            (list.root, list.amount, list.claimUntil);
        bool valid =
            amount == 0 ? root == 0 && claimUntil == 0 : root != 0 && claimUntil > block.timestamp;
        if (!valid) revert LauncherInvalidAllocation(root, amount, claimUntil);
        return amount > 0;
    }

    function _checkLength(Model calldata model) private pure {
        uint256 length = bytes(model.name).length;
        if (length == 0 || length > NAME_BYTES_MAX) {
            revert LauncherNameLength(length, NAME_BYTES_MAX);
        }
        length = bytes(model.symbol).length;
        if (length == 0 || length > SYMBOL_BYTES_MAX) {
            revert LauncherSymbolLength(length, SYMBOL_BYTES_MAX);
        }
    }

    function _supply(Model calldata model) private pure returns (uint256 supply) {
        Holder[] calldata holders = model.holders;
        supply = model.allocation.amount;
        for (uint256 i = 0; i < holders.length; ++i) {
            supply += holders[i].amount + holders[i].staked;
        }
        if (supply == 0 || supply > SUPPLY_MAX) {
            revert LauncherSupplyOutOfRange(supply, SUPPLY_MAX);
        }
    }
}
