// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {GuardedCall} from "./GuardedCall.sol";
import {MODULE_GOVERNOR} from "./ModuleKinds.sol";
import {ILauncher} from "./interfaces/ILauncher.sol";
import {IModelGovernor} from "./interfaces/IModelGovernor.sol";

/// @title Who decided an approval
library Approvals {
    using GuardedCall for address;

    /// @dev One cold account and one cold slot take less than a tenth of it.
    uint256 private constant CALL_GAS = 60_000;

    /// @notice Whether an approval was executed by a vote of a governor that the Launcher made, in which no account cast
    /// more than half of the For votes. Whatever the approver's modules are, it does not revert.
    /// @param by Who gave the approval, in the block `blockNumber`.
    /// @return byVote False also when the governor cannot be told for sure.
    /// @return soloVoter The account that decided the vote alone; zero without a vote.
    function readVote(ILauncher launcher, address by, uint256 blockNumber)
        internal
        view
        returns (bool byVote, address soloVoter)
    {
        uint256 id = launcher.recordOf(by);
        if (id == 0) return (false, address(0));
        // A module is its record's word; that the Launcher made it for this very record is not.
        address governor = launcher.registry().module(id, MODULE_GOVERNOR);
        if (launcher.recordOf(governor) != id) return (false, address(0));
        (bool ok, uint256 solo, uint256 executed,) =
            governor.readWords(abi.encodeCall(IModelGovernor.execution, (blockNumber)), CALL_GAS, 2);
        if (!ok || executed == 0) return (false, address(0));
        // An address is the word's lower 160 bits.
        soloVoter = address(uint160(solo));
        return (soloVoter == address(0), soloVoter);
    }
}
