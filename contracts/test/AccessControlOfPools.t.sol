// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC4626PoolAdapter} from "../src/ERC4626PoolAdapter.sol";
import {UniV2PoolAdapter} from "../src/UniV2PoolAdapter.sol";
import {IAdapterFactory} from "../src/interfaces/IAdapterFactory.sol";
import {IPoolAdapter} from "../src/interfaces/IPoolAdapter.sol";
import {IPoolAllocator} from "../src/interfaces/IPoolAllocator.sol";
import {IStakePools} from "../src/interfaces/IStakePools.sol";
import {IStakeVault} from "../src/interfaces/IStakeVault.sol";
import {Outsiders} from "./helpers/Outsiders.sol";
import {PoolWorld} from "./helpers/PoolWorld.sol";
import {World} from "./helpers/World.sol";
import {vm} from "./helpers/Vm.sol";

/// @dev As AccessControl.t.sol, for what concerns pools.
contract AccessControlOfPoolsTest is PoolWorld, Outsiders {
    function setUp() public override(World, PoolWorld) {
        super.setUp();
        outsiders = [mallory, alice, guardian, address(this), address(launcher), address(governor)];
        outsiders.push(address(a));
    }

    function test_stakeVault_setAllocator() external {
        onlyTimelock(abi.encodeCall(vault.setAllocator, (mallory)));
    }

    function test_stakeVault_setPool() external {
        onlyTimelock(
            abi.encodeCall(vault.setPool, (address(a), IStakePools.PoolRules(1000 ether, 1, 1)))
        );
    }

    function test_stakeVault_removePool() external {
        onlyTimelock(abi.encodeCall(vault.removePool, (address(a), 0)));
    }

    function test_stakeVault_setRiskCap() external {
        onlyTimelock(abi.encodeCall(vault.setRiskCap, ("x", IStakePools.RiskCap(1, 1))));
    }

    function test_stakeVault_setPoolLimits() external {
        onlyTimelock(abi.encodeCall(vault.setPoolLimits, (IStakePools.PoolLimits(1, 1, 1, 1))));
    }

    function test_stakeVault_allocate() external {
        outsiders.push(address(timelock));
        onlyAllocator(abi.encodeCall(vault.allocate, (address(a), 1 ether, 0)));
    }

    function test_stakeVault_deallocate() external {
        allocate(a, 10 ether);
        outsiders.push(address(timelock));
        onlyAllocator(abi.encodeCall(vault.deallocate, (address(a), 1 ether, 0)));
    }

    function test_stakeVault_forceDeallocate() external {
        allocate(a, 10 ether);
        outsiders = [mallory, guardian, address(timelock), address(allocator)];
        refusedToOutsiders(
            address(vault),
            abi.encodeCall(vault.forceDeallocate, (address(a), 1 ether, 0)),
            abi.encodeWithSelector(IStakePools.StakePoolsNotHolder.selector)
        );
    }

    function test_stakeVault_takeForClaim() external {
        allocate(a, 10 ether);
        outsiders.push(address(timelock));
        outsiders.push(address(allocator));
        refusedToOutsiders(
            address(vault),
            abi.encodeCall(vault.takeForClaim, (address(a), 1 ether)),
            abi.encodeWithSelector(IStakePools.StakePoolsNotVault.selector)
        );
    }

    function test_stakeVault_claimUnstakePart() external {
        onlyRequestOwner(claimOf);
    }

    function test_poolAllocator_setPolicy() external {
        onlyTimelockAtAllocator(abi.encodeCall(allocator.setPolicy, (address(vault), policy())));
    }

    function test_poolAllocator_setProgramme() external {
        onlyTimelockAtAllocator(
            abi.encodeCall(
                allocator.setProgramme,
                (address(vault), address(a), IPoolAllocator.Programme(1, 1, 1))
            )
        );
    }

    function test_poolAllocator_returnBudget() external {
        fund(1 ether);
        onlyTimelockAtAllocator(
            abi.encodeCall(allocator.returnBudget, (address(vault), mallory, 1 ether))
        );
    }

    function test_erc4626PoolAdapter_allocate() external {
        onlyVault(address(a), abi.encodeCall(a.allocate, (1)));
    }

    function test_erc4626PoolAdapter_deallocate() external {
        allocate(a, 10 ether);
        onlyVault(address(a), abi.encodeCall(a.deallocate, (1)));
    }

    function test_erc4626PoolAdapter_initialize() external {
        (address code,) = factory.implementations();
        bytes memory call = abi.encodeCall(ERC4626PoolAdapter.initialize, (mallory, mallory));
        refusedInitialization(address(a), call);
        refusedInitialization(code, call);
    }

    function test_uniV2PoolAdapter_allocate() external {
        onlyVault(uniV2(), abi.encodeCall(a.allocate, (1)));
    }

    function test_uniV2PoolAdapter_deallocate() external {
        onlyVault(uniV2(), abi.encodeCall(a.deallocate, (1)));
    }

    function test_uniV2PoolAdapter_initialize() external {
        (, address code) = factory.implementations();
        bytes memory call = abi.encodeCall(
            UniV2PoolAdapter.initialize, (mallory, mallory, IAdapterFactory.UniV2Settings(0, 0, 0))
        );
        refusedInitialization(code, call);
        refusedInitialization(uniV2(), call);
    }

    function onlyTimelock(bytes memory call) private {
        outsiders.push(address(allocator));
        refusedToOutsiders(
            address(vault), call, abi.encodeWithSelector(IStakeVault.StakeVaultNotTimelock.selector)
        );
        pushThrough(motion(address(vault), call, "by vote"));
    }

    function onlyTimelockAtAllocator(bytes memory call) private {
        outsiders.push(address(allocator));
        refusedToOutsiders(
            address(allocator),
            call,
            abi.encodeWithSelector(IPoolAllocator.PoolAllocatorNotTimelock.selector, vault)
        );
        pushThrough(motion(address(allocator), call, "by vote"));
    }

    function onlyAllocator(bytes memory call) private {
        refusedToOutsiders(
            address(vault),
            call,
            abi.encodeWithSelector(IStakePools.StakePoolsNotAllocator.selector)
        );
        vm.prank(address(allocator));
        (bool allowed,) = address(vault).call(call);
        isTrue("allowed to the allocator", allowed);
    }

    function onlyVault(address adapter, bytes memory call) private {
        outsiders.push(address(allocator));
        outsiders.push(address(timelock));
        refusedToOutsiders(
            adapter, call, abi.encodeWithSelector(IPoolAdapter.PoolAdapterNotVault.selector)
        );
    }

    function claimOf(uint256 request) private view returns (bytes memory) {
        return abi.encodeCall(vault.claimUnstakePart, (request, 1, mallory));
    }

    function uniV2() private returns (address) {
        return factory.createUniV2(
            address(vault),
            address(new PairOf(address(token))),
            IAdapterFactory.UniV2Settings(1, 1800, 1)
        );
    }
}

/// @dev As much of a pair as making an adapter takes.
contract PairOf {
    address public immutable token0;
    address public constant token1 = address(0x0e9);
    uint256 public constant price0CumulativeLast = 1;

    constructor(address token) {
        token0 = token;
    }

    function getReserves() external view returns (uint112, uint112, uint32) {
        return (1, 1, uint32(block.timestamp));
    }
}
