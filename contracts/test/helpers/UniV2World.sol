// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IAdapterFactory} from "../../src/interfaces/IAdapterFactory.sol";
import {IPoolAdapter} from "../../src/interfaces/IPoolAdapter.sol";
import {IStakePools} from "../../src/interfaces/IStakePools.sol";
import {IUniswapV2Pair} from "../../src/interfaces/IUniswapV2Pair.sol";
import {PoolWorld} from "./PoolWorld.sol";
import {QuoteToken} from "./QuoteToken.sol";
import {vm} from "./Vm.sol";

interface IUniswapV2Factory {
    function createPair(address first, address second) external returns (address pair);
}

/// @dev PoolWorld with a third pool: a pair of Uniswap's own bytecode, of the npm package @uniswap/v2-core, with 300 of
/// the token and 300 of another one in it, of carol's. The adapter has watched it for two days.
abstract contract UniV2World is PoolWorld {
    uint256 internal constant DEPTH = 300 ether;

    IUniswapV2Factory internal exchange;
    IUniswapV2Pair internal pair;
    QuoteToken internal quote;
    IPoolAdapter internal v2;

    function setUp() public virtual override {
        super.setUp();
        exchange = IUniswapV2Factory(deployUniswap());
        quote = quoteOnSide(quoteIsFirst());
        pair = IUniswapV2Pair(exchange.createPair(address(token), address(quote)));
        addLiquidity(DEPTH);
        v2 = IPoolAdapter(factory.createUniV2(address(vault), address(pair), settings()));
        vm.startPrank(address(timelock));
        vault.setPool(address(v2), IStakePools.PoolRules(100 ether, 3000, 80));
        vault.setRiskCap(v2.riskId(), IStakePools.RiskCap(1000 ether, 10_000));
        vm.stopPrank();
        for (uint256 i = 0; i < 4; ++i) {
            pass(DAY / 2);
            v2.poke();
        }
        pass(1 hours);
    }

    function quoteIsFirst() internal pure virtual returns (bool) {
        return false;
    }

    function settings() internal pure returns (IAdapterFactory.UniV2Settings memory) {
        return IAdapterFactory.UniV2Settings({
            minDepth: 50 ether, minAgeSeconds: uint48(DAY), maxDeviationBps: 200
        });
    }

    function addLiquidity(uint256 amount) internal {
        vm.prank(alice);
        token.transfer(address(pair), amount);
        quote.transfer(address(pair), amount);
        pair.mint(carol);
    }

    /// @dev Sells the token (or the quote) to the pair at its formula, out of `from`.
    function swap(address from, bool sellsToken, uint256 amount) internal returns (uint256 out) {
        bool tokenIsFirst = pair.token0() == address(token);
        (uint256 first, uint256 second,) = pair.getReserves();
        bool sellsFirst = sellsToken == tokenIsFirst;
        (uint256 reserveIn, uint256 reserveOut) = sellsFirst ? (first, second) : (second, first);
        out = amount * 997 * reserveOut / (reserveIn * 1000 + amount * 997);
        vm.prank(from);
        IERC20(sellsToken ? address(token) : address(quote)).transfer(address(pair), amount);
        pair.swap(sellsFirst ? 0 : out, sellsFirst ? out : 0, from, "");
    }

    function deployUniswap() private returns (address made) {
        string memory path = "node_modules/@uniswap/v2-core/build/UniswapV2Factory.json";
        string memory hexCode = vm.parseJsonString(vm.readFile(path), ".bytecode");
        bytes memory code =
            bytes.concat(vm.parseBytes(string.concat("0x", hexCode)), abi.encode(address(0)));
        assembly ("memory-safe") {
            made := create(0, add(code, 0x20), mload(code))
        }
        isTrue("Uniswap is there", made.code.length > 0);
    }

    /// @dev Uniswap sorts tokens by address: tries until the order is the one wanted.
    function quoteOnSide(bool first) private returns (QuoteToken made) {
        do {
            made = new QuoteToken();
        } while ((address(made) < address(token)) != first);
    }
}
