// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Contributions} from "../../src/Contributions.sol";
import {RevenueRouter} from "../../src/RevenueRouter.sol";
import {IContributions} from "../../src/interfaces/IContributions.sol";
import {IRevenueRouter} from "../../src/interfaces/IRevenueRouter.sol";
import {Coin} from "./Currencies.sol";
import {World} from "./World.sol";
import {vm} from "./Vm.sol";

/// @dev The launched model with revenue: dora and erin contribute, `payer` has two currencies.
abstract contract RevenueWorld is World {
    address internal constant dora = address(0xd0a);
    address internal constant erin = address(0xe21);
    address internal constant payer = address(0xfa1e5);
    uint256 internal constant EPOCH = 7 days;

    RevenueRouter internal router;
    Contributions internal contributions;
    Coin internal coin;
    Coin internal other;
    uint256 internal parentId;

    function setUp() public virtual override {
        super.setUp();
        contributions = Contributions(vm.deployCode("Contributions.sol", abi.encode(registry)));
        router =
            RevenueRouter(vm.deployCode("RevenueRouter.sol", abi.encode(registry, contributions)));
        coin = new Coin(1e30);
        other = new Coin(1e30);
        coin.transfer(payer, 1e29);
        other.transfer(payer, 1e29);
        parentId = registry.register(bob, _places("huggingface.co/acme/base"), "");
        pass(1 days);
    }

    /// @dev 50 % stakers, 20 % contributors, 15 % treasury, 5 % incentives, 10 % to the parent; both coins.
    function usualSplits() internal view returns (IRevenueRouter.Splits memory splits) {
        splits = splitsOf(5000, 2000, 1500, 500);
        splits.parents = new IRevenueRouter.Parent[](1);
        splits.parents[0] = IRevenueRouter.Parent(uint48(parentId), 1000);
    }

    function splitsOf(uint16 stakers, uint16 contributors, uint16 treasury, uint16 incentives)
        internal
        view
        returns (IRevenueRouter.Splits memory splits)
    {
        splits.stakersBps = stakers;
        splits.contributorsBps = contributors;
        splits.treasuryBps = treasury;
        splits.incentivesBps = incentives;
        splits.currencies = new address[](2);
        splits.currencies[0] = address(coin);
        splits.currencies[1] = address(other);
    }

    function stakersOnly(address token_)
        internal
        view
        returns (IRevenueRouter.Splits memory splits)
    {
        splits = splitsOf(10_000, 0, 0, 0);
        splits.currencies = new address[](1);
        splits.currencies[0] = token_;
    }

    function setSplits(IRevenueRouter.Splits memory splits) internal {
        vm.prank(address(timelock));
        router.setSplits(id, splits);
    }

    function pay(address token_, uint256 amount) internal {
        payFor(id, token_, amount);
    }

    function payFor(uint256 record, address token_, uint256 amount) internal {
        vm.startPrank(payer);
        IERC20(token_).approve(address(router), amount);
        router.pay(record, token_, amount);
        vm.stopPrank();
    }

    function claim(address by, uint256 epoch, address token_) internal returns (uint256) {
        IRevenueRouter.EpochClaim[] memory claims = new IRevenueRouter.EpochClaim[](1);
        claims[0] = IRevenueRouter.EpochClaim(id, token_, one(epoch));
        vm.prank(by);
        return router.claim(claims)[0];
    }

    function claimRefused(address by, uint256 epoch, address token_, bytes memory reason) internal {
        IRevenueRouter.EpochClaim[] memory claims = new IRevenueRouter.EpochClaim[](1);
        claims[0] = IRevenueRouter.EpochClaim(id, token_, one(epoch));
        vm.prank(by);
        vm.expectRevert(reason);
        router.claim(claims);
    }

    function claimContribution(address by, uint256 index, address token_)
        internal
        returns (uint256)
    {
        IContributions.ContributionClaim[] memory claims = new IContributions.ContributionClaim[](1);
        claims[0] = IContributions.ContributionClaim(id, token_, one(index));
        vm.prank(by);
        return contributions.claim(claims)[0];
    }

    function evidence(uint64 askedWeight) internal pure returns (IContributions.Evidence memory) {
        return IContributions.Evidence({
            kind: IContributions.Kind.Dataset,
            digest: "sha256:00ff",
            uri: "https://example.org/data",
            note: "Cleaned the second half.",
            askedWeight: askedWeight
        });
    }

    function submit(address by, uint64 askedWeight) internal returns (uint256 index) {
        IContributions.Evidence memory shown = evidence(askedWeight);
        vm.prank(by);
        return contributions.submit(id, shown);
    }

    function credit(uint256 index, uint64 weight) internal {
        bytes32 hash = contributions.contribution(id, index).evidenceHash;
        vm.prank(address(timelock));
        contributions.credit(id, index, hash, weight);
    }

    function end(uint256 index) internal {
        vm.prank(address(timelock));
        contributions.end(id, index);
    }

    function one(uint256 value) internal pure returns (uint256[] memory list) {
        list = new uint256[](1);
        list[0] = value;
    }
}
