// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Allocation} from "../../src/Allocation.sol";
import {ModelToken} from "../../src/ModelToken.sol";
import {StakeVault} from "../../src/StakeVault.sol";
import {Lists} from "./Lists.sol";
import {vm} from "./Vm.sol";

/// @dev What people do with one allocation, in any order: the handler of its invariants. It keeps what was paid by the
/// simplest count; a step that should be refused and is not is a finding.
contract Claimants is Lists {
    Allocation private immutable allocation;
    ModelToken private immutable token;
    StakeVault private immutable vault;
    address private immutable timelock;

    Entry[] private _entries;
    mapping(uint256 index => uint256 times) public paid;
    uint256 public ghostClaimed;
    uint256 public ghostSwept;
    uint256 public ghostGifts;
    uint256 public refused;

    constructor(Allocation allocation_, Entry[] memory entries) {
        allocation = allocation_;
        token = ModelToken(address(allocation_.token()));
        vault = StakeVault(address(allocation_.vault()));
        timelock = allocation_.timelock();
        for (uint256 i = 0; i < entries.length; ++i) {
            _entries.push(entries[i]);
        }
    }

    function publish() external {
        (bool ok,) =
            address(allocation).call(abi.encodeCall(allocation.publish, (packed(_entries))));
        isTrue("published once", !ok || allocation.publishedBlock() == block.number);
    }

    function claim(uint256 which, uint256 caller) external {
        uint256 index = which % _entries.length;
        Entry memory entry = _entries[index];
        bytes32[] memory proof = proofOf(_entries, index);
        _note(
            index,
            _entries[caller % _entries.length].account,
            abi.encodeCall(allocation.claim, (index, entry.account, entry.amount, proof))
        );
    }

    function claimAndStake(uint256 which, uint256 delegatee) external {
        uint256 index = which % _entries.length;
        Entry memory entry = _entries[index];
        bytes32[] memory proof = proofOf(_entries, index);
        address to = delegatee % 3 == 0 ? address(0) : _entries[delegatee % _entries.length].account;
        _note(
            index,
            entry.account,
            abi.encodeCall(allocation.claimAndStake, (index, entry.amount, proof, to))
        );
    }

    /// @dev Another's leaf, another amount, another proof: never paid.
    function steal(uint256 which, uint256 whose, uint256 amount) external {
        uint256 index = which % _entries.length;
        bytes32[] memory proof = proofOf(_entries, whose % _entries.length);
        amount = within(amount, 1, type(uint128).max);
        if (amount == _entries[index].amount) return;
        vm.prank(address(0xbad));
        (bool ok,) = address(allocation)
            .call(abi.encodeCall(allocation.claim, (index, address(0xbad), amount, proof)));
        isFalse("stolen", ok);
        ++refused;
    }

    function sweep(uint256 caller) external {
        bool byTimelock = caller % 3 == 0;
        bool isOver = block.timestamp > allocation.claimUntil();
        uint256 balance = token.balanceOf(address(allocation));
        vm.prank(byTimelock ? timelock : _entries[caller % _entries.length].account);
        (bool ok,) = address(allocation).call(abi.encodeCall(allocation.sweep, ()));
        isTrue("only the timelock, only afterwards", ok == (byTimelock && isOver));
        if (ok) ghostSwept += balance;
    }

    function give(uint256 which, uint256 amount) external {
        address from = _entries[which % _entries.length].account;
        amount = within(amount, 0, token.balanceOf(from) / 4);
        vm.prank(from);
        token.transfer(address(allocation), amount);
        ghostGifts += amount;
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + within(time, 1, 2 days));
        vm.roll(block.number + 1);
    }

    function entryCount() external view returns (uint256) {
        return _entries.length;
    }

    /// @dev Refused when it must be: before publishing, after the end, a second time.
    function _note(uint256 index, address caller, bytes memory call) private {
        bool should = allocation.publishedBlock() != 0 && paid[index] == 0
            && block.timestamp <= allocation.claimUntil();
        vm.prank(caller);
        (bool ok,) = address(allocation).call(call);
        isTrue("paid when it should be", ok == should);
        if (!ok) return;
        ++paid[index];
        ghostClaimed += _entries[index].amount;
    }
}
