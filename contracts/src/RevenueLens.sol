// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {GuardedCall} from "./GuardedCall.sol";
import {IContributions} from "./interfaces/IContributions.sol";
import {IModelLens} from "./interfaces/IModelLens.sol";
import {IRevenueLens} from "./interfaces/IRevenueLens.sol";
import {IRevenueRouter} from "./interfaces/IRevenueRouter.sol";

/// @title Revenue of a model as a view needs it
/// @dev Specification
///
/// Purpose. One call for all that the rewards of a model show, at one block.
///
/// Roles. None; nothing is stored and nothing can be changed.
///
/// Trust. Router and contributions are ours. Tokens are a record owner's word: each is asked by static calls with a cap on
/// gas and on what is copied, and one that lies, burns or floods hides only its own numbers.
///
/// Invariants.
/// - Every number is of the block told with it.
/// - What one call reads is bounded: at most 32 currencies by 14 epochs (which is how long claims are kept) and by 40
///   contributions.
contract RevenueLens is IRevenueLens {
    using GuardedCall for address;

    uint256 private constant EPOCHS = 14;
    uint256 private constant CREDITED = 40;
    uint256 private constant SUBMITTED = 20;
    uint256 private constant DECIMALS_MAX = 36;
    uint256 private constant READ_GAS = 60_000;

    IRevenueRouter private immutable _router;
    IContributions private immutable _contributions;

    constructor(IRevenueRouter router, IContributions contributions) {
        _router = router;
        _contributions = contributions;
    }

    /// @inheritdoc IRevenueLens
    function revenue(uint256 id, address account) external view returns (Revenue memory told) {
        told.splits = _router.splitsOf(id);
        told.epochs = _router.epochCount(id);
        told.rewards = _router.rewards(id, account, type(uint256).max, EPOCHS);
        told.totalWeight = _contributions.totalWeight(id);
        told.creditedCount = _contributions.creditedCount(id);
        told.submitted = _contributions.contributions(id, type(uint256).max, SUBMITTED);
        address[] memory tokens = _router.currenciesOf(id);
        told.currencies = new Currency[](tokens.length);
        for (uint256 i = 0; i < tokens.length; ++i) {
            told.currencies[i] = _currency(id, tokens[i], account);
        }
        told.credited = _credited(id, tokens);
        told.point = IModelLens.Point({
            chainId: block.chainid,
            blockNumber: block.number,
            parentHash: blockhash(block.number - 1),
            timestamp: block.timestamp
        });
    }

    function _credited(uint256 id, address[] memory tokens)
        private
        view
        returns (Contributor[] memory list)
    {
        IContributions.Contribution[] memory page = _contributions.credited(id, 0, CREDITED);
        list = new Contributor[](page.length);
        for (uint256 i = 0; i < page.length; ++i) {
            list[i].contribution = page[i];
            list[i].due = new uint256[](tokens.length);
            for (uint256 j = 0; j < tokens.length; ++j) {
                list[i].due[j] = _contributions.claimable(id, page[i].index, tokens[j]);
            }
        }
    }

    function _currency(uint256 id, address token, address account)
        private
        view
        returns (Currency memory told)
    {
        told.token = token;
        told.accepted = _router.isAccepted(id, token);
        told.pots = _router.pots(id, token);
        (told.contributors,) = _contributions.funded(id, token);
        (, told.symbol) = token.readText(abi.encodeCall(IERC20Metadata.symbol, ()), READ_GAS);
        uint256 decimals = _word(token, abi.encodeCall(IERC20Metadata.decimals, ()));
        if (decimals <= DECIMALS_MAX) told.decimals = decimals;
        if (account == address(0)) return told;
        told.balance = _word(token, abi.encodeCall(IERC20.balanceOf, (account)));
        told.allowance = _word(token, abi.encodeCall(IERC20.allowance, (account, address(_router))));
    }

    /// @dev Zero when it does not answer.
    function _word(address target, bytes memory call) private view returns (uint256 word) {
        (, word,,) = target.readWords(call, READ_GAS, 1);
    }
}
