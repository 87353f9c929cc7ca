// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";
import {IAllocation} from "../src/interfaces/IAllocation.sol";
import {ILauncher} from "../src/interfaces/ILauncher.sol";
import {IStakeVault} from "../src/interfaces/IStakeVault.sol";
import {Lists} from "./helpers/Lists.sol";
import {World} from "./helpers/World.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev One test for each attack on an allocation, named after it.
contract AttacksOnAllocationTest is World, Lists {
    /// @dev Whoever launches hides a leaf of its own in the tree and shows the others a list without it.
    function test_attack_hiddenLeaf() external {
        Entry[] memory shown = new Entry[](2);
        shown[0] = Entry(carol, 5 ether);
        shown[1] = Entry(bob, 5 ether);
        Entry[] memory real = new Entry[](3);
        (real[0], real[1], real[2]) = (shown[0], shown[1], Entry(mallory, 10 ether));
        launchWith(rootOf(real), 10 ether);

        bytes memory leaves = packed(shown);
        vm.expectRevert();
        allocation.publish(leaves);
        leaves = packed(real);
        vm.expectRevert(
            abi.encodeWithSelector(IAllocation.AllocationSumMismatch.selector, 10 ether, 20 ether)
        );
        allocation.publish(leaves);
        bytes32[] memory proof = proofOf(real, 2);
        vm.prank(mallory);
        vm.expectRevert(IAllocation.AllocationNotPublished.selector);
        allocation.claim(2, mallory, 10 ether, proof);
    }

    /// @dev An inner node of the tree, taken for a leaf, pays nobody: leaves are hashed twice and name their index.
    function test_attack_innerNodeAsLeaf() external {
        Entry[] memory list = fourEntries();
        launchWith(rootOf(list), sumOf(list));
        allocation.publish(packed(list));
        // The node over the leaves 2 and 3, with the proof of its sibling: its two halves are no index, account and amount.
        bytes32[] memory proof = new bytes32[](1);
        proof[0] = proofOf(list, 3)[1];
        (bytes32 left, bytes32 right) = (leafOf(2, list[2]), leafOf(3, list[3]));
        isTrue("it is a node of the tree", isNode(list, left, right, proof[0]));
        address account = address(uint160(uint256(right)));
        vm.expectRevert();
        allocation.claim(uint256(left), account, uint256(right), proof);
        vm.expectRevert();
        allocation.claim(uint256(right), account, uint256(left), proof);
        equal("all is there", token.balanceOf(address(allocation)), sumOf(list));
    }

    /// @dev Somebody claims for another just before: the tokens are the account's all the same.
    function test_attack_claimFrontRun() external {
        Entry[] memory list = fourEntries();
        launchWith(rootOf(list), sumOf(list));
        allocation.publish(packed(list));
        bytes32[] memory proof = proofOf(list, 0);
        uint256 before = token.balanceOf(carol);
        vm.prank(mallory);
        allocation.claim(0, carol, list[0].amount, proof);
        equal("paid to her", token.balanceOf(carol), before + list[0].amount);
        stake(carol, list[0].amount);
        equal("staked by herself", vault.getVotes(carol), list[0].amount);
    }

    /// @dev Nobody stakes another's part, and so nobody sends another's votes somewhere.
    function test_attack_claimAndStakeForAnother() external {
        Entry[] memory list = fourEntries();
        launchWith(rootOf(list), sumOf(list));
        allocation.publish(packed(list));
        bytes32[] memory proof = proofOf(list, 0);
        vm.startPrank(mallory);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAllocation.AllocationInvalidProof.selector, 0, mallory, list[0].amount
            )
        );
        allocation.claimAndStake(0, list[0].amount, proof, mallory);
        vm.expectRevert(
            abi.encodeWithSelector(IStakeVault.StakeVaultNotAllocation.selector, mallory)
        );
        vault.stakeFor(carol, 0, mallory);
        vm.stopPrank();
        equal("her votes are hers", vault.delegates(carol), carol);
    }

    /// @dev The unclaimed part has no votes, and whoever launched cannot get at it.
    function test_attack_launcherTakesTheAllocation() external {
        launchWith("no list has this root", 500 ether);
        equal("no votes", vault.getVotes(address(allocation)), 0);
        vm.expectRevert();
        allocation.sweep();
        vm.warp(START + 91 days);
        vm.expectRevert();
        allocation.sweep();
        equal("there", token.balanceOf(address(allocation)), 500 ether);
    }

    function launchWith(bytes32 root, uint256 amount) private {
        ILauncher.Model memory model = _model();
        model.allocation = ILauncher.AllocationList(root, amount, uint48(START + 90 days));
        _use(launcher.launch(model));
        pass(1);
    }

    /// @dev Whether the node over two leaves and a sibling make the root.
    function isNode(Entry[] memory list, bytes32 left, bytes32 right, bytes32 sibling)
        private
        pure
        returns (bool)
    {
        return Hashes.commutativeKeccak256(Hashes.commutativeKeccak256(left, right), sibling)
            == rootOf(list);
    }

    function fourEntries() private pure returns (Entry[] memory list) {
        list = new Entry[](4);
        list[0] = Entry(carol, 5 ether);
        list[1] = Entry(bob, 7 ether);
        list[2] = Entry(address(0xda4e), 11 ether);
        list[3] = Entry(address(0xe4e), 13 ether);
    }
}
