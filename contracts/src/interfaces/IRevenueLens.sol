// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContributions} from "./IContributions.sol";
import {IModelLens} from "./IModelLens.sol";
import {IRevenueRouter} from "./IRevenueRouter.sol";

/// @title Revenue of a model as a view needs it
/// @notice Read-only, like IModelLens: what is set, what was paid, what an account can claim, at one block.
interface IRevenueLens {
    /// @param symbol The token's own word, untrusted, cut at 64 bytes; empty when it does not answer.
    /// @param decimals 0 when it does not answer or says more than 36.
    /// @param accepted Whether it may be paid in now.
    /// @param balance The account's.
    /// @param allowance What the account lets the router take.
    /// @param contributors All that was ever paid to the record's contributors.
    struct Currency {
        address token;
        string symbol;
        uint256 decimals;
        bool accepted;
        uint256 balance;
        uint256 allowance;
        uint256 contributors;
        IRevenueRouter.Pots pots;
    }

    /// @param due What it can claim, in the order of the currencies.
    struct Contributor {
        IContributions.Contribution contribution;
        uint256[] due;
    }

    /// @param epochs How many the record has had.
    /// @param rewards Of the newest epochs, newest first, with the account's part.
    /// @param credited In order of credit, the first 40.
    /// @param creditedCount How many there are.
    /// @param submitted The newest 20 submissions whatever became of them.
    struct Revenue {
        IRevenueRouter.Splits splits;
        Currency[] currencies;
        uint256 epochs;
        IRevenueRouter.Reward[] rewards;
        uint256 totalWeight;
        Contributor[] credited;
        uint256 creditedCount;
        IContributions.Contribution[] submitted;
        IModelLens.Point point;
    }

    /// @param account Zero for nobody's.
    function revenue(uint256 id, address account) external view returns (Revenue memory);
}
