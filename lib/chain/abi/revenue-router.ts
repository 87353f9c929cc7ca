// Generated from RevenueRouter by `npm run contracts:build`. Not to be edited.
export const revenueRouterAbi = [
  {"inputs":[{"components":[{"name":"id","type":"uint256"},{"name":"token","type":"address"},{"name":"epochs","type":"uint256[]"}],"name":"claims","type":"tuple[]"}],"name":"claim","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"id","type":"uint256"},{"components":[{"name":"stakersBps","type":"uint16"},{"name":"contributorsBps","type":"uint16"},{"name":"treasuryBps","type":"uint16"},{"name":"incentivesBps","type":"uint16"},{"components":[{"name":"id","type":"uint48"},{"name":"bps","type":"uint16"}],"name":"parents","type":"tuple[]"},{"name":"currencies","type":"address[]"}],"name":"splits","type":"tuple"}],"name":"setSplits","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"id","type":"uint256"},{"name":"index","type":"uint256"},{"name":"token","type":"address"}],"name":"rollOver","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"id","type":"uint256"},{"name":"token","type":"address"},{"name":"amount","type":"uint256"}],"name":"pay","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"id","type":"uint256"},{"name":"token","type":"address"}],"name":"distribute","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"id","type":"uint256"},{"name":"token","type":"address"}],"name":"fundIncentives","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"id","type":"uint256"},{"name":"token","type":"address"}],"name":"payTreasury","outputs":[],"stateMutability":"nonpayable","type":"function"},
] as const;
