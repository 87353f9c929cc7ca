// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILauncher} from "../src/interfaces/ILauncher.sol";
import {IAllocation} from "../src/interfaces/IAllocation.sol";
import {Lists} from "./helpers/Lists.sol";
import {World} from "./helpers/World.sol";
import {Vm, vm} from "./helpers/Vm.sol";

/// @dev Launching with an allocation, publishing its list, claiming from it, and what is left.
contract AllocationTest is World, Lists {
    uint48 private constant UNTIL = uint48(START + 90 days);

    Entry[] private entries;

    function setUp() public override {
        super.setUp();
        entries.push(Entry(carol, 5 ether));
        entries.push(Entry(alice, 7 ether));
        entries.push(Entry(address(0xda4e), 11 ether));
        entries.push(Entry(carol, 13 ether));
        entries.push(Entry(address(0xe4e), 17 ether));
        _launchWith(entries);
    }

    function test_launch_holdsItsPart() external view {
        equal("supply", token.totalSupply(), SUPPLY + 53 ether);
        equal("held", token.balanceOf(address(allocation)), 53 ether);
        equal("root", allocation.root(), rootOf(entries));
        equal("amount", allocation.amount(), 53 ether);
        equal("until", allocation.claimUntil(), UNTIL);
        equal("not published", allocation.publishedBlock(), 0);
        equal("token", address(allocation.token()), address(token));
        equal("vault", address(allocation.vault()), address(vault));
        equal("timelock", allocation.timelock(), address(timelock));
        equal("vault knows it", vault.allocation(), address(allocation));
        equal("launcher knows it", launcher.recordOf(address(allocation)), id);
        equal("module", registry.module(id, "allocation"), address(allocation));
        equal("lens tells it", lensRecordAllocation(), address(allocation));
        equal("quorum counts it", governor.quorum(block.timestamp - 1), 80 ether);
    }

    function test_launch_withoutAllocation() external {
        _use(launcher.launch(_model()));
        equal("none", address(allocation), address(0));
        equal("none in the vault", vault.allocation(), address(0));
        equal("no module", registry.module(id, "allocation"), address(0));
        equal("supply", token.totalSupply(), SUPPLY);
    }

    function test_launch_allocationAlone() external {
        ILauncher.Model memory model = _model();
        model.holders = new ILauncher.Holder[](0);
        model.allocation = ILauncher.AllocationList("root", 5, UNTIL);
        _use(launcher.launch(model));
        equal("supply", token.totalSupply(), 5);
    }

    function test_launch_supplyIncludesTheAllocation() external {
        ILauncher.Model memory model = _model();
        model.holders = new ILauncher.Holder[](1);
        model.holders[0] = ILauncher.Holder(alice, type(uint128).max - 10, 4);
        model.allocation = ILauncher.AllocationList("root", 6, UNTIL);
        launcher.launch(model);
        model.allocation.amount = 7;
        vm.expectRevert(
            abi.encodeWithSelector(
                ILauncher.LauncherSupplyOutOfRange.selector,
                uint256(type(uint128).max) + 1,
                type(uint128).max
            )
        );
        launcher.launch(model);
    }

    function test_launch_invalidAllocation() external {
        refusedLaunch("", 1, UNTIL);
        refusedLaunch("root", 0, UNTIL);
        refusedLaunch("root", 0, 0);
        refusedLaunch("", 0, UNTIL);
        refusedLaunch("root", 1, 0);
        refusedLaunch("root", 1, uint48(block.timestamp));
        ILauncher.Model memory model = _model();
        model.allocation = ILauncher.AllocationList("root", 1, uint48(block.timestamp + 1));
        launcher.launch(model);
    }

    function test_launch_leavesNobodyWithTheAllocation() external view {
        equal("launcher's tokens", token.balanceOf(address(launcher)), 0);
        equal("launcher's allowance", token.allowance(address(launcher), address(allocation)), 0);
        equal("allocation's allowance", token.allowance(address(allocation), address(vault)), 0);
        equal("votes", vault.getVotes(address(allocation)), 0);
    }

    function test_launch_gasWithAllocation() external {
        ILauncher.Model memory model = _model();
        model.allocation = ILauncher.AllocationList("root", 1 ether, UNTIL);
        model.holders = new ILauncher.Holder[](50);
        for (uint256 i = 0; i < 50; ++i) {
            model.holders[i] = ILauncher.Holder(address(uint160(0x1000 + i)), 1 ether, 1 ether);
        }
        uint256 before = gasleft();
        launcher.launch(model);
        atMost("gas", before - gasleft() + 21_000 + 40 * abi.encode(model).length, 16_777_216);
    }

    function test_publish_emitsTheListOnce() external {
        bytes memory leaves = packed(entries);
        vm.roll(7000);
        vm.recordLogs();
        vm.prank(mallory);
        allocation.publish(leaves);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        equal("events", logs.length, 1);
        equal("event", logs[0].topics[0], IAllocation.AllocationPublished.selector);
        equal("by", address(uint160(uint256(logs[0].topics[1]))), mallory);
        equal("leaves", keccak256(abi.decode(logs[0].data, (bytes))), keccak256(leaves));
        equal("block", allocation.publishedBlock(), 7000);
        vm.expectRevert(
            abi.encodeWithSelector(IAllocation.AllocationAlreadyPublished.selector, 7000)
        );
        allocation.publish(leaves);
    }

    function test_publish_anotherList() external {
        Entry[] memory other = entries;
        (other[0], other[1]) = (other[1], other[0]);
        refusedList(other);
        other = entries;
        other[2].amount += 1;
        refusedList(other);
        other = entries;
        other[2].account = mallory;
        refusedList(other);
        Entry[] memory shorter = new Entry[](4);
        for (uint256 i = 0; i < 4; ++i) {
            shorter[i] = entries[i];
        }
        refusedList(shorter);
    }

    function test_publish_malformed() external {
        bytes memory leaves = packed(entries);
        uint256[4] memory lengths = [uint256(0), 1, 35, leaves.length + 1];
        for (uint256 i = 0; i < lengths.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IAllocation.AllocationMalformedList.selector, lengths[i])
            );
            allocation.publish(new bytes(lengths[i]));
        }
    }

    /// @dev 3,500 accounts fit into a transaction, with room in its gas.
    function test_publish_longestList() external {
        Entry[] memory many = new Entry[](3500);
        for (uint256 i = 0; i < many.length; ++i) {
            many[i] = Entry(address(uint160(uint256(keccak256(abi.encode(i))))), 1 ether + i);
        }
        bytes memory leaves = new bytes(36 * many.length);
        for (uint256 i = 0; i < many.length; ++i) {
            bytes memory leaf = abi.encodePacked(many[i].account, uint128(many[i].amount));
            for (uint256 j = 0; j < 36; ++j) {
                leaves[36 * i + j] = leaf[j];
            }
        }
        ILauncher.Model memory model = _model();
        model.allocation = ILauncher.AllocationList(rootOf(many), sumOf(many), UNTIL);
        _use(launcher.launch(model));
        bytes memory call = abi.encodeCall(allocation.publish, (leaves));
        uint256 before = gasleft();
        (bool ok,) = address(allocation).call(call);
        uint256 execution = before - gasleft();
        isTrue("published", ok);
        // EIP-7623: calldata at 16 and execution, or calldata alone at 40.
        atMost("gas", 21_000 + 16 * (leaves.length + 100) + execution, 12_500_000);
        atMost("floor", 21_000 + 40 * (leaves.length + 100), 16_777_216);
        atMost("bytes", leaves.length + 100, 128 * 1024);
        allocation.claim(3499, many[3499].account, many[3499].amount, proofOf(many, 3499));
        equal("last", token.balanceOf(many[3499].account), 1 ether + 3499);
    }

    function test_claim_paysTheAccountWhoeverCalls() external {
        allocation.publish(packed(entries));
        bytes32[] memory proof = proofOf(entries, 2);
        vm.recordLogs();
        vm.prank(mallory);
        allocation.claim(2, address(0xda4e), 11 ether, proof);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        equal("event", logs[0].topics[0], IAllocation.AllocationClaimed.selector);
        equal("index", uint256(logs[0].topics[1]), 2);
        equal("account", address(uint160(uint256(logs[0].topics[2]))), address(0xda4e));
        (uint256 claimed, bool staked) = abi.decode(logs[0].data, (uint256, bool));
        equal("amount", claimed, 11 ether);
        isFalse("not staked", staked);
        equal("paid", token.balanceOf(address(0xda4e)), 11 ether);
        equal("caller", token.balanceOf(mallory), 0);
        isTrue("claimed", allocation.isClaimed(2));
        isFalse("not the next", allocation.isClaimed(3));
    }

    /// @dev An account that stands twice in the list claims twice, each once.
    function test_claim_eachIndexOnce() external {
        allocation.publish(packed(entries));
        uint256 before = token.balanceOf(carol);
        allocation.claim(0, carol, 5 ether, proofOf(entries, 0));
        allocation.claim(3, carol, 13 ether, proofOf(entries, 3));
        equal("both", token.balanceOf(carol), before + 18 ether);
        bytes32[] memory proof = proofOf(entries, 3);
        vm.expectRevert(abi.encodeWithSelector(IAllocation.AllocationAlreadyClaimed.selector, 3));
        allocation.claim(3, carol, 13 ether, proof);
        vm.prank(carol);
        vm.expectRevert(abi.encodeWithSelector(IAllocation.AllocationAlreadyClaimed.selector, 3));
        allocation.claimAndStake(3, 13 ether, proof, address(0));
    }

    function test_claim_beforeTheListIsPublic() external {
        bytes32[] memory proof = proofOf(entries, 0);
        vm.expectRevert(IAllocation.AllocationNotPublished.selector);
        allocation.claim(0, carol, 5 ether, proof);
        vm.prank(carol);
        vm.expectRevert(IAllocation.AllocationNotPublished.selector);
        allocation.claimAndStake(0, 5 ether, proof, address(0));
    }

    function test_claim_wrongLeaf() external {
        allocation.publish(packed(entries));
        bytes32[] memory proof = proofOf(entries, 0);
        refusedClaim(1, carol, 5 ether, proof);
        refusedClaim(0, mallory, 5 ether, proof);
        refusedClaim(0, carol, 6 ether, proof);
        refusedClaim(0, carol, 5 ether, proofOf(entries, 1));
        refusedClaim(0, carol, 5 ether, new bytes32[](0));
        refusedClaim(5, carol, 5 ether, proof);
    }

    function test_claim_untilTheLastSecond() external {
        allocation.publish(packed(entries));
        bytes32[] memory proof = proofOf(entries, 0);
        vm.warp(UNTIL);
        allocation.claim(0, carol, 5 ether, proof);
        vm.warp(UNTIL + 1);
        proof = proofOf(entries, 1);
        vm.expectRevert(abi.encodeWithSelector(IAllocation.AllocationClosed.selector, UNTIL));
        allocation.claim(1, alice, 7 ether, proof);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IAllocation.AllocationClosed.selector, UNTIL));
        allocation.claimAndStake(1, 7 ether, proof, bob);
    }

    function test_claimAndStake_votesAtOnce() external {
        allocation.publish(packed(entries));
        bytes32[] memory proof = proofOf(entries, 4);
        vm.prank(address(0xe4e));
        uint256 shares = allocation.claimAndStake(4, 17 ether, proof, address(0));
        equal("shares", shares, 17 ether);
        equal("held", vault.balanceOf(address(0xe4e)), 17 ether);
        equal("own votes", vault.getVotes(address(0xe4e)), 17 ether);
        equal("no tokens", token.balanceOf(address(0xe4e)), 0);
        equal("allowance spent", token.allowance(address(allocation), address(vault)), 0);
        isTrue("claimed", allocation.isClaimed(4));
    }

    function test_claimAndStake_delegates() external {
        allocation.publish(packed(entries));
        bytes32[] memory proof = proofOf(entries, 1);
        vm.prank(alice);
        allocation.claimAndStake(1, 7 ether, proof, bob);
        // What alice had staked before goes where she sends her votes now.
        equal("bob's votes", vault.getVotes(bob), 407 ether);
        equal("alice's shares", vault.balanceOf(alice), 307 ether);
        equal("alice's delegate", vault.delegates(alice), bob);
    }

    function test_claimAndStake_keepsTheDelegate() external {
        allocation.publish(packed(entries));
        bytes32[] memory proof = proofOf(entries, 1);
        vm.startPrank(alice);
        vault.delegate(bob);
        allocation.claimAndStake(1, 7 ether, proof, address(0));
        vm.stopPrank();
        equal("as before", vault.delegates(alice), bob);
        equal("bob's votes", vault.getVotes(bob), 407 ether);
    }

    function test_sweep_afterTheEnd() external {
        allocation.publish(packed(entries));
        allocation.claim(0, carol, 5 ether, proofOf(entries, 0));
        vm.warp(UNTIL);
        vm.prank(address(timelock));
        vm.expectRevert(abi.encodeWithSelector(IAllocation.AllocationStillOpen.selector, UNTIL));
        allocation.sweep();
        vm.warp(UNTIL + 1);
        pushThrough(motion(address(allocation), abi.encodeCall(allocation.sweep, ()), "sweep"));
        equal("treasury", token.balanceOf(address(timelock)), 48 ether);
        equal("nothing left", token.balanceOf(address(allocation)), 0);
        equal("nothing appeared", token.totalSupply(), SUPPLY + 53 ether);
    }

    /// @dev What somebody sent there by mistake goes to the treasury too.
    function test_sweep_gifts() external {
        vm.prank(carol);
        token.transfer(address(allocation), 3 ether);
        vm.warp(UNTIL + 1);
        vm.prank(address(timelock));
        allocation.sweep();
        equal("treasury", token.balanceOf(address(timelock)), 56 ether);
    }

    /// @dev Any list is accepted, each of its entries is paid in full, and nothing is left.
    function test_fuzz_everyEntryIsPaid(uint256 seed, uint256 length) external {
        Entry[] memory list = new Entry[](within(length, 1, 33));
        for (uint256 i = 0; i < list.length; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            list[i] = Entry(address(uint160(seed % 5 + 0xf000)), within(seed >> 8, 1, 1000 ether));
        }
        _launchWith(list);
        allocation.publish(packed(list));
        for (uint256 i = 0; i < list.length; ++i) {
            bytes32[] memory proof = proofOf(list, i);
            if (seed >> i & 1 == 0) {
                allocation.claim(i, list[i].account, list[i].amount, proof);
            } else {
                vm.prank(list[i].account);
                allocation.claimAndStake(i, list[i].amount, proof, alice);
            }
        }
        equal("all paid", token.balanceOf(address(allocation)), 0);
        uint256 paid = 0;
        for (uint256 i = 0; i < 5; ++i) {
            address account = address(uint160(i + 0xf000));
            paid += token.balanceOf(account) + vault.balanceOf(account);
        }
        equal("to the accounts", paid, sumOf(list));
    }

    function _launchWith(Entry[] memory list) private {
        ILauncher.Model memory model = _model();
        model.allocation = ILauncher.AllocationList(rootOf(list), sumOf(list), UNTIL);
        _use(launcher.launch(model));
        pass(1);
    }

    function lensRecordAllocation() private view returns (address) {
        uint256[] memory ids = new uint256[](1);
        ids[0] = id;
        return lens.readRecords(ids, 0).hits[0].record.allocation;
    }

    function refusedLaunch(bytes32 root, uint256 amount, uint48 until) private {
        ILauncher.Model memory model = _model();
        model.allocation = ILauncher.AllocationList(root, amount, until);
        vm.expectRevert(
            abi.encodeWithSelector(
                ILauncher.LauncherInvalidAllocation.selector, root, amount, until
            )
        );
        launcher.launch(model);
    }

    function refusedList(Entry[] memory list) private {
        bytes32 actual = rootOf(list);
        bytes32 expected = allocation.root();
        vm.expectRevert(
            abi.encodeWithSelector(IAllocation.AllocationRootMismatch.selector, expected, actual)
        );
        allocation.publish(packed(list));
    }

    function refusedClaim(uint256 index, address account, uint256 amount, bytes32[] memory proof)
        private
    {
        vm.expectRevert(
            abi.encodeWithSelector(
                IAllocation.AllocationInvalidProof.selector, index, account, amount
            )
        );
        allocation.claim(index, account, amount, proof);
    }
}
