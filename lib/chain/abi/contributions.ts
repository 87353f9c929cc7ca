// Generated from Contributions by `npm run contracts:build`. Not to be edited.
export const contributionsAbi = [
  {"anonymous":false,"inputs":[{"indexed":true,"name":"id","type":"uint256"},{"indexed":true,"name":"index","type":"uint256"},{"indexed":true,"name":"account","type":"address"},{"components":[{"name":"kind","type":"uint8"},{"name":"digest","type":"string"},{"name":"uri","type":"string"},{"name":"note","type":"string"},{"name":"askedWeight","type":"uint64"}],"indexed":false,"name":"evidence","type":"tuple"}],"name":"ContributionSubmitted","type":"event"},
  {"inputs":[{"components":[{"name":"id","type":"uint256"},{"name":"token","type":"address"},{"name":"indexes","type":"uint256[]"}],"name":"claims","type":"tuple[]"}],"name":"claim","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"id","type":"uint256"},{"components":[{"name":"kind","type":"uint8"},{"name":"digest","type":"string"},{"name":"uri","type":"string"},{"name":"note","type":"string"},{"name":"askedWeight","type":"uint64"}],"name":"evidence","type":"tuple"}],"name":"submit","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"id","type":"uint256"},{"name":"index","type":"uint256"},{"name":"evidenceHash","type":"bytes32"},{"name":"reason","type":"string"}],"name":"decline","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"id","type":"uint256"},{"name":"index","type":"uint256"},{"name":"evidenceHash","type":"bytes32"},{"name":"weight","type":"uint64"}],"name":"credit","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"id","type":"uint256"},{"name":"index","type":"uint256"},{"name":"newAccount","type":"address"}],"name":"setAccount","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"id","type":"uint256"},{"name":"index","type":"uint256"}],"name":"end","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"id","type":"uint256"},{"name":"token","type":"address"},{"name":"amount","type":"uint256"}],"name":"fund","outputs":[],"stateMutability":"nonpayable","type":"function"},
] as const;
