// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {PoolAllocator} from "../../src/PoolAllocator.sol";
import {StakeVault} from "../../src/StakeVault.sol";
import {IPoolAdapter} from "../../src/interfaces/IPoolAdapter.sol";
import {IStakePools} from "../../src/interfaces/IStakePools.sol";
import {IStakeVault} from "../../src/interfaces/IStakeVault.sol";
import {IUniswapV2Pair} from "../../src/interfaces/IUniswapV2Pair.sol";
import {Check} from "./Check.sol";
import {TestPool} from "./TestPool.sol";
import {vm} from "./Vm.sol";

/// @dev What people, keepers, pools and an attacker do to a vault with three pools, in any order: the handler of its
/// invariants. What holds over one step is checked here; a step that fails for a good reason is left out.
contract PoolActors is Check {
    struct Stage {
        StakeVault vault;
        PoolAllocator allocator;
        IPoolAdapter[3] adapters;
        TestPool[2] pools;
        IUniswapV2Pair pair;
        address[4] people;
        address attacker;
    }

    StakeVault private immutable vault;
    IERC20 private immutable token;
    PoolAllocator private immutable allocator;
    IUniswapV2Pair private immutable pair;
    IERC20 private immutable quote;
    IPoolAdapter[3] private adapters;
    TestPool[2] private pools;
    address[4] private people;
    address private immutable attacker;

    mapping(address account => uint256 shares) public ghostShares;
    uint256 public ghostEscrow;
    /// @dev How often each thing got through.
    uint256 public moved;
    uint256 public claimed;
    uint256 public forced;
    uint256 public attacked;

    constructor(Stage memory stage) {
        vault = stage.vault;
        token = IERC20(vault.asset());
        allocator = stage.allocator;
        adapters = stage.adapters;
        pools = stage.pools;
        pair = stage.pair;
        people = stage.people;
        attacker = stage.attacker;
        quote = IERC20(pair.token0() == address(token) ? pair.token1() : pair.token0());
        for (uint256 i = 0; i < people.length; ++i) {
            ghostShares[people[i]] = vault.balanceOf(people[i]);
        }
    }

    /// @dev No step but the passing of time, a claim while a pool is silent, or rounding raises the price.
    modifier priceStays() {
        (uint256 before, bool isSilent) = price();
        _;
        (uint256 after_, bool isSilentAfter) = price();
        if (!isSilent && !isSilentAfter) atMost("price", after_, before + 1e9);
    }

    modifier votesStay() {
        bytes32 before = votes();
        _;
        equal("votes", votes(), before);
    }

    function stake(uint256 who, uint256 amount) external priceStays {
        address from = people[who % people.length];
        uint256 balance = token.balanceOf(from);
        if (balance < 1e9) return;
        amount = within(amount, 1e9, balance);
        vm.startPrank(from);
        token.approve(address(vault), amount);
        (bool ok, bytes memory answer) =
            address(vault).call(abi.encodeCall(vault.deposit, (amount, from)));
        vm.stopPrank();
        if (ok) ghostShares[from] += abi.decode(answer, (uint256));
        else equal("only this", bytes32(bytes4(answer)), bytes32(voteDuplication()));
    }

    function requestUnstake(uint256 who, uint256 amount) external priceStays {
        address from = people[who % people.length];
        uint256 balance = vault.balanceOf(from);
        if (balance == 0 || vault.unstakeRequestsOf(from).length == 16) return;
        amount = within(amount, 1, balance);
        vm.prank(from);
        vault.requestUnstake(amount);
        ghostShares[from] -= amount;
        ghostEscrow += amount;
    }

    function claimUnstake(uint256 who, uint256 which, uint256 part) external priceStays {
        address from = people[who % people.length];
        IStakeVault.UnstakeRequest[] memory open = vault.unstakeRequestsOf(from);
        if (open.length == 0) return;
        IStakeVault.UnstakeRequest memory request = open[which % open.length];
        if (block.timestamp < request.readyAt) return;
        part = within(part, 1, request.shares);
        uint256 worth = vault.convertToAssets(part);
        vm.prank(from);
        (bool ok, bytes memory answer) =
            address(vault).call(abi.encodeCall(vault.claimUnstakePart, (request.id, part, from)));
        if (!ok) return;
        atMost("paid no more than it is worth", abi.decode(answer, (uint256)), worth + 1);
        ghostEscrow -= part;
        ++claimed;
    }

    function allocate(uint256 which, uint256 amount) external priceStays votesStay {
        IPoolAdapter to = adapters[which % 3];
        amount = within(amount, 1e9, 120 ether);
        vm.prank(address(allocator));
        (bool ok,) = address(vault).call(abi.encodeCall(vault.allocate, (address(to), amount, 0)));
        if (ok) checkLimits(to);
    }

    function deallocate(uint256 which, uint256 amount) external priceStays votesStay {
        IPoolAdapter from = adapters[which % 3];
        uint256 booked = vault.poolOf(address(from)).booked;
        if (booked == 0) return;
        vm.prank(address(allocator));
        (bool ok,) = address(vault)
            .call(
                abi.encodeCall(vault.deallocate, (address(from), within(amount, 1, booked * 2), 0))
            );
        if (ok) ++moved;
    }

    function rebalance(uint256 from, uint256 to, uint256 amount) external votesStay {
        address first = from % 4 == 3 ? address(0) : address(adapters[from % 4]);
        address second = to % 4 == 3 ? address(0) : address(adapters[to % 4]);
        uint256 principal = principalNow();
        amount = within(amount, 1e9, 60 ether);
        vm.prank(attacker);
        (bool ok, bytes memory answer) = address(allocator)
            .call(abi.encodeCall(allocator.rebalance, (address(vault), first, second, amount)));
        if (!ok) return;
        (, uint256 tip) = abi.decode(answer, (uint256, uint256));
        isTrue("tip is not principal", tip == 0 || principalNow() + amount / 50 + 4 >= principal);
        if (second != address(0)) checkLimits(IPoolAdapter(second));
        ++moved;
    }

    function poke(uint256 which) external votesStay {
        (bool ok,) = address(allocator)
            .call(abi.encodeCall(allocator.poke, (address(vault), address(adapters[which % 3]))));
        if (ok) ++moved;
    }

    function forceDeallocate(uint256 who, uint256 which, uint256 amount) external priceStays {
        address by = people[who % people.length];
        IPoolAdapter from = adapters[which % 3];
        uint256 booked = vault.poolOf(address(from)).booked;
        if (booked == 0) return;
        amount = within(amount, 1, booked);
        uint256 one = vault.convertToAssets(1e18);
        vm.prank(by);
        (bool ok, bytes memory answer) =
            address(vault).call(abi.encodeCall(vault.forceDeallocate, (address(from), amount, 0)));
        if (!ok) return;
        (uint256 out, uint256 burned) = abi.decode(answer, (uint256, uint256));
        // Priced after the pool's loss, which is at most 2 % of what is moved.
        atMost("2 % at most", burned * one / 1e18, out / 50 + out / 500 + 10);
        ghostShares[by] -= burned;
        ++forced;
    }

    function book() external priceStays votesStay {
        vault.book();
    }

    /// @dev A gain counts at once only as far as it undoes a loss that nobody booked yet.
    function earn(uint256 which, uint256 amount) external votesStay {
        uint256 booked = vault.bookedAssets() * 1e18 / (vault.totalSupply() + 1);
        address from = people[which % people.length];
        amount = within(amount, 0, token.balanceOf(from) / 20);
        vm.prank(from);
        token.transfer(address(pools[which % 2]), amount);
        (uint256 after_,) = price();
        atMost("price", after_, booked + 1e9);
    }

    function addGain(uint256 who, uint256 amount) external priceStays votesStay {
        address from = people[who % people.length];
        amount = within(amount, 0, token.balanceOf(from) / 20);
        vm.startPrank(from);
        token.approve(address(vault), amount);
        vault.addGain(amount);
        vm.stopPrank();
    }

    function lose(uint256 which, uint256 amount) external votesStay {
        TestPool pool = pools[which % 2];
        pool.lose(within(amount, 0, token.balanceOf(address(pool)) / 10));
    }

    function setMood(uint256 which, uint256 mood) external votesStay {
        TestPool pool = pools[which % 2];
        // Half of the time honest.
        mood = mood % 14;
        pool.setMood(mood > 6 ? TestPool.Mood.Honest : TestPool.Mood(mood));
        pool.setExitFee(mood == 13 ? 5 : 0);
    }

    /// @dev Pump or dump, then all a staker can do in one block, then back.
    function attack(uint256 seed, uint256 amount) external {
        amount = within(amount, 1e15, 100 ether);
        bool sellsToken = seed % 2 == 0;
        if (sellsToken && token.balanceOf(attacker) < amount + 1 ether) return;
        (, bool wasSilent) = price();
        vault.book();
        uint256 before = wealth();
        uint256 got = swap(sellsToken, amount);
        vm.startPrank(attacker);
        token.approve(address(vault), type(uint256).max);
        // What is needed to go back is kept.
        uint256 free = token.balanceOf(attacker) - (sellsToken ? 0 : got);
        uint256 some = within(seed >> 8, 0, free);
        (bool ok,) = address(vault).call(abi.encodeCall(vault.deposit, (some, attacker)));
        (bool alsoOk,) = address(vault)
            .call(
                abi.encodeCall(vault.forceDeallocate, (address(adapters[seed % 3]), some / 10, 0))
            );
        vm.stopPrank();
        swap(!sellsToken, got);
        (, bool isSilent) = price();
        if (!wasSilent && !isSilent) atMost("no profit in a block", wealth(), before + 1e6);
        if (ok || alsoOk) ++attacked;
    }

    /// @dev The market moves and stays there.
    function trade(uint256 seed, uint256 amount) external votesStay {
        amount = within(amount, 1e15, 3 ether);
        if (seed % 2 == 0 && token.balanceOf(attacker) < amount) return;
        swap(seed % 2 == 0, amount);
    }

    function wait(uint256 time) external {
        (uint256 before, bool wasSilent) = price();
        time = within(time, 1, 1 days);
        vm.warp(block.timestamp + time);
        vm.roll(block.number + time / 12 + 1);
        adapters[2].poke();
        (uint256 after_, bool isSilent) = price();
        // 100 % per year since it was last booked: at the end of the wait before this one, or later.
        if (!wasSilent && !isSilent) {
            atMost("rate", after_, before + before * time / 365 days + 1e9);
        }
        vault.book();
    }

    function ghostVotes() external view returns (uint256 sum) {
        for (uint256 i = 0; i < people.length; ++i) {
            equal("shares", vault.balanceOf(people[i]), ghostShares[people[i]]);
            sum += ghostShares[people[i]];
        }
        sum += vault.balanceOf(attacker);
    }

    function principalNow() public view returns (uint256 sum) {
        sum = vault.idleAssets();
        for (uint256 i = 0; i < 3; ++i) {
            try adapters[i].realAssets{gas: 500_000}() returns (uint256 value) {
                if (value <= type(uint128).max) sum += value;
            } catch {}
        }
    }

    /// @dev For those who come, so that silence does not show; and whether some pool is silent.
    function price() private view returns (uint256, bool) {
        (uint256 forExit, uint256 forEntry) = vault.stakeValue();
        return (forEntry * 1e18 / (vault.totalSupply() + 1), forExit != forEntry);
    }

    function wealth() private view returns (uint256) {
        return token.balanceOf(attacker) + quote.balanceOf(attacker)
            + vault.convertToAssets(vault.balanceOf(attacker));
    }

    function votes() private view returns (bytes32) {
        uint256[5] memory all;
        for (uint256 i = 0; i < people.length; ++i) {
            all[i] = vault.getVotes(people[i]);
        }
        all[4] = vault.getVotes(attacker);
        return keccak256(abi.encode(all));
    }

    /// @dev 5. After stake went into a pool every limit holds.
    function checkLimits(IPoolAdapter to) private {
        IStakePools.Pool[] memory all = vault.pools();
        IStakePools.Pool memory pool = vault.poolOf(address(to));
        IStakePools.RiskCap memory risk = vault.riskCap(pool.riskId);
        (, uint256 total) = vault.stakeValue();
        (uint256 deployed, uint256 atRisk) = (0, 0);
        for (uint256 i = 0; i < all.length; ++i) {
            deployed += all[i].booked;
            if (all[i].riskId == pool.riskId) atRisk += all[i].booked;
        }
        atMost("absolute cap", pool.booked, pool.absoluteCap);
        atMost("relative cap", pool.booked, total * pool.relativeCapBps / 10_000 + 1 ether / 10);
        atMost("risk", atRisk, risk.absoluteCap);
        atMost(
            "deployed", deployed, total * vault.poolLimits().maxDeployedBps / 10_000 + 1 ether / 10
        );
        ++moved;
    }

    function swap(bool sellsToken, uint256 amount) private returns (uint256 out) {
        bool sellsFirst = sellsToken == (pair.token0() == address(token));
        (uint256 first, uint256 second,) = pair.getReserves();
        (uint256 reserveIn, uint256 reserveOut) = sellsFirst ? (first, second) : (second, first);
        out = amount * 997 * reserveOut / (reserveIn * 1000 + amount * 997);
        vm.prank(attacker);
        (sellsToken ? token : quote).transfer(address(pair), amount);
        pair.swap(sellsFirst ? 0 : out, sellsFirst ? out : 0, attacker, "");
    }

    function voteDuplication() private pure returns (bytes4) {
        return IStakeVault.StakeVaultVoteDuplication.selector;
    }
}
