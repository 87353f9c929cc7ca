// Generated from AdapterFactory by `npm run contracts:build`. Not to be edited.
export const adapterFactoryAbi = [
  {"inputs":[{"name":"vault","type":"address"},{"name":"pair","type":"address"},{"components":[{"name":"minDepth","type":"uint128"},{"name":"minAgeSeconds","type":"uint48"},{"name":"maxDeviationBps","type":"uint16"}],"name":"settings","type":"tuple"}],"name":"createUniV2","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"vault","type":"address"},{"name":"pool","type":"address"}],"name":"createERC4626","outputs":[],"stateMutability":"nonpayable","type":"function"},
] as const;
