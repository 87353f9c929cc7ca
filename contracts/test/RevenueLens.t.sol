// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RevenueLens} from "../src/RevenueLens.sol";
import {IRevenueLens} from "../src/interfaces/IRevenueLens.sol";
import {IRevenueRouter} from "../src/interfaces/IRevenueRouter.sol";
import {Burner, Flooder} from "./helpers/Hostile.sol";
import {RevenueWorld} from "./helpers/RevenueWorld.sol";
import {vm} from "./helpers/Vm.sol";

contract RevenueLensTest is RevenueWorld {
    RevenueLens private revenueLens;

    function setUp() public override {
        super.setUp();
        revenueLens =
            RevenueLens(vm.deployCode("RevenueLens.sol", abi.encode(router, contributions)));
    }

    function test_revenue_default() external {
        setSplits(usualSplits());
        credit(submit(dora, 10), 10);
        submit(erin, 3);
        pay(address(coin), 1000 ether);
        pass(EPOCH + 1);
        IRevenueLens.Revenue memory told = revenueLens.revenue(id, alice);
        equal("splits", told.splits.stakersBps, 5000);
        equal("currencies", told.currencies.length, 2);
        equal("symbol", told.currencies[0].symbol, "COIN");
        equal("decimals", told.currencies[0].decimals, 18);
        isTrue("accepted", told.currencies[0].accepted);
        equal("received", told.currencies[0].pots.received, 1000 ether);
        equal("to contributors", told.currencies[0].contributors, 200 ether);
        equal("epochs", told.epochs, 1);
        equal("due", told.rewards[0].due, 375 ether);
        equal("weights", told.totalWeight, 10);
        equal("credited", told.credited[0].contribution.account, dora);
        equal("due to dora", told.credited[0].due[0], 200 ether);
        equal("nothing in the other", told.credited[0].due[1], 0);
        equal("newest first", told.submitted[0].account, erin);
        equal("block", told.point.blockNumber, block.number);
        equal("balance", revenueLens.revenue(id, payer).currencies[0].balance, 1e29 - 1000 ether);
    }

    /// @dev Nothing set, nobody's account.
    function test_revenue_empty() external view {
        IRevenueLens.Revenue memory told = revenueLens.revenue(id, address(0));
        equal("currencies", told.currencies.length, 0);
        equal("rewards", told.rewards.length, 0);
        equal("sum", told.splits.treasuryBps, 0);
    }

    /// @dev Tokens that burn, flood or are not there hide their own numbers only.
    function test_revenue_hostileTokens() external {
        IRevenueRouter.Splits memory splits = splitsOf(10_000, 0, 0, 0);
        splits.currencies = new address[](4);
        splits.currencies[0] = address(new Burner());
        splits.currencies[1] = address(new Flooder());
        splits.currencies[2] = address(0xdead);
        splits.currencies[3] = address(coin);
        setSplits(splits);
        IRevenueLens.Revenue memory told = revenueLens.revenue{gas: 3_000_000}(id, payer);
        for (uint256 i = 0; i < 3; ++i) {
            equal("no symbol", told.currencies[i].symbol, "");
            equal("no balance", told.currencies[i].balance, 0);
        }
        equal("the good one", told.currencies[3].balance, 1e29);
    }

    /// @dev The largest call there is stays within what endpoints give a call.
    function test_revenue_gas() external {
        for (uint256 i = 0; i < 40; ++i) {
            credit(submit(dora, 1), 1);
        }
        setSplits(splitsOf(5000, 5000, 0, 0));
        for (uint256 epoch = 0; epoch < 14; ++epoch) {
            pay(address(coin), 1000 ether);
            pay(address(other), 1000 ether);
            pass(EPOCH + 1);
        }
        vm.cool(address(router));
        vm.cool(address(contributions));
        vm.cool(address(vault));
        uint256 before = gasleft();
        revenueLens.revenue(id, alice);
        atMost("gas", before - gasleft(), 10_000_000);
    }
}
