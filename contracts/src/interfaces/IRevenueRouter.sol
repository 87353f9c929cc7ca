// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Router of models' revenue: split as voted, paid to stakers by epochs
interface IRevenueRouter {
    /// @notice Another record that gets a part.
    struct Parent {
        uint48 id;
        uint16 bps;
    }

    /// @notice How a record's revenue is split, in basis points; all parts with the parents' add up to 10,000.
    /// @param stakersBps To who held stake shares over a whole epoch. To the treasury where the record has no vault.
    /// @param contributorsBps By weight. To the treasury while nobody is credited.
    /// @param treasuryBps To the record's owner, with what rounding leaves.
    /// @param incentivesBps To the budget of the vault's incentives.
    /// @param parents At most 8, none twice, not the record itself.
    /// @param currencies Tokens (ERC-20) that are accepted, at most 16.
    struct Splits {
        uint16 stakersBps;
        uint16 contributorsBps;
        uint16 treasuryBps;
        uint16 incentivesBps;
        Parent[] parents;
        address[] currencies;
    }

    /// @notice A week of a record. Who held shares at `startsAt` and at `endsAt` has a part in what was paid in between.
    /// @param vault Whose shares count.
    /// @param startsAt The second before the epoch's first payment.
    struct Epoch {
        address vault;
        uint256 startsAt;
        uint256 endsAt;
    }

    /// @notice What lies here for a record in one currency, outside of epochs.
    /// @param received All that was ever split, parents' parts from other records included.
    /// @param unsplit From other records, not split yet; see `distribute`.
    /// @param treasury For the record's owner; see `payTreasury`.
    /// @param incentives See `fundIncentives`.
    struct Pots {
        uint256 received;
        uint256 unsplit;
        uint256 treasury;
        uint256 incentives;
    }

    /// @notice Stakers' part of an epoch in one currency.
    /// @param paid What was paid in; what was moved on is taken off again.
    /// @param claimed What was claimed of it.
    struct EpochRevenue {
        uint256 paid;
        uint256 claimed;
    }

    /// @notice Which epochs of one record to claim for, in one currency.
    struct EpochClaim {
        uint256 id;
        address token;
        uint256[] epochs;
    }

    /// @notice An account's part of one epoch in one currency.
    /// @param known False when the vault does not answer; then all numbers of the account are zero.
    /// @param due What it can claim now.
    /// @param claimed What it claimed.
    struct Reward {
        uint256 epoch;
        address token;
        uint256 startsAt;
        uint256 endsAt;
        uint256 paid;
        uint256 paidOut;
        uint256 due;
        uint256 claimed;
        bool known;
    }

    event SplitsSet(uint256 indexed id, Splits oldSplits, Splits newSplits);
    event RevenuePaid(
        uint256 indexed id, address indexed token, address indexed from, uint256 amount
    );
    event RevenueSplit(
        uint256 indexed id,
        address indexed token,
        uint256 stakers,
        uint256 contributors,
        uint256 treasury,
        uint256 incentives,
        uint256 parents
    );
    event ParentPaid(
        uint256 indexed id, uint256 indexed parentId, address indexed token, uint256 amount
    );
    event EpochOpened(
        uint256 indexed id, uint256 indexed epoch, address vault, uint256 startsAt, uint256 endsAt
    );
    event RevenueClaimed(
        uint256 indexed id,
        address indexed token,
        address indexed account,
        uint256 epoch,
        uint256 amount
    );
    event RevenueRolledOver(
        uint256 indexed id, uint256 indexed epoch, address indexed token, uint256 amount
    );
    event TreasuryPaid(
        uint256 indexed id, address indexed token, address indexed owner, uint256 amount
    );
    /// @param vault Whose budget got it; zero when it became the treasury's.
    event IncentivesFunded(
        uint256 indexed id, address indexed token, address indexed vault, uint256 amount
    );

    error RevenueRouterNotOwner(uint256 id, address caller);
    error RevenueRouterNoRecord(uint256 id);
    error RevenueRouterBpsSum(uint256 sum, uint256 expected);
    error RevenueRouterTooManyParents(uint256 count, uint256 max);
    error RevenueRouterInvalidParent(uint256 id, uint256 parentId, uint256 bps);
    error RevenueRouterTooManyCurrencies(uint256 count, uint256 max);
    error RevenueRouterNotAccepted(uint256 id, address token);
    error RevenueRouterTransferFee(address token, uint256 amount, uint256 received);
    error RevenueRouterNothing(uint256 id, address token);
    /// @notice The vault has no allocator yet, so it has no budget.
    error RevenueRouterNoBudget(uint256 id, address vault);
    error RevenueRouterNoEpoch(uint256 id, uint256 epoch);
    error RevenueRouterEpochOpen(uint256 id, uint256 epoch, uint256 endsAt);
    error RevenueRouterStillClaimable(uint256 id, uint256 epoch, uint256 claimableUntil);
    error RevenueRouterSuspended(uint256 id);

    /// @notice Sets how revenue is split from now on; money already split stays where it is. Only the record's owner.
    function setSplits(uint256 id, Splits calldata splits) external;

    /// @notice Pays revenue of a model in. Anyone may, in a currency its owner accepts. The router pulls the amount, for
    /// which the caller approved it, and refuses a token that delivers less.
    function pay(uint256 id, address token, uint256 amount) external;

    /// @notice Splits what other records paid to this one as their parent. Anyone may.
    function distribute(uint256 id, address token) external;

    /// @notice Pays the caller its part of ended epochs. Epochs that hold nothing for it are passed over.
    /// @return amounts One for each of the claims.
    function claim(EpochClaim[] calldata claims) external returns (uint256[] memory amounts);

    /// @notice Sends the treasury's part to the record's owner. Anyone may; not while the record is suspended.
    function payTreasury(uint256 id, address token) external;

    /// @notice Puts the incentives' part into the budget of the record's vault, if the currency is what the vault takes
    /// as stake; otherwise it becomes the treasury's. Anyone may.
    function fundIncentives(uint256 id, address token) external;

    /// @notice Moves what nobody claimed within 90 days of an epoch's end into the running epoch. Anyone may.
    function rollOver(uint256 id, uint256 epoch, address token) external;

    function splitsOf(uint256 id) external view returns (Splits memory);

    /// @notice Every currency a record ever accepted, at most 32, in the order in which it did.
    function currenciesOf(uint256 id) external view returns (address[] memory);

    function isAccepted(uint256 id, address token) external view returns (bool);

    function pots(uint256 id, address token) external view returns (Pots memory);

    /// @notice How many epochs a record has had; the newest may still be open.
    function epochCount(uint256 id) external view returns (uint256);

    function epoch(uint256 id, uint256 index) external view returns (Epoch memory);

    function epochRevenue(uint256 id, uint256 index, address token)
        external
        view
        returns (EpochRevenue memory);

    /// @notice An account's part in a page of epochs, newest first, one entry for each currency with money in it.
    /// @param before The epoch the last page ended with; `type(uint256).max` for the first page.
    function rewards(uint256 id, address account, uint256 before, uint256 count)
        external
        view
        returns (Reward[] memory);
}
