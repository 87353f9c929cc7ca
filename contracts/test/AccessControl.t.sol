// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    TimelockControllerUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";
import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Allocation} from "../src/Allocation.sol";
import {Contributions} from "../src/Contributions.sol";
import {ModelGovernor} from "../src/ModelGovernor.sol";
import {ModelToken} from "../src/ModelToken.sol";
import {RevenueRouter} from "../src/RevenueRouter.sol";
import {StakeVault} from "../src/StakeVault.sol";
import {IAllocation} from "../src/interfaces/IAllocation.sol";
import {IContributions} from "../src/interfaces/IContributions.sol";
import {ILauncher} from "../src/interfaces/ILauncher.sol";
import {IModelGovernor} from "../src/interfaces/IModelGovernor.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {IRevenueRouter} from "../src/interfaces/IRevenueRouter.sol";
import {IStakeVault} from "../src/interfaces/IStakeVault.sol";
import {Outsiders} from "./helpers/Outsiders.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev Every function that is not for everyone, called by those it is not for: a stranger, the largest holder, the
/// guardian, the deployer, the Launcher, and where it matters the contracts of the model themselves. One test for each
/// function, named test_<contract>_<function>; tests/integration checks that none of the ABIs' functions is forgotten.
contract AccessControlTest is Outsiders {
    function setUp() public override {
        super.setUp();
        outsiders = [mallory, alice, guardian, address(this), address(launcher)];
    }

    function test_modelRegistry_addLocator() external {
        onlyRecordOwner(abi.encodeCall(registry.addLocator, (id, IModelRegistry.Place("a/b", ""))));
    }

    function test_modelRegistry_release() external {
        onlyRecordOwner(abi.encodeCall(registry.release, (id, LOCATOR)));
    }

    function test_modelRegistry_setRepositoryId() external {
        onlyRecordOwner(abi.encodeCall(registry.setRepositoryId, (id, LOCATOR, "x")));
    }

    function test_modelRegistry_setUri() external {
        onlyRecordOwner(abi.encodeCall(registry.setUri, (id, "x")));
    }

    function test_modelRegistry_approveRevision() external {
        onlyRecordOwner(abi.encodeCall(registry.approveRevision, (id, "c", "m", "r")));
    }

    function test_modelRegistry_setModule() external {
        onlyRecordOwner(abi.encodeCall(registry.setModule, (id, "router", mallory)));
    }

    function test_modelRegistry_setSuccessor() external {
        onlyRecordOwner(
            abi.encodeCall(registry.setSuccessor, (id, IModelRegistry.Successor(1, mallory, 1)))
        );
    }

    function test_modelRegistry_setTerms() external {
        onlyRecordOwner(abi.encodeCall(registry.setTerms, (id, "mit", "")));
    }

    /// @dev And the record's court: ModelRegistryTest.test_suspend_byCourt.
    function test_modelRegistry_suspend() external {
        onlyRecordOwner(abi.encodeCall(registry.suspend, (id, "x")));
    }

    /// @dev And the record's court: ModelRegistryTest.test_reinstate_*.
    function test_modelRegistry_reinstate() external {
        vm.prank(address(timelock));
        registry.suspend(id, "x");
        onlyRecordOwner(abi.encodeCall(registry.reinstate, (id)));
    }

    function test_modelRegistry_transferFrom() external {
        refusedToAll(
            address(registry),
            abi.encodeCall(registry.transferFrom, (address(timelock), mallory, id))
        );
    }

    function test_modelRegistry_safeTransferFrom() external {
        refusedToAll(
            address(registry),
            abi.encodeWithSignature(
                "safeTransferFrom(address,address,uint256)", address(timelock), mallory, id
            )
        );
        refusedToAll(
            address(registry),
            abi.encodeWithSignature(
                "safeTransferFrom(address,address,uint256,bytes)",
                address(timelock),
                mallory,
                id,
                ""
            )
        );
    }

    function test_modelRegistry_approve() external {
        refusedToAll(address(registry), abi.encodeCall(registry.approve, (mallory, id)));
    }

    function test_stakeVault_setCooldown() external {
        outsiders.push(address(governor));
        refusedToOutsiders(
            address(vault),
            abi.encodeCall(vault.setCooldown, (0)),
            abi.encodeWithSelector(IStakeVault.StakeVaultNotTimelock.selector)
        );
    }

    function test_stakeVault_claimUnstake() external {
        onlyRequestOwner(claimOf);
    }

    function test_stakeVault_withdraw() external {
        vm.prank(address(timelock));
        vault.setCooldown(0);
        outsiders = [mallory, guardian, address(launcher), address(timelock), bob];
        refusedToAll(address(vault), abi.encodeCall(vault.withdraw, (1, mallory, alice)));
    }

    function test_stakeVault_redeem() external {
        vm.prank(address(timelock));
        vault.setCooldown(0);
        outsiders = [mallory, guardian, address(launcher), address(timelock), bob];
        refusedToAll(address(vault), abi.encodeCall(vault.redeem, (1, mallory, alice)));
    }

    function test_stakeVault_transferFrom() external {
        outsiders = [mallory, guardian, address(launcher), address(timelock), bob];
        refusedToAll(address(vault), abi.encodeCall(vault.transferFrom, (alice, mallory, 1)));
    }

    function test_stakeVault_initialize() external {
        refusedInitialization(
            address(vault),
            abi.encodeCall(StakeVault.initialize, (IERC20(token), "x", "x", mallory, mallory, 0))
        );
    }

    /// @dev In a model without an allocation nobody, in one with an allocation only that.
    function test_stakeVault_stakeFor() external {
        address[2] memory insiders = [address(timelock), address(governor)];
        for (uint256 round = 0; round < 2; ++round) {
            address[7] memory callers = [
                mallory, alice, guardian, address(this), address(launcher), insiders[0], insiders[1]
            ];
            for (uint256 i = 0; i < callers.length; ++i) {
                vm.startPrank(callers[i]);
                vm.expectRevert(
                    abi.encodeWithSelector(IStakeVault.StakeVaultNotAllocation.selector, callers[i])
                );
                vault.stakeFor(alice, 0, mallory);
                vm.stopPrank();
            }
            ILauncher.Model memory model = _model();
            model.allocation = ILauncher.AllocationList("root", 1 ether, uint48(START + 30 days));
            _use(launcher.launch(model));
            insiders = [address(timelock), address(governor)];
        }
    }

    function test_allocation_sweep() external {
        ILauncher.Model memory model = _model();
        model.allocation = ILauncher.AllocationList("root", 1 ether, uint48(START + 1 days));
        _use(launcher.launch(model));
        pass(1 days + 1);
        outsiders.push(address(governor));
        for (uint256 i = 0; i < outsiders.length; ++i) {
            vm.prank(outsiders[i]);
            vm.expectRevert(
                abi.encodeWithSelector(IAllocation.AllocationNotTimelock.selector, outsiders[i])
            );
            allocation.sweep();
        }
        vm.prank(address(timelock));
        allocation.sweep();
        equal("swept", token.balanceOf(address(timelock)), 1 ether);
    }

    function test_allocation_initialize() external {
        ILauncher.Model memory model = _model();
        model.allocation = ILauncher.AllocationList("root", 1 ether, uint48(START + 1 days));
        _use(launcher.launch(model));
        refusedInitialization(
            address(allocation),
            abi.encodeCall(Allocation.initialize, (IERC20(token), vault, mallory, model.allocation))
        );
    }

    function test_modelToken_transferFrom() external {
        outsiders = [mallory, guardian, address(launcher), address(timelock), bob];
        refusedToAll(address(token), abi.encodeCall(token.transferFrom, (alice, mallory, 1)));
    }

    function test_modelToken_initialize() external {
        refusedInitialization(address(token), abi.encodeCall(ModelToken.initialize, ("x", "x", 1)));
    }

    function test_modelGovernor_initialize() external {
        ILauncher.Governance memory governance = _model().governance;
        refusedInitialization(
            address(governor),
            abi.encodeCall(
                ModelGovernor.initialize, ("x", IERC4626(address(vault)), timelock, governance)
            )
        );
    }

    function test_timelock_initialize() external {
        address[] memory none = new address[](0);
        for (uint256 i = 0; i < outsiders.length; ++i) {
            vm.prank(outsiders[i]);
            vm.expectRevert(Initializable.InvalidInitialization.selector);
            timelock.initialize(0, none, none, outsiders[i]);
        }
    }

    function test_modelGovernor_setGuardian() external {
        onlyByVote(
            abi.encodeCall(IModelGovernor.setGuardian, (mallory, uint48(block.timestamp + 30 days)))
        );
    }

    function test_modelGovernor_setQuorumFloor() external {
        onlyByVote(abi.encodeCall(IModelGovernor.setQuorumFloor, (0)));
    }

    function test_modelGovernor_setVotingDelay() external {
        onlyByVote(abi.encodeCall(governor.setVotingDelay, (0)));
    }

    function test_modelGovernor_setVotingPeriod() external {
        onlyByVote(abi.encodeCall(governor.setVotingPeriod, (1)));
    }

    function test_modelGovernor_setProposalThreshold() external {
        onlyByVote(abi.encodeCall(governor.setProposalThreshold, (0)));
    }

    function test_modelGovernor_updateQuorumNumerator() external {
        onlyByVote(abi.encodeCall(governor.updateQuorumNumerator, (0)));
    }

    function test_modelGovernor_setLateQuorumVoteExtension() external {
        onlyByVote(abi.encodeCall(governor.setLateQuorumVoteExtension, (0)));
    }

    function test_modelGovernor_relay() external {
        onlyByVote(abi.encodeCall(governor.relay, (mallory, 0, "")));
    }

    /// @dev Not even by vote: ModelGovernorTest.test_updateTimelock_never.
    function test_modelGovernor_updateTimelock() external {
        outsiders.push(address(timelock));
        refusedToAll(address(governor), abi.encodeCall(ModelGovernor.updateTimelock, (timelock)));
    }

    /// @dev The guardian alone; the proposer only while pending (ModelGovernorTest.test_cancel_*).
    function test_modelGovernor_cancel() external {
        Motion memory one = motion(address(registry), "", "x");
        uint256 proposalId = propose(alice, one);
        pass(VOTING_DELAY + 1);
        outsiders = [mallory, alice, bob, address(this), address(launcher), address(timelock)];
        for (uint256 i = 0; i < outsiders.length; ++i) {
            vm.prank(outsiders[i]);
            vm.expectRevert(
                abi.encodeWithSelector(
                    IGovernor.GovernorUnableToCancel.selector, proposalId, outsiders[i]
                )
            );
            governor.cancel(
                one.targets, one.values, one.calldatas, keccak256(bytes(one.description))
            );
        }
        cancel(guardian, one);
    }

    /// @dev Open to all, but only for what passed.
    function test_modelGovernor_queue() external {
        Motion memory one = motion(address(registry), "", "x");
        propose(alice, one);
        refusedToAll(
            address(governor),
            abi.encodeWithSignature(
                "queue(address[],uint256[],bytes[],bytes32)",
                one.targets,
                one.values,
                one.calldatas,
                keccak256(bytes(one.description))
            )
        );
    }

    /// @dev Open to all, but only for what was queued and has waited.
    function test_modelGovernor_execute() external {
        Motion memory one =
            motion(address(registry), abi.encodeCall(registry.setUri, (id, "new")), "x");
        uint256 proposalId = propose(alice, one);
        bytes memory call = abi.encodeWithSignature(
            "execute(address[],uint256[],bytes[],bytes32)",
            one.targets,
            one.values,
            one.calldatas,
            keccak256(bytes(one.description))
        );
        refusedToAll(address(governor), call);
        pass(VOTING_DELAY + 1);
        vm.prank(alice);
        governor.castVote(proposalId, 1);
        refusedToAll(address(governor), call);
        pass(VOTING_PERIOD + 1);
        refusedToAll(address(governor), call);
        queue(one);
        refusedToAll(address(governor), call);
        pass(TIMELOCK_DELAY - 13);
        refusedToAll(address(governor), call);
        pass(13);
        execute(one);
        equal("done", registry.tokenURI(id), "new");
    }

    function test_timelock_schedule() external {
        onlyRole(
            timelock.PROPOSER_ROLE(),
            abi.encodeCall(timelock.schedule, (mallory, 0, "", 0, 0, TIMELOCK_DELAY))
        );
    }

    function test_timelock_scheduleBatch() external {
        Motion memory one = motion(mallory, "", "");
        onlyRole(
            timelock.PROPOSER_ROLE(),
            abi.encodeCall(
                timelock.scheduleBatch,
                (one.targets, one.values, one.calldatas, 0, 0, TIMELOCK_DELAY)
            )
        );
    }

    function test_timelock_execute() external {
        onlyRole(timelock.EXECUTOR_ROLE(), abi.encodeCall(timelock.execute, (mallory, 0, "", 0, 0)));
    }

    function test_timelock_executeBatch() external {
        Motion memory one = motion(mallory, "", "");
        onlyRole(
            timelock.EXECUTOR_ROLE(),
            abi.encodeCall(timelock.executeBatch, (one.targets, one.values, one.calldatas, 0, 0))
        );
    }

    function test_timelock_cancel() external {
        onlyRole(timelock.CANCELLER_ROLE(), abi.encodeCall(timelock.cancel, (0)));
    }

    function test_timelock_updateDelay() external {
        outsiders.push(address(governor));
        for (uint256 i = 0; i < outsiders.length; ++i) {
            vm.prank(outsiders[i]);
            vm.expectRevert(
                abi.encodeWithSelector(
                    TimelockControllerUpgradeable.TimelockUnauthorizedCaller.selector, outsiders[i]
                )
            );
            timelock.updateDelay(0);
        }
    }

    function test_timelock_grantRole() external {
        bytes32 role = timelock.PROPOSER_ROLE();
        outsiders.push(address(governor));
        onlyRole(timelock.DEFAULT_ADMIN_ROLE(), abi.encodeCall(timelock.grantRole, (role, mallory)));
    }

    function test_timelock_revokeRole() external {
        bytes32 role = timelock.PROPOSER_ROLE();
        outsiders.push(address(governor));
        onlyRole(
            timelock.DEFAULT_ADMIN_ROLE(),
            abi.encodeCall(timelock.revokeRole, (role, address(governor)))
        );
    }

    function test_timelock_renounceRole() external {
        bytes32 role = timelock.PROPOSER_ROLE();
        for (uint256 i = 0; i < outsiders.length; ++i) {
            vm.prank(outsiders[i]);
            vm.expectRevert(IAccessControl.AccessControlBadConfirmation.selector);
            timelock.renounceRole(role, address(governor));
        }
    }

    /// @dev The implementations behind the clones are locked.
    function test_implementations_initialize() external {
        (address tokenCode, address vaultCode,, address governorCode, address allocationCode) =
            launcher.implementations();
        ILauncher.Governance memory governance = _model().governance;
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        ModelToken(tokenCode).initialize("x", "x", 1);
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        StakeVault(vaultCode).initialize(IERC20(token), "x", "x", mallory, mallory, 0);
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        ModelGovernor(payable(governorCode))
            .initialize("x", IERC4626(address(vault)), timelock, governance);
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        Allocation(allocationCode)
            .initialize(IERC20(token), vault, mallory, ILauncher.AllocationList("root", 1, 1));
    }

    function test_revenueRouter_setSplits() external {
        RevenueRouter router = new RevenueRouter(registry, new Contributions(registry));
        IRevenueRouter.Splits memory splits;
        splits.treasuryBps = 10_000;
        onlyOwnerOfRecord(
            address(router),
            abi.encodeCall(router.setSplits, (id, splits)),
            IRevenueRouter.RevenueRouterNotOwner.selector
        );
    }

    function test_contributions_credit() external {
        (Contributions contributions, bytes32 hash) = submitted();
        onlyOwnerOfRecord(
            address(contributions),
            abi.encodeCall(contributions.credit, (id, 0, hash, 1)),
            IContributions.ContributionsNotOwner.selector
        );
    }

    function test_contributions_decline() external {
        (Contributions contributions, bytes32 hash) = submitted();
        onlyOwnerOfRecord(
            address(contributions),
            abi.encodeCall(contributions.decline, (id, 0, hash, "")),
            IContributions.ContributionsNotOwner.selector
        );
    }

    function test_contributions_end() external {
        (Contributions contributions, bytes32 hash) = submitted();
        vm.prank(address(timelock));
        contributions.credit(id, 0, hash, 1);
        onlyOwnerOfRecord(
            address(contributions),
            abi.encodeCall(contributions.end, (id, 0)),
            IContributions.ContributionsNotOwner.selector
        );
    }

    /// @dev The account alone, not even the record's owner.
    function test_contributions_setAccount() external {
        (Contributions contributions,) = submitted();
        outsiders.push(address(timelock));
        for (uint256 i = 0; i < outsiders.length; ++i) {
            vm.prank(outsiders[i]);
            vm.expectRevert(
                abi.encodeWithSelector(
                    IContributions.ContributionsNotAccount.selector, id, 0, outsiders[i]
                )
            );
            contributions.setAccount(id, 0, outsiders[i]);
        }
        vm.prank(carol);
        contributions.setAccount(id, 0, bob);
        equal("handed on", contributions.contribution(id, 0).account, bob);
    }

    function submitted() private returns (Contributions contributions, bytes32 evidenceHash) {
        contributions = new Contributions(registry);
        vm.prank(carol);
        contributions.submit(
            id, IContributions.Evidence(IContributions.Kind.Commit, "git-sha1:00", "", "", 1)
        );
        evidenceHash = contributions.contribution(id, 0).evidenceHash;
    }

    /// @dev Refused to outsiders with record and caller, allowed to the timelock.
    function onlyOwnerOfRecord(address target, bytes memory call, bytes4 reason) private {
        outsiders.push(address(governor));
        refusedToOutsiders(target, call, abi.encodeWithSelector(reason, id));
        vm.prank(address(timelock));
        (bool allowed,) = target.call(call);
        isTrue("allowed to the owner", allowed);
    }

    function onlyRecordOwner(bytes memory call) private {
        onlyOwnerOfRecord(address(registry), call, IModelRegistry.ModelRegistryNotOwner.selector);
    }

    /// @dev Not to outsiders, and not to the timelock outside a proposal of the governor either.
    function onlyByVote(bytes memory call) private {
        refusedToOutsiders(
            address(governor), call, abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector)
        );
        vm.prank(address(timelock));
        (bool direct,) = address(governor).call(call);
        isFalse("not outside a proposal", direct);
        pushThrough(motion(address(governor), call, "by vote"));
    }

    function onlyRole(bytes32 role, bytes memory call) private {
        for (uint256 i = 0; i < outsiders.length; ++i) {
            vm.prank(outsiders[i]);
            (bool ok, bytes memory answer) = address(timelock).call(call);
            isFalse("refused", ok);
            equal(
                "reason",
                keccak256(answer),
                keccak256(
                    abi.encodeWithSelector(
                        IAccessControl.AccessControlUnauthorizedAccount.selector, outsiders[i], role
                    )
                )
            );
        }
    }

    function claimOf(uint256 request) private view returns (bytes memory) {
        return abi.encodeCall(vault.claimUnstake, (request, mallory));
    }

    function refusedToAll(address target, bytes memory call) private {
        for (uint256 i = 0; i < outsiders.length; ++i) {
            vm.prank(outsiders[i]);
            (bool ok,) = target.call(call);
            isFalse("refused", ok);
        }
    }
}
