// Generated from AdapterFactory by `npm run contracts:build`. Not to be edited.
export const adapterFactoryAbi = [
  {"anonymous":false,"inputs":[{"indexed":true,"name":"adapter","type":"address"},{"indexed":true,"name":"vault","type":"address"},{"indexed":true,"name":"pool","type":"address"},{"indexed":false,"name":"kind","type":"bytes32"}],"name":"AdapterCreated","type":"event"},
  {"inputs":[],"name":"FailedDeployment","type":"error"},
  {"inputs":[],"name":"implementations","outputs":[{"name":"erc4626","type":"address"},{"name":"uniV2","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"name":"adapter","type":"address"}],"name":"kindOf","outputs":[{"name":"kind","type":"bytes32"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"name":"balance","type":"uint256"},{"name":"needed","type":"uint256"}],"name":"InsufficientBalance","type":"error"},
  {"inputs":[{"name":"erc4626","type":"address"},{"name":"uniV2","type":"address"}],"stateMutability":"nonpayable","type":"constructor"},
  {"inputs":[{"name":"minAgeSeconds","type":"uint256"},{"name":"maxDeviationBps","type":"uint256"}],"name":"AdapterFactoryBadSettings","type":"error"},
  {"inputs":[{"name":"pool","type":"address"},{"name":"asset","type":"address"},{"name":"expected","type":"address"}],"name":"AdapterFactoryWrongAsset","type":"error"},
  {"inputs":[{"name":"vault","type":"address"},{"name":"pair","type":"address"},{"components":[{"name":"minDepth","type":"uint128"},{"name":"minAgeSeconds","type":"uint48"},{"name":"maxDeviationBps","type":"uint16"}],"name":"settings","type":"tuple"}],"name":"createUniV2","outputs":[{"name":"adapter","type":"address"}],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"vault","type":"address"},{"name":"pool","type":"address"}],"name":"createERC4626","outputs":[{"name":"adapter","type":"address"}],"stateMutability":"nonpayable","type":"function"},
] as const;
