// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILauncher} from "../src/interfaces/ILauncher.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {IStakeVault} from "../src/interfaces/IStakeVault.sol";
import {World} from "./helpers/World.sol";
import {vm} from "./helpers/Vm.sol";

contract LauncherTest is World {
    /// @dev EIP-7825.
    uint256 private constant TRANSACTION_GAS_MAX = 16_777_216;

    function test_launch_handsOutTheSupply() external view {
        equal("supply", token.totalSupply(), SUPPLY);
        equal("alice", token.balanceOf(alice), 300 ether);
        equal("alice staked", vault.balanceOf(alice), 300 ether);
        equal("alice votes", vault.getVotes(alice), 300 ether);
        equal("bob", token.balanceOf(bob), 100 ether);
        equal("bob staked", vault.balanceOf(bob), 100 ether);
        equal("carol", token.balanceOf(carol), 200 ether);
        equal("carol staked", vault.balanceOf(carol), 0);
        equal("staked", token.balanceOf(address(vault)), 400 ether);
    }

    function test_launch_bindsThePartsTogether() external view {
        equal("record", registry.ownerOf(id), address(timelock));
        equal("token", registry.module(id, "token"), address(token));
        equal("vault", registry.module(id, "vault"), address(vault));
        equal("timelock", registry.module(id, "timelock"), address(timelock));
        equal("governor", registry.module(id, "governor"), address(governor));
        equal("vote source", address(governor.token()), address(vault));
        equal("executor", governor.timelock(), address(timelock));
        equal("asset", vault.asset(), address(token));
        equal("vault's timelock", vault.timelock(), address(timelock));
        equal("known token", launcher.recordOf(address(token)), id);
        equal("known vault", launcher.recordOf(address(vault)), id);
        equal("known timelock", launcher.recordOf(address(timelock)), id);
        equal("known governor", launcher.recordOf(address(governor)), id);
        equal("unknown", launcher.recordOf(address(registry)), 0);
    }

    function test_launch_setsWhatWasAsked() external view {
        equal("name", token.name(), "Acme Model");
        equal("symbol", token.symbol(), "ACME");
        equal("share", vault.name(), "Staked Acme Model");
        equal("share symbol", vault.symbol(), "sACME");
        equal("decimals", token.decimals(), 18);
        equal("share decimals", vault.decimals(), 18);
        equal("governor", governor.name(), "Acme Model");
        equal("delay", governor.votingDelay(), VOTING_DELAY);
        equal("period", governor.votingPeriod(), VOTING_PERIOD);
        equal("late", governor.lateQuorumVoteExtension(), LATE_EXTENSION);
        equal("threshold", governor.proposalThreshold(), THRESHOLD);
        equal("quorum", governor.quorumNumerator(), 2000);
        equal("denominator", governor.quorumDenominator(), 10_000);
        equal("floor", governor.quorumFloorBps(block.timestamp), 500);
        equal("timelock", timelock.getMinDelay(), TIMELOCK_DELAY);
        equal("cooldown", vault.cooldownSeconds(), COOLDOWN);
        equal("guardian", governor.proposalGuardian(), guardian);
        equal("guardian's end", governor.guardianExpiresAt(), START + 365 days);
    }

    function test_launch_leavesNobodyWithPower() external view {
        address[3] memory none = [address(this), address(launcher), alice];
        for (uint256 i = 0; i < none.length; ++i) {
            isFalse("admin", timelock.hasRole(timelock.DEFAULT_ADMIN_ROLE(), none[i]));
            isFalse("proposer", timelock.hasRole(timelock.PROPOSER_ROLE(), none[i]));
            isFalse("executor", timelock.hasRole(timelock.EXECUTOR_ROLE(), none[i]));
            isFalse("canceller", timelock.hasRole(timelock.CANCELLER_ROLE(), none[i]));
        }
        isFalse("open executor", timelock.hasRole(timelock.EXECUTOR_ROLE(), address(0)));
        isTrue("own admin", timelock.hasRole(timelock.DEFAULT_ADMIN_ROLE(), address(timelock)));
        isTrue("proposer", timelock.hasRole(timelock.PROPOSER_ROLE(), address(governor)));
        isTrue("executor", timelock.hasRole(timelock.EXECUTOR_ROLE(), address(governor)));
        isTrue("canceller", timelock.hasRole(timelock.CANCELLER_ROLE(), address(governor)));
        isFalse("governor no admin", timelock.hasRole(0, address(governor)));
        equal("tokens left", token.balanceOf(address(launcher)), 0);
        equal("shares left", vault.balanceOf(address(launcher)), 0);
        equal("allowance left", token.allowance(address(launcher), address(vault)), 0);
    }

    function test_launch_sameTwice() external {
        ILauncher.Launched memory second = launcher.launch(_model());
        equal("next record", second.id, id + 1);
        isTrue("another token", second.token != address(token));
        (uint256 count, uint256 oldest) = registry.claims(keccak256(bytes(LOCATOR)));
        equal("claims", count, 2);
        equal("oldest", oldest, id);
    }

    function test_launch_withoutGuardian() external {
        ILauncher.Model memory model = _model();
        model.governance.guardian = address(0);
        model.governance.guardianExpiresAt = 0;
        _use(launcher.launch(model));
        equal("guardian", governor.proposalGuardian(), address(0));
    }

    function test_launch_nameLength() external {
        ILauncher.Model memory model = _model();
        model.name = "1234567890123456789012345678901";
        launcher.launch(model);
        model.name = "12345678901234567890123456789012";
        expectNameLength(32);
        launcher.launch(model);
        // 16 characters, but 32 bytes.
        model.name = unicode"éééééééééééééééé";
        expectNameLength(32);
        launcher.launch(model);
        model.name = "";
        expectNameLength(0);
        launcher.launch(model);
    }

    function test_launch_symbolLength() external {
        ILauncher.Model memory model = _model();
        model.symbol = "1234567890";
        launcher.launch(model);
        model.symbol = "12345678901";
        vm.expectRevert(abi.encodeWithSelector(ILauncher.LauncherSymbolLength.selector, 11, 10));
        launcher.launch(model);
        model.symbol = "";
        vm.expectRevert(abi.encodeWithSelector(ILauncher.LauncherSymbolLength.selector, 0, 10));
        launcher.launch(model);
    }

    function test_launch_supplyRange() external {
        ILauncher.Model memory model = _model();
        uint256 max = type(uint128).max;
        model.holders = new ILauncher.Holder[](1);
        model.holders[0] = ILauncher.Holder(alice, max - 5, 5);
        launcher.launch(model);
        model.holders[0].staked = 6;
        expectSupply(max + 1);
        launcher.launch(model);
        model.holders[0] = ILauncher.Holder(alice, 0, 0);
        expectSupply(0);
        launcher.launch(model);
        model.holders = new ILauncher.Holder[](0);
        expectSupply(0);
        launcher.launch(model);
    }

    function test_launch_cooldownBeyondTheTimelock() external {
        ILauncher.Model memory model = _model();
        model.governance.unstakeCooldown = TIMELOCK_DELAY;
        launcher.launch(model);
        model.governance.unstakeCooldown = TIMELOCK_DELAY + 1;
        vm.expectRevert(
            abi.encodeWithSelector(
                IStakeVault.StakeVaultCooldownTooLong.selector, TIMELOCK_DELAY + 1, TIMELOCK_DELAY
            )
        );
        launcher.launch(model);
    }

    function test_launch_invalidLocator() external {
        ILauncher.Model memory model = _model();
        model.places = _places("Not/Canonical");
        vm.expectRevert(
            abi.encodeWithSelector(
                IModelRegistry.ModelRegistryInvalidLocator.selector, "Not/Canonical"
            )
        );
        launcher.launch(model);
    }

    function test_launch_gas() external {
        ILauncher.Model memory model = _model();
        uint256 before = gasleft();
        launcher.launch(model);
        // With intrinsic gas and calldata (floor of EIP-7623 for all bytes non-zero).
        uint256 spent = before - gasleft() + 21_000 + 40 * abi.encode(model).length;
        atMost("launch", spent, 3_000_000);

        model.holders = new ILauncher.Holder[](50);
        for (uint256 i = 0; i < 50; ++i) {
            model.holders[i] = ILauncher.Holder(address(uint160(0x1000 + i)), 1 ether, 1 ether);
        }
        before = gasleft();
        launcher.launch(model);
        spent = before - gasleft() + 21_000 + 40 * abi.encode(model).length;
        atMost("launch with 50 holders", spent, TRANSACTION_GAS_MAX);
    }

    /// @dev The address follows from caller, record and content: another launch in the same place of the chain's
    /// history has another one.
    function test_launch_addressFollowsFromContent() external {
        ILauncher.Model memory model = _model();
        uint256 mark = vm.snapshotState();
        address first = launcher.launch(model).token;
        vm.revertToState(mark);
        model.symbol = "OTHER";
        address second = launcher.launch(model).token;
        vm.revertToState(mark);
        vm.prank(mallory);
        address third = launcher.launch(_model()).token;
        vm.revertToState(mark);
        address again = launcher.launch(_model()).token;
        isTrue("content", first != second);
        isTrue("caller", first != third);
        equal("nothing else", again, first);
    }

    function test_code_fitsTheLimit() external view {
        (address a, address b, address c, address d, address e) = launcher.implementations();
        address[9] memory all = [
            a, b, c, d, e, address(launcher), address(registry), address(lens), address(digestLens)
        ];
        for (uint256 i = 0; i < all.length; ++i) {
            atMost("code", all[i].code.length, 24_576);
        }
    }

    function expectNameLength(uint256 length) private {
        vm.expectRevert(abi.encodeWithSelector(ILauncher.LauncherNameLength.selector, length, 31));
    }

    function expectSupply(uint256 supply) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                ILauncher.LauncherSupplyOutOfRange.selector, supply, type(uint128).max
            )
        );
    }
}
