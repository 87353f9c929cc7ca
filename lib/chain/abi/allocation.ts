// Generated from Allocation by `npm run contracts:build`. Not to be edited.
export const allocationAbi = [
  {"anonymous":false,"inputs":[{"indexed":true,"name":"by","type":"address"},{"indexed":false,"name":"leaves","type":"bytes"}],"name":"AllocationPublished","type":"event"},
  {"inputs":[],"name":"sweep","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"index","type":"uint256"},{"name":"account","type":"address"},{"name":"claimedAmount","type":"uint256"},{"name":"proof","type":"bytes32[]"}],"name":"claim","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"index","type":"uint256"},{"name":"claimedAmount","type":"uint256"},{"name":"proof","type":"bytes32[]"},{"name":"delegatee","type":"address"}],"name":"claimAndStake","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"leaves","type":"bytes"}],"name":"publish","outputs":[],"stateMutability":"nonpayable","type":"function"},
] as const;
