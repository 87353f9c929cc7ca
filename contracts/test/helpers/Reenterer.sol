// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Contributions} from "../../src/Contributions.sol";
import {RevenueRouter} from "../../src/RevenueRouter.sol";
import {HookCoin, IHooked} from "./Currencies.sol";

/// @dev Pays and claims with a token that calls it back, and then calls what it was told to, once.
contract Reenterer is IHooked {
    RevenueRouter private immutable router;
    Contributions private immutable contributions;
    HookCoin private immutable coin;

    address private _target;
    bytes private _call;
    bool private _afterwards;
    bool public succeeded;
    bool public tried;

    constructor(RevenueRouter router_, Contributions contributions_, HookCoin coin_) {
        router = router_;
        contributions = contributions_;
        coin = coin_;
        coin.hook(true);
        coin.approve(address(router), type(uint256).max);
        coin.approve(address(contributions), type(uint256).max);
    }

    /// @param afterwards When tokens arrived here, instead of before they leave.
    function plan(address target, bytes calldata call, bool afterwards) external {
        (_target, _call, _afterwards) = (target, call, afterwards);
        (succeeded, tried) = (false, false);
    }

    /// @dev Does something as itself; the hook comes on the way.
    function act(address target, bytes calldata call) external returns (bool ok) {
        (ok,) = target.call(call);
    }

    function onMoving(bool received) external {
        if (_target == address(0) || received != _afterwards) return;
        address target = _target;
        delete _target;
        tried = true;
        (succeeded,) = target.call(_call);
    }
}
