// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    TimelockControllerUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Allocation} from "../../src/Allocation.sol";
import {DigestLens} from "../../src/DigestLens.sol";
import {Launcher} from "../../src/Launcher.sol";
import {ModelGovernor} from "../../src/ModelGovernor.sol";
import {ModelLens} from "../../src/ModelLens.sol";
import {ModelRegistry} from "../../src/ModelRegistry.sol";
import {ModelToken} from "../../src/ModelToken.sol";
import {StakeVault} from "../../src/StakeVault.sol";
import {ILauncher} from "../../src/interfaces/ILauncher.sol";
import {IModelRegistry} from "../../src/interfaces/IModelRegistry.sol";
import {Check} from "./Check.sol";
import {vm} from "./Vm.sol";

/// @dev Everything deployed, one model launched: alice and bob hold stake and tokens, carol holds tokens only.
abstract contract World is Check {
    uint256 internal constant ALICE_KEY = 0xa11ce;
    uint256 internal constant START = 1_800_000_000;
    uint48 internal constant VOTING_DELAY = 1 days;
    uint32 internal constant VOTING_PERIOD = 3 days;
    uint48 internal constant LATE_EXTENSION = 12 hours;
    uint48 internal constant TIMELOCK_DELAY = 2 days;
    uint48 internal constant COOLDOWN = 1 days;
    uint256 internal constant THRESHOLD = 10 ether;
    uint256 internal constant SUPPLY = 1000 ether;
    string internal constant LOCATOR = "huggingface.co/acme/model";

    address internal immutable alice = vm.addr(ALICE_KEY);
    address internal constant bob = address(0xb0b);
    address internal constant carol = address(0xca401);
    address internal constant mallory = address(0xbad);
    address internal constant guardian = address(0x60a4d);

    ModelRegistry internal registry;
    address internal stakePools;
    Launcher internal launcher;
    ModelLens internal lens;
    DigestLens internal digestLens;

    uint256 internal id;
    ModelToken internal token;
    StakeVault internal vault;
    TimelockControllerUpgradeable internal timelock;
    ModelGovernor internal governor;
    Allocation internal allocation;

    function setUp() public virtual {
        vm.warp(START);
        vm.roll(1000);
        registry = ModelRegistry(vm.deployCode("ModelRegistry.sol"));
        stakePools = vm.deployCode("StakePools.sol");
        launcher = Launcher(
            vm.deployCode(
                "Launcher.sol",
                abi.encode(
                    registry,
                    vm.deployCode("ModelToken.sol"),
                    vm.deployCode("StakeVault.sol", abi.encode(stakePools)),
                    vm.deployCode("TimelockControllerUpgradeable.sol"),
                    vm.deployCode("ModelGovernor.sol"),
                    vm.deployCode("Allocation.sol")
                )
            )
        );
        lens = ModelLens(vm.deployCode("ModelLens.sol", abi.encode(launcher)));
        digestLens = DigestLens(vm.deployCode("DigestLens.sol", abi.encode(launcher)));
        _use(launcher.launch(_model()));
        pass(1);
    }

    function _use(ILauncher.Launched memory launched) internal {
        id = launched.id;
        token = ModelToken(launched.token);
        vault = StakeVault(launched.vault);
        timelock = TimelockControllerUpgradeable(payable(launched.timelock));
        governor = ModelGovernor(payable(launched.governor));
        allocation = Allocation(launched.allocation);
    }

    function _model() internal view returns (ILauncher.Model memory model) {
        model.name = "Acme Model";
        model.symbol = "ACME";
        model.places = _places(LOCATOR);
        model.uri = "https://acme.example/record.json";
        model.holders = new ILauncher.Holder[](3);
        model.holders[0] = ILauncher.Holder(alice, 300 ether, 300 ether);
        model.holders[1] = ILauncher.Holder(bob, 100 ether, 100 ether);
        model.holders[2] = ILauncher.Holder(carol, 200 ether, 0);
        model.governance = ILauncher.Governance({
            votingDelay: VOTING_DELAY,
            votingPeriod: VOTING_PERIOD,
            lateQuorumExtension: LATE_EXTENSION,
            proposalThreshold: THRESHOLD,
            quorumBps: 2000,
            quorumFloorBps: 500,
            timelockDelay: TIMELOCK_DELAY,
            unstakeCooldown: COOLDOWN,
            guardian: guardian,
            guardianExpiresAt: uint48(START + 365 days)
        });
    }

    function _places(string memory locator)
        internal
        pure
        returns (IModelRegistry.Place[] memory places)
    {
        places = new IModelRegistry.Place[](1);
        places[0] = IModelRegistry.Place(locator, "65f0c0ffee65f0c0ffee65f0");
    }

    /// @dev Lets seconds pass, and a block in twelve of them.
    function pass(uint256 secondsToPass) internal {
        vm.warp(block.timestamp + secondsToPass);
        vm.roll(block.number + secondsToPass / 12 + 1);
    }

    /// @dev One action of a proposal, by its id's ingredients.
    struct Motion {
        address[] targets;
        uint256[] values;
        bytes[] calldatas;
        string description;
    }

    function motion(address target, bytes memory data, string memory description)
        internal
        pure
        returns (Motion memory made)
    {
        made.targets = new address[](1);
        made.values = new uint256[](1);
        made.calldatas = new bytes[](1);
        made.targets[0] = target;
        made.calldatas[0] = data;
        made.description = description;
    }

    function propose(address by, Motion memory one) internal returns (uint256 proposalId) {
        vm.prank(by);
        return governor.propose(one.targets, one.values, one.calldatas, one.description);
    }

    function queue(Motion memory one) internal {
        governor.queue(one.targets, one.values, one.calldatas, keccak256(bytes(one.description)));
    }

    function execute(Motion memory one) internal {
        governor.execute(one.targets, one.values, one.calldatas, keccak256(bytes(one.description)));
    }

    function cancel(address by, Motion memory one) internal {
        vm.prank(by);
        governor.cancel(one.targets, one.values, one.calldatas, keccak256(bytes(one.description)));
    }

    /// @dev Proposes, votes with alice, queues and executes; any revert of the action comes through.
    function pushThrough(Motion memory one) internal {
        uint256 proposalId = propose(alice, one);
        pass(VOTING_DELAY + 1);
        vm.prank(alice);
        governor.castVote(proposalId, 1);
        pass(VOTING_PERIOD + 1);
        queue(one);
        pass(TIMELOCK_DELAY + 1);
        execute(one);
    }

    function stake(address by, uint256 assets) internal {
        vm.startPrank(by);
        token.approve(address(vault), assets);
        vault.deposit(assets, by);
        vm.stopPrank();
    }

    function stateOf(uint256 proposalId) internal view returns (IGovernor.ProposalState) {
        return governor.state(proposalId);
    }

    function isState(uint256 proposalId, IGovernor.ProposalState expected) internal view {
        equal("state", uint256(governor.state(proposalId)), uint256(expected));
    }
}
