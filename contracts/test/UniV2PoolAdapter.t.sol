// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {UniV2PoolAdapter} from "../src/UniV2PoolAdapter.sol";
import {IAdapterFactory} from "../src/interfaces/IAdapterFactory.sol";
import {IPoolAdapter} from "../src/interfaces/IPoolAdapter.sol";
import {IStakePools} from "../src/interfaces/IStakePools.sol";
import {IUniswapV2Pair} from "../src/interfaces/IUniswapV2Pair.sol";
import {QuoteToken} from "./helpers/QuoteToken.sol";
import {UniV2World} from "./helpers/UniV2World.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev Stake as liquidity of a real pair, the token on either side.
contract UniV2PoolAdapterTest is UniV2World {
    function test_allocate_andBack() external {
        uint256 value = allocate(v2, 2 ether);
        near("costs a fee on half and its own impact", value, 2 ether, 0.012 ether);
        near("is booked at once", vault.totalAssets(), 398 ether + value, 2);
        equal("nothing is left behind", token.balanceOf(address(v2)), 0);
        atMost("dust of the other token", quote.balanceOf(address(v2)), 10);
        uint256 out = deallocate(v2, type(uint256).max);
        near("and the same back", out, value, 0.012 ether);
        equal("no liquidity left", pair.balanceOf(address(v2)), 0);
        equal("no value left", v2.realAssets(), 0);
        equal("all at the vault", token.balanceOf(address(vault)), vault.idleAssets());
    }

    function test_deallocate_aPart() external {
        allocate(v2, 4 ether);
        uint256 held = pair.balanceOf(address(v2));
        uint256 out = deallocate(v2, 1 ether);
        near("about as much", out, 1 ether, 0.01 ether);
        near("a quarter of it", pair.balanceOf(address(v2)), held * 3 / 4, held / 200);
    }

    function test_value_isNotThePriceOfTheMoment() external {
        allocate(v2, 4 ether);
        uint256 before = v2.realAssets();
        swap(carol, true, 150 ether);
        near("a dump of half the depth", v2.realAssets(), before, before / 500);
        isTrue("earns its fee", v2.realAssets() >= before);
        pass(12);
        near("nor in the next block", v2.realAssets(), before, before / 50);
    }

    function test_value_followsTheAverage() external {
        allocate(v2, 4 ether);
        uint256 before = v2.realAssets();
        swap(carol, true, 150 ether);
        for (uint256 i = 0; i < 3; ++i) {
            pass(1 hours);
            v2.poke();
        }
        // The token is worth 4/9 of what it was in the other: the other part is worth more of the token.
        near("an hour later", v2.realAssets(), before * 3 / 2, before / 50);
    }

    function test_allocate_tooYoung() external {
        IPoolAdapter young = IPoolAdapter(
            factory.createUniV2(
                address(vault),
                address(pair),
                IAdapterFactory.UniV2Settings(1, uint48(2 * DAY), 100)
            )
        );
        refused(
            young,
            abi.encodeWithSelector(
                IPoolAdapter.PoolAdapterTooYoung.selector, block.timestamp + 2 * DAY
            )
        );
    }

    function test_average_needsHalfAnHour() external {
        UniV2PoolAdapter young = UniV2PoolAdapter(
            factory.createUniV2(
                address(vault), address(pair), IAdapterFactory.UniV2Settings(1, 30 minutes, 1)
            )
        );
        pass(30 minutes - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IPoolAdapter.PoolAdapterTooYoung.selector, block.timestamp + 1)
        );
        young.averagePrice();
        pass(1);
        near("one for one", young.averagePrice(), 2 ** 112, 2 ** 80);
    }

    function test_allocate_tooShallow() external {
        uint256 held = pair.balanceOf(carol);
        vm.prank(carol);
        pair.transfer(address(pair), held * 9 / 10);
        pair.burn(carol);
        vm.prank(address(vault));
        vm.expectPartialRevert(IPoolAdapter.PoolAdapterTooShallow.selector);
        v2.allocate(1 ether);
    }

    function test_allocate_priceOff() external {
        swap(carol, true, 5 ether);
        vm.prank(address(vault));
        vm.expectPartialRevert(IPoolAdapter.PoolAdapterPriceDeviation.selector);
        v2.allocate(1 ether);
    }

    function test_deallocate_priceOff() external {
        allocate(v2, 4 ether);
        swap(carol, true, 5 ether);
        equal("says so", v2.maxDeallocate(), 0);
        vm.prank(address(vault));
        vm.expectPartialRevert(IPoolAdapter.PoolAdapterPriceDeviation.selector);
        v2.deallocate(1 ether);
        for (uint256 i = 0; i < 3; ++i) {
            pass(1 hours);
            v2.poke();
        }
        equal("the average caught up", v2.maxDeallocate(), v2.realAssets());
        deallocate(v2, 1 ether);
    }

    function test_allocate_feeOnTransfer() external {
        quote.setFee(100);
        vm.prank(address(allocator));
        vm.expectPartialRevert(IPoolAdapter.PoolAdapterTransferFee.selector);
        vault.allocate(address(v2), 1 ether, 0);
    }

    function test_allocate_rebasingToken() external {
        quote.rebase(90);
        refused(
            v2,
            abi.encodeWithSelector(
                IPoolAdapter.PoolAdapterRebasingToken.selector,
                address(quote),
                DEPTH,
                DEPTH * 9 / 10
            )
        );
        quote.rebase(110);
        refused(
            v2,
            abi.encodeWithSelector(
                IPoolAdapter.PoolAdapterRebasingToken.selector,
                address(quote),
                DEPTH,
                DEPTH * 11 / 10
            )
        );
    }

    function test_allocate_minValue() external {
        vm.prank(address(allocator));
        vm.expectPartialRevert(IStakePools.StakePoolsTooLittle.selector);
        vault.allocate(address(v2), 2 ether, 2 ether);
    }

    function test_deallocate_minOut() external {
        allocate(v2, 2 ether);
        vm.prank(address(allocator));
        vm.expectPartialRevert(IStakePools.StakePoolsTooLittle.selector);
        vault.deallocate(address(v2), 1 ether, 1.01 ether);
    }

    function test_demandIndex_growsByFeesOnly() external {
        (uint256 before,) = v2.demandIndex();
        vm.prank(carol);
        token.transfer(alice, 10 ether);
        addLiquidity(10 ether);
        (uint256 index, uint256 at) = v2.demandIndex();
        near("not by liquidity", index, before, 2);
        equal("now", at, block.timestamp);
        swap(carol, true, 10 ether);
        (index,) = v2.demandIndex();
        isTrue("by a fee", index > before + before / 50_000);
    }

    function test_poke_everyHalfHour() external {
        v2.poke();
        vm.recordLogs();
        v2.poke();
        equal("not twice", vm.getRecordedLogs().length, 0);
        pass(30 minutes);
        v2.poke();
        equal("later", vm.getRecordedLogs().length, 1);
    }

    function test_claim_outOfThePair() external {
        allocate(a, 90 ether);
        allocate(b, 90 ether);
        allocate(v2, 4 ether);
        vm.prank(address(timelock));
        vault.setCooldown(0);
        uint256 worth = vault.convertToAssets(398 ether);
        vm.prank(alice);
        vault.transfer(bob, 300 ether);
        vm.startPrank(bob);
        uint256 request = vault.requestUnstake(398 ether);
        uint256 paid = vault.claimUnstake(request, bob);
        atMost("bears the cost", paid, worth);
        near("which is small", paid, worth, 0.02 ether);
        near("the rest is whole", vault.totalAssets(), 2 ether, 0.03 ether);
    }

    /// @dev A claim for which a part of the liquidity is enough: the rest stays, and is worth what it was.
    function test_claim_takesAPartOfThePair() external {
        allocate(v2, 4 ether);
        vm.prank(alice);
        uint256 request = vault.requestUnstake(300 ether);
        vm.prank(bob);
        uint256 second = vault.requestUnstake(97.5 ether);
        for (uint256 i = 0; i < 8; ++i) {
            pass(COOLDOWN / 8);
            v2.poke();
        }
        uint256 price = vault.convertToAssets(1 ether);
        vm.prank(alice);
        vault.claimUnstake(request, alice);
        uint256 idle = vault.idleAssets();
        uint256 held = pair.balanceOf(address(v2));
        uint256 worth = vault.convertToAssets(97.5 ether);
        vm.prank(bob);
        uint256 paid = vault.claimUnstake(second, bob);
        uint256 missing = worth - idle;
        isTrue("less than all", missing > 1 ether && missing < 3 ether);
        near(
            "as much of the liquidity",
            pair.balanceOf(address(v2)),
            held - held * missing / 4 ether,
            held / 100
        );
        isTrue("liquidity stays", pair.balanceOf(address(v2)) > held / 4);
        atMost("bears the cost", paid, worth);
        near("which is small", paid, worth, 0.02 ether);
        isTrue("the rest is whole", vault.convertToAssets(1 ether) + 10 >= price);
    }

    /// @dev The other token turned its fee on after stake came in: the fee is a cost, not a trap.
    function test_deallocate_feeOnTransfer() external {
        allocate(v2, 4 ether);
        quote.setFee(30);
        uint256 out = deallocate(v2, 2 ether);
        near("less its fee, twice on half", out, 2 ether - 0.006 ether, 0.012 ether);
        quote.setFee(300);
        vm.prank(address(allocator));
        vm.expectRevert();
        vault.deallocate(address(v2), 2 ether, 0);
        vm.prank(address(timelock));
        vault.setPool(address(v2), IStakePools.PoolRules(0, 0, 500));
        isTrue("all out at a vote's bound", deallocate(v2, type(uint256).max) > 1.8 ether);
        equal("nothing left", v2.realAssets(), 0);
    }

    function test_riskId_isTheExchange() external {
        QuoteToken other = new QuoteToken();
        address second = exchange.createPair(address(token), address(other));
        IPoolAdapter adapter = IPoolAdapter(factory.createUniV2(address(vault), second, settings()));
        equal("one risk", adapter.riskId(), v2.riskId());
        isTrue("not that of a vault", a.riskId() != v2.riskId());
        isTrue("each vault its own", a.riskId() != b.riskId());
    }

    function test_factory_knowsWhatItMade() external {
        equal("v2", factory.kindOf(address(v2)), "uniswap-v2");
        equal("4626", factory.kindOf(address(a)), "erc4626");
        equal("nothing else", factory.kindOf(address(this)), bytes32(0));
        equal(
            "the same again",
            factory.createUniV2(address(vault), address(pair), settings()),
            address(v2)
        );
        equal("and here", factory.createERC4626(address(vault), address(poolA)), address(a));
    }

    function test_factory_refusesOthersTokens() external {
        QuoteToken other = new QuoteToken();
        address foreign = exchange.createPair(address(other), address(quote));
        vm.expectRevert(
            abi.encodeWithSelector(
                IAdapterFactory.AdapterFactoryWrongAsset.selector,
                foreign,
                IUniswapV2Pair(foreign).token0(),
                address(token)
            )
        );
        factory.createUniV2(address(vault), foreign, settings());
        vm.expectPartialRevert(IAdapterFactory.AdapterFactoryWrongAsset.selector);
        factory.createERC4626(address(vault), address(vault));
        vm.expectRevert(
            abi.encodeWithSelector(
                IAdapterFactory.AdapterFactoryBadSettings.selector, 30 minutes - 1, 1
            )
        );
        factory.createUniV2(
            address(vault), address(pair), IAdapterFactory.UniV2Settings(1, 30 minutes - 1, 1)
        );
        vm.expectRevert(
            abi.encodeWithSelector(
                IAdapterFactory.AdapterFactoryBadSettings.selector, 30 minutes, 1001
            )
        );
        factory.createUniV2(
            address(vault), address(pair), IAdapterFactory.UniV2Settings(1, 30 minutes, 1001)
        );
    }

    function test_fuzz_valueIsTheSameWhateverTheSwap(uint256 amount, bool sellsToken) external {
        allocate(v2, 4 ether);
        uint256 before = v2.realAssets();
        amount = within(amount, 1e15, 80 ether);
        if (!sellsToken) quote.transfer(carol, amount);
        swap(carol, sellsToken, amount);
        isTrue("never less", v2.realAssets() + 1 >= before);
        near("and no more than a fee", v2.realAssets(), before, before / 400);
    }

    function refused(IPoolAdapter adapter, bytes memory reason) private {
        vm.prank(address(vault));
        vm.expectRevert(reason);
        adapter.allocate(1 ether);
    }
}

/// @dev The same with the token sorted behind the other.
contract UniV2PoolAdapterSecondTest is UniV2PoolAdapterTest {
    function quoteIsFirst() internal pure override returns (bool) {
        return true;
    }
}
