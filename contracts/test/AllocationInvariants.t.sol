// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILauncher} from "../src/interfaces/ILauncher.sol";
import {Claimants} from "./helpers/Claimants.sol";
import {Lists} from "./helpers/Lists.sol";
import {World} from "./helpers/World.sol";

/// @dev Of an allocation, under any order of what people do with it.
contract AllocationInvariantsTest is World, Lists {
    Claimants private claimants;
    uint256 private allocated;

    function setUp() public override {
        super.setUp();
        Entry[] memory entries = new Entry[](9);
        for (uint256 i = 0; i < entries.length; ++i) {
            // The sixth stands in the list again as the last.
            entries[i] = Entry(address(uint160(0xc1a1 + (i == 8 ? 5 : i))), (i + 1) * 1 ether);
        }
        allocated = sumOf(entries);
        ILauncher.Model memory model = _model();
        model.allocation =
            ILauncher.AllocationList(rootOf(entries), allocated, uint48(START + 20 days));
        _use(launcher.launch(model));
        pass(1);
        claimants = new Claimants(allocation, entries);
    }

    /// @dev Read by forge: what is called, with any arguments, in any order.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(claimants);
    }

    /// @dev No more is paid than was allocated.
    function invariant_paidAtMostTheAllocation() external view {
        atMost("paid", claimants.ghostClaimed(), allocated);
    }

    /// @dev Each index is paid at most once, and the contract says of each whether it was.
    function invariant_eachIndexOnce() external view {
        for (uint256 i = 0; i < claimants.entryCount(); ++i) {
            atMost("times", claimants.paid(i), 1);
            isTrue("told", allocation.isClaimed(i) == (claimants.paid(i) == 1));
        }
        isFalse("nor beyond the list", allocation.isClaimed(claimants.entryCount()));
    }

    /// @dev What was allocated, and was given on top, lies here, was claimed or was swept.
    function invariant_nothingIsLost() external view {
        equal(
            "balance",
            token.balanceOf(address(allocation)),
            allocated + claimants.ghostGifts() - claimants.ghostClaimed() - claimants.ghostSwept()
        );
    }

    /// @dev Until the end whoever has not claimed finds its part.
    function invariant_everyoneCanStillClaim() external view {
        if (claimants.ghostSwept() > 0) return;
        atMost(
            "open claims",
            allocated - claimants.ghostClaimed(),
            token.balanceOf(address(allocation))
        );
    }

    /// @dev What lies here votes for nobody, and no allowance stays behind.
    function invariant_noVoteNoAllowance() external view {
        equal("votes", vault.getVotes(address(allocation)), 0);
        equal("shares", vault.balanceOf(address(allocation)), 0);
        equal("allowance", token.allowance(address(allocation), address(vault)), 0);
    }

    /// @dev The steps are worth something: one long run claims, is refused, and sweeps.
    function test_handler_getsSomewhere() external {
        claimants.publish();
        uint256 seed = 1;
        for (uint256 i = 0; i < 400; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            (uint256 a, uint256 b, uint256 c) = (seed >> 8, seed >> 40, seed >> 72);
            uint256 step = seed % 7;
            if (step == 0) claimants.claim(a, b);
            else if (step == 1) claimants.claimAndStake(a, b);
            else if (step == 2) claimants.steal(a, b, c);
            else if (step == 3) claimants.sweep(a);
            else if (step == 4) claimants.give(a, b);
            else if (step == 5) claimants.publish();
            else claimants.wait(a % 1 days);
        }
        isTrue("claimed", claimants.ghostClaimed() > 20 ether);
        isTrue("refused", claimants.refused() > 10);
        isTrue("swept", claimants.ghostSwept() > 0);
        this.invariant_paidAtMostTheAllocation();
        this.invariant_eachIndexOnce();
        this.invariant_nothingIsLost();
    }
}
