// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    ERC4626Upgradeable
} from "@openzeppelin/contracts-upgradeable/token/ERC20/extensions/ERC4626Upgradeable.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IStakeVault} from "../src/interfaces/IStakeVault.sol";
import {World} from "./helpers/World.sol";
import {Vm, vm} from "./helpers/Vm.sol";

contract StakeVaultTest is World {
    bytes32 private constant PERMIT = keccak256(
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
    );

    function test_deposit_votesForOneself() external {
        stake(carol, 70 ether);
        equal("shares", vault.balanceOf(carol), 70 ether);
        equal("votes", vault.getVotes(carol), 70 ether);
        equal("delegate", vault.delegates(carol), carol);
        equal("stake", vault.totalAssets(), 470 ether);
        pass(1);
        equal("past votes", vault.getPastVotes(carol, block.timestamp - 1), 70 ether);
        equal("past balance", vault.getPastBalanceOf(carol, block.timestamp - 1), 70 ether);
        equal("past delegate", vault.getPastDelegate(carol, block.timestamp - 1), carol);
    }

    function test_deposit_forAnother() external {
        vm.startPrank(carol);
        token.approve(address(vault), 10 ether);
        vault.deposit(10 ether, mallory);
        vm.stopPrank();
        equal("votes", vault.getVotes(mallory), 10 ether);
        equal("none", vault.getVotes(carol), 0);
    }

    function test_deposit_toTheVault() external {
        vm.startPrank(carol);
        token.approve(address(vault), 10 ether);
        vm.expectRevert(IStakeVault.StakeVaultTransferToVault.selector);
        vault.deposit(10 ether, address(vault));
    }

    function test_transfer_movesVotes() external {
        vm.prank(alice);
        vault.transfer(mallory, 40 ether);
        equal("mallory votes for herself", vault.getVotes(mallory), 40 ether);
        equal("alice", vault.getVotes(alice), 260 ether);
    }

    function test_transfer_toTheVault() external {
        vm.prank(alice);
        vm.expectRevert(IStakeVault.StakeVaultTransferToVault.selector);
        vault.transfer(address(vault), 1);
    }

    function test_delegate_andBack() external {
        vm.prank(alice);
        vault.delegate(bob);
        equal("bob", vault.getVotes(bob), 400 ether);
        equal("alice", vault.getVotes(alice), 0);
        stake(alice, 10 ether);
        equal("bob gets the new stake", vault.getVotes(bob), 410 ether);
        pass(1);
        equal("past delegate", vault.getPastDelegate(alice, block.timestamp - 1), bob);
        vm.prank(alice);
        vault.delegate(address(0));
        equal("nobody means oneself", vault.delegates(alice), alice);
        equal("alice again", vault.getVotes(alice), 310 ether);
        equal("bob keeps his", vault.getVotes(bob), 100 ether);
    }

    function test_stakeWithPermitAndDelegate() external {
        (uint8 v, bytes32 r, bytes32 s) = signPermit(50 ether, block.timestamp);
        vm.prank(alice);
        uint256 shares = vault.stakeWithPermitAndDelegate(50 ether, carol, block.timestamp, v, r, s);
        equal("shares", shares, 50 ether);
        equal("carol has all votes of alice", vault.getVotes(carol), 350 ether);
        equal("no allowance left", token.allowance(alice, address(vault)), 0);
    }

    function test_stakeWithPermitAndDelegate_keepsTheDelegate() external {
        vm.prank(alice);
        vault.delegate(bob);
        (uint8 v, bytes32 r, bytes32 s) = signPermit(50 ether, block.timestamp);
        vm.prank(alice);
        vault.stakeWithPermitAndDelegate(50 ether, address(0), block.timestamp, v, r, s);
        equal("delegate", vault.delegates(alice), bob);
        equal("votes", vault.getVotes(bob), 450 ether);
    }

    function test_stakeWithPermitAndDelegate_withoutPermitOrAllowance() external {
        vm.prank(alice);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(vault), 0, 50 ether
            )
        );
        vault.stakeWithPermitAndDelegate(50 ether, carol, block.timestamp, 27, "r", "s");
    }

    function test_requestUnstake_endsVotesAtOnce() external {
        vm.prank(alice);
        uint256 request = vault.requestUnstake(120 ether);
        equal("votes", vault.getVotes(alice), 180 ether);
        equal("escrow", vault.balanceOf(address(vault)), 120 ether);
        equal("escrow votes for nobody", vault.getVotes(address(vault)), 0);
        equal("escrow has no delegate", vault.delegates(address(vault)), address(0));
        equal("stake stays", vault.totalAssets(), 400 ether);
        IStakeVault.UnstakeRequest memory open = vault.unstakeRequest(request);
        equal("owner", open.owner, alice);
        equal("shares", open.shares, 120 ether);
        equal("requested", open.requestedAt, block.timestamp);
        equal("ready", open.readyAt, block.timestamp + COOLDOWN);
        equal("listed", vault.unstakeRequestsOf(alice)[0].id, request);
    }

    function test_requestUnstake_ofDelegatedShares() external {
        vm.prank(alice);
        vault.delegate(bob);
        vm.prank(alice);
        vault.requestUnstake(300 ether);
        equal("bob", vault.getVotes(bob), 100 ether);
    }

    function test_requestUnstake_badAmount() external {
        vm.prank(alice);
        vm.expectRevert(IStakeVault.StakeVaultNothingToUnstake.selector);
        vault.requestUnstake(0);
        vm.prank(alice);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientBalance.selector, alice, 300 ether, 301 ether
            )
        );
        vault.requestUnstake(301 ether);
    }

    function test_requestUnstake_atMostSixteenOpen() external {
        vm.startPrank(alice);
        for (uint256 i = 0; i < 16; ++i) {
            vault.requestUnstake(1 ether);
        }
        vm.expectRevert(
            abi.encodeWithSelector(IStakeVault.StakeVaultTooManyRequests.selector, alice, 16)
        );
        vault.requestUnstake(1 ether);
        pass(COOLDOWN);
        vault.claimUnstake(7, alice);
        vault.requestUnstake(1 ether);
        equal("open", vault.unstakeRequestsOf(alice).length, 16);
    }

    function test_claimUnstake_afterTheCooldown() external {
        vm.startPrank(alice);
        uint256 request = vault.requestUnstake(120 ether);
        uint256 readyAt = block.timestamp + COOLDOWN;
        vm.warp(readyAt - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IStakeVault.StakeVaultNotReady.selector, request, readyAt)
        );
        vault.claimUnstake(request, alice);
        vm.warp(readyAt);
        equal("assets", vault.claimUnstake(request, mallory), 120 ether);
        equal("paid", token.balanceOf(mallory), 120 ether);
        equal("burned", vault.totalSupply(), 280 ether);
        equal("stake", vault.totalAssets(), 280 ether);
        equal("none open", vault.unstakeRequestsOf(alice).length, 0);
        vm.expectRevert(
            abi.encodeWithSelector(IStakeVault.StakeVaultNotRequestOwner.selector, request, alice)
        );
        vault.claimUnstake(request, alice);
    }

    function test_unstakeRequest_unknown() external {
        vm.expectRevert(
            abi.encodeWithSelector(IStakeVault.StakeVaultNotRequestOwner.selector, 5, address(0))
        );
        vault.unstakeRequest(5);
    }

    function test_withdraw_notWhileACooldownIsSet() external {
        equal("max withdraw", vault.maxWithdraw(alice), 0);
        equal("max redeem", vault.maxRedeem(alice), 0);
        vm.startPrank(alice);
        vm.expectRevert(
            abi.encodeWithSelector(
                ERC4626Upgradeable.ERC4626ExceededMaxWithdraw.selector, alice, 1, 0
            )
        );
        vault.withdraw(1, alice, alice);
        vm.expectRevert(
            abi.encodeWithSelector(
                ERC4626Upgradeable.ERC4626ExceededMaxRedeem.selector, alice, 1, 0
            )
        );
        vault.redeem(1, alice, alice);
    }

    function test_withdraw_withoutACooldown() external {
        vm.prank(address(timelock));
        vault.setCooldown(0);
        equal("max withdraw", vault.maxWithdraw(alice), 300 ether);
        vm.startPrank(alice);
        vault.withdraw(100 ether, alice, alice);
        vault.redeem(200 ether, alice, alice);
        equal("all back", token.balanceOf(alice), 600 ether);
        equal("votes", vault.getVotes(alice), 0);
    }

    function test_setCooldown_neverBeyondTheTimelock() external {
        vm.startPrank(address(timelock));
        vault.setCooldown(TIMELOCK_DELAY);
        equal("set", vault.cooldownSeconds(), TIMELOCK_DELAY);
        vm.expectRevert(
            abi.encodeWithSelector(
                IStakeVault.StakeVaultCooldownTooLong.selector, TIMELOCK_DELAY + 1, TIMELOCK_DELAY
            )
        );
        vault.setCooldown(TIMELOCK_DELAY + 1);
    }

    /// @dev When the timelock's delay falls below what was set, the delay counts, for open requests too.
    function test_cooldown_followsTheTimelockDown() external {
        vm.prank(alice);
        uint256 request = vault.requestUnstake(1 ether);
        vm.prank(address(timelock));
        timelock.updateDelay(1 hours);
        equal("in force", vault.cooldownSeconds(), 1 hours);
        equal("ready", vault.unstakeRequest(request).readyAt, block.timestamp + 1 hours);
        vm.prank(address(timelock));
        timelock.updateDelay(30 days);
        equal("as set", vault.cooldownSeconds(), COOLDOWN);
    }

    function test_setCooldown_neverLengthensAnOpenRequest() external {
        vm.prank(alice);
        uint256 request = vault.requestUnstake(1 ether);
        vm.prank(address(timelock));
        vault.setCooldown(TIMELOCK_DELAY);
        equal("as asked", vault.unstakeRequest(request).readyAt, block.timestamp + COOLDOWN);
        vm.prank(address(timelock));
        vault.setCooldown(1 hours);
        equal("sooner", vault.unstakeRequest(request).readyAt, block.timestamp + 1 hours);
    }

    function test_clock() external view {
        equal("clock", vault.clock(), block.timestamp);
        equal("mode", vault.CLOCK_MODE(), "mode=timestamp");
        equal("governor", governor.clock(), block.timestamp);
        equal("governor's mode", governor.CLOCK_MODE(), "mode=timestamp");
    }

    function test_claimUnstake_emitsWithdraw() external {
        vm.startPrank(alice);
        uint256 request = vault.requestUnstake(5 ether);
        pass(COOLDOWN);
        vm.recordLogs();
        vault.claimUnstake(request, bob);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        uint256 seen = 0;
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] == IERC4626.Withdraw.selector) {
                (uint256 assets, uint256 shares) = abi.decode(logs[i].data, (uint256, uint256));
                equal("assets", assets, 5 ether);
                equal("shares", shares, 5 ether);
                ++seen;
            }
        }
        equal("once", seen, 1);
    }

    /// @dev One share is one token, whatever is done; nobody gets more out than in.
    function test_fuzz_shareIsToken(uint256 assets, uint256 shares) external {
        assets = within(assets, 1, 200 ether);
        shares = within(shares, 1, assets);
        stake(carol, assets);
        equal("shares", vault.balanceOf(carol), assets);
        vm.startPrank(carol);
        uint256 request = vault.requestUnstake(shares);
        pass(COOLDOWN);
        equal("assets", vault.claimUnstake(request, carol), shares);
        equal("left", vault.balanceOf(carol), assets - shares);
        equal("votes", vault.getVotes(carol), assets - shares);
    }

    function signPermit(uint256 assets, uint256 deadline)
        private
        view
        returns (uint8, bytes32, bytes32)
    {
        bytes32 content = keccak256(
            abi.encode(PERMIT, alice, address(vault), assets, token.nonces(alice), deadline)
        );
        return vm.sign(
            ALICE_KEY, keccak256(abi.encodePacked("\x19\x01", token.DOMAIN_SEPARATOR(), content))
        );
    }
}
