// npm run deploy -- --rpc URL [--account N] [--out FILE]: puts this release's contracts on a chain and notes it in
// contracts/deployments.json (or FILE). Signs with the private key in COMMONWEIGHT_KEY, or lets the node sign for its N-th account.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { type Address, BaseError, createClient, type Hex, http, isHex } from 'viem';
import { getAddresses, getChainId } from 'viem/actions';
import { createScriptClient } from './client';
import { deployAll, findFirstBlock } from './deploy-all';
import { formatDeployments, readChains, toDeployments } from './deployments';
import { deploymentsFile } from './paths';

const usage =
  'Usage: npm run deploy -- --rpc URL [--account N] [--out FILE]\nSet COMMONWEIGHT_KEY to the private key that pays, or give --account for an account the node holds (0 on a fresh anvil).';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rpc: { type: 'string' }, account: { type: 'string' }, out: { type: 'string' } },
  });
  if (values.rpc === undefined) throw new Error(usage);
  const signer = await findSigner(values.rpc, values.account);
  const client = createScriptClient({ rpcUrl: values.rpc, signer });
  const chainId = await getChainId(client);
  console.log(`Chain ${chainId}, paid by ${client.account.address}`);

  const deployed = await deployAll(client);
  for (const { name, address, receipt } of deployed) {
    console.log(`${name.padEnd(14)} ${address} ${receipt ? 'deployed' : 'was there'}`);
  }
  const file = values.out ?? deploymentsFile;
  const chains = readChains(file, deployed);
  const [registry] = deployed;
  if (registry && !chains[chainId]) {
    chains[chainId] = { block: Number(await findFirstBlock(client, registry)) };
  }
  writeFileSync(file, formatDeployments(toDeployments(deployed, chains)));
  console.log(`Noted in ${relative(process.cwd(), file)}.`);
}

async function findSigner(rpcUrl: string, account: string | undefined): Promise<Hex | Address> {
  const key = process.env['COMMONWEIGHT_KEY'];
  if (account === undefined) {
    if (key === undefined) throw new Error(usage);
    if (!isHex(key) || key.length !== 66) {
      throw new Error('COMMONWEIGHT_KEY must be 0x and 64 hexadecimal digits.');
    }
    return key;
  }
  const accounts = await getAddresses(createClient({ transport: http(rpcUrl) }));
  const found = accounts[Number(account)];
  if (found === undefined) {
    throw new Error(`The node holds ${accounts.length} accounts; there is no account ${account}.`);
  }
  return found;
}

/** viem's full message holds the endpoint's URL, which may hold a key. */
function describeFailure(error: unknown): string {
  if (error instanceof BaseError) return `${error.shortMessage} ${error.details}`.trim();
  return error instanceof Error ? error.message : String(error);
}

main().catch((error: unknown) => {
  console.error(describeFailure(error));
  process.exitCode = 1;
});
