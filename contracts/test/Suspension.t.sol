// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ModelRegistry} from "../src/ModelRegistry.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {Check} from "./helpers/Check.sol";
import {Vm, vm} from "./helpers/Vm.sol";

/// @dev Suspension by owner and court, terms, and registration together with modules.
contract SuspensionTest is Check {
    address private constant owner = address(0xa11ce);
    address private constant court = address(0xc027);
    address private constant stranger = address(0xbad);
    string private constant GIT_FILE = "git-sha1:0123456789abcdef0123456789abcdef01234567";

    ModelRegistry private registry;
    uint256 private id;

    function setUp() external {
        vm.warp(1_800_000_000);
        vm.roll(1000);
        registry = ModelRegistry(vm.deployCode("ModelRegistry.sol"));
        id = registry.register(owner, place("a/b"), "");
    }

    function test_suspend_byOwner() external {
        inForce();
        vm.recordLogs();
        suspendAs(owner, "A backdoor was found.");
        Vm.Log[] memory logs = vm.getRecordedLogs();
        equal("event", logs[0].topics[0], IModelRegistry.Suspended.selector);
        equal("record", uint256(logs[0].topics[1]), id);
        equal("by", address(uint160(uint256(logs[0].topics[2]))), owner);
        equal("why", abi.decode(logs[0].data, (string)), "A backdoor was found.");
        suspended(owner, "A backdoor was found.");
        equal("block", registry.suspension(id).blockNumber, 1000);
        equal("at", registry.suspension(id).suspendedAt, 1_800_000_000);
    }

    function test_suspend_byCourt() external {
        setCourt(court);
        suspendAs(court, "Ruled in case 7.");
        suspended(court, "Ruled in case 7.");
    }

    function test_suspend_againReplacesTheReason() external {
        suspendAs(owner, "first");
        vm.roll(1100);
        suspendAs(owner, "second");
        suspended(owner, "second");
        equal("block", registry.suspension(id).blockNumber, 1100);
    }

    /// @dev The court takes a suspension over, and then it is the court's.
    function test_suspend_courtTakesOver() external {
        setCourt(court);
        suspendAs(owner, "owner's");
        suspendAs(court, "court's");
        suspended(court, "court's");
        refusedByCourt(abi.encodeCall(registry.reinstate, (id)), court);
    }

    function test_suspend_reasonLength() external {
        suspendAs(owner, text(256));
        vm.prank(owner);
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryTextTooLong.selector, 257, 256)
        );
        registry.suspend(id, text(257));
        suspendAs(owner, "");
        suspended(owner, "");
    }

    function test_suspend_noSuchRecord() external {
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryNotOwner.selector, 9, address(this))
        );
        registry.suspend(9, "x");
    }

    /// @dev Without a court the zero address is none: a simulation without a sender is refused like anybody.
    function test_suspend_byTheZeroAddress() external {
        vm.prank(address(0));
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryNotOwner.selector, id, address(0))
        );
        registry.suspend(id, "x");
    }

    function test_reinstate_byOwner() external {
        suspendAs(owner, "x");
        vm.recordLogs();
        vm.prank(owner);
        registry.reinstate(id);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        equal("event", logs[0].topics[0], IModelRegistry.Reinstated.selector);
        equal("by", address(uint160(uint256(logs[0].topics[2]))), owner);
        inForce();
    }

    function test_reinstate_notSuspended() external {
        vm.prank(owner);
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryNotSuspended.selector, id)
        );
        registry.reinstate(id);
    }

    function test_reinstate_byCourtAlone() external {
        setCourt(court);
        suspendAs(court, "x");
        refusedByCourt(abi.encodeCall(registry.reinstate, (id)), court);
        refusedByCourt(abi.encodeCall(registry.suspend, (id, "mine")), court);
        suspended(court, "x");
        vm.prank(court);
        registry.reinstate(id);
        inForce();
    }

    /// @dev The court lifts what the owner suspended too.
    function test_reinstate_byCourtOfTheOwners() external {
        setCourt(court);
        suspendAs(owner, "x");
        vm.prank(court);
        registry.reinstate(id);
        inForce();
    }

    /// @dev A court that is dismissed has no say any more; everybody sees who dismissed it.
    function test_reinstate_afterTheCourtIsDismissed() external {
        setCourt(court);
        suspendAs(court, "x");
        setCourt(address(0));
        vm.prank(court);
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryNotOwner.selector, id, court)
        );
        registry.reinstate(id);
        vm.prank(owner);
        registry.reinstate(id);
        inForce();
    }

    function test_reinstate_byTheNextCourt() external {
        setCourt(court);
        suspendAs(court, "x");
        setCourt(stranger);
        vm.prank(stranger);
        registry.reinstate(id);
        inForce();
    }

    /// @dev The court appointed anew has again what it once suspended.
    function test_reinstate_courtComesBack() external {
        setCourt(court);
        suspendAs(court, "x");
        setCourt(address(0));
        setCourt(court);
        refusedByCourt(abi.encodeCall(registry.reinstate, (id)), court);
    }

    function test_suspension_movesWithTheRecord() external {
        suspendAs(owner, "x");
        vm.prank(owner);
        registry.transferFrom(owner, stranger, id);
        suspended(owner, "x");
        vm.prank(stranger);
        registry.reinstate(id);
        inForce();
    }

    /// @dev Any order of calls by owner, court and stranger against the rule written as a table.
    function test_fuzz_suspension_asTheRuleSays(uint256[24] calldata steps) external {
        address standing = address(0);
        address by = address(0);
        address[3] memory callers = [owner, court, stranger];
        for (uint256 i = 0; i < steps.length; ++i) {
            address caller = callers[(steps[i] >> 8) % 3];
            if (steps[i] % 4 == 0) {
                standing = standing == court ? address(0) : court;
                setCourt(standing);
                continue;
            }
            bool isCourt = caller == standing;
            bool may = isCourt || (caller == owner && (standing == address(0) || by != standing));
            bool suspends = steps[i] % 4 != 1;
            vm.prank(caller);
            (bool ok,) = address(registry)
                .call(
                    suspends
                        ? abi.encodeCall(registry.suspend, (id, "x"))
                        : abi.encodeCall(registry.reinstate, (id))
                );
            isTrue("as the rule says", ok == (may && (suspends || by != address(0))));
            if (ok) by = suspends ? caller : address(0);
            equal("who", registry.suspension(id).by, by);
        }
    }

    function test_setTerms_default() external {
        vm.recordLogs();
        setTerms("apache-2.0", GIT_FILE);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        equal("event", logs[0].topics[0], IModelRegistry.TermsSet.selector);
        (,, string memory licence, string memory file) =
            abi.decode(logs[0].data, (string, string, string, string));
        equal("licence told", licence, "apache-2.0");
        equal("file told", file, GIT_FILE);
        IModelRegistry.Terms memory terms = registry.terms(id);
        equal("licence", terms.licence, "apache-2.0");
        equal("file", terms.licenceFile, GIT_FILE);
        equal("block", terms.blockNumber, 1000);
        equal("at", terms.setAt, 1_800_000_000);
        equal("by", terms.by, owner);
    }

    function test_setTerms_changeAndWithdraw() external {
        equal("none at first", registry.terms(id).blockNumber, 0);
        setTerms("mit", "");
        vm.roll(1100);
        vm.recordLogs();
        setTerms("", "sha256:00");
        (string memory oldLicence, string memory oldFile,,) =
            abi.decode(vm.getRecordedLogs()[0].data, (string, string, string, string));
        equal("before", oldLicence, "mit");
        equal("before", oldFile, "");
        equal("a file alone", registry.terms(id).licenceFile, "sha256:00");
        equal("block", registry.terms(id).blockNumber, 1100);
        setTerms("", "");
        equal("withdrawn", registry.terms(id).blockNumber, 0);
        equal("withdrawn", registry.terms(id).by, address(0));
        equal("withdrawn", registry.terms(id).licenceFile, "");
    }

    function test_setTerms_licence() external {
        string[6] memory valid = [
            "mit", "llama3.1", "cc-by-nc-4.0", "gpl-3.0+", "apache license 2.0", "other: see file"
        ];
        for (uint256 i = 0; i < valid.length; ++i) {
            setTerms(valid[i], "");
            equal("kept", registry.terms(id).licence, valid[i]);
        }
        string[6] memory invalid = ["MIT", " mit", "mit ", "mit\n", unicode"mıt", "mit\x00"];
        for (uint256 i = 0; i < invalid.length; ++i) {
            vm.prank(owner);
            vm.expectRevert(
                abi.encodeWithSelector(
                    IModelRegistry.ModelRegistryInvalidLicence.selector, invalid[i]
                )
            );
            registry.setTerms(id, invalid[i], "");
        }
        setTerms(text(64), "");
        vm.prank(owner);
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryTextTooLong.selector, 65, 64)
        );
        registry.setTerms(id, text(65), "");
    }

    function test_setTerms_licenceFile() external {
        setTerms("", GIT_FILE);
        setTerms("", string.concat("sha256:", text(64)));
        string[9] memory invalid = [
            "sha256",
            "sha256:",
            ":abc",
            "sha256:ABC",
            "sha256:xyz",
            "SHA256:abc",
            "sha256::abc",
            "sha256:ab:cd",
            "sha 256:abc"
        ];
        for (uint256 i = 0; i < invalid.length; ++i) {
            vm.prank(owner);
            vm.expectRevert(
                abi.encodeWithSelector(
                    IModelRegistry.ModelRegistryInvalidLicenceFile.selector, invalid[i]
                )
            );
            registry.setTerms(id, "mit", invalid[i]);
        }
        vm.prank(owner);
        vm.expectRevert(
            abi.encodeWithSelector(IModelRegistry.ModelRegistryTextTooLong.selector, 145, 144)
        );
        registry.setTerms(id, "", string.concat("sha256:", text(138)));
    }

    function test_registerWithModules_default() external {
        IModelRegistry.Module[] memory modules = new IModelRegistry.Module[](3);
        modules[0] = IModelRegistry.Module("governor", address(1));
        modules[1] = IModelRegistry.Module("token", address(2));
        modules[2] = IModelRegistry.Module("timelock", address(3));
        vm.recordLogs();
        vm.prank(stranger);
        uint256 own = registry.registerWithModules(owner, place("c/d"), "ipfs://x", modules);
        equal("id", own, id + 1);
        equal("owner", registry.ownerOf(own), owner);
        equal("uri", registry.tokenURI(own), "ipfs://x");
        equal("locator", registry.locatorKeysOf(own)[0], keccak256("c/d"));
        equal("governor", registry.module(own, "governor"), address(1));
        equal("token", registry.module(own, "token"), address(2));
        equal("timelock", registry.module(own, "timelock"), address(3));
        Vm.Log[] memory logs = vm.getRecordedLogs();
        equal("transfer, registered, claimed, three modules", logs.length, 6);
        equal("registered", logs[1].topics[0], IModelRegistry.Registered.selector);
        equal("by whom", address(uint160(uint256(logs[1].topics[3]))), stranger);
        equal("module", logs[5].topics[0], IModelRegistry.ModuleSet.selector);
        equal("kind", logs[5].topics[2], "timelock");
    }

    function test_registerWithModules_none() external {
        uint256 own =
            registry.registerWithModules(owner, place("c/d"), "", new IModelRegistry.Module[](0));
        equal("governor", registry.module(own, "governor"), address(0));
    }

    function test_registerWithModules_noLocator() external {
        vm.expectRevert(IModelRegistry.ModelRegistryNoLocator.selector);
        registry.registerWithModules(
            owner, new IModelRegistry.Place[](0), "", new IModelRegistry.Module[](0)
        );
    }

    function setCourt(address newCourt) private {
        vm.prank(owner);
        registry.setModule(id, "court", newCourt);
    }

    function suspendAs(address caller, string memory reason) private {
        vm.prank(caller);
        registry.suspend(id, reason);
    }

    function setTerms(string memory licence, string memory licenceFile) private {
        vm.prank(owner);
        registry.setTerms(id, licence, licenceFile);
    }

    function refusedByCourt(bytes memory call, address standing) private {
        vm.prank(owner);
        (bool ok, bytes memory answer) = address(registry).call(call);
        isFalse("refused to the owner", ok);
        equal(
            "reason",
            keccak256(answer),
            keccak256(
                abi.encodeWithSelector(
                    IModelRegistry.ModelRegistrySuspendedByCourt.selector, id, standing
                )
            )
        );
    }

    function suspended(address by, string memory reason) private view {
        equal("by", registry.suspension(id).by, by);
        equal("reason", registry.suspension(id).reason, reason);
        isTrue("in a block", registry.suspension(id).blockNumber > 0);
    }

    function inForce() private view {
        IModelRegistry.Suspension memory found = registry.suspension(id);
        equal("no block", found.blockNumber, 0);
        equal("no time", found.suspendedAt, 0);
        equal("nobody", found.by, address(0));
        equal("no reason", found.reason, "");
    }

    function place(string memory locator)
        private
        pure
        returns (IModelRegistry.Place[] memory places)
    {
        places = new IModelRegistry.Place[](1);
        places[0] = IModelRegistry.Place(locator, "");
    }

    function text(uint256 length) private pure returns (string memory) {
        bytes memory characters = new bytes(length);
        for (uint256 i = 0; i < length; ++i) {
            characters[i] = "a";
        }
        return string(characters);
    }
}
