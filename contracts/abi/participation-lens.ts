// Generated from ParticipationLens by `npm run contracts:build`. Not to be edited.
export const participationLensAbi = [
  {"inputs":[],"name":"launcher","outputs":[{"name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"registry","outputs":[{"name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"name":"ballots","type":"uint256"},{"name":"max","type":"uint256"}],"name":"ParticipationLensTooMany","type":"error"},
  {"inputs":[{"name":"launcher_","type":"address"}],"stateMutability":"nonpayable","type":"constructor"},
  {"inputs":[{"name":"recordId","type":"uint256"},{"name":"proposalIds","type":"uint256[]"},{"name":"accounts","type":"address[]"}],"name":"participation","outputs":[{"components":[{"name":"supply","type":"uint256"},{"name":"supplies","type":"uint256[]"},{"components":[{"name":"votes","type":"uint256"},{"name":"shares","type":"uint256"},{"name":"delegate","type":"address"},{"name":"past","type":"uint256[]"},{"name":"used","type":"uint256[]"}],"name":"voters","type":"tuple[]"},{"components":[{"name":"chainId","type":"uint256"},{"name":"blockNumber","type":"uint256"},{"name":"parentHash","type":"bytes32"},{"name":"timestamp","type":"uint256"}],"name":"point","type":"tuple"}],"name":"told","type":"tuple"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"name":"recordId","type":"uint256"}],"name":"ParticipationLensNotLaunched","type":"error"},
] as const;
