// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPoolAdapter} from "../src/interfaces/IPoolAdapter.sol";
import {IStakePools} from "../src/interfaces/IStakePools.sol";
import {TippingPools, UncappedPools} from "./mutants/MutantPools.sol";
import {SpotAdapter} from "./mutants/SpotAdapter.sol";
import {UniV2World} from "./helpers/UniV2World.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev Checks that hold for the contracts and are shown to fail for contracts with one mistake: they can fail. More
/// mistakes, put into the contracts themselves, are in mutants/pools.json: `npm run test:slow`.
contract PoolMutantsTest is UniV2World {
    function test_spotValue() external {
        allocate(v2, 4 ether);
        atMost("no cheaper entry", sharesAtAPumpedPrice(), 100 ether + 0.01 ether);
    }

    /// @dev An exchange that values liquidity at the moment's price sells shares too cheap while the price is pumped.
    function test_mutant_spotValue() external {
        SpotAdapter mutant = new SpotAdapter(address(vault), address(token), pair, quote);
        quote.approve(address(mutant), type(uint256).max);
        vm.startPrank(address(timelock));
        vault.setPool(address(mutant), IStakePools.PoolRules(100 ether, 3000, 500));
        vault.setRiskCap("spot", IStakePools.RiskCap(1000 ether, 10_000));
        vm.stopPrank();
        pass(12);
        allocate(IPoolAdapter(address(mutant)), 60 ether);
        isTrue("found", sharesAtAPumpedPrice() > 103 ether);
    }

    function test_missingCap() external {
        isFalse("within the cap", canExceedTheCap());
    }

    function test_mutant_missingCap() external {
        vm.etch(stakePools, address(new UncappedPools()).code);
        isTrue("found", canExceedTheCap());
    }

    function test_tipFromPrincipal() external {
        atMost("principal", principalSpentByAMove(), 2);
    }

    function test_mutant_tipFromPrincipal() external {
        uint256 mark = vm.snapshotState();
        principalSpentByAMove();
        vm.revertToState(mark);
        allocateForTheMove();
        vm.etch(stakePools, address(new TippingPools()).code);
        isTrue("found", principalSpentHome() > 0.1 ether);
    }

    /// @dev Shares for 100 tokens while somebody has pumped the price of the token fourfold.
    function sharesAtAPumpedPrice() private returns (uint256 shares) {
        swap(address(this), false, 300 ether);
        vault.book();
        shares = vault.previewDeposit(100 ether);
    }

    function canExceedTheCap() private returns (bool) {
        uint256 cap = vault.poolOf(address(a)).absoluteCap;
        vm.prank(address(allocator));
        (bool ok,) =
            address(vault).call(abi.encodeCall(vault.allocate, (address(a), cap + 20 ether, 0)));
        return ok && vault.poolOf(address(a)).booked > cap;
    }

    function principalSpentByAMove() private returns (uint256) {
        allocateForTheMove();
        return principalSpentHome();
    }

    /// @dev Something that exceeds its cap: it may go home at once, with a tip.
    function allocateForTheMove() private {
        fund(10 ether);
        allocate(a, 50 ether);
        vm.prank(address(timelock));
        vault.setPool(address(a), IStakePools.PoolRules(10 ether, 3000, 10));
    }

    /// @dev What idle stake and pools have less after a move that paid a tip.
    function principalSpentHome() private returns (uint256) {
        uint256 before = principal();
        uint256 budget = allocator.budget(address(vault));
        (, uint256 tip) = allocator.rebalance(address(vault), address(a), address(0), 40 ether);
        isTrue("a tip", tip > 0);
        equal("from the budget", budget - allocator.budget(address(vault)), tip);
        return before - principal();
    }

    function principal() private view returns (uint256) {
        return vault.idleAssets() + a.realAssets() + b.realAssets() + v2.realAssets();
    }
}
