// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {StakeVault} from "../src/StakeVault.sol";
import {ILauncher} from "../src/interfaces/ILauncher.sol";
import {IModelGovernor} from "../src/interfaces/IModelGovernor.sol";
import {IModelLens} from "../src/interfaces/IModelLens.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {IStakeVault} from "../src/interfaces/IStakeVault.sol";
import {HookedToken, ShrinkingToken} from "./helpers/Tokens.sol";
import {World} from "./helpers/World.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev One test for each attack, named after it.
contract AttacksTest is World {
    bytes32 private constant PERMIT = keccak256(
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
    );

    uint256 private reentered;

    /// @dev The first depositor gives the vault a fortune to make the next one's shares round to nothing.
    function test_attack_inflation() external {
        ILauncher.Model memory model = _model();
        model.holders = new ILauncher.Holder[](2);
        model.holders[0] = ILauncher.Holder(mallory, 500 ether, 0);
        model.holders[1] = ILauncher.Holder(alice, 500 ether, 0);
        _use(launcher.launch(model));
        stake(mallory, 1);
        vm.prank(mallory);
        token.transfer(address(vault), 499 ether);
        stake(alice, 10 ether);
        equal("alice's shares", vault.balanceOf(alice), 10 ether);
        equal("are worth what she gave", vault.convertToAssets(10 ether), 10 ether);
        equal("the gift buys nothing", vault.convertToAssets(1), 1);
    }

    /// @dev Somebody takes the permit out of the pending transaction and sends it first.
    function test_attack_permitFrontRun() external {
        bytes32 content = keccak256(
            abi.encode(
                PERMIT, alice, address(vault), 50 ether, token.nonces(alice), block.timestamp
            )
        );
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(
            ALICE_KEY, keccak256(abi.encodePacked("\x19\x01", token.DOMAIN_SEPARATOR(), content))
        );
        vm.prank(mallory);
        token.permit(alice, address(vault), 50 ether, block.timestamp, v, r, s);
        vm.prank(alice);
        vault.stakeWithPermitAndDelegate(50 ether, bob, block.timestamp, v, r, s);
        equal("staked all the same", vault.balanceOf(alice), 350 ether);
        equal("and delegated", vault.getVotes(bob), 450 ether);
    }

    /// @dev A permit signed by somebody else cannot be spent by the caller.
    function test_attack_permitOfAnother() external {
        bytes32 content =
            keccak256(abi.encode(PERMIT, alice, address(vault), 50 ether, 0, block.timestamp));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(
            ALICE_KEY, keccak256(abi.encodePacked("\x19\x01", token.DOMAIN_SEPARATOR(), content))
        );
        vm.prank(mallory);
        vm.expectRevert();
        vault.stakeWithPermitAndDelegate(50 ether, mallory, block.timestamp, v, r, s);
    }

    /// @dev A token that calls back in the middle of a claim cannot be paid twice.
    function test_attack_reentrancy() external {
        HookedToken hooked = new HookedToken(1000 ether);
        StakeVault target = vaultOver(IERC20(hooked));
        hooked.transfer(bob, 100 ether);
        hooked.approve(address(target), type(uint256).max);
        target.deposit(200 ether, address(this));
        vm.startPrank(bob);
        hooked.approve(address(target), 100 ether);
        target.deposit(100 ether, bob);
        vm.stopPrank();

        uint256 request = target.requestUnstake(200 ether);
        pass(COOLDOWN);
        hooked.callOnTransfer(address(this), abi.encodeCall(this.claimAgain, (target, request)));
        target.claimUnstake(request, address(this));
        equal("called back", reentered, 1);
        equal("paid once", hooked.balanceOf(address(this)), 900 ether);
        equal("bob's stake is there", target.convertToAssets(target.balanceOf(bob)), 100 ether);
        equal("and so are the tokens", hooked.balanceOf(address(target)), 100 ether);
    }

    /// @dev The token calls back before a deposit is counted: neither price nor votes can be used half-way.
    function test_attack_reentrancyOnDeposit() external {
        HookedToken hooked = new HookedToken(1000 ether);
        StakeVault target = vaultOver(IERC20(hooked));
        hooked.approve(address(target), type(uint256).max);
        target.deposit(100 ether, address(this));
        hooked.callOnTransfer(address(this), abi.encodeCall(this.depositAgain, (target)));
        target.deposit(100 ether, address(this));
        equal("called back, refused", reentered, 1);
        equal("shares", target.balanceOf(address(this)), 200 ether);
        equal("assets", target.totalAssets(), 200 ether);
        equal("tokens", hooked.balanceOf(address(target)), 200 ether);
    }

    /// @dev Tokens that vanish under the vault must not let the rest of the stake count for more than there is.
    function test_attack_voteDuplication() external {
        ShrinkingToken shrinking = new ShrinkingToken(1000 ether);
        StakeVault target = vaultOver(IERC20(shrinking));
        shrinking.approve(address(target), type(uint256).max);
        target.deposit(600 ether, address(this));
        shrinking.setSupply(700 ether);
        target.deposit(100 ether, address(this));
        vm.expectRevert(
            abi.encodeWithSelector(
                IStakeVault.StakeVaultVoteDuplication.selector, 700 ether + 1, 700 ether
            )
        );
        target.deposit(1, address(this));
    }

    /// @dev Five hundred rivals on one locator: what it costs others does not change.
    function test_attack_floodOfClaims() external {
        bytes32 key = keccak256(bytes(LOCATOR));
        registry.register(bob, _places(LOCATOR), "");
        (uint256 readBefore, uint256 claimBefore, uint256 releaseBefore) = costs(key);
        for (uint256 i = 0; i < 500; ++i) {
            registry.register(mallory, _places(LOCATOR), "");
        }
        (uint256 readAfter, uint256 claimAfter, uint256 releaseAfter) = costs(key);
        atMost("reading", readAfter, readBefore + 5000);
        atMost("claiming", claimAfter, claimBefore + 5000);
        atMost("releasing", releaseAfter, releaseBefore + 5000);
        (uint256 count, uint256 oldest) = registry.claims(key);
        equal("all counted", count, 504);
        equal("the oldest stays the oldest", oldest, id);
        equal("no further entry in the key list", registry.keyCount(), 2);
        equal("hinted is found", hitOf(key, 2).record.owner, bob);
    }

    /// @dev A registration of a famous model names its owner, but the owner never said so.
    function test_attack_registrationInAnothersName() external {
        uint256 fake = registry.register(address(timelock), _places(LOCATOR), "fake");
        IModelLens.Hit memory hit = hitOf(keccak256(bytes(LOCATOR)), fake);
        isFalse("not a launch", hit.record.knownLaunch);
        equal("no approval", hit.approval.count, 0);
    }

    /// @dev Stake borrowed for the vote itself: too late, the snapshot is past.
    function test_attack_borrowedForTheVote() external {
        uint256 proposalId = propose(alice, motion(address(registry), "", "x"));
        pass(VOTING_DELAY + 1);
        vm.prank(carol);
        token.transfer(mallory, 200 ether);
        stake(mallory, 200 ether);
        equal("votes now", vault.getVotes(mallory), 200 ether);
        vm.prank(mallory);
        vm.expectRevert();
        governor.castVote(proposalId, 1);
    }

    /// @dev Votes, then sends the shares on: the same stake does not vote twice.
    function test_attack_voteAndPassOn() external {
        uint256 proposalId = propose(alice, motion(address(registry), "", "x"));
        pass(VOTING_DELAY + 1);
        vm.startPrank(alice);
        governor.castVote(proposalId, 1);
        vault.transfer(mallory, 300 ether);
        vm.stopPrank();
        vm.prank(mallory);
        vm.expectRevert();
        governor.castVote(proposalId, 1);
    }

    /// @dev Asking for one's stake and voting with it all the same.
    function test_attack_voteWhileLeaving() external {
        vm.prank(alice);
        vault.requestUnstake(300 ether);
        uint256 proposalId = propose(bob, motion(address(registry), "", "x"));
        pass(VOTING_DELAY + 1);
        vm.prank(alice);
        vm.expectRevert();
        governor.castVote(proposalId, 1);
    }

    /// @dev A hostile majority lengthens the cooldown to lock in the minority: who leaves on seeing the vote is out in
    /// time.
    function test_attack_lockIn() external {
        Motion memory one = motion(
            address(vault), abi.encodeCall(IStakeVault.setCooldown, (TIMELOCK_DELAY)), "lock in"
        );
        uint256 proposalId = propose(alice, one);
        pass(VOTING_DELAY + 1);
        vm.prank(alice);
        governor.castVote(proposalId, 1);
        pass(VOTING_PERIOD + 1);
        queue(one);
        vm.prank(bob);
        uint256 request = vault.requestUnstake(100 ether);
        uint256 leavesAt = vault.unstakeRequest(request).readyAt;
        pass(TIMELOCK_DELAY);
        atMost("before it takes effect", leavesAt, block.timestamp);
        execute(one);
        vm.prank(bob);
        equal("out", vault.claimUnstake(request, bob), 100 ether);
    }

    /// @dev The guardian cannot make itself permanent, nor do anything but cancel.
    function test_attack_guardianStays() external {
        vm.startPrank(guardian);
        vm.expectRevert();
        governor.setGuardian(guardian, uint48(block.timestamp + 700 days));
        vm.expectRevert();
        governor.setQuorumFloor(0);
        vm.stopPrank();
        Motion memory one = motion(
            address(governor),
            abi.encodeCall(IModelGovernor.setGuardian, (address(0), 0)),
            "no guardian"
        );
        propose(alice, one);
        cancel(guardian, one);
        vm.warp(START + 365 days + 1);
        one.description = "no guardian, again";
        pushThrough(one);
        equal("gone", governor.guardianExpiresAt(), 0);
    }

    /// @dev The owner lifts what the court suspended: by itself never, by dismissing the court in the open.
    function test_attack_ownerLiftsTheCourtsSuspension() external {
        address court = address(0xc027);
        vm.startPrank(address(timelock));
        registry.setModule(id, "court", court);
        vm.stopPrank();
        vm.prank(court);
        registry.suspend(id, "ruled");
        bytes memory refusal = abi.encodeWithSelector(
            IModelRegistry.ModelRegistrySuspendedByCourt.selector, id, court
        );
        vm.startPrank(address(timelock));
        vm.expectRevert(refusal);
        registry.reinstate(id);
        vm.expectRevert(refusal);
        registry.suspend(id, "only a pause");
        registry.transferFrom(address(timelock), mallory, id);
        vm.stopPrank();
        vm.prank(mallory);
        vm.expectRevert(refusal);
        registry.reinstate(id);
    }

    /// @dev A stranger registers a famous name for its own timelock with its own contracts. The parts are what they are; the
    /// record is another one, which only the repository's link could tell apart, and its owner approved nothing in it.
    function test_attack_registrationWithBorrowedModules() external {
        IModelRegistry.Module[] memory modules = new IModelRegistry.Module[](4);
        modules[0] = IModelRegistry.Module("token", address(token));
        modules[1] = IModelRegistry.Module("vault", address(vault));
        modules[2] = IModelRegistry.Module("governor", address(governor));
        modules[3] = IModelRegistry.Module("timelock", address(timelock));
        vm.prank(mallory);
        uint256 own = registry.registerWithModules(address(timelock), _places(LOCATOR), "", modules);
        IModelLens.Hit memory hit = hitOf(keccak256(bytes(LOCATOR)), own);
        equal("second claim", hit.oldestId, id);
        equal("the owner did not ask for it", hit.record.owner, address(timelock));
        isTrue("the parts are known", hit.record.knownLaunch);
        equal("but nothing is approved", hit.approval.count, 0);
        equal("launched as the first", launcher.recordOf(hit.record.governor), id);
    }

    function claimAgain(StakeVault target, uint256 request) external {
        ++reentered;
        try target.claimUnstake(request, address(this)) {
            ++reentered;
        } catch {}
    }

    function depositAgain(StakeVault target) external {
        ++reentered;
        try target.deposit(50 ether, address(this)) {
            ++reentered;
        } catch {}
    }

    /// @dev Gas of reading the locator, of claiming it once more and of releasing that claim, each from cold.
    function costs(bytes32 key)
        private
        returns (uint256 reading, uint256 claiming, uint256 releasing)
    {
        vm.cool(address(registry));
        uint256 left = gasleft();
        hitOf(key, 2);
        reading = left - gasleft();
        uint256 own = registry.register(bob, _places("a/b"), "");
        vm.cool(address(registry));
        vm.prank(bob);
        left = gasleft();
        registry.addLocator(own, IModelRegistry.Place(LOCATOR, ""));
        claiming = left - gasleft();
        vm.cool(address(registry));
        vm.prank(bob);
        left = gasleft();
        registry.release(own, LOCATOR);
        releasing = left - gasleft();
        vm.prank(bob);
        registry.release(own, "a/b");
        registry.register(bob, _places(LOCATOR), "");
    }

    function hitOf(bytes32 key, uint256 hint) private view returns (IModelLens.Hit memory) {
        bytes32[] memory keys = new bytes32[](1);
        uint256[] memory hints = new uint256[](1);
        (keys[0], hints[0]) = (key, hint);
        return lens.read(keys, hints, 0).hits[0];
    }

    function vaultOver(IERC20 asset) private returns (StakeVault target) {
        (, address code,,,) = launcher.implementations();
        target = StakeVault(Clones.clone(code));
        target.initialize(asset, "Staked", "s", address(timelock), address(0), COOLDOWN);
    }
}
