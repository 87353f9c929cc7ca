// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {StakeBook} from "../../src/StakeBook.sol";
import {IPoolAdapter} from "../../src/interfaces/IPoolAdapter.sol";

/// @dev In the place of StakePools: what a mutant does not do it refuses.
abstract contract MutantPools is StakeBook {
    function allocate(address, uint256, uint256) external virtual returns (uint256) {
        revert("not in this mutant");
    }

    function deallocate(address, uint256, uint256) external virtual returns (uint256) {
        revert("not in this mutant");
    }

    function setAllocator(address) external pure {
        revert("not in this mutant");
    }

    function setPool(address, PoolRules calldata) external pure {
        revert("not in this mutant");
    }

    function removePool(address, uint256) external pure {
        revert("not in this mutant");
    }

    function setRiskCap(bytes32, RiskCap calldata) external pure {
        revert("not in this mutant");
    }

    function setPoolLimits(PoolLimits calldata) external pure {
        revert("not in this mutant");
    }
}

/// @dev Stake goes in without a look at any limit.
contract UncappedPools is MutantPools {
    function allocate(address adapter, uint256 assets, uint256)
        external
        override
        returns (uint256 value)
    {
        _book();
        _takeIdle(assets);
        _send(adapter, assets);
        IPoolAdapter(adapter).allocate(assets);
        value = assets;
        _entry(adapter).booked += uint128(value);
    }
}

/// @dev Who moves stake takes a hundredth of it.
contract TippingPools is MutantPools {
    function deallocate(address adapter, uint256 assets, uint256 minOut)
        external
        override
        returns (uint256 out)
    {
        _book();
        (out,) = _deallocate(adapter, assets, minOut);
        _takeIdle(out / 100);
        _send(msg.sender, out / 100);
    }
}
