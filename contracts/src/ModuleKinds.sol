// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev Kinds of modules every reader knows (`IModelRegistry.setModule`): short ASCII names, left-aligned.
bytes32 constant MODULE_TOKEN = "token";
bytes32 constant MODULE_VAULT = "vault";
bytes32 constant MODULE_TIMELOCK = "timelock";
bytes32 constant MODULE_GOVERNOR = "governor";
bytes32 constant MODULE_ALLOCATION = "allocation";
bytes32 constant MODULE_COURT = "court";
