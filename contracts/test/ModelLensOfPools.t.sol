// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IModelLens} from "../src/interfaces/IModelLens.sol";
import {IPoolAdapter} from "../src/interfaces/IPoolAdapter.sol";
import {IStakePools} from "../src/interfaces/IStakePools.sol";
import {PoolWorld} from "./helpers/PoolWorld.sol";
import {TestPool} from "./helpers/TestPool.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev A vault whose stake lies in pools says what it is worth only to those who give enough gas to ask each of them.
contract ModelLensOfPoolsTest is PoolWorld {
    function test_read_stakeInPools() external {
        allocate(a, 50 ether);
        allocate(b, 20 ether);
        isToldAsItIs();
    }

    function test_read_stakeInEightPools() external {
        allocate(a, 50 ether);
        for (uint256 i = 2; i < 8; ++i) {
            allocateToOneMore(new TestPool(token));
        }
        equal("pools", vault.pools().length, 8);
        isToldAsItIs();
    }

    function test_read_poolsThatBurnHideNoProposal() external {
        uint256 proposalId = propose(alice, motion(address(token), "", "A vote"));
        allocate(a, 50 ether);
        allocate(b, 20 ether);
        TestPool poolC = new TestPool(token);
        allocateToOneMore(poolC);
        poolA.setMood(TestPool.Mood.Burning);
        poolB.setMood(TestPool.Mood.Burning);
        poolC.setMood(TestPool.Mood.Burning);
        IModelLens.Hit memory hit = readModel();
        equal("staked is not known", hit.stake.totalStaked, 0);
        equal("shares are", hit.stake.totalShares, vault.totalSupply());
        equal("live", hit.live.length, 1);
        equal("proposal", hit.live[0].id, proposalId);
    }

    function allocateToOneMore(TestPool pool) private {
        IPoolAdapter more = IPoolAdapter(factory.createERC4626(address(vault), address(pool)));
        vm.startPrank(address(timelock));
        vault.setRiskCap(more.riskId(), IStakePools.RiskCap(1000 ether, 10_000));
        vault.setPool(address(more), IStakePools.PoolRules(5 ether, 3000, 10));
        vm.stopPrank();
        allocate(more, 1 ether);
    }

    function isToldAsItIs() private view {
        IModelLens.Hit memory hit = readModel();
        equal("staked", hit.stake.totalStaked, vault.totalAssets());
        isTrue("there is some", hit.stake.totalStaked > 399 ether);
        IModelLens.Viewer memory seen = lens.viewer(alice, id);
        equal("worth", seen.shareValue, vault.convertToAssets(vault.balanceOf(alice)));
        isTrue("there is some of hers", seen.shareValue > 299 ether);
    }

    function readModel() private view returns (IModelLens.Hit memory) {
        bytes32[] memory keys = new bytes32[](1);
        keys[0] = registry.locatorKey(LOCATOR);
        return lens.read(keys, new uint256[](1), 0).hits[0];
    }
}
