// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    TimelockControllerUpgradeable
} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";
import {ModelGovernor} from "../../src/ModelGovernor.sol";
import {ModelRegistry} from "../../src/ModelRegistry.sol";
import {ModelToken} from "../../src/ModelToken.sol";
import {StakeVault} from "../../src/StakeVault.sol";
import {IModelGovernor} from "../../src/interfaces/IModelGovernor.sol";
import {IModelRegistry} from "../../src/interfaces/IModelRegistry.sol";
import {IStakeVault} from "../../src/interfaces/IStakeVault.sol";
import {Check} from "./Check.sol";
import {vm} from "./Vm.sol";

/// @dev What people do to one model, in any order: the handler of the invariant tests. A step that cannot be done is
/// left out, so that a revert of a step that should work is a finding.
contract Actors is Check {
    address[6] public people;
    ModelRegistry private immutable registry;
    ModelToken private immutable token;
    StakeVault private immutable vault;
    TimelockControllerUpgradeable private immutable timelock;
    ModelGovernor private immutable governor;
    address private immutable guardian;
    uint256 private immutable id;

    /// @dev The same stake, kept in the simplest way: who has how much, and where the votes go.
    mapping(address account => uint256 shares) public ghostShares;
    mapping(address account => address delegate) public ghostDelegate;
    uint256 public ghostEscrow;
    uint256 public ghostGifts;
    uint256 public claimed;
    uint256 public voted;

    uint256[] private _proposals;
    bytes[] private _callOf;

    constructor(
        ModelRegistry registry_,
        uint256 id_,
        address[6] memory people_,
        address guardian_
    ) {
        registry = registry_;
        id = id_;
        people = people_;
        guardian = guardian_;
        token = ModelToken(registry.module(id, "token"));
        vault = StakeVault(registry.module(id, "vault"));
        timelock = TimelockControllerUpgradeable(payable(registry.module(id, "timelock")));
        governor = ModelGovernor(payable(registry.module(id, "governor")));
        for (uint256 i = 0; i < people.length; ++i) {
            ghostShares[people[i]] = vault.balanceOf(people[i]);
        }
    }

    function stake(uint256 who, uint256 forWhom, uint256 amount) external {
        (address from, address to) = (person(who), person(forWhom));
        uint256 balance = token.balanceOf(from);
        if (balance == 0) return;
        amount = within(amount, 1, balance);
        vm.startPrank(from);
        token.approve(address(vault), amount);
        uint256 shares = vault.deposit(amount, to);
        vm.stopPrank();
        ghostShares[to] += shares;
    }

    function mint(uint256 who, uint256 shares) external {
        address from = person(who);
        uint256 balance = token.balanceOf(from);
        if (balance == 0) return;
        shares = within(shares, 1, balance);
        vm.startPrank(from);
        token.approve(address(vault), type(uint256).max);
        vault.mint(shares, from);
        token.approve(address(vault), 0);
        vm.stopPrank();
        ghostShares[from] += shares;
    }

    function passOn(uint256 who, uint256 whom, uint256 amount) external {
        (address from, address to) = (person(who), person(whom));
        amount = within(amount, 0, vault.balanceOf(from));
        vm.prank(from);
        vault.transfer(to, amount);
        ghostShares[from] -= amount;
        ghostShares[to] += amount;
    }

    function sendTokens(uint256 who, uint256 whom, uint256 amount) external {
        (address from, address to) = (person(who), person(whom));
        amount = within(amount, 0, token.balanceOf(from));
        vm.prank(from);
        token.transfer(to, amount);
    }

    /// @dev A gift to the vault.
    function give(uint256 who, uint256 amount) external {
        address from = person(who);
        amount = within(amount, 0, token.balanceOf(from) / 10);
        vm.prank(from);
        token.transfer(address(vault), amount);
        ghostGifts += amount;
    }

    function delegate(uint256 who, uint256 whom) external {
        address from = person(who);
        address to = whom % 7 == 0 ? address(0) : person(whom);
        vm.prank(from);
        vault.delegate(to);
        ghostDelegate[from] = to;
    }

    function requestUnstake(uint256 who, uint256 amount) external {
        address from = person(who);
        uint256 balance = vault.balanceOf(from);
        if (balance == 0 || vault.unstakeRequestsOf(from).length == 16) return;
        amount = within(amount, 1, balance);
        vm.prank(from);
        vault.requestUnstake(amount);
        ghostShares[from] -= amount;
        ghostEscrow += amount;
    }

    function claimUnstake(uint256 who, uint256 which) external {
        address from = person(who);
        IStakeVault.UnstakeRequest[] memory open = vault.unstakeRequestsOf(from);
        if (open.length == 0) return;
        IStakeVault.UnstakeRequest memory request = open[which % open.length];
        if (block.timestamp < request.readyAt) return;
        vm.prank(from);
        vault.claimUnstake(request.id, from);
        ghostEscrow -= request.shares;
        ++claimed;
    }

    /// @dev Out at once: always refused while a cooldown is set.
    function leaveAtOnce(uint256 who, uint256 amount) external {
        address from = person(who);
        amount = within(amount, 1, type(uint128).max);
        vm.prank(from);
        (bool ok,) = address(vault).call(abi.encodeCall(vault.redeem, (amount, from, from)));
        isFalse("nobody leaves at once", ok);
    }

    /// @dev Anything that only the timelock or a vote may do, called by anybody.
    function usurp(uint256 who, uint256 what, uint256 value) external {
        (address target, bytes memory call) = privileged(what, value);
        address by = who % 7 == 6 ? guardian : person(who);
        vm.prank(by);
        (bool ok,) = target.call(call);
        isFalse("nobody usurps", ok);
    }

    /// @dev A proposal to do such a thing; it is never executed here, so that nothing may change.
    function propose(uint256 who, uint256 what, uint256 value) external {
        if (_proposals.length == 12) return;
        address by = person(who);
        if (vault.getPastVotes(by, block.timestamp - 1) < governor.proposalThreshold()) return;
        (address target, bytes memory call) = privileged(what, value);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) =
            (new address[](1), new uint256[](1), new bytes[](1));
        (targets[0], calls[0]) = (target, call);
        string memory description = string(abi.encode(_proposals.length));
        vm.prank(by);
        _proposals.push(governor.propose(targets, values, calls, description));
        _callOf.push(abi.encode(targets, values, calls, keccak256(bytes(description))));
    }

    function vote(uint256 who, uint256 which, uint256 support) external {
        if (_proposals.length == 0) return;
        uint256 proposalId = _proposals[which % _proposals.length];
        if (uint8(governor.state(proposalId)) != 1) return;
        address by = person(who);
        uint256 votes = governor.getVotes(by, governor.proposalSnapshot(proposalId));
        if (votes <= governor.usedVotes(proposalId, by)) return;
        vm.prank(by);
        governor.castVote(proposalId, uint8(support % 3));
        ++voted;
    }

    function cancelByGuardian(uint256 which) external {
        if (_proposals.length == 0) return;
        uint256 index = which % _proposals.length;
        uint8 state = uint8(governor.state(_proposals[index]));
        if (state == 2 || governor.proposalGuardian() != guardian) return;
        (address[] memory t, uint256[] memory v, bytes[] memory c, bytes32 d) =
            abi.decode(_callOf[index], (address[], uint256[], bytes[], bytes32));
        vm.prank(guardian);
        governor.cancel(t, v, c, d);
    }

    /// @dev Executing without a queue and without the delay: always refused.
    function executeTooEarly(uint256 who, uint256 which) external {
        if (_proposals.length == 0) return;
        (address[] memory t, uint256[] memory v, bytes[] memory c, bytes32 d) =
            abi.decode(_callOf[which % _proposals.length], (address[], uint256[], bytes[], bytes32));
        vm.prank(person(who));
        (bool ok,) = address(governor)
            .call(
                abi.encodeWithSignature("execute(address[],uint256[],bytes[],bytes32)", t, v, c, d)
            );
        isFalse("not before it was queued", ok);
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + within(time, 1, 1 days));
        vm.roll(block.number + 1);
    }

    function peopleCount() external view returns (uint256) {
        return people.length;
    }

    /// @dev Votes by the simplest count: everybody's shares at where they were sent, oneself by default.
    function ghostVotes(address account) external view returns (uint256 votes) {
        for (uint256 i = 0; i < people.length; ++i) {
            address to = ghostDelegate[people[i]];
            if (to == account || (to == address(0) && people[i] == account)) {
                votes += ghostShares[people[i]];
            }
        }
    }

    function person(uint256 who) private view returns (address) {
        return people[who % people.length];
    }

    function privileged(uint256 what, uint256 value)
        private
        view
        returns (address target, bytes memory call)
    {
        what = what % 12;
        if (what == 0) return (address(vault), abi.encodeCall(vault.setCooldown, (uint48(value))));
        if (what == 1) return (address(timelock), abi.encodeCall(timelock.updateDelay, (value)));
        if (what == 2) {
            return (address(timelock), abi.encodeCall(timelock.cancel, (bytes32(value))));
        }
        if (what == 3) {
            return (
                address(timelock),
                abi.encodeCall(timelock.grantRole, (bytes32(value % 2), address(this)))
            );
        }
        if (what == 4) {
            return (
                address(registry),
                abi.encodeCall(registry.setModule, (id, "token", address(uint160(value))))
            );
        }
        if (what == 5) {
            return (
                address(registry),
                abi.encodeCall(IModelRegistry.approveRevision, (id, "c", bytes32(value | 1), "r"))
            );
        }
        target = address(governor);
        if (what == 6) return (target, abi.encodeCall(governor.setVotingDelay, (uint48(value))));
        if (what == 7) return (target, abi.encodeCall(governor.setVotingPeriod, (uint32(value))));
        if (what == 8) return (target, abi.encodeCall(governor.setProposalThreshold, (value)));
        if (what == 9) return (target, abi.encodeCall(governor.updateQuorumNumerator, (value)));
        if (what == 10) {
            return
                (target, abi.encodeCall(IModelGovernor.setGuardian, (address(this), uint48(value))));
        }
        return (target, abi.encodeCall(IModelGovernor.setQuorumFloor, (uint16(value))));
    }
}
