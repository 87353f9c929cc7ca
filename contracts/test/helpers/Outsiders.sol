// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {IStakeVault} from "../../src/interfaces/IStakeVault.sol";
import {World} from "./World.sol";
import {vm} from "./Vm.sol";

/// @dev Those a function is not for, and what it answers to each of them.
abstract contract Outsiders is World {
    address[] internal outsiders;

    /// @param reason Of every refusal, up to the outsider, which all our errors of this kind name last.
    function refusedToOutsiders(address target, bytes memory call, bytes memory reason) internal {
        for (uint256 i = 0; i < outsiders.length; ++i) {
            vm.prank(outsiders[i]);
            (bool ok, bytes memory answer) = target.call(call);
            isFalse("refused", ok);
            equal(
                "reason",
                keccak256(answer),
                keccak256(bytes.concat(reason, abi.encode(outsiders[i])))
            );
        }
    }

    function refusedInitialization(address target, bytes memory call) internal {
        for (uint256 i = 0; i < outsiders.length; ++i) {
            vm.prank(outsiders[i]);
            (bool ok, bytes memory answer) = target.call(call);
            isFalse("refused", ok);
            equal("reason", bytes32(answer), bytes32(Initializable.InvalidInitialization.selector));
        }
    }

    /// @dev Of a request of bob's that is ready.
    function onlyRequestOwner(function(uint256) internal returns (bytes memory) encode) internal {
        vm.prank(bob);
        uint256 request = vault.requestUnstake(1 ether);
        pass(COOLDOWN);
        outsiders.push(address(timelock));
        refusedToOutsiders(
            address(vault),
            encode(request),
            abi.encodeWithSelector(IStakeVault.StakeVaultNotRequestOwner.selector, request)
        );
    }
}
