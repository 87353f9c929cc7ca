// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IModelRegistry} from "./IModelRegistry.sol";

/// @title One transaction from nothing to a governed model
interface ILauncher {
    /// @param account Receives `amount` tokens and the shares of `staked` more tokens.
    /// @param amount Liquid tokens, in the smallest unit (18 decimals).
    /// @param staked Tokens staked for the account at once, so that it has votes from the first second.
    struct Holder {
        address account;
        uint256 amount;
        uint256 staked;
    }

    /// @param votingDelay Seconds between a proposal and its snapshot.
    /// @param votingPeriod Seconds a vote is open; more than 0.
    /// @param lateQuorumExtension Seconds that stay at least when quorum is reached late; at most `votingPeriod`.
    /// @param proposalThreshold Votes needed to propose, in share units.
    /// @param quorumBps Share of the past staked supply needed for quorum, in basis points.
    /// @param quorumFloorBps Share of the whole token supply needed for quorum in any case, in basis points.
    /// @param timelockDelay Seconds between queueing and execution.
    /// @param unstakeCooldown Seconds between asking for one's stake and taking it; at most `timelockDelay`.
    /// @param guardian May cancel proposals until `guardianExpiresAt`; zero address for none.
    /// @param guardianExpiresAt Second of the guardian's last power; 0 without a guardian.
    struct Governance {
        uint48 votingDelay;
        uint32 votingPeriod;
        uint48 lateQuorumExtension;
        uint256 proposalThreshold;
        uint16 quorumBps;
        uint16 quorumFloorBps;
        uint48 timelockDelay;
        uint48 unstakeCooldown;
        address guardian;
        uint48 guardianExpiresAt;
    }

    /// @notice A part of the supply that a list of accounts claims later (`IAllocation`). All zero for none.
    /// @param root Of the Merkle tree over the list.
    /// @param amount What the list adds up to, in the smallest unit.
    /// @param claimUntil Last second of the claims.
    struct AllocationList {
        bytes32 root;
        uint256 amount;
        uint48 claimUntil;
    }

    /// @param name 1 to 31 UTF-8 bytes (ERC-5267 domains of all contracts are built from it).
    /// @param symbol 1 to 10 UTF-8 bytes; the share's symbol is `s` before it.
    /// @param places Locators and repository ids, as in `IModelRegistry.register`.
    /// @param uri As in `IModelRegistry.register`.
    /// @param holders Who gets the fixed supply less what is allocated.
    struct Model {
        string name;
        string symbol;
        IModelRegistry.Place[] places;
        string uri;
        Holder[] holders;
        Governance governance;
        AllocationList allocation;
    }

    /// @notice The contracts of a launched model; `allocation` is zero when there is none.
    struct Launched {
        uint256 id;
        address token;
        address vault;
        address timelock;
        address governor;
        address allocation;
    }

    event ModelLaunched(
        uint256 indexed id,
        address indexed by,
        address token,
        address vault,
        address timelock,
        address governor,
        address allocation
    );

    /// @param length In UTF-8 bytes.
    error LauncherNameLength(uint256 length, uint256 max);
    /// @param length In UTF-8 bytes.
    error LauncherSymbolLength(uint256 length, uint256 max);
    /// @notice The supply must be more than 0 and fit the 128 bits a fractional ballot has.
    error LauncherSupplyOutOfRange(uint256 supply, uint256 max);
    /// @notice An allocation needs a root and an end that is ahead; without an amount it has neither.
    error LauncherInvalidAllocation(bytes32 root, uint256 amount, uint256 claimUntil);

    /// @notice Makes token, vault, timelock, governor and, if asked for, an allocation; registers the record, hands out the
    /// whole supply and gives record and all roles to the timelock. Neither caller nor Launcher keeps any power.
    function launch(Model calldata model) external returns (Launched memory);

    /// @notice The record for which this Launcher made a contract; 0 when it did not make it.
    function recordOf(address component) external view returns (uint256 id);

    function registry() external view returns (IModelRegistry);

    /// @notice Targets of the EIP-1167 clones.
    function implementations()
        external
        view
        returns (
            address token,
            address vault,
            address timelock,
            address governor,
            address allocation
        );
}
