// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev Money as it should be.
contract Coin is ERC20 {
    constructor(uint256 supply) ERC20("Coin", "COIN") {
        _mint(msg.sender, supply);
    }
}

/// @dev Keeps a hundredth of every transfer.
contract FeeCoin is ERC20 {
    constructor(uint256 supply) ERC20("Fee", "FEE") {
        _mint(msg.sender, supply);
    }

    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        if (from != address(0)) super._update(to, address(0xfee), value / 100);
    }
}

/// @dev Lets nobody on its list receive anything.
contract BlockingCoin is ERC20 {
    mapping(address account => bool blocked) public isBlocked;

    constructor(uint256 supply) ERC20("Blocking", "BLK") {
        _mint(msg.sender, supply);
    }

    function setBlocked(address account, bool blocked) external {
        isBlocked[account] = blocked;
    }

    function _update(address from, address to, uint256 value) internal override {
        require(!isBlocked[to], "blocked");
        super._update(from, to, value);
    }
}

/// @dev Lets its sender act before anything moves and its receiver after, as an ERC-777 does.
contract HookCoin is ERC20 {
    mapping(address account => bool hooked) public isHooked;

    constructor(uint256 supply) ERC20("Hooks", "HOOKS") {
        _mint(msg.sender, supply);
    }

    function hook(bool hooked) external {
        isHooked[msg.sender] = hooked;
    }

    function _update(address from, address to, uint256 value) internal override {
        if (isHooked[from]) IHooked(from).onMoving(false);
        super._update(from, to, value);
        if (isHooked[to]) IHooked(to).onMoving(true);
    }
}

interface IHooked {
    function onMoving(bool received) external;
}

/// @dev Answers false instead of reverting, and says nothing when a transfer works: as old tokens do.
contract OldCoin {
    mapping(address account => uint256 amount) public balanceOf;
    mapping(address owner => mapping(address spender => uint256 amount)) public allowance;

    constructor(uint256 supply) {
        balanceOf[msg.sender] = supply;
    }

    function approve(address spender, uint256 amount) external {
        require(amount == 0 || allowance[msg.sender][spender] == 0);
        allowance[msg.sender][spender] = amount;
    }

    function transfer(address to, uint256 amount) external {
        _move(msg.sender, to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) external {
        allowance[from][msg.sender] -= amount;
        _move(from, to, amount);
    }

    function _move(address from, address to, uint256 amount) private {
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
    }
}

/// @dev A vault that says what it is told to say of everybody's past, or nothing at all.
contract LyingVault {
    uint256 public balance;
    uint256 public supply;
    bool public silent;
    address public asset;
    address public allocator;

    function tell(uint256 newBalance, uint256 newSupply, bool newSilent) external {
        (balance, supply, silent) = (newBalance, newSupply, newSilent);
    }

    function setBudget(address newAsset, address newAllocator) external {
        (asset, allocator) = (newAsset, newAllocator);
    }

    function getPastBalanceOf(address, uint256) external view returns (uint256) {
        require(!silent);
        return balance;
    }

    function getPastTotalSupply(uint256) external view returns (uint256) {
        require(!silent);
        return supply;
    }
}

/// @dev A budget that takes what it is told to take of what it is funded with.
contract Budget {
    address public immutable token;
    uint256 public takesBps = 10_000;
    mapping(address vault => uint256 assets) public budget;

    constructor(address token_) {
        token = token_;
    }

    function take(uint256 bps) external {
        takesBps = bps;
    }

    function fund(address vault, uint256 assets) external {
        uint256 taken = (assets * takesBps) / 10_000;
        budget[vault] += taken;
        ERC20(token).transferFrom(msg.sender, address(this), taken);
    }
}
